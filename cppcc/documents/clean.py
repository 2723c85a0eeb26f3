"""Text made fit for printing: nothing invisible, nothing that turns the line round, no endless paragraph.

What a reader can see is never dropped: what cannot be printed becomes “�”, long paragraphs become several.
"""

import re
from dataclasses import fields, is_dataclass, replace

from django.utils.translation import gettext as _

from .content import Attachment, OfficialDocument, Paragraph, Unprintable, texts

#: A document longer than this is refused; a thick yearbook has half as many characters.
LONGEST_DOCUMENT = 2_000_000
#: Layout time grows faster than the length of a paragraph: beyond this (six pages) it is broken at a
#: sentence's end.
LONGEST_PARAGRAPH = 4_000
#: Marks on one letter; more are a prank that makes lines overlap.
MOST_COMBINING = 4

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters except tab and line ends
    "\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # zero width, direction, interlinear
    "\U000e0000-\U000e007f]"  # tags
)
_UNPRINTABLE = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n[ \t\u3000\n]*\n")
_COMBINING = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_COMBINING_RUN = re.compile(f"({_COMBINING}{{{MOST_COMBINING}}}){_COMBINING}+")
_SENTENCE_ENDS = "。！？；…"


class DocumentTooLong(Unprintable):
    """More text than a document may have."""


def clean_text(text: str) -> str:
    """Return text without invisible and direction-changing characters, with \\n as the only line end."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_END.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _UNPRINTABLE.sub("\ufffd", text)
    text = _COMBINING_RUN.sub(r"\1", text)
    return _EMPTY_LINES.sub("\n", text).replace("\t", "\u3000")


def clean_document(document: OfficialDocument) -> OfficialDocument:
    """Return the document with every text cleaned and every line of a paragraph a paragraph of its own.

    Raises `DocumentTooLong` beyond two million characters.
    """
    length = sum(len(text) for text in texts(document))
    if length > LONGEST_DOCUMENT:
        raise DocumentTooLong(
            _("The document has %(length)s characters; at most %(limit)s can be printed. Split it up.")
            % {"length": f"{length:,}", "limit": f"{LONGEST_DOCUMENT:,}"}
        )
    cleaned = _cleaned(document)
    attachments = tuple(
        Attachment(attachment.title, _split_blocks(attachment.blocks)) for attachment in cleaned.attachments
    )
    return replace(cleaned, blocks=_split_blocks(cleaned.blocks), attachments=attachments)


def _cleaned(value):
    """Clean all text in nested tuples and dataclasses."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(item) for item in value)
    if is_dataclass(value):
        return replace(value, **{field.name: _cleaned(getattr(value, field.name)) for field in fields(value)})
    return value


def _split_blocks(blocks):
    split = []
    for block in blocks:
        if isinstance(block, Paragraph):
            first, *rest = _pieces(block.text)
            split.append(replace(block, text=first))
            split.extend(Paragraph(piece) for piece in rest)
        else:
            split.append(block)
    return tuple(split)


def _pieces(text: str) -> list[str]:
    """Split at line ends, and after about `LONGEST_PARAGRAPH` characters at the end of a sentence."""
    pieces = []
    for line in text.split("\n"):
        rest = line.strip(" \u3000")
        while len(rest) > LONGEST_PARAGRAPH:
            half = LONGEST_PARAGRAPH // 2
            end = max(rest.rfind(mark, half, LONGEST_PARAGRAPH) for mark in _SENTENCE_ENDS) + 1
            end = end or LONGEST_PARAGRAPH
            pieces.append(rest[:end])
            rest = rest[end:]
        if rest:
            pieces.append(rest)
    return pieces or [""]
