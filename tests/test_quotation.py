"""Quotation marks within quotation marks."""

import pytest

from cppcc.quotation import nested


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("已保存““关于建立机制的建议”重点提案办理协商”。", "已保存“‘关于建立机制的建议’重点提案办理协商”。"),
        ("“甲”与“乙”", "“甲”与“乙”"),
        ("“甲“乙“丙”丁”戊”", "“甲‘乙“丙”丁’戊”"),
        ("““一老一小”没有时间。", "““一老一小”没有时间。"),
        ("”倒过来“", "”倒过来“"),
        ("没有引号", "没有引号"),
    ],
)
def test_inner_marks_are_single(text, printed):
    assert nested(text) == printed
