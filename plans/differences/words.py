"""The difference of two texts: sentences are matched first, then the words within sentences that changed."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

SENTENCE = re.compile(r"[^。！？；\n]*(?:[。！？；]+|\n|$)")
WORD = re.compile(r"[A-Za-z0-9.]+|\s+|.", re.DOTALL)
#: Longer sentences are shown as replaced: marking single words in them costs too much and reads badly.
LONGEST_MARKED = 1_500
#: Texts less alike than this are shown as replaced as a whole.
LEAST_ALIKE = 0.35
#: Shorter islands of unchanged words between two changes are counted as changed with them.
SMALLEST_ISLAND = 2
SAME, GONE, NEW = "same", "gone", "new"


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `sign` is `same`, `gone` (only before) or `new` (only after)."""

    sign: str
    text: str


def mark_words(before, after):
    """The pieces that make up both texts, in order.

    >>> [(one.sign, one.text) for one in mark_words("5月上旬召开", "5月中旬召开")]
    [('same', '5月'), ('gone', '上'), ('new', '中'), ('same', '旬召开')]
    """
    if before == after:
        return joined([Piece(SAME, before)])
    sentences = [SENTENCE.findall(text) for text in (before, after)]
    found = []
    for tag, old, new in steps(*sentences):
        old, new = "".join(old), "".join(new)
        found += [Piece(SAME, old)] if tag == "equal" else mark_replaced(old, new)
    return joined(found)


def mark_replaced(before, after):
    """The pieces of one stretch that changed."""
    whole = [Piece(GONE, before), Piece(NEW, after)]
    if not before or not after or max(len(before), len(after)) > LONGEST_MARKED:
        return whole
    words = [WORD.findall(text) for text in (before, after)]
    marked = list(steps(*words))
    same = sum(len("".join(old)) for tag, old, _new in marked if tag == "equal")
    if 2 * same < LEAST_ALIKE * (len(before) + len(after)):
        return whole
    found = []
    for position, (tag, old, new) in enumerate(marked):
        is_island = 0 < position < len(marked) - 1 and len(old) < SMALLEST_ISLAND
        if tag == "equal" and not is_island:
            found.append(Piece(SAME, "".join(old)))
        else:
            found += [Piece(GONE, "".join(old)), Piece(NEW, "".join(new))]
    return gone_before_new(found)


def steps(before, after):
    """(tag, old tokens, new tokens) as difflib finds them."""
    matcher = SequenceMatcher(None, before, after)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        yield tag, before[first:last], after[new_first:new_last]


def gone_before_new(pieces):
    """The same pieces, with everything that is gone between two unchanged stretches before what is new."""
    for is_same, group in groupby(pieces, key=lambda piece: piece.sign == SAME):
        group = list(group)
        if is_same:
            yield from group
        else:
            yield Piece(GONE, "".join(one.text for one in group if one.sign == GONE))
            yield Piece(NEW, "".join(one.text for one in group if one.sign == NEW))


def joined(pieces):
    """Neighbours of one sign as one piece, empty ones left out."""
    filled = (piece for piece in pieces if piece.text)
    return [
        Piece(sign, "".join(one.text for one in group))
        for sign, group in groupby(filled, key=lambda piece: piece.sign)
    ]


def left_side(pieces):
    """What stood before."""
    return [piece for piece in pieces if piece.sign != NEW]


def right_side(pieces):
    """What stands after."""
    return [piece for piece in pieces if piece.sign != GONE]


def shortened(pieces, around=24):
    """The pieces with long unchanged stretches cut to what stands next to a change."""
    last = len(pieces) - 1
    return [
        Piece(SAME, shorten(piece.text, around, is_first=position == 0, is_last=position == last))
        if piece.sign == SAME
        else piece
        for position, piece in enumerate(pieces)
    ]


def shorten(text, around, *, is_first, is_last):
    if len(text) <= 2 * around + 2:
        return text
    head = "" if is_first else text[:around]
    tail = "" if is_last else text[-around:]
    return f"{head}……{tail}"
