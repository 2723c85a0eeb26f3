"""Make the eight fonts of this folder from their sources. Run by hand when a source has a new version.

    python build.py SOURCES CHARACTERS

SOURCES is a folder with the files named in `FONTS` (README.md says where they come from), CHARACTERS a UTF-8
text file with the 8,105 characters of 通用规范汉字表. Needs fonttools and uharfbuzz.

Each font keeps only the characters documents need, and gets the same vertical metrics and a plain name: a
character taken from another file never makes a line taller.
"""

import hashlib
import io
import sys
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent
ASCENT, DESCENT = 0.88, -0.12
#: Tables for vertical writing, ligatures and hints: nothing that official documents use.
DROPPED_TABLES = ("GSUB", "GPOS", "GDEF", "vhea", "vmtx", "VORG", "BASE", "DSIG", "gasp")
PAGE_NUMBER_CHARACTERS = "0123456789—-–/ 第页共"
SYMBOLS = "☐☑☒✓□■×·"
SYMBOL_RANGES = (
    range(0x20, 0x7F),  # ASCII
    range(0xA0, 0x180),  # Latin with accents
    range(0x2000, 0x2070),  # punctuation
    range(0x2150, 0x2190),  # fractions, Roman numerals
    range(0x2460, 0x2474),  # circled numbers
    range(0x3000, 0x3040),  # Chinese punctuation
    range(0xFF00, 0xFFEF),  # full-width forms
)


@dataclass(frozen=True)
class Recipe:
    """A font and its characters: all of the source or the wanted ones, without those that `besides` has."""

    target: str
    name: str
    source: str
    besides: str = ""
    everything: bool = False
    gbk: bool = False


FONTS = (
    Recipe("gw-fang.otf", "GW Fang", "FandolFang-Regular.otf", gbk=True),
    Recipe(
        "gw-fang-rare.ttf",
        "GW Fang Rare",
        "LXGWZhuqueFangsong-Regular.ttf",
        besides="FandolFang-Regular.otf",
        everything=True,
        gbk=True,
    ),
    Recipe("gw-kai.otf", "GW Kai", "FandolKai-Regular.otf"),
    Recipe("gw-kai-rare.ttf", "GW Kai Rare", "LXGWWenKaiGBLite-Regular.ttf", besides="FandolKai-Regular.otf"),
    Recipe("gw-hei.ttf", "GW Hei", "NotoSansSC_500Medium.ttf"),
    Recipe("gw-title.ttf", "GW Title", "NotoSerifSC_700Bold.ttf"),
    Recipe("gw-song.ttf", "GW Song", "NotoSerifSC_400Regular.ttf", everything=True, gbk=True),
)
NUMBERS = Recipe("gw-num.otf", "GW Num", "FandolSong-Regular.otf")


def encodable(encoding: str, first: range, second: range) -> set[int]:
    """Code points of all two-byte characters of a Chinese encoding."""
    found = set()
    for lead in first:
        for trail in second:
            character = bytes([lead, trail]).decode(encoding, errors="ignore")
            if len(character) == 1:
                found.add(ord(character))
    return found


def characters_of(path: Path) -> set[int]:
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())


def subset(path: Path, characters: set[int]) -> TTFont:
    """Return the font with these characters only."""
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(characters)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    dropped = wanted.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG)
    for tag in DROPPED_TABLES:
        dropped.add(int.from_bytes(tag.encode(), "big"))
    return TTFont(io.BytesIO(uharfbuzz.subset(face, wanted).blob.data))


def set_metrics(font: TTFont) -> None:
    """Ascent and descent of all fonts alike, without a gap between lines."""
    units = font["head"].unitsPerEm
    ascent, descent = round(ASCENT * units), round(DESCENT * units)
    header, windows = font["hhea"], font["OS/2"]
    header.ascent, header.descent, header.lineGap = ascent, descent, 0
    windows.sTypoAscender, windows.sTypoDescender, windows.sTypoLineGap = ascent, descent, 0
    windows.usWinAscent, windows.usWinDescent = ascent, -descent


def set_name(font: TTFont, name: str) -> None:
    """Another name for an altered font, as the licences ask, in letters that every PDF reader takes."""
    names = {1: name, 3: f"{name}-build1", 4: name, 6: name.replace(" ", ""), 16: name, 17: "Regular"}
    for record in list(font["name"].names):
        if record.nameID in names:
            new = names[record.nameID]
            font["name"].setName(new, record.nameID, record.platformID, record.platEncID, record.langID)


def make(recipe: Recipe, characters: set[int], sources: Path) -> None:
    font = subset(sources / recipe.source, characters)
    set_metrics(font)
    set_name(font, recipe.name)
    font.save(FOLDER / recipe.target)


def runs_of(characters: set[int]) -> list[tuple[int, int]]:
    """Unbroken runs of code points as (first, last)."""
    runs: list[tuple[int, int]] = []
    for code in sorted(characters):
        if runs and code == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], code)
        else:
            runs.append((code, code))
    return runs


def write_lists() -> None:
    """COVERAGE: the characters that some font has, one run a line, for the warning; and SHA256SUMS."""
    files = sorted(FOLDER.glob("gw-*"))
    characters = set().union(*(characters_of(path) for path in files))
    coverage = "".join(f"{first:X}-{last:X}\n" for first, last in runs_of(characters))
    (FOLDER / "COVERAGE").write_text(coverage, encoding="ascii")
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    (FOLDER / "SHA256SUMS").write_text(sums, encoding="ascii")


def main(sources: Path, standard: Path) -> None:
    symbols = {code for symbol_range in SYMBOL_RANGES for code in symbol_range} | set(map(ord, SYMBOLS))
    gb2312 = encodable("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
    gbk = encodable("gbk", range(0x81, 0xFF), range(0x40, 0xFF))
    base = set(map(ord, standard.read_text(encoding="utf-8"))) | gb2312 | symbols
    for recipe in FONTS:
        available = characters_of(sources / recipe.source)
        wanted = available if recipe.everything else base | (gbk if recipe.gbk else set())
        if recipe.besides:
            wanted = wanted - characters_of(sources / recipe.besides)
        make(recipe, wanted & available, sources)
    make(NUMBERS, set(map(ord, PAGE_NUMBER_CHARACTERS)), sources)
    write_lists()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
