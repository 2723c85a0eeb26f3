"""Tables of which a copy keeps one cell per line, as web pages give them."""

from collections.abc import Iterator

from plans.recognition.labels import COLUMN_NAMES, field_of_column
from plans.recognition.text import Text

_FEWEST_COLUMNS = 3


def find_cell_tables(texts: list[Text]) -> Iterator[list[tuple[int, int]]]:
    """The rows of such tables as ranges (first, after last) of positions in `texts`.

    A run of column names, each alone on its line, tells how many cells make a row. With a "|" behind each
    cell empty cells are kept ("|"); without it rows must keep their count of lines.

    >>> texts = [Text.of(t) for t in ("时间|", "内容|", "备注|", "一月|", "走访|", "|", "以上")]
    >>> list(find_cell_tables(texts))
    [[(0, 3), (3, 6)]]
    >>> texts = [Text.of(t) for t in ("序号", "议题", "时间", "1", "养老", "5月", "2", "供水", "9月", "完")]
    >>> list(find_cell_tables(texts))
    [[(0, 3), (3, 6), (6, 9)]]
    """
    at = 0
    while at < len(texts):
        columns = _header(texts, at)
        rows = list(_rows(texts, at, columns)) if columns >= _FEWEST_COLUMNS else []
        if len(rows) > 1:
            yield rows
            at = rows[-1][1]
        else:
            at += max(1, columns)


def _header(texts: list[Text], at: int) -> int:
    count = 0
    while at + count < len(texts) and _names_column(texts[at + count]):
        count += 1
    return count


def _names_column(text: Text) -> bool:
    name = _bare(text)
    return name in COLUMN_NAMES or (_is_piped(text) and field_of_column(name) is not None)


def _bare(text: Text) -> str:
    return "".join(text.plain.strip(" |").split())


def _rows(texts: list[Text], at: int, columns: int) -> Iterator[tuple[int, int]]:
    piped = all(_is_piped(text) for text in texts[at : at + columns])
    number = 0
    while at + columns <= len(texts):
        row = texts[at : at + columns]
        if piped and not all(_is_piped(text) for text in row):
            return
        if not piped and number and row[0].plain.strip(" 、.") != str(number):
            return
        yield at, at + columns
        at += columns
        number += 1


def _is_piped(text: Text) -> bool:
    return text.plain.rstrip().endswith("|") and text.plain.count("|") == 1
