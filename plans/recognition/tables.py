"""Tables: rows of cells divided by tabs or "|", columns known by their heading or by what they hold."""

import re
from dataclasses import dataclass

from plans.recognition.activities import add_item, consults_on, names_form
from plans.recognition.blocks import Block
from plans.recognition.draft import Draft
from plans.recognition.forms import form_of_heading
from plans.recognition.groups import Group
from plans.recognition.labels import Facts, field_of_column
from plans.recognition.markers import read_number
from plans.recognition.periods import time_heading, time_said
from plans.recognition.spaced_cells import cells_between_gaps
from plans.recognition.text import Text
from plans.recognition.titles import split_numbered, tidy
from plans.recognition.topics import add_group

_PIPE = re.compile(r"\s*\|\s*")
_RULE_ROW = re.compile(r"[\s|:\-—+=_]+")
_NUMBER = re.compile(r"\s*[\d一二三四五六七八九十]{1,3}[、.]?\s*")
# of these, an empty cell means "as above"
_CARRIED = ("schedule", "form", "leader")
_CONSULTS = re.compile("协商|议政")
_OPENS = re.compile(r"\s*\|")
_EMPTY = Text("", "")
_MOST_COLUMNS = 40
CELL_BREAK = "\u2028"


@dataclass
class Row:
    cells: list[Text]
    first: int
    last: int

    @property
    def words(self) -> list[str]:
        return [cell.plain for cell in self.cells]


