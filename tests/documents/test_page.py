"""The HTML of a document, read as text: what is said, in which order, and nothing typed becomes markup."""

import datetime
import re

import pytest

from cppcc.documents.content import (
    Attachment,
    Heading,
    OfficialDocument,
    Paragraph,
    Table,
    chinese_date,
    texts,
)
from cppcc.documents.layout import breakable, issuing_mark, signature_lines, title_lines, width_of
from cppcc.documents.page import official_html

from . import samples


def words(html: str) -> list[str]:
    """Text between the tags of the body, spaces folded."""
    body = html.split("<body", 1)[1].split(">", 1)[1]
    return [text for text in (" ".join(part.split()) for part in re.split(r"<[^>]*>", body)) if text]


def test_parts_stand_in_the_order_of_the_standard():
    html = official_html(samples.with_attachments(blocks=(Paragraph("正文。"),), note="此件公开发布"))
    said = words(html)
    assert said[:6] == [
        "青山县委员会办公室文件",
        "青协发〔2026〕5号",
        "青山县2026年度协商工作计划",
        "各乡镇、各有关单位：",
        "正文。",
        "附件：",
    ]
    assert said[6:12] == [
        "1. 2026年度协商工作安排一览表",
        "2. 联系人名单",
        "青山县委员会办公室",
        "2026年3月5日",
        "（此件公开发布）",
        "附件1",
    ]
    assert said[-3:] == [f"抄送：{samples.PARTS['copies_to']}。", "2026年3月6日印发", "青山县委员会办公室"]


def test_a_plain_document_has_no_head_and_no_colophon():
    html = official_html(OfficialDocument("计划", (Paragraph("正文。"),)))
    assert words(html) == ["计划", "正文。"]
    assert "<title>计划</title>" in html


def test_a_letter_has_only_the_copies_of_the_colophon():
    said = words(official_html(samples.document(coat="letter", blocks=())))
    assert said[0] == "青山县委员会办公室"
    assert said[-1] == f"抄送：{samples.PARTS['copies_to']}。"


HOSTILE = "<img src=a>\"'&{{ 7 }}"
ESCAPED = "&lt;img src=a&gt;&quot;&#x27;&amp;{{ 7 }}"


def test_every_text_of_a_document_is_escaped():
    table = Table((HOSTILE,), ((HOSTILE,),), caption=HOSTILE)
    document = OfficialDocument(
        title=HOSTILE,
        blocks=(Heading(HOSTILE), Paragraph(HOSTILE, lead=HOSTILE), table),
        coat="official",
        issuing_offices=(HOSTILE, HOSTILE),
        mark=HOSTILE,
        number=HOSTILE,
        addressee=HOSTILE,
        attachments=(Attachment(HOSTILE, (table,)),),
        signature=(HOSTILE,),
        note=HOSTILE,
        copies_to=HOSTILE,
        printed_by=HOSTILE,
        watermark=HOSTILE,
    )
    html = official_html(document)
    assert list(texts(document)).count(HOSTILE) == 21
    assert (
        html.count(ESCAPED) == 21 + 3
    )  # the title also in the head, the attachment's below the body and as a bookmark
    assert HOSTILE[:4] not in html


def test_dates_have_no_leading_zeros():
    assert chinese_date(datetime.date(2026, 3, 5)) == "2026年3月5日"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("2026年度协商工作计划", ["2026年度协商工作计划"]),
        ("甲乙\n丙丁", ["甲乙", "丙丁"]),
        (
            "关于印发《中国人民政治协商会议青山县委员会2026年度协商工作计划》的通知",
            ["关于印发《中国人民政治协商会议", "青山县委员会2026年度协商工作计划》的通知"],
        ),
    ],
)
def test_titles_are_broken_into_balanced_lines(title, lines):
    broken = title_lines(title)
    assert "".join(broken) == title.replace("\n", "")
    assert len(broken) == len(lines)
    assert max(width_of(line) for line in broken) <= 20


@pytest.mark.parametrize(
    "lines",
    [
        ["政协青溪县委员会2026年度", "协商工作计划进展情况"],
        ["关于《政协青溪县委员会2026年度", "协商工作计划》调整情况的说明"],
        ["《政协青溪县委员会2027年度协商工作计划", "（征求意见稿）》征求意见情况汇总表"],
        ["中国人民政治协商会议", "青溪县委员会2026年度工作要点"],
        ["政协青溪县委员会经济委员会", "2027年工作计划进展情况"],
    ],
)
def test_a_title_is_never_broken_inside_a_word(lines):
    assert title_lines("".join(lines)) == lines


def test_a_title_is_never_broken_before_punctuation_or_inside_a_number():
    for length in range(15, 60):
        title = ("关于2026年度工作，总结" * 10)[:length]
        for line in title_lines(title)[1:]:
            assert line[0] not in "，的"
        assert [line for line in title_lines(title)[:-1] if re.search(r"\d$", line)] == []


def test_a_long_mark_is_narrowed_to_the_width_of_the_type_area():
    mark = issuing_mark(samples.document(issuing_offices=("中国人民政治协商会议青山县委员会",)))
    assert mark.scale == pytest.approx(0.7)
    assert mark.name_width * mark.scale == pytest.approx(156)


def test_a_short_mark_is_spread_by_a_quarter_of_a_character_at_most():
    mark = issuing_mark(samples.document(issuing_offices=("办公室",)))
    assert (mark.size, mark.scale, mark.names) == (12.73, 1, (("办公室文件", 12.73 / 4),))


def test_joint_names_under_seals_stand_up_to_three_in_a_row():
    names = ("甲单位", "乙单位", "丙单位", "丁单位")
    lines = signature_lines(samples.document(signature=names, sealed=True))
    assert [line.texts for line in lines] == [names[:3], names[3:], ("2026年3月5日",)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("深化“9+2”工作", "深化|“9+2”|工作"),
        ("实现“一”，“二”、“三”。", "实现|“一”，|“二”、|“三”。"),
        ("（“一”）“‘二’”18项", "（“一”）|“‘二’”|18项"),
        ("don’t say “no” 2", "don’t say “no” 2"),
    ],
)
def test_a_line_may_end_before_and_after_chinese_quotation_marks(text, places):
    assert breakable(text).replace("\u200b", "|") == places


def test_columns_of_short_cells_are_centred():
    html = official_html(
        OfficialDocument("题", (Table(("号", "名"), (("1", "短"), ("2", "长长长长长长长"))),))
    )
    assert re.findall(r"<td.*?</td>", html) == [
        '<td class="centred">1</td>',
        "<td>短</td>",
        '<td class="centred">2</td>',
        "<td>长长长长长长长</td>",
    ]


def test_a_very_long_signature_takes_several_lines():
    lines = signature_lines(samples.document(signature=("很长的署名单位名称" * 4,)))
    assert [line.texts for line in lines] == [
        ("很长的署名单位名称" * 2,),
        ("很长的署名单位名称" * 2,),
        ("2026年3月5日",),
    ]


def test_a_document_in_official_form_needs_an_office():
    with pytest.raises(ValueError, match="needs an issuing office"):
        OfficialDocument("题", coat="official")


def test_a_row_with_too_few_cells_is_refused():
    with pytest.raises(ValueError, match=r"row 2 has not as many cells as the head \(2\)"):
        Table(("一", "二"), (("1", "2"), ("3",)))
