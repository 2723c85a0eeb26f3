"""How a field is written: 〖数：议题〗 or 〖汉数：议题〗; with one more 〖 in front it is text."""

import re
from dataclasses import dataclass

from cppcc.numerals import chinese

PATTERN = re.compile(r"(?P<open>〖+)(?P<style>汉?数)[：:](?P<name>[^〖〗\n]*)(?P<close>〗?)")
LOOKS_LIKE = re.compile(r"〖(?=汉?数[：:])")
#: “（…项）” behind a title, with the gap of a count.
COUNT_ALONE = re.compile(r"[（(]共?…[\u4e00-\u9fff]?[）)]")
ARABIC, CHINESE = "数", "汉数"


@dataclass(frozen=True)
class Field:
    """A figure to be filled in: `name` says what is counted, `style` in which numerals, `source` as typed."""

    style: str
    name: str
    source: str

    def figure(self, value):
        """The value as it is printed; two of something is 两 in Chinese numerals."""
        if self.style == ARABIC:
            return str(value)
        return "两" if value == 2 else chinese(value)


@dataclass(frozen=True)
class Broken:
    """A field that was begun and not ended."""

    source: str


def parse(text):
    """The text cut into strings, fields and broken fields, in order.

    >>> parse("活动〖数：议题〗项")
    ['活动', Field(style='数', name='议题', source='〖数：议题〗'), '项']
    >>> parse("〖数：议题")
    [Broken(source='〖数：议题')]
    >>> parse("〖注〗〖〖数：议题〗")
    ['〖注〗', '〖数：议题〗']
    """
    pieces, end = [], 0
    for match in PATTERN.finditer(text):
        pieces += [text[end : match.start()], piece_of(match)]
        end = match.end()
    pieces.append(text[end:])
    return [piece for piece in pieces if piece]


def piece_of(match):
    if len(match["open"]) > 1:
        return match[0][1:]
    if match["close"]:
        return Field(match["style"], match["name"].strip(), match[0])
    return Broken(match[0])


def escape(text):
    """Text that was written by nobody who knows of fields, so that it is printed as it stands.

    >>> escape("〖数：议题〗"), escape("〖注〗")
    ('〖〖数：议题〗', '〖注〗')
    """
    return LOOKS_LIKE.sub("〖〖", text)


def field_text(name, style=ARABIC):
    """A field as it stands in a text.

    >>> field_text("议题"), field_text("议题·专题协商", CHINESE)
    ('〖数：议题〗', '〖汉数：议题·专题协商〗')
    """
    return f"〖{style}：{name}〗"


def plain_figure(figure, _field):
    return figure


def fill(text, value_of, show=plain_figure):
    """The text with its figures: `value_of(name)` is a number, or None where nothing is counted so.

    Fields that count nothing and broken ones stay as they were typed. `show(figure, field)` may set a figure
    off.

    >>> fill("以〖汉数：协商形式〗种形式开展协商〖数：议题〗项", {"议题": 18, "协商形式": 7}.get)
    '以七种形式开展协商18项'
    >>> fill("〖数：梦想〗项、〖数：议", {}.get)
    '〖数：梦想〗项、〖数：议'
    """
    return "".join(filled(piece, value_of, show) for piece in parse(text))


def filled(piece, value_of, show):
    if isinstance(piece, str):
        return piece
    value = value_of(piece.name) if isinstance(piece, Field) else None
    return piece.source if value is None else show(piece.figure(value), piece)


def with_gaps(text):
    """The text for places that count nothing, such as a list of chapters to choose from.

    A bracket that holds nothing but a count says nothing without it.

    >>> with_gaps("专题协商（〖数：本章议题〗项）"), with_gaps("开展〖数：议题〗项协商")
    ('专题协商', '开展…项协商')
    """
    return COUNT_ALONE.sub("", "".join(piece if isinstance(piece, str) else "…" for piece in parse(text)))


def has_broken(text):
    """A field was begun and not ended.

    >>> has_broken("〖数：议题"), has_broken("〖数：议题〗〖注")
    (True, False)
    """
    return any(isinstance(piece, Broken) for piece in parse(text))


def names_in(text):
    """What the fields of a text count, in order.

    >>> names_in("〖数：议题〗项〖〖数：活动〗"), names_in("18项")
    (['议题'], [])
    """
    return [piece.name for piece in parse(text) if isinstance(piece, Field)]