def cells_of(text: Text) -> list[Text]:
    """The cells of a row.

    >>> [[cell.raw for cell in cells_of(Text.of(row))] for row in ("| 3月 | 视察 |", "3月\\t视察\\t")]
    [['3月', '视察'], ['3月', '视察', '']]
    """
    if "\t" in text.raw:
        cells, start = [], 0
        for match in re.finditer("\t", text.raw):
            cells.append(text[start : match.start()].strip())
            start = match.end()
        return [*cells, text[start:].strip()]
    if spaced := cells_between_gaps(text):
        return spaced
    bounds = [m.span() for m in _PIPE.finditer(text.plain)]
    edges = [0, *(point for bound in bounds for point in bound), len(text)]
    cells = [text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return cells[1 if not cells[0] else 0 : -1 if not cells[-1] else None]


def read_table(draft: Draft, blocks: list[Block], form: str | None, is_topics: bool) -> None:
    """Rows of one table, in order, as topics or activities."""
    rows = _rows(blocks)
    rows = [row for row in rows if not _RULE_ROW.fullmatch("".join(cell.plain for cell in row.cells) or "-")]
    if not rows:
        return
    head, columns = _columns(rows)
    if "title" not in columns.values():
        columns |= _longest_unnamed(rows[head:], columns)
    if "title" not in columns.values():
        return
    names = "".join(cell.plain for cell in rows[0].cells) if head else ""
    is_topics = is_topics or "协商" in names or ("议题" in names and "form" in columns.values())
    if head:
        draft.take(rows[0].first, rows[0].last)
    carried: dict[str, Text] = {}
    headings = [row.words for row in rows[:head]]
    for row in rows[head:]:
        if row.words in headings:
            draft.take(row.first, row.last)
            continue
        _read_row(draft, row, columns, carried, form, is_topics)


def _rows(blocks: list[Block]) -> list[Row]:
    """The rows; where the first has no "|" in front, one in front of another says that a cell is empty."""
    texts = [block.text if block.marker is None else block.paragraph.text for block in blocks]
    rows = [
        Row(cells_of(text), block.first, block.paragraph.last)
        for text, block in zip(texts, blocks, strict=True)
    ]
    for text, row in zip(texts[1:], rows[1:], strict=True):
        if "|" in texts[0].plain and not _OPENS.match(texts[0].plain) and _OPENS.match(text.plain):
            row.cells = [_EMPTY, *row.cells][: max(len(rows[0].cells), len(row.cells))]
    return rows


def _columns(rows: list[Row]) -> tuple[int, dict[int, str]]:
    """How many heading rows there are, and which field each column holds."""
    for index, row in enumerate(rows[:3]):
        columns = {
            i: name
            for i, cell in enumerate(row.cells[:_MOST_COLUMNS])
            if (name := field_of_column(cell.plain))
        }
        if len(set(columns.values()) - {"number"}) >= 2 or (
            "title" in columns.values() and len(columns) >= 2
        ):
            return index + 1, _with_one_title(columns)
    return 0, _guessed(rows)


def _with_one_title(columns: dict[int, str]) -> dict[int, str]:
    """The first column with a title is the title; without one, that with the content."""
    titles = [i for i, name in columns.items() if name == "title"]
    if not titles:
        titles = [i for i, name in columns.items() if name == "content"][:1]
    return (
        {i: "title" if i == titles[0] else "content" if i in titles else n for i, n in columns.items()}
        if titles
        else columns
    )


def _longest_unnamed(rows: list[Row], columns: dict[int, str]) -> dict[int, str]:
    """The column that says what is done, where its heading is none that we know."""
    if "schedule" not in columns.values():
        return {}
    count = min(_MOST_COLUMNS, max((len(row.cells) for row in rows), default=0))
    lengths = [
        (sum(len(row.cells[i]) for row in rows if i < len(row.cells)), i)
        for i in range(count)
        if i not in columns
    ]
    return {max(lengths)[1]: "title"} if lengths else {}


def _guessed(rows: list[Row]) -> dict[int, str]:
    """Without a heading row: the column of times, and the longest one as title."""
    count = min(_MOST_COLUMNS, max(len(row.cells) for row in rows))
    columns: dict[int, str] = {}
    lengths = []
    for i in range(count):
        cells = [row.cells[i] for row in rows if i < len(row.cells) and row.cells[i]]
        if cells and all(time_heading(cell, None) for cell in cells):
            columns[i] = "schedule"
        elif cells and all(_NUMBER.fullmatch(cell.plain) for cell in cells):
            columns[i] = "number"
        else:
            lengths.append((sum(len(cell) for cell in cells), i))
    if lengths and "schedule" in columns.values():
        columns[max(lengths)[1]] = "title"
    return columns


def _read_row(
    draft: Draft, row: Row, columns: dict[int, str], carried: dict, form: str | None, is_topics: bool
) -> None:
    filled = [cell for cell in row.cells if cell]
    if len({cell.plain for cell in filled}) == 1 and form_of_heading(filled[0].plain, beside=True):
        carried["form"] = filled[0]
        draft.take(row.first, row.last)
        return
    cells = {name: row.cells[i] for i, name in sorted(columns.items(), reverse=True) if i < len(row.cells)}
    for name in _CARRIED:
        if not cells.get(name) and name in carried:
            cells[name] = carried[name]
        elif cells.get(name):
            carried[name] = cells[name]
    title = cells.get("title")
    if not title:
        return
    draft.take(row.first, row.last)
    if _is_topic(cells, is_topics):
        add_group(draft, _group(cells, row), form or _form(cells))
    else:
        _add_activities(draft, title, cells, row)


def _is_topic(cells: dict[str, Text], is_topics: bool) -> bool:
    """A row is what its form says: 视察 is an activity beside topics, 对口协商 a topic beside activities."""
    named = cells.get("form")
    if not named:
        return is_topics
    if form_of_heading(named.plain):
        return is_topics or _CONSULTS.search(named.plain) is not None
    return is_topics and form_of_heading(named.plain, beside=True) is None


def _form(cells: dict[str, Text]) -> str | None:
    return form_of_heading(cells["form"].plain, beside=True) if cells.get("form") else None


def _group(cells: dict[str, Text], row: Row) -> Group:
    facts = Facts(Text("", ""))
    for name, cell in cells.items():
        if cell and name not in ("number", "note"):
            facts.fields[name] = [(name, cell)]
    return Group([], facts, row.first, row.last)


def _add_activities(draft: Draft, title: Text, cells: dict[str, Text], row: Row) -> None:
    schedule = cells.get("schedule")
    time = time_said(schedule, draft.year) if schedule else None
    lines = (row.first, row.last)
    group = _group({name: cell for name, cell in cells.items() if name not in ("schedule", "form")}, row)
    if names_form(title) or consults_on(title):
        add_group(draft, _group(cells, row), None)
        return
    parts = split_numbered(title) or list(title.split(re.compile(CELL_BREAK)))
    for part in parts:
        marker = read_number(part.plain)
        part = part[marker.end :] if marker else part
        if len(tidy(part)) >= 2:
            add_item(draft, part, time, lines, group, heading=cells["form"].plain if "form" in cells else "")
