"""Where the parts of an official document stand, in characters and millimetres: shared by PDF and Word.

Rules: GB/T 9704-2012, the sections named below.
"""

import math
import re
from dataclasses import dataclass

from .content import OfficialDocument, chinese_date

#: Width of the type area in millimetres and in characters of the body (5.2.1, 5.2.3).
TYPE_AREA_WIDTH = 156.0
COLUMNS = 28
#: Characters of a title (2号, 22 pt) that fit into a line.
TITLE_COLUMNS = 20
#: Height of the characters of the issuing mark in millimetres, about 小初 (36 pt): with it, number, rule and
#: title at their distances bring the text back on the grid. Long names become as narrow as the other.
MARK_SIZE, NARROWEST_MARK = 12.73, 0.7
#: Line height of a mark with several offices, in character heights.
JOINT_PITCH = 1.35
#: A mark of few characters is spread, by at most this part of a character.
WIDEST_MARK_GAP = 0.25

#: Words and figures of titles that no line may break (7.3.1 「回行时，要做到词意完整」).
_WHOLE_WORDS = re.compile(
    r"\d+[年月日届次号季]度?|中国人民政治协商会议|\w{2}[县市区州盟旗]委员会|年度|计划|工作|要点|方案|规划|协商|征求|意见|情况|说明|安排|进展|完成|调整|汇总表|一览表"
    r"|报告|通知|建议|关于|印发|会议|专门|专题|委员会|委员|办公室|组成|人员|名单|名册|通讯录|小组"
)
_NO_LINE_START = "的地得之与和及、，。：；！？”’）》〕】…—"
_GOOD_LINE_END = "、，的于对将把和与及关：；》”）"
_GOOD_LINE_START = "《（“"


#: Unicode glues a quotation mark to both its neighbours; in Chinese a line may end before “ and after ”.
_LINE_END_AT_QUOTES = re.compile(
    r"(?<=[^\s“‘（《〔【(A-Za-z])(?=[“‘])|(?<=[”’])(?=[（《〔【\u3400-\u9fff])|(?<=”)(?=\d)"
)


def breakable(text: str) -> str:
    """Text with invisible places (U+200B) where a line may end at Chinese quotation marks."""
    return _LINE_END_AT_QUOTES.sub("\u200b", text)


def width_of(text: str) -> float:
    """Width in characters: ASCII counts half."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def title_lines(title: str) -> list[str]:
    """Lines of about equal length (7.3.1), or the author's own where the title has line breaks."""
    if "\n" in title:
        return [line.strip() for line in title.split("\n") if line.strip()]
    return balanced_lines(title, TITLE_COLUMNS)


def balanced_lines(text: str, columns: int) -> list[str]:
    """Break text into the fewest lines, of about equal length, none wider than `columns` characters."""
    lines, rest = [], text
    while width_of(rest) > columns:
        count = math.ceil(width_of(rest) / columns)
        end = _best_break(rest, width_of(rest) / count, columns)
        lines.append(rest[:end].strip())
        rest = rest[end:]
    return [*lines, rest.strip()]


def _best_break(text: str, wanted: float, columns: int) -> int:
    """The index near `wanted` characters, not beyond `columns`, where a break hurts least."""

    within = {end for word in _WHOLE_WORDS.finditer(text) for end in range(word.start() + 1, word.end())}

    def cost(end: int) -> float:
        distance = abs(width_of(text[:end]) - wanted)
        bad = text[end] in _NO_LINE_START or (text[end].isascii() and text[end - 1].isascii())
        good = text[end - 1] in _GOOD_LINE_END or text[end] in _GOOD_LINE_START
        return distance + (100 if bad else 0) + (10 if end in within else 0) - (3 if good else 0)

    longest = next((end for end in range(len(text), 0, -1) if width_of(text[:end]) <= columns), 1)
    return min(range(1, min(longest, len(text) - 1) + 1), key=cost, default=len(text))


