"""Official document → HTML, by the template `documents/official.html`: escaped, and testable as text."""

from dataclasses import dataclass, replace
from typing import Any

from django.template.loader import render_to_string

from cppcc.qr_code import qr_code

from .clean import clean_document
from .content import Attachment, Block, Card, Cards, Heading, OfficialDocument, Paragraph, Table, chinese_date
from .layout import breakable, issuing_mark, signature_lines, title_lines

TEMPLATE = "documents/official.html"
#: More characters of 抄送 would not fit at the foot of a page: 版记 then stands in the text and may break.
LONGEST_FOOT = 600


@dataclass(frozen=True)
class _TablePart:
    """A table for the template: cells with whether they are centred, widths in per cent of the page."""

    kind = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[tuple[str, bool], ...], ...]
    shares: tuple[float, ...]
    caption: str
    landscape: bool


def official_html(document: OfficialDocument) -> str:
    """Return the whole page as HTML. Raises `DocumentTooLong`."""
    return render_to_string(TEMPLATE, official_context(clean_document(document)))


def official_context(document: OfficialDocument) -> dict[str, Any]:
    """What the template shows, measured out; `document` is clean already."""
    copies_to, printed_by, printed_on = colophon_parts(document)
    return {
        "document": document,
        "title": document.title.replace("\n", ""),
        "title_lines": title_lines(document.title),
        "mark": issuing_mark(document) if document.coat != "plain" else None,
        "blocks": _blocks(document.blocks, turn=not document.landscape),
        "attachment_names": attachment_names(document.attachments),
        "attachments": [_attachment(item, label) for item, label in labelled(document.attachments)],
        "signature": [list(zip(line.texts, line.indents, strict=True)) for line in signature_lines(document)],
        "copies_to": copies_to,
        "long_copies": len(copies_to) > LONGEST_FOOT,
        "printed_by": printed_by,
        "printed_on": printed_on,
    }


def colophon_parts(document: OfficialDocument) -> tuple[str, str, str]:
    """版记 (7.4.2, 7.4.3): copies to, printed by, printed on; a letter has the copies only (10.1)."""
    if document.coat == "letter":
        return document.copies_to, "", ""
    printed_on = f"{chinese_date(document.printed_on)}印发" if document.printed_on else ""
    return document.copies_to, document.printed_by, printed_on


def labelled(attachments: tuple[Attachment, ...]) -> list[tuple[Attachment, str]]:
    """Attachments with their marks at the top left: 附件, or 附件1, 附件2 … of several (7.3.7)."""
    if len(attachments) == 1:
        return [(attachments[0], "附件")]
    return [(attachment, f"附件{number}") for number, attachment in enumerate(attachments, 1)]


def attachment_names(attachments: tuple[Attachment, ...]) -> list[tuple[str, str]]:
    """The note below the body (7.3.4): the label of its first line, and names with numbers if several."""
    names = [attachment.title.replace("\n", "") for attachment in attachments]
    if len(names) > 1:
        names = [f"{number}. {name}" for number, name in enumerate(names, 1)]
    return [("附件：" if position == 0 else "", name) for position, name in enumerate(names)]


def _attachment(attachment: Attachment, label: str) -> dict[str, Any]:
    return {
        "label": label,
        "name": attachment.title.replace("\n", ""),
        "title_lines": title_lines(attachment.title),
        "landscape": attachment.landscape,
        "blocks": _blocks(attachment.blocks, turn=not attachment.landscape),
    }


def _blocks(
    blocks: tuple[Block, ...], *, turn: bool
) -> list[Heading | Paragraph | _TablePart | dict[str, Any]]:
    """Blocks for the template; `turn` says whether a landscape table has to turn the page itself."""
    parts = []
    for block in blocks:
        if isinstance(block, Table):
            parts.append(_table(block, turn))
        elif isinstance(block, Cards):
            parts.append({"kind": block.kind, "pairs": [list(map(_card, pair)) for pair in block.pairs]})
        else:
            parts.append(replace(block, text=breakable(block.text)))
    return parts


def _card(card: Card) -> dict[str, Any]:
    """A card for the template, its code drawn."""
    return {
        "title": card.title,
        "lines": card.lines,
        "code": qr_code(card.code) if card.code else None,
    }


def _table(table: Table, turn: bool) -> _TablePart:
    percentages = tuple(round(share * 100, 3) for share in table.shares)
    centred = table.short_columns
    rows = tuple(tuple(zip(map(breakable, row), centred, strict=True)) for row in table.rows)
    return _TablePart(table.head, rows, percentages, table.caption, table.landscape and turn)
