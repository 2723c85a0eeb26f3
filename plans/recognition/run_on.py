"""Numbered parts that a copied web page ran together in one line: "…：一、加强学习 要…。二、深入调研 要…"."""

import re
from itertools import pairwise

from plans.recognition.text import Text, number_of

_BEFORE = r"(?:(?<=[。:;!?)])|(?<=[。:;!?]”)|(?<=\s))\s{0,4}"
_CN = r"[一二三四五六七八九十]{1,2}"
_CHAPTER = re.compile(rf"{_BEFORE}(?=({_CN})、(?!.{{1,4}}月))")
# what numbers the parts of a chapter, from outer to inner
_PARTS = (
    re.compile(rf"{_BEFORE}(?=\(({_CN})\))"),
    re.compile(rf"{_BEFORE}(?=(\d{{1,2}})(?:、|\.(?!\d)))"),
)
# "一、深入调研 坚持以…": what the gap divides is heading and text
_HEADING = re.compile(rf"{_CN}、[^。;:\s]{{4,40}}(?=\s+\S)")
# "…(8月) 文教卫体委员会 1、…": a heading without a number stands before a list that begins anew
_LAST_WORD = re.compile(r"\s([^\s,。;:、]{3,16})\s*$")
_LONGEST_WORD = 24
_LONG = 150
_LONG_CHAPTER = 40
_MOST_LEFT_OUT = 2


def apart(text: Text, *, whole: bool = False) -> list[Text]:
    """The lines that a very long line was, [text] when it is one.

    `whole` says that the line is all there is to the text, so numbers in it are those of lines.

    >>> body = "坚持围绕中心、服务大局，" * 6
    >>> [part.raw[:6] for part in apart(Text.of(f"总结如下：一、加强学习 {body}。二、深入调研 {body}。"))]
    ['总结如下：', '一、加强学习', '坚持围绕中心', '二、深入调研', '坚持围绕中心']
    >>> [part.raw for part in apart(Text.of("坚持两条原则：一、围绕中心；二、服务大局。"))]
    ['坚持两条原则：一、围绕中心；二、服务大局。']
    """
    if len(text) < _LONG:
        return [text]
    chapters = _divided(text, _CHAPTER)
    if not whole and min((len(chapter) for chapter in chapters[1:]), default=0) < _LONG_CHAPTER:
        return [text]
    lines = [part for chapter in chapters for part in _heading_apart(chapter)]
    for numbers in _PARTS if whole else ():
        lines = [part for line in lines for part in _divided(line, numbers)]
    return [line.strip(" \t") for line in lines if line]


def _divided(text: Text, numbers: re.Pattern) -> list[Text]:
    """Cut before numbers that follow each other, and before a heading above those that begin again."""
    cuts, value = [], 0
    for match in numbers.finditer(text.plain):
        number = number_of(match[1])
        if value < number <= value + _MOST_LEFT_OUT and (cuts or number == 1):
            cuts.append(match.end())
        elif number == 1 and cuts and (heading := _heading_before(text.plain, cuts[-1], match.end())):
            cuts += [heading.start(1), match.end()]
        else:
            continue
        value = number
    edges = [0, *cuts, len(text)]
    return [text[start:end] for start, end in pairwise(edges) if text[start:end]]


def _heading_before(plain: str, start: int, end: int) -> re.Match | None:
    return _LAST_WORD.search(plain, max(start, end - _LONGEST_WORD), end)


def _heading_apart(chapter: Text) -> list[Text]:
    heading = _HEADING.match(chapter.plain)
    return [chapter[: heading.end()], chapter[heading.end() :]] if heading else [chapter]