@dataclass(frozen=True)
class Mark:
    """The issuing mark (7.2.4): character height and gaps in millimetres, `scale` narrows the characters.

    `names` holds (name, gap between its characters); all are `name_width` wide before narrowing. With
    several offices `suffix` (文件) stands right of them, centred.
    """

    names: tuple[tuple[str, float], ...]
    suffix: str
    size: float
    scale: float
    height: float
    name_width: float


def issuing_mark(document: OfficialDocument) -> Mark:
    """Fit the issuing mark into the width of the type area."""
    suffix = document.mark if document.coat == "official" else ""
    offices = document.issuing_offices if document.coat == "official" else document.issuing_offices[:1]
    if len(offices) > 1:
        return _joint_mark(offices, suffix)
    name = offices[0] + suffix
    length = max(width_of(name), 1)
    size = min(MARK_SIZE, TYPE_AREA_WIDTH / (length * NARROWEST_MARK))
    scale = min(1.0, TYPE_AREA_WIDTH / (length * size))
    gap = 0.0
    if len(name) > 1:
        gap = max(0.0, min(size * WIDEST_MARK_GAP, (0.9 * TYPE_AREA_WIDTH - length * size) / (len(name) - 1)))
    return Mark(((name, gap),), "", size, scale, size, length * size + gap * (len(name) - 1))


def _joint_mark(offices: tuple[str, ...], suffix: str) -> Mark:
    longest = max(width_of(name) for name in offices)
    columns = longest + (width_of(suffix) + 0.5 if suffix else 0)
    size = min(MARK_SIZE, TYPE_AREA_WIDTH / (columns * NARROWEST_MARK))
    scale = min(1.0, TYPE_AREA_WIDTH / (columns * size))
    name_width = longest * size
    names = tuple((name, (name_width - width_of(name) * size) / max(len(name) - 1, 1)) for name in offices)
    height = size * (1 + JOINT_PITCH * (len(offices) - 1))
    return Mark(names, suffix, size, scale, height, name_width)


@dataclass(frozen=True)
class SignatureLine:
    """One line of names and their place: `indents` are characters from the left edge of the type area."""

    texts: tuple[str, ...]
    indents: tuple[float, ...]


def signature_lines(document: OfficialDocument) -> list[SignatureLine]:
    """Signature and date (7.3.5): under a seal centred on the date, else two characters from the right."""
    day = chinese_date(document.date) if document.date else ""
    if document.sealed:
        return _sealed(document.signature, day)
    return _unsealed(document.signature, day)


def _line(text: str, indent: float) -> SignatureLine:
    return SignatureLine((text,), (max(indent, 0.0),))


def _fitting(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of more than a line broken into lines."""
    return tuple(line for name in names for line in balanced_lines(name, COLUMNS - 4))


def _unsealed(names: tuple[str, ...], day: str) -> list[SignatureLine]:
    """7.3.5.2: name two from the right, date two right of the name; a long date two from the right."""
    right = COLUMNS - 2
    names = _fitting(names)
    last_indent = right - width_of(names[-1]) if names else right - width_of(day) - 2
    shift = max(0.0, last_indent + 2 + width_of(day) - right) if day else 0.0
    lines = [_line(name, right - width_of(name) - shift) for name in names]
    if day:
        lines.append(_line(day, last_indent + 2 - shift))
    return lines


def _sealed(names: tuple[str, ...], day: str) -> list[SignatureLine]:
    """7.3.5.1: date four from the right, a single name centred on it, joint names up to three a row."""
    date_indent = COLUMNS - 4 - width_of(day)
    names = _fitting(names)
    if len(names) == 1:
        centre = date_indent + width_of(day) / 2
        lines = [_line(names[0], min(centre - width_of(names[0]) / 2, COLUMNS - width_of(names[0])))]
    else:
        lines = []
        longest = max((width_of(name) for name in names), default=0)
        per_row = next((count for count in (3, 2) if longest + 1 <= COLUMNS / count), 1)
        for start in range(0, len(names), per_row):
            row = names[start : start + per_row]
            column = COLUMNS / len(row)
            indents = tuple(column * (at + 0.5) - width_of(name) / 2 for at, name in enumerate(row))
            lines.append(SignatureLine(row, indents))
    return [*lines, _line(day, date_indent)] if day else lines
