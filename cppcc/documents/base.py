"""One class per document type: who may print it, what it contains, which formats it comes in.

A subclass sets `name`, `permission` and `formats` and gives `content` (PDF and Word) and, for Excel,
`sheets`. Both read what they need and return plain data; the rendering itself then happens in another
process, under limits.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from . import rendering
from .content import OfficialDocument, texts
from .excel import Sheet
from .fonts import missing_characters
from .page import official_html
from .sandbox import run_limited

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class UnknownFormat(ValueError):
    """A document was asked for in a format that it does not come in."""


class Document:
    """A printable document. The same content gives the same bytes in every process and on every day."""

    name: ClassVar[str]
    permission: ClassVar[str]
    formats: ClassVar[tuple[str, ...]] = ("pdf", "docx")

    def content(self) -> OfficialDocument:
        """The document as data. Reads the database; called once per making."""
        raise NotImplementedError(f"{type(self).__name__} has no content")

    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets of the Excel file."""
        raise NotImplementedError(f"{type(self).__name__} has no sheets")

    def html(self) -> str:
        """The page as text: what tests read and previews show."""
        return official_html(self.content())

    def pdf(self) -> bytes:
        return self.make("pdf")

    def docx(self) -> bytes:
        return self.make("docx")

    def xlsx(self) -> bytes:
        return self.make("xlsx")

    def make(self, file_format: str, *, on_tick: Callable[[], Any] | None = None) -> bytes:
        """Return the file, made under the limits of the settings; `on_tick` as in `sandbox.Sandbox.run`.

        Raises `UnknownFormat`, `LimitExceeded`, `Cancelled`, and `RenderingFailed`: its text is fit for the
        requester when the document itself is at fault (too long, too many rows).
        """
        if file_format not in self.formats:
            raise UnknownFormat(f"{self.name} comes as {', '.join(self.formats)}, not as {file_format}")
        source = self.sheets() if file_format == "xlsx" else self.content()
        return run_limited(rendering.RENDERERS[file_format], source, on_tick=on_tick)

    def missing_characters(self) -> list[str]:
        """Characters of the document that no font has, for the warning before printing."""
        return missing_characters(texts(self.content()))
