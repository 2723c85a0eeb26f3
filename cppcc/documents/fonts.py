"""The fonts of printed documents: which files there are, what they cover, and the office's own.

Five styles are named after what they are used for, each with a chain of families tried in order for every
character. Fonts an office owns (仿宋_GB2312, 方正小标宋简体 …) lie in the folder `settings.FONT_DIR` and
come first in their chain; they are recognised by the names inside the file, never by the file's name.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTFont, TTLibError

FOLDER = Path(__file__).parent / "fonts"

#: Family → file, as shipped. All share ascent 0.88 and descent 0.12 of the size. The families are ours, not
#: the names inside the files, so that neither an installed font nor another file made from the same one is
#: taken instead.
SHIPPED = {
    "Doc Fang": "gw-fang.otf",
    "Doc Fang Rare": "gw-fang-rare.ttf",
    "Doc Kai": "gw-kai.otf",
    "Doc Kai Rare": "gw-kai-rare.ttf",
    "Doc Hei": "gw-hei.ttf",
    "Doc Title": "gw-title.ttf",
    "Doc Number": "gw-num.otf",
    "Doc Song": "gw-song.ttf",
}

#: The figures of the shipped 仿宋 and 楷体 are heavy and upright like a grotesque's; roman ones sit better
#: in the text.
FIGURES = "Doc Figures"
FIGURES_RANGE = "U+30-39"

#: Style → shipped families in the order in which they are asked for a character.
CHAINS = {
    "fang": (FIGURES, "Doc Fang", "Doc Fang Rare", "Doc Song"),
    "kai": (FIGURES, "Doc Kai", "Doc Kai Rare", "Doc Fang", "Doc Fang Rare", "Doc Song"),
    "hei": ("Doc Hei", "Doc Song"),
    "title": ("Doc Title", "Doc Song"),
    "number": ("Doc Number", "Doc Song"),
}

#: Names inside an office's own font files → the style they are the typeface of (GB/T 9704-2012, 5.2.2);
#: where a folder has several for one style, the name further up wins.
OFFICIAL_NAMES = {
    "仿宋_gb2312": "fang",
    "fangsong_gb2312": "fang",
    "仿宋": "fang",
    "fangsong": "fang",
    "楷体_gb2312": "kai",
    "kaiti_gb2312": "kai",
    "楷体": "kai",
    "kaiti": "kai",
    "黑体": "hei",
    "simhei": "hei",
    "方正小标宋简体": "title",
    "fzxiaobiaosong-b05s": "title",
    "方正小标宋_gbk": "title",
    "fzxiaobiaosong-b05": "title",
    "宋体": "number",
    "simsun": "number",
}

#: They only choose between forms of the character before them.
VARIATION_SELECTORS = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
FONT_FILES = {".ttf", ".otf", ".ttc"}
_FAMILY_NAME_IDS = (1, 4, 16)


@dataclass(frozen=True)
class FontFile:
    """One file: the family it is loaded as (our own word) and the style it is first choice of, if any."""

    family: str
    path: Path
    style: str = ""
    unicode_range: str = ""


def _official_name(path: Path) -> str:
    """Return the first of `OFFICIAL_NAMES` that this file has, "" for any other or unreadable file."""
    try:
        with path.open("rb") as file, TTFont(file, lazy=True, fontNumber=0) as font:
            records = [record for record in font["name"].names if record.nameID in _FAMILY_NAME_IDS]
            names = {record.toUnicode(errors="replace").strip().lower() for record in records}
    except (OSError, TTLibError, KeyError):
        return ""
    return next((name for name in OFFICIAL_NAMES if name in names), "")


def office_fonts(folder: str | Path) -> list[FontFile]:
    """Recognised fonts of an office's folder, the best for each style; none without such a folder."""
    if not folder or not Path(folder).is_dir():
        return []
    paths = sorted(path for path in Path(folder).iterdir() if path.suffix.lower() in FONT_FILES)
    named = {_official_name(path): path for path in reversed(paths)}
    best: dict[str, FontFile] = {}
    for name, style in OFFICIAL_NAMES.items():
        if name in named:
            best.setdefault(style, FontFile(f"Office {style.title()}", named[name], style))
    return list(best.values())


@lru_cache(maxsize=4)
def _font_files(folder: str) -> tuple[FontFile, ...]:
    figures = FontFile(FIGURES, FOLDER / SHIPPED["Doc Number"], unicode_range=FIGURES_RANGE)
    shipped = (FontFile(family, FOLDER / name) for family, name in SHIPPED.items())
    return (*office_fonts(folder), figures, *shipped)


def font_files() -> tuple[FontFile, ...]:
    """Every font documents are printed with: the office's own first, then the shipped ones."""
    return _font_files(settings.FONT_DIR)


def families(style: str) -> tuple[str, ...]:
    """The chain of families for a style, an office's own typeface first."""
    own = tuple(font.family for font in font_files() if font.style == style)
    return own + CHAINS[style]


@lru_cache(maxsize=1)
def _shipped_coverage() -> tuple[list[int], list[int]]:
    """First and last code points of the runs that the shipped fonts have, from the list made with them."""
    lines = (FOLDER / "COVERAGE").read_text(encoding="ascii").split()
    runs = [tuple(int(code, 16) for code in line.split("-")) for line in lines]
    return [first for first, _ in runs], [last for _, last in runs]


@lru_cache(maxsize=4)
def _office_coverage(folder: str) -> frozenset[int]:
    found: set[int] = set()
    for font_file in office_fonts(folder):
        with TTFont(font_file.path, lazy=True, fontNumber=0) as font:
            found.update(font.getBestCmap())
    return frozenset(found)


def _is_printable(character: str) -> bool:
    code = ord(character)
    if character.isspace() or unicodedata.category(character) in {"Cc", "Cf"} or code in VARIATION_SELECTORS:
        return True
    firsts, lasts = _shipped_coverage()
    run = bisect_right(firsts, code) - 1
    return (run >= 0 and code <= lasts[run]) or code in _office_coverage(settings.FONT_DIR)


def missing_characters(texts: str | Iterable[str]) -> list[str]:
    """Characters that no font has, in the order of first appearance: they would print as empty boxes."""
    text = texts if isinstance(texts, str) else "".join(texts)
    return [character for character in dict.fromkeys(text) if not _is_printable(character)]
