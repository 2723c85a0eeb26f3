"""Measure a PDF in millimetres from the upper left corner of the paper."""

import io
from dataclasses import dataclass
from functools import cached_property

import pdfplumber

MM = 25.4 / 72
#: One character of the body and one line: a character and 7/8 of its height.
CHARACTER = 156 / 28
LINE = CHARACTER * 15 / 8


@dataclass(frozen=True)
class Line:
    """Characters of one line: box of the first and the last one, in mm."""

    text: str
    top: float
    bottom: float
    left: float
    right: float
    size: float
    fonts: frozenset[str]


@dataclass(frozen=True)
class Rule:
    """A drawn line or filled bar, in mm."""

    top: float
    bottom: float
    left: float
    right: float
    colour: tuple


def is_turned(char) -> bool:
    """Whether a character of pdfplumber's is written at an angle."""
    return char["matrix"][1] != 0


class Page:
    def __init__(self, page):
        self.page = page
        self.width, self.height = float(page.width) * MM, float(page.height) * MM

    @cached_property
    def lines(self) -> list[Line]:
        """Lines of level text, top to bottom; spaces left out."""
        rows: dict[int, list] = {}
        for char in self.page.chars:
            if char["text"].strip() and not is_turned(char):
                rows.setdefault(round(char["bottom"] * 2), []).append(char)
        return [self._line(sorted(chars, key=lambda char: char["x0"])) for _, chars in sorted(rows.items())]

    @staticmethod
    def _line(chars) -> Line:
        return Line(
            "".join(char["text"] for char in chars),
            chars[0]["top"] * MM,
            chars[0]["bottom"] * MM,
            chars[0]["x0"] * MM,
            chars[-1]["x1"] * MM,
            chars[0]["size"] * MM,
            frozenset(char["fontname"].split("+")[-1] for char in chars),
        )

    def line(self, beginning: str) -> Line:
        return next(line for line in self.lines if line.text.startswith(beginning))

    def line_with(self, text: str) -> Line:
        return next(line for line in self.lines if text in line.text)

    @cached_property
    def body(self) -> list[Line]:
        """Lines inside the type area."""
        return [line for line in self.lines if line.bottom <= 262.6]

    @cached_property
    def rules(self) -> list[Rule]:
        """Filled bars wider than 100 mm, top to bottom; a border is two boxes, outer and inner."""
        bars = set()
        for rect in self.page.rects:
            if rect["width"] * MM > 100:
                values = (rect["top"] * MM, rect["bottom"] * MM, rect["x0"] * MM, rect["x1"] * MM)
                bars.add((*(round(value, 3) for value in values), tuple(rect["non_stroking_color"])))
        return [Rule(*bar) for bar in sorted(bars)]

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


def pages_of(pdf: bytes) -> list[Page]:
    return [Page(page) for page in pdfplumber.open(io.BytesIO(pdf)).pages]
