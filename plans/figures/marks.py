"""Filled figures set off in a text, for pages that show which numbers follow the rows."""

import re

# Code points that no text holds, and that comparing texts by their letters passes over.
BEGIN, END = "\ufdd0", "\ufdd1"
MARKED = re.compile(f"{BEGIN}([^{BEGIN}{END}]*){END}")


def mark(figure, _field):
    """The figure between marks, as `show` of `fill`."""
    return f"{BEGIN}{figure}{END}"


def has_marks(text):
    return BEGIN in text


def marked_pieces(text):
    """[(text, whether it is a filled figure)] of a text with marks.

    >>> marked_pieces(f"活动{mark('18', None)}项")
    [('活动', False), ('18', True), ('项', False)]
    """
    return [(piece, bool(place % 2)) for place, piece in enumerate(MARKED.split(text)) if piece]
