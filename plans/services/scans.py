"""Scans of decisions taken outside the office: checked, stored under a name of ours, handed out unchanged."""

import hashlib
import io
import zipfile
from contextlib import contextmanager
from pathlib import PurePath
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from cppcc.documents.base import CONTENT_TYPES
from cppcc.sizes import size_text

LARGEST = 20 * 2**20
MOST_PIXELS = 100_000_000
LARGEST_UNPACKED = 200 * 2**20
MOST_PARTS = 2_000
TYPES = {
    "pdf": CONTENT_TYPES["pdf"],
    "jpg": "image/jpeg",
    "png": "image/png",
    "docx": CONTENT_TYPES["docx"],
}
ALIKE = {"jpeg": "jpg"}


@contextmanager
def kept_scan(scan):
    """Store a checked scan (name, bytes) and give the columns that name it; removed when the block fails."""
    if scan is None:
        yield {}
        return
    name, content = scan
    file_format = checked_format(name, content)
    path = default_storage.save(f"scans/{uuid4().hex}.{file_format}", ContentFile(content))
    try:
        yield {
            "scan_name": f"{PurePath(name).stem[:150]}.{file_format}",
            "scan_path": path,
            "scan_size": len(content),
            "scan_sha256": hashlib.sha256(content).hexdigest(),
        }
    except BaseException:
        default_storage.delete(path)
        raise


def checked_format(name, content):
    """The format of an upload whose name and content agree; `ValidationError` for `scan` when they do not."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    file_format = ALIKE.get(ending, ending)
    if file_format not in TYPES:
        raise refusal(_("Only PDF, JPG, PNG and Word (.docx) files can be kept here."))
    if len(content) > LARGEST:
        raise refusal(_("The file is larger than %(size)s.") % {"size": size_text(LARGEST)})
    if not CHECKS[file_format](content):
        raise refusal(_("The file is damaged, or is no %(format)s file.") % {"format": file_format.upper()})
    return file_format


def refusal(text):
    return ValidationError({"scan": text})


def is_pdf(content):
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]


def is_picture(name):
    def check(content):
        try:
            with Image.open(io.BytesIO(content), formats=(name,)) as picture:
                small = picture.width * picture.height <= MOST_PIXELS
                picture.verify()
        except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
            return False
        return small

    return check


def is_docx(content):
    """A Word file without macros that does not unpack into something huge."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile:
        return False
    names = {part.filename for part in parts}
    return (
        "word/document.xml" in names
        and not any(name.endswith("vbaProject.bin") for name in names)
        and len(parts) <= MOST_PARTS
        and sum(part.file_size for part in parts) <= LARGEST_UNPACKED
    )


CHECKS = {"pdf": is_pdf, "jpg": is_picture("JPEG"), "png": is_picture("PNG"), "docx": is_docx}
