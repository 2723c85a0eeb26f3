"""The chapters of a plan, with every line of the source in one of them."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from plans.recognition.blocks import Block
from plans.recognition.draft import Draft
from plans.recognition.forms import form_of_heading
from plans.recognition.paragraphs import Line, Paragraph
from plans.recognition.text import Text
from plans.recognition.titles import tidy

_ANNEX = re.compile(r"附(?:件|表)\s*\d{0,2}\s*[:.]?")
_TITLE = re.compile(
    r"议题表|协商(?:议题|课题|活动)|(?:议题|课题)$|一览表|日程|清单|计划|要点|安排|方案|意见|打算|规划|通知|工作(?![委室站处组联])|的函$"
)
_NO_TITLE = re.compile(r"[。;,:]$|。")
_NOTICE = re.compile(r"(?:印发|下发|转发)\S{0,2}《(.+?)》的通知")
_SPACED = re.compile(r"\S(?:\s+\S)+")
_NOTICE_LINES = 20
_RUN_IN = 34
_SECTION_RANK = 3


@dataclass
class Section:
    """`body` is the source, line by line; `prose` what remains beside heading and rows."""

    number: str
    level: int
    title: str
    first: int
    last: int = 0
    body: str = ""
    prose: str = ""

    def to_json(self) -> dict:
        names = ("number", "level", "title", "body", "prose")
        return {name: getattr(self, name) for name in names} | {"lines": [self.first, self.last]}


def document_title(paragraphs: list[Paragraph]) -> Text:
    """The title above the first paragraph, blank when there is none; marks the paragraphs up to it.

    >>> from plans.recognition.paragraphs import read_lines, to_paragraphs
    >>> paragraphs = to_paragraphs(read_lines("政协某县\\n2026年协商计划\\n一、专题协商"))
    >>> document_title(paragraphs).raw, [paragraph.is_title for paragraph in paragraphs]
    ('政协某县2026年协商计划', [True, True, False])
    """
    title, count = _announced_title(paragraphs) or _title_on_top(paragraphs)
    for paragraph in paragraphs[:count]:
        paragraph.is_title = True
    return title


def _title_on_top(paragraphs: list[Paragraph]) -> tuple[Text, int]:
    """The title and how many paragraphs it takes."""
    parts: list[Text] = []
    for count, paragraph in enumerate(paragraphs[:3], 1):
        plain = _closed_up(paragraph.text).plain.strip()
        if not parts and _ANNEX.fullmatch(plain):
            continue
        numbered = paragraph.marker and paragraph.marker.kind != "markdown"
        if numbered or len(plain) > 45 or _NO_TITLE.search(plain) or form_of_heading(plain):
            break
        parts.append(tidy(_closed_up(paragraph.body)))
        if _TITLE.search(plain):
            return Text.join(parts), count
    return Text("", ""), 0


def _announced_title(paragraphs: list[Paragraph]) -> tuple[Text, int] | None:
    """The title of the plan that a notice sends out, where it stands again above its text."""
    head = paragraphs[:_NOTICE_LINES]
    notice = _NOTICE.search("".join(paragraph.text.plain.strip() for paragraph in head[:6]))
    for start in range(len(head) if notice else 0):
        for end in (start + 1, start + 2):
            text = Text.join([tidy(_closed_up(paragraph.body)) for paragraph in head[start:end]])
            if text.plain == notice[1]:
                return text, min(end, len(head))
    return None


def _closed_up(text: Text) -> Text:
    """A heading without the gaps that spread it over the line.

    >>> _closed_up(Text.of("协 商 计 划")).raw, _closed_up(Text.of("2026年 工作计划")).raw
    ('协商计划', '2026年 工作计划')
    """
    if not _SPACED.fullmatch(text.plain.strip()):
        return text
    return Text("".join(text.raw.split()), "".join(text.plain.split()))


def sections_of(root: Block, lines: list[Line], draft: Draft) -> list[Section]:
    """Chapters in order; text before the first stands in one without a title."""
    found, starts = [Section("", 1, "", 1)], [0]
    blocks = [block for block in root.walk() if block.paragraph]
    for index, block in enumerate(blocks):
        if not block.paragraph.is_title and _is_section(block, draft):
            number = block.marker.number if block.marker else ""
            found.append(Section(number, block.depth(), heading_of(block).raw, block.first))
            starts.append(index)
    shared = _shared_lines(blocks)
    for index, (section, start) in enumerate(zip(found, starts, strict=True)):
        end = starts[index + 1] if index + 1 < len(starts) else len(blocks)
        section.last = len(lines)
        if end < len(blocks):
            section.last = blocks[end].first - (blocks[end].first not in shared)
        _fill(section, lines, blocks[start:end], draft, shared)
    return [section for section in found if section.title or section.body.strip()]


def _shared_lines(blocks: list[Block]) -> set[int]:
    """The lines that hold several paragraphs."""
    numbers = Counter(line.number for block in blocks for line in block.paragraph.lines)
    return {number for number, times in numbers.items() if times > 1}


def _is_section(block: Block, draft: Draft) -> bool:
    if block.rank <= 0 and not (block.marker or block.is_heading):
        return False
    chapter = block.marker is not None and block.rank <= 1 and block.children
    if block.first in draft.taken and not chapter:
        return False
    if _is_closed_heading(block) and block.first not in draft.taken:
        return True
    if block.is_heading and (block.children or (block.rank < _SECTION_RANK and len(block.text) <= 40)):
        return bool(tidy(block.text))
    runs_in = bool(_run_in(block.text))
    return (
        runs_in
        and block.marker is not None
        and (block.rank < _SECTION_RANK or block.parent.paragraph is None)
    )


def _is_closed_heading(block: Block) -> bool:
    """A chapter heading that ends in a full stop: "一、加强学习，提高素质。" above its paragraphs."""
    plain = block.text.plain.strip()
    chapter = block.marker is not None and block.rank <= 1 and block.children
    return bool(chapter) and len(plain) <= _RUN_IN and plain.find("。") == len(plain) - 1


def _run_in(text: Text) -> Text | None:
    """The heading a paragraph begins with: "围绕中心，服务大局。牢固树立…"."""
    end = text.plain.find("。")
    return text[:end] if 0 < end <= _RUN_IN and len(text) - end > 10 else None


def _behind_heading(text: Text) -> Text:
    """What follows the heading in its paragraph, with the sign that ends it."""
    rest = text[len(_run_in(text) or text) :]
    return rest[len(rest) - len(rest.plain.lstrip(" 。:")) :]


def heading_of(block: Block) -> Text:
    return tidy(_run_in(block.text) or block.text)


def _fill(
    section: Section,
    lines: list[Line],
    blocks: list[Block],
    draft: Draft,
    shared: set[int],
) -> None:
    """`body` keeps the heading line as well, because nothing of the source may be lost; of a line that
    several chapters share each has its part."""
    own = [line for line in lines[section.first - 1 : section.last] if line.number not in draft.unplaced]
    parts: dict[int, list[str]] = defaultdict(list)
    for line in (line for block in blocks for line in block.paragraph.lines if line.number in shared):
        parts[line.number].append(line.text.raw)
    said = [" ".join(parts[line.number]) if line.number in shared else line.text.raw for line in own]
    section.body = "\n".join(said).strip("\n")
    kept = [
        block
        for block in blocks
        if not block.paragraph.is_title and (block.first not in draft.taken or block.first in shared)
    ]
    prose = [
        _behind_heading(block.text).strip().raw
        if section.title and block.first == section.first
        else block.paragraph.text.strip().raw
        for block in kept
    ]
    section.prose = "\n".join(text for text in prose if text)
