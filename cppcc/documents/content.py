"""An official document as data (公文, GB/T 9704-2012): PDF and Word are both made from it.

Everything is plain frozen data, so that it can be handed to another process and compared in tests. Headings
carry their number in the text; nothing here numbers, translates or looks anything up.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import ClassVar, Literal

#: Characters up to which the cells of a column are centred.
LONGEST_CENTRED = 6

Coat = Literal["plain", "official", "letter"]


class Unprintable(ValueError):
    """A document that cannot be made; the text says why and what to do, in words for the person who asked."""


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4 with its number: 一、 （一） 1. （1）"""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 1

    def __post_init__(self):
        if self.level not in (1, 2, 3, 4):
            raise ValueError(f"a heading has level 1 to 4, not {self.level}")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `lead` is a heading running into it (“（一）围绕中心。”), in the typeface of its level."""

    kind: ClassVar[str] = "paragraph"
    text: str
    lead: str = ""
    lead_level: int = 2


@dataclass(frozen=True)
class Table:
    """Cells as text. `widths` are relative (none: all columns alike); `landscape` turns the page."""

    kind: ClassVar[str] = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    caption: str = ""
    landscape: bool = False

    def __post_init__(self):
        wrong = next((number for number, row in enumerate(self.rows, 1) if len(row) != len(self.head)), 0)
        if wrong:
            raise ValueError(f"row {wrong} has not as many cells as the head ({len(self.head)})")
        if self.widths and len(self.widths) != len(self.head):
            raise ValueError(f"{len(self.widths)} widths for {len(self.head)} columns")

    @property
    def short_columns(self) -> tuple[bool, ...]:
        """Columns with nothing but numbers, dates and names in them: they look best centred."""
        columns = zip(*self.rows, strict=True) if self.rows else ((),) * len(self.head)
        return tuple(all(len(cell) <= LONGEST_CENTRED for cell in column) for column in columns)

    @property
    def shares(self) -> tuple[float, ...]:
        """Column widths as shares of 1."""
        widths = self.widths or (1,) * len(self.head)
        return tuple(width / sum(widths) for width in widths)


@dataclass(frozen=True)
class Card:
    """A slip to cut out: a title, lines, and, if there is a `code`, the QR code that reads so."""

    title: str
    lines: tuple[str, ...] = ()
    code: str = ""


@dataclass(frozen=True)
class Cards:
    """Cards of equal size, two side by side."""

    kind: ClassVar[str] = "cards"
    cards: tuple[Card, ...]

    @property
    def pairs(self) -> tuple[tuple[Card, ...], ...]:
        return tuple(self.cards[place : place + 2] for place in range(0, len(self.cards), 2))


Block = Heading | Paragraph | Table | Cards


@dataclass(frozen=True)
class Attachment:
    """附件: begins a new page and is named below the body; a landscape table in it turns all its pages."""

    title: str
    blocks: tuple[Block, ...] = ()

    @property
    def landscape(self) -> bool:
        return any(isinstance(block, Table) and block.landscape for block in self.blocks)


@dataclass(frozen=True)
class OfficialDocument:
    """A document with all its parts in the order in which they stand on paper; empty parts are left out.

    `coat`: "plain" (title, body, signature), "official" (red head 文件, number, 版记), "letter" (函: red
    double rules). `issuing_offices`: full names, the lead office first. `mark`: what follows them in the
    red head ("" in letters). `sealed`: leaves the place of a seal, so the date ends four characters from
    the right instead of following the name. `landscape`: the page is turned from the title on, for lists.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    coat: Coat = "plain"
    issuing_offices: tuple[str, ...] = ()
    mark: str = "文件"
    number: str = ""
    addressee: str = ""
    attachments: tuple[Attachment, ...] = ()
    signature: tuple[str, ...] = ()
    date: datetime.date | None = None
    sealed: bool = False
    note: str = ""
    copies_to: str = ""
    printed_by: str = ""
    printed_on: datetime.date | None = None
    watermark: str = ""
    landscape: bool = False

    @property
    def ends_turned(self) -> bool:
        """Whether the last page is a turned one: 版记 then needs an upright page after it."""
        if self.attachments:
            return self.attachments[-1].landscape
        last = self.blocks[-1] if self.blocks else None
        return self.landscape or (isinstance(last, Table) and last.landscape)

    def __post_init__(self):
        if self.coat != "plain" and not self.issuing_offices:
            raise ValueError(f"a document in {self.coat} form needs an issuing office")


def texts(value) -> Iterator[str]:
    """Every piece of text in a document or part of one, in order: for checks of characters."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def chinese_date(day: datetime.date) -> str:
    """2026年3月5日: Arabic figures without leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"
