"""Text that is read in one spelling and given back in its own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_SIGN = re.compile("[([{“《)\\]}”》。!?;\n\u2028]")
_NARROW = re.compile("[\0-\u1fff]")
# a bracket behind a full stop belongs to what it ends, unless it numbers what follows
_REMARK = re.compile(r"\s*\((?![\d一二三四五六七八九十]{1,2}\))[^()]{1,30}\)")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LOOK_ALIKE = dict(
    zip(
        map(ord, "　\xa0\u200b\ufeff｡﹑「」『』〝〞〔〕﹙﹚〇○囗"),
        map(ord, "    。、“”“”“”()()00口"),
        strict=True,
    )
)

# What scanning and exporting make of signs; what stands instead is as long.
_COPIED_SIGN = re.compile(r"[lIOo\\<>&]|——")
_COPIED = (
    # l0月, l、  2O26年  1\.  \-  <br>  &nbsp;
    (re.compile(r"^(\s*)[lI](?=\s?[、.])|(?<![A-Za-z])[lI](?=[\dOo]?\s{0,2}[月日])"), r"\g<1>1"),
    (re.compile(r"(?<=\d)[Oo](?=\d|\s{0,2}[年月日项个次])"), "0"),
    (re.compile(r"\\(?=\.)"), "."),
    (re.compile(r"\\(?=[-*_()#+>~\[\]])"), " "),
    (re.compile(r"<br\s{0,2}/?>"), lambda sign: "\u2028".ljust(len(sign[0]))),
    (re.compile(r"\?{0,2}<?/?(?:span|font|div|p|b|strong)\s{0,2}/?>"), lambda sign: " " * len(sign[0])),
    # "5月——做强夜间经济——经济委承办": cells of a table in one line
    (re.compile("^[^—。]{1,60}(?:——[^—。]{1,60}){2,9}$"), lambda line: line[0].replace("——", ", ")),
    (re.compile("&nbsp;"), " " * len("&nbsp;")),
)


@lru_cache(maxsize=1)
def _spelling() -> dict[int, int]:
    """Traditional → simplified, full → half width; one character for one, so positions do not move."""
    table = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8")
    mapping = {}
    for line in table.splitlines():
        traditional, _, simplified = line.partition("\t")
        if len(traditional) == 1:
            mapping[ord(traditional)] = ord(simplified[0])
    return mapping | _FULL_WIDTH | _LOOK_ALIKE


@dataclass(slots=True, unsafe_hash=True)
class Text:
    """`raw` is the source, `plain` what rules look at; both have the same length. Never changed once made."""

    raw: str
    plain: str

    @classmethod
    def of(cls, raw: str) -> "Text":
        """A text as it is read, without what scanning and exporting did to it.

        >>> [Text.of(t).plain for t in ("2O26年lO月", "l、养老", "1\\\\. 供水", "Online")]
        ['2026年10月', '1、养老', '1.. 供水', 'Online']
        """
        plain = raw.translate(_spelling()).replace("磋商", "协商")
        if _COPIED_SIGN.search(plain):
            for pattern, instead in _COPIED:
                plain = pattern.sub(instead, plain)
        return cls(raw, plain)

    @classmethod
    def join(cls, parts: Iterable["Text"]) -> "Text":
        parts = list(parts)
        return cls("".join(p.raw for p in parts), "".join(p.plain for p in parts))

    def __getitem__(self, key: slice) -> "Text":
        return Text(self.raw[key], self.plain[key])

    def __len__(self) -> int:
        return len(self.raw)

    def __bool__(self) -> bool:
        return bool(self.plain) and not self.plain.isspace()

    def strip(self, chars: str | None = None) -> "Text":
        left = self.plain.lstrip(chars)
        kept = left.rstrip(chars)
        if len(kept) == len(self.plain):
            return self
        start = len(self.plain) - len(left)
        return self[start : start + len(kept)]

    def without(self, start: int, end: int) -> "Text":
        return Text.join((self[:start], self[end:]))

    def split(self, pattern: re.Pattern) -> Iterator["Text"]:
        """The parts between matches of `pattern`, blank ones left out."""
        start = 0
        for match in pattern.finditer(self.plain):
            if self[start : match.start()]:
                yield self[start : match.start()]
            start = match.end()
        if self[start:]:
            yield self[start:]

    def sentences(self) -> Iterator["Text"]:
        """Parts that end in a full stop or semicolon; brackets and quotation marks keep theirs together.

        >>> [part.raw for part in Text.of("视察园区；座谈。（9月）调研（镇；村）。").sentences()]
        ['视察园区；', '座谈。（9月）', '调研（镇；村）。']
        >>> [part.raw for part in Text.of("（1）视察园区；（2）座谈。").sentences()]
        ['（1）视察园区；', '（2）座谈。']
        """
        start = depth = 0
        for sign in _SIGN.finditer(self.plain):
            char = sign[0]
            if sign.start() < start:
                continue
            if char in "([{“《":
                depth += 1
            elif char in ")]}”》":
                depth = max(0, depth - 1)
            elif char in "。!?" or not depth:
                depth = 0
                remark = _REMARK.match(self.plain, sign.end())
                end = remark.end() if remark else sign.end()
                yield self[start:end]
                start = end
        if self[start:]:
            yield self[start:]


def width(plain: str) -> float:
    """Columns a line takes: 1 for a Chinese character, ½ for a letter or digit."""
    return len(plain) - 0.5 * len(_NARROW.findall(plain))


def number_of(plain: str) -> int:
    """12, 十二, 两, ③ → their value; 0 for anything else.

    >>> [number_of(n) for n in ("12", "十二", "二十", "两", "③", "x")]
    [12, 12, 20, 2, 3, 0]
    """
    plain = plain.strip()
    if plain.isdecimal():
        return int(plain)
    for first, last, base in _ENCLOSED:
        if len(plain) == 1 and first <= plain <= last:
            return ord(plain) - ord(first) + base
    total = digit = 0
    for char in plain:
        if char in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[char], 0
        elif char in _DIGITS:
            digit = _DIGITS[char]
        else:
            return 0
    return total + digit


_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "0": 0}
_DIGITS |= {char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖拾")}
_UNITS = {"十": 10, "百": 100}
_ENCLOSED = (("①", "⑳", 1), ("⑴", "⒇", 1), ("⒈", "⒛", 1), ("㈠", "㈩", 1))
