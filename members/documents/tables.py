"""A document that is one table, the same for paper and for Excel."""

from dataclasses import dataclass

from cppcc.documents.base import Document
from cppcc.documents.content import OfficialDocument, Paragraph, Table, chinese_date
from cppcc.documents.excel import Column, Sheet

IN_ORDER = "按姓氏笔画为序"


@dataclass(frozen=True)
class Part:
    """A column: its title, its share of the paper's width, its width in Excel."""

    title: str
    share: float
    width: float


class TableDocument(Document):
    """`columns` are `Part`s; `lines()` gives the cells below them. `note` stands under the title."""

    permission = "members.print_directory"
    formats = ("pdf", "docx", "xlsx")
    title = ""
    note = ""
    columns = ()
    landscape = False

    def lines(self):
        raise NotImplementedError(f"{type(self).__name__} has no lines")

    @property
    def file_name(self):
        return self.title

    def content(self):
        rows = tuple(tuple("" if cell is None else str(cell) for cell in line) for line in self.lines())
        head = tuple(part.title for part in self.columns)
        shares = tuple(part.share for part in self.columns)
        note = (Paragraph(f"（{self.note}）"),) if self.note else ()
        blocks = (*note, Table(head, rows, shares))
        return OfficialDocument(title=self.title, blocks=blocks, landscape=self.landscape)

    def sheets(self):
        columns = tuple(Column(part.title, part.width) for part in self.columns)
        return (Sheet(self.name, columns, tuple(map(tuple, self.lines())), title=self.title),)


def as_of(day):
    return f"截至{chinese_date(day)}"
