"""Whether this machine can print: libraries and fonts. It loads them, so it is asked at deployment only."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

from .fonts import FOLDER, SHIPPED, office_fonts

LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def check_printing() -> list[CheckMessage]:
    """Errors when nothing can be printed, warnings when it would be slow or would look different."""
    return [*_check_libraries(), *_check_fonts(), *_check_office_fonts()]


def _check_libraries() -> list[CheckMessage]:
    try:
        from weasyprint.text.ffi import harfbuzz_subset
    except (ImportError, OSError) as error:
        return [
            Error(
                f"Documents cannot be printed: {error}",
                hint=f"Install {LIBRARIES} (Debian).",
                id="documents.E001",
            )
        ]
    if harfbuzz_subset is None:
        return [
            Warning(
                "libharfbuzz-subset is missing: PDF files are made three times slower.",
                hint="Install libharfbuzz-subset0 (Debian).",
                id="documents.W001",
            )
        ]
    return []


def _check_fonts() -> list[CheckMessage]:
    """The fonts are whole: as listed beside them with their checksums."""
    sums = dict(reversed(line.split()) for line in (FOLDER / "SHA256SUMS").read_text().splitlines())
    damaged = [name for name in sorted(set(SHIPPED.values())) if sums.get(name) != _checksum(FOLDER / name)]
    return [
        Error(f"The font {name} is missing or damaged.", hint="Check it out again.", id="documents.E002")
        for name in damaged
    ]


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def _check_office_fonts() -> list[CheckMessage]:
    if not settings.FONT_DIR:
        return []
    if not Path(settings.FONT_DIR).is_dir():
        return [Error(f"FONT_DIR is not a folder: {settings.FONT_DIR}", id="documents.E003")]
    if not office_fonts(settings.FONT_DIR):
        return [
            Warning(
                f"No official typeface was recognised in FONT_DIR ({settings.FONT_DIR}).",
                hint="Put 仿宋_GB2312, 楷体_GB2312, 黑体 or 方正小标宋简体 there as .ttf, .otf or .ttc.",
                id="documents.W002",
            )
        ]
    return []
