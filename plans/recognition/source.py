"""Files → lines: .txt in the encodings offices have, and .docx."""

from pathlib import Path

from plans.recognition.docx import lines_of_docx
from plans.recognition.errors import SourceError

__all__ = ["SourceError", "read_source"]

LARGEST_TEXT = 10 << 20
LARGEST_DOCX = 30 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_OTHERS = {
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
}
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_source(file: str | Path | bytes, filename: str = "") -> list[str]:
    """The lines of a .txt or .docx file, given as path or as its bytes.

    A table row is one line with tabs between its cells. Raises SourceError with one sentence for people when
    the file is something else, encrypted, damaged or too large.
    """
    if not isinstance(file, bytes):
        filename = filename or str(file)
        file = _bytes_of(Path(file))
    if file.startswith(_OLE):
        raise SourceError.encrypted_or_old()
    for start, name in _OTHERS.items():
        if file.startswith(start):
            raise SourceError.other_kind(name)
    if file.startswith(_ZIP) or filename.lower().endswith(".docx"):
        return lines_of_docx(_no_larger(file, LARGEST_DOCX))
    return _decoded(_no_larger(file, LARGEST_TEXT)).replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _bytes_of(path: Path) -> bytes:
    try:
        return _no_larger(path, max(LARGEST_DOCX, LARGEST_TEXT)).read_bytes()
    except OSError as error:
        raise SourceError.unreadable(error.strerror or str(error)) from error


def _no_larger(file, limit: int):
    size = len(file) if isinstance(file, bytes) else file.stat().st_size
    if size > limit:
        raise SourceError.too_large(limit >> 20)
    return file


def _decoded(data: bytes) -> str:
    """Byte-order mark, else UTF-8, else GB 18030; text has no NUL and hardly any control characters."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    try:
        return _strict(data, "utf-8")
    except SourceError:
        return _strict(data, "gb18030")


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError.not_text() from error
    control = sum(char < " " and char not in "\t\n\r\f\v" for char in text)
    if "\0" in text or control > max(8, len(text) // 200):
        raise SourceError.not_text()
    return text
