"""Automatic numbers of a .docx: they stand in no paragraph, Word counts them when it draws the page."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "japaneseCounting",
    "ideographDigital",
    "chineseLegalSimplified",
}
_DIGITS = "零一二三四五六七八九"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN += ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_BULLET = "· "


def chinese(number: int) -> str:
    """1…999 in words, larger ones in figures.

    >>> [chinese(n) for n in (3, 10, 12, 20, 45, 105, 120)]
    ['三', '十', '十二', '二十', '四十五', '一百零五', '一百二十']
    """
    if not 0 <= number < 1000:
        return str(number)
    if number < 20:
        return _DIGITS[number] if number < 10 else "十" + (_DIGITS[number - 10] if number > 10 else "")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = _DIGITS[hundreds] + "百" if hundreds else ""
    words += _DIGITS[tens] + "十" if tens else ("零" if hundreds and ones else "")
    return words + (_DIGITS[ones] if ones else "")


def written(number: int, style: str) -> str:
    """A number in one of Word's number formats.

    >>> written(4, "upperRoman"), written(2, "lowerLetter"), written(3, "decimalEnclosedCircle")
    ('IV', 'b', '③')
    """
    if style in _CHINESE:
        return chinese(number)
    if style in ("lowerLetter", "upperLetter"):
        letter = chr(97 + (number - 1) % 26)
        return letter if style == "lowerLetter" else letter.upper()
    if style in ("lowerRoman", "upperRoman"):
        return _roman(number) if style == "upperRoman" else _roman(number).lower()
    if style.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x245F + number)
    return "" if style == "none" else str(number)


def _roman(number: int) -> str:
    words = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        words += sign * min(count, 9)
    return words


class Numbering:
    """Counts through a document: `label` must be called once per paragraph, in order."""

    def __init__(self, numbering, styles) -> None:
        self._levels: dict[tuple[str, int], tuple[int, str, str]] = {}
        self._abstract: dict[str, str] = {}
        self._styles: dict[str, tuple] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._read_numbering(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read_numbering(self, numbering) -> None:
        for abstract in numbering.iter(W + "abstractNum"):
            for level in abstract.iter(W + "lvl"):
                key = abstract.get(W + "abstractNumId"), _int(level.get(W + "ilvl"), 0)
                start = _int(_value(level, "start"), 1)
                self._levels[key] = (
                    start,
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText") or "",
                )
        for number in numbering.iter(W + "num"):
            self._abstract[number.get(W + "numId")] = _value(number, "abstractNumId")

    def _read_styles(self, styles) -> None:
        for style in styles.iter(W + "style"):
            based_on = _value(style, "basedOn")
            self._styles[style.get(W + "styleId")] = style.find(f"{W}pPr/{W}numPr"), based_on

    def _properties(self, paragraph):
        """The numbering of a paragraph, its own or that of its style."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = style.get(W + "val") if style is not None else None
        seen = set()
        while own is None and name in self._styles and name not in seen:
            seen.add(name)
            own, name = self._styles[name]
        return own

    def label(self, paragraph) -> str:
        """The number Word would draw before a paragraph, "" for none."""
        properties = self._properties(paragraph)
        if properties is None:
            return ""
        number, level = _value(properties, "numId"), _int(_value(properties, "ilvl"), 0)
        abstract = self._abstract.get(number)
        if number in (None, "0") or (abstract, level) not in self._levels:
            return ""
        start, style, template = self._levels[abstract, level]
        counts = self._counts.setdefault(abstract, {})
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return _BULLET if style == "bullet" else self._filled(template, abstract, level, counts)

    def _filled(self, template: str, abstract: str, level: int, counts: dict[int, int]) -> str:
        """Put the counts of all levels into "%1.%2"."""
        for index in range(level, -1, -1):
            start, style, _text = self._levels.get((abstract, index), (1, "decimal", ""))
            template = template.replace(f"%{index + 1}", written(counts.get(index, start), style))
        return template


def _value(element, name: str) -> str | None:
    child = element.find(W + name)
    return child.get(W + "val") if child is not None else None


def _int(value: str | None, default: int) -> int:
    return int(value) if value and value.lstrip("-").isdecimal() else default
