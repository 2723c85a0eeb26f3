"""Tables of which a copy keeps the columns only as gaps between words."""

import re

from plans.recognition.labels import field_of_column
from plans.recognition.text import Text

_GAP = re.compile(r"[ \u00a0]{2,}|[ \u00a0]*\u3000\s*")
_ANY_GAP = re.compile(r"\s+")
_FEWEST_COLUMNS = 3
_LONGEST_NAME = 10


def spaced_rows(texts: list[Text]) -> set[int]:
    """Positions of the lines that are rows of such tables: a line of column names and those that follow it.

    >>> lines = ("序号  议题  时间", "1  养老服务  5月", "2  供水  9月  水利局", "附：要求", "甲  乙  丙")
    >>> sorted(spaced_rows([Text.of(line) for line in lines]))
    [0, 1, 2]
    """
    found: set[int] = set()
    in_table = False
    for index, text in enumerate(texts):
        cells = cells_between_gaps(text) if len(text.plain.split()) >= _FEWEST_COLUMNS else []
        in_table = len(cells) >= _FEWEST_COLUMNS and (in_table or _names_columns(cells))
        if in_table:
            found.add(index)
    return found


def cells_between_gaps(text: Text) -> list[Text]:
    """The words of a line between its gaps, single spaces where there are no wider ones; [] without any.

    >>> [cell.raw for cell in cells_between_gaps(Text.of("1 视察春耕 4月 农业委"))]
    ['1', '视察春耕', '4月', '农业委']
    """
    line = text.strip()
    if "\t" in line.raw or "|" in line.plain:
        return []
    gaps = list(_GAP.finditer(line.raw)) or list(_ANY_GAP.finditer(line.raw))
    bounds = [match.span() for match in gaps]
    edges = [0, *(point for bound in bounds for point in bound), len(line)]
    return [line[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)] if bounds else []


def _names_columns(cells: list[Text]) -> bool:
    names = [field_of_column(cell.plain) for cell in cells if len(cell) <= _LONGEST_NAME]
    return len(names) == len(cells) and "title" in names and len(set(names) - {None, "number"}) > 1
