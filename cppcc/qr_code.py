"""QR codes as lines of a drawing: for pages and for printed documents, without a picture file."""

from dataclasses import dataclass

import segno

#: The margin that readers need, in modules (ISO/IEC 18004).
QUIET_ZONE = 4


@dataclass(frozen=True)
class QRCode:
    """`path` draws the dark modules in a square of `size` by `size`, as the attribute d of SVG."""

    size: int
    path: str


def qr_code(text):
    """The code of `text`, readable with a seventh of it dirty or torn.

    >>> qr_code("青溪").size
    29
    """
    code = segno.make(text, error="m", micro=False)
    rows = list(code.matrix_iter(border=QUIET_ZONE))
    runs = (
        f"M{start} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for start, length in dark(row)
    )
    return QRCode(len(rows), "".join(runs))


def dark(row):
    """(start, length) of the runs of dark modules in a row."""
    start = None
    for place, is_dark in enumerate([*row, 0]):
        if is_dark and start is None:
            start = place
        elif not is_dark and start is not None:
            yield start, place - start
            start = None
