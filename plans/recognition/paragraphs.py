"""Lines → paragraphs: what a page break or a mail program tore apart is put together again."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from plans.recognition.cell_lines import find_cell_tables
from plans.recognition.forms import form_of_heading
from plans.recognition.labels import opens_with_label, read_facts
from plans.recognition.markers import Marker, read_marker, read_next, read_number
from plans.recognition.periods import opens_with_time
from plans.recognition.run_on import apart
from plans.recognition.spaced_cells import spaced_rows
from plans.recognition.text import Text, width

_PIPES = re.compile(r"\|.*\||[^|\s][^|]{0,60}\|[^|]*\|")
_SENTENCE_END = tuple("。!?;:…")
_CLOSED = tuple('”")]】》')
_RUNS_ON = re.compile(r"[,、。;:)”》]")
_JUNK = re.compile(r"[\W_]*")
_NARROW, _NARROWEST = 15, 9
_MOST_OF_IT = 0.6
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–·]\s*\d{1,4}\s*[-—–·]|第\s*\d{1,4}\s*页(?:\s*[/,共]*\s*\d*\s*页?)?|\d{1,4}\s*/\s*\d{1,4})\s*"
)


@dataclass(frozen=True)
class Line:
    """One line of the source; `number` counts from 1."""

    number: int
    text: Text


@dataclass
class Paragraph:
    """Lines first…last as one text; `marker` opens it, `body` is the text after the marker.

    `is_title` marks what stands at the top up to the title of the plan: it heads nothing and holds no rows.
    """

    lines: list[Line]
    text: Text
    marker: Marker | None
    is_row: bool = False
    is_title: bool = False
    body: Text = field(init=False)

    def __post_init__(self):
        self.body = self.text[self.marker.end :] if self.marker else self.text

    @property
    def first(self) -> int:
        return self.lines[0].number

    @property
    def last(self) -> int:
        return self.lines[-1].number


_PAGE_FURNITURE = re.compile(
    r"\s*(?:(?:发布|更新|上传)?(?:时间|日期)\s*:?\s*\d{4}-\d{1,2}-\d{1,2}\s+\d{1,2}:\d\d.*"
    r"|(?:来源|作者|编辑|责任编辑|浏览次数|阅读次数|点击数?|字体大小|发布(?:时间|日期|人)|更新时间)\s*:.{0,60}"
    r"|首页\s*[>|»/].{0,40}|[|>»\s]*首页|当前(?:的)?位置\s*:.{0,60}|(?:原标题|关键词|标签)\s*:.{0,60}|朗读"
    r"|(?:上一篇|下一篇|打印本页|关闭窗口|返回顶部).{0,60})"
)


def is_junk(plain: str) -> bool:
    """A line that says nothing of the plan: signs only, a page number, what a web page puts around it.

    >>> [is_junk(t) for t in ("□ * ^", "— 3 —", "第 2 页 共 5 页", "5月", "______", "首页>政协·协商>协商")]
    [True, True, True, False, True, True]
    """
    return any(p.fullmatch(plain) for p in (_JUNK, _PAGE_NUMBER, _PAGE_FURNITURE))


def _is_row(plain: str) -> bool:
    """A table row; no row is a number or a label that a tab keeps from its text.

    >>> [_is_row(t) for t in ("3月\\t视察", "| 3月 | 视察 |", "一、\\t思想", "时间:\\t5月", "\\t缩进")]
    [True, True, False, False, False]
    """
    plain = plain.strip()
    if "\t" not in plain:
        return bool(_PIPES.match(plain))
    first, _, rest = plain.partition("\t")
    number = read_number(first)
    alone = first.rstrip().endswith(":") or (number is not None and number.end >= len(first))
    return "\t" in rest.strip() or not alone


def read_lines(source: str | Iterable[str]) -> list[Line]:
    lines = re.split(r"\r\n|\n|\r", source) if isinstance(source, str) else source
    return [Line(number, Text.of(line)) for number, line in enumerate(lines, 1)]


def wrap_width(lines: list[Line]) -> float | None:
    """The width at which the text was hard-wrapped, None when each paragraph is one line.

    A wrapped text has many lines that stop without a full stop, nearly all of the same width.
    """
    said = [line.text.plain.rstrip() for line in lines if line.text]
    stopped = [
        round(width(plain)) for plain in said if not plain.endswith(_SENTENCE_END) and not _is_row(plain)
    ]
    least = _NARROWEST if _is_indented(said) else _NARROW
    long = Counter(w for w in stopped if least <= w <= 80)
    if sum(long.values()) < 5:
        return None
    most = max(long, key=lambda w: long[w] + long[w - 1] + long[w + 1])
    near = sum(long[w] for w in (most - 2, most - 1, most, most + 1))
    if near < 5 or near < 0.6 * sum(long.values()):
        return None
    wider = sum(len(plain) > most + 3 and width(plain) > most + 3 for plain in said)
    return most - 2 if wider <= len(lines) * 0.05 else None


def _is_indented(said: list[str]) -> bool:
    """Whether some lines, but not most, are set in: then these begin the paragraphs, however narrow."""
    indented = sum(plain.startswith("  ") for plain in said)
    return 3 <= indented <= len(said) * 0.6


def to_paragraphs(lines: list[Line]) -> list[Paragraph]:
    """Join lines that belong together; junk lines stay out (they become unplaced)."""
    wrapped = wrap_width(lines)
    open_ones: list[_Open] = []
    most = _MOST_OF_IT * sum(len(line.text) for line in lines)
    said = [
        Line(line.number, part)
        for line in lines
        if line.text
        for part in apart(line.text, whole=len(line.text) > most)
    ]
    rows = _rows_of_cell_lines(said)
    spaced = spaced_rows([line.text for line in said])
    for index, line in enumerate(said):
        if index in rows:
            if rows[index]:
                open_ones.append(_Open(None, True, said[index : rows[index]]))
            continue
        if is_junk(line.text.plain):
            continue
        is_row = index in spaced or _is_row(line.text.plain) or _goes_on_as_row(open_ones, line)
        before = open_ones[-1].marker if open_ones else None
        marker = None if index in spaced else read_marker(line.text) or read_next(line.text, before)
        after = said[index + 1] if index + 1 < len(said) else None
        if open_ones and not is_row and not marker and _goes_on(open_ones[-1], line, after, wrapped):
            open_ones[-1].add(line)
        else:
            open_ones.append(_Open(marker, is_row))
            open_ones[-1].add(line)
    return [one.close() for one in open_ones]


def _goes_on_as_row(before: list["_Open"], line: Line) -> bool:
    """A row whose first cells are empty looks like an indented line; the row before it tells."""
    if not before or not before[-1].is_row:
        return False
    last = before[-1].lines[-1]
    tabs = line.text.raw.count("\t")
    return tabs > 0 and last.number == line.number - 1 and tabs == last.text.raw.count("\t")


def _rows_of_cell_lines(lines: list[Line]) -> dict[int, int]:
    """First line of a row → the line after it; 0 for the other lines of rows."""
    rows: dict[int, int] = {}
    for table in find_cell_tables([line.text for line in lines]):
        for first, after in table:
            rows |= dict.fromkeys(range(first, after), 0) | {first: after}
    return rows


@dataclass
class _Open:
    """A paragraph that may still go on."""

    marker: Marker | None
    is_row: bool
    lines: list[Line] = field(default_factory=list)
    has_full_stop: bool = False
    width: float = 0

    def add(self, line: Line) -> None:
        number = self.marker.end if self.marker and not self.lines else 0
        self.lines.append(line)
        self.has_full_stop |= "。" in line.text.plain[number:]
        self.width += width(line.text.plain.strip())

    def close(self) -> Paragraph:
        if self.is_row and len(self.lines) > 1:
            cells = (line.text[: len(line.text.plain.rstrip(" |"))] for line in self.lines)
            joined = [part for cell in cells for part in (Text("\t", "\t"), cell)]
            return Paragraph(self.lines, Text.join(joined[1:]), None, True)
        parts = [self.lines[0].text]
        for before, line in pairwise(self.lines):
            left, right = before.text.plain.rstrip()[-1:], line.text.plain.lstrip()[:1]
            parts[-1] = parts[-1][: len(parts[-1].plain.rstrip())]
            parts.append(Text(" ", " ") if left.isascii() and right.isascii() else Text("", ""))
            parts.append(line.text[len(line.text) - len(line.text.plain.lstrip()) :])
        return Paragraph(self.lines, Text.join(parts), self.marker, self.is_row)


def _goes_on(before: _Open, line: Line, after: Line | None, wrapped: float | None) -> bool:
    return _continues(before, line, wrapped) or _is_inside_title(before, line, after)


def _continues(before: _Open, line: Line, wrapped: float | None) -> bool:
    """Whether a line without a number goes on with the sentence before it."""
    plain, previous = line.text.plain.strip(), before.lines[-1].text.plain.strip()
    last_width = width(before.lines[-1].text.plain.rstrip())
    if before.is_row or _begins_anew(plain) or previous.endswith("的通知"):
        return False
    if wrapped and not previous.endswith("。"):
        return last_width >= wrapped
    if previous.endswith(_SENTENCE_END):
        return False
    if previous.endswith(_CLOSED) and not _RUNS_ON.match(plain):
        return False
    if _RUNS_ON.match(plain) or previous.endswith((",", "、")):
        return True
    return before.has_full_stop or before.width >= 50


def _is_inside_title(before: _Open, line: Line, after: Line | None) -> bool:
    """The second line of a long title among labels: 议题：… / 用工难题 / 时间：6月."""
    said = before.lines[-1].text.plain
    if after is None or not opens_with_label(said) or not opens_with_label(after.text.plain):
        return False
    if said.rstrip().endswith(_SENTENCE_END) or _begins_anew(line.text.plain):
        return False
    following = read_facts(after.text).fields
    return list(read_facts(before.lines[-1].text).fields) == ["title"] and "title" not in following


def _begins_anew(plain: str) -> bool:
    return opens_with_label(plain) or opens_with_time(plain) or form_of_heading(plain) is not None
