"""Flush right margins for Chinese.

WeasyPrint 70 justifies by widening spaces only, so a Chinese line that is short by a character (a full stop
may not begin the next line) stays ragged. Here the missing width is shared out between the characters, as
every typesetter of Chinese does. This replaces a private function of WeasyPrint: the version is pinned, and
a golden test holds the result.
"""

import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

#: Widest gap put between two characters, in ems; a line that would need more is left as it is.
WIDEST_GAP = 0.12
#: Shorter lines look torn when spread.
FEWEST_CHARACTERS = 8
#: CJK radicals and everything after them: ideographs, kana, full-width forms.
FIRST_CHINESE = "\u2e80"

SUPPORTED = "70."

_widen_spaces = inline.justify_line


def install() -> None:
    """Let WeasyPrint justify Chinese lines our way, in this process."""
    if not weasyprint.__version__.startswith(SUPPORTED):
        raise RuntimeError(
            f"Justification is written for WeasyPrint {SUPPORTED}x, found {weasyprint.__version__}"
        )
    inline.justify_line = justify_line


def justify_line(context, line, extra_width: float) -> None:
    """Share `extra_width` (CSS pixels) between the characters of a mainly Chinese line."""
    text = "".join(_texts(line))
    if sum(character >= FIRST_CHINESE for character in text) * 3 < len(text):
        _widen_spaces(context, line, extra_width)
        return
    if len(text) < FEWEST_CHARACTERS:
        return
    gap = extra_width / (len(text) - 1)
    if gap <= WIDEST_GAP * line.style["font_size"]:
        _spread(line, gap, 0)


def _texts(box):
    if isinstance(box, boxes.TextBox):
        yield box.text
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from _texts(child)


def _spread(box, gap: float, shift: float) -> float:
    """Move a box right by `shift`, widen every character in it by `gap`; return the shift for what follows.

    The line box itself keeps its place and only grows. Text is drawn from `box.style` later on, so a style
    of its own with more letter-spacing is enough: nothing has to be laid out again.
    """
    if isinstance(box, boxes.TextBox):
        box.position_x += shift
        spacing = box.style["letter_spacing"]
        box.style = box.style.copy()
        box.style["letter_spacing"] = gap + (0 if spacing == "normal" else spacing)
        grown = gap * len(box.text)
        box.width += grown
        return shift + grown
    if isinstance(box, boxes.LineBox | boxes.InlineBox):
        if isinstance(box, boxes.InlineBox):
            box.position_x += shift
        start = shift
        for child in box.children:
            if child.is_in_normal_flow():
                shift = _spread(child, gap, shift)
        box.width += shift - start
        return shift
    box.translate(shift, 0)
    return shift
