"""Chapters that a copied web page ran together in one line: "…如下：一、加强学习 要…。二、深入调研 要…"."""

import re

from plans.recognition.text import Text, number_of

_NUMBER = r"([一二三四五六七八九十]{1,2})、(?!.{1,4}月)"
_CHAPTER = re.compile(rf"(?:(?<=[。:;!?])|(?<=[。:;!?]”)|(?<=\s))\s{{0,4}}(?={_NUMBER})")
# "一、深入调研 坚持以…": what the gap divides is heading and text
_HEADING = re.compile(r"[一二三四五六七八九十]{1,2}、[^。;:\s]{4,40}(?=\s+\S)")
_LONG = 150
_LONG_CHAPTER = 40


def apart(text: Text) -> list[Text]:
    """The lines that a very long line was, [text] when it is one.

    >>> body = "坚持围绕中心、服务大局，" * 6
    >>> [part.raw[:6] for part in apart(Text.of(f"总结如下：一、加强学习 {body}。二、深入调研 {body}。"))]
    ['总结如下：', '一、加强学习', '坚持围绕中心', '二、深入调研', '坚持围绕中心']
    >>> [part.raw for part in apart(Text.of("坚持两条原则：一、围绕中心；二、服务大局。"))]
    ['坚持两条原则：一、围绕中心；二、服务大局。']
    """
    if len(text) < _LONG:
        return [text]
    starts = []
    for match in _CHAPTER.finditer(text.plain):
        if number_of(match[1]) == len(starts) + 1:
            starts.append(match.end())
    ends = [*starts[1:], len(text)]
    if not starts or min(end - start for start, end in zip(starts, ends, strict=True)) < _LONG_CHAPTER:
        return [text]
    parts = [text[: starts[0]]]
    for start, end in zip(starts, ends, strict=True):
        chapter = text[start:end]
        heading = _HEADING.match(chapter.plain)
        cut = heading.end() if heading else 0
        parts += [chapter[:cut], chapter[cut:]]
    return [part.strip(" \t") for part in parts if part]
