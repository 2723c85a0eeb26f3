"""按姓氏笔画为序: the order in which printed lists name people.

A name sorts by its first character's number of strokes, then by the sorts of strokes as written (横 竖 撇
点 折), then by the next character in the same way; a shorter name stands before a longer one that begins
alike. No database or library sorts so, which is why every member carries a key made here, in ASCII digits
that all databases sort alike.
"""

from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "stroke_order.tsv"
UNKNOWN = "99"


@cache
def strokes():
    """{character: (strokes as digits 1–5, rank in the official list)}; characters outside it rank last."""
    rows = (line.split("\t") for line in TABLE.read_text().splitlines())
    return {character: (sequence, int(rank or 99_999)) for character, sequence, rank in rows}


def stroke_key(name):
    """The key by which `name` sorts; spaces and middle dots do not count, unknown characters come last."""
    return "".join(
        key_of(character) for character in name if not character.isspace() and character not in "·•"
    )


def key_of(character):
    known = strokes().get(character)
    if not known:
        return f"{UNKNOWN}{ord(character):06d}"
    sequence, rank = known
    return f"{len(sequence):02d}{sequence}{rank:05d}"
