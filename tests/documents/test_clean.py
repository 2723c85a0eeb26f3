"""Text made fit for printing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cppcc.documents.clean import LONGEST_PARAGRAPH, DocumentTooLong, clean_document, clean_text
from cppcc.documents.content import OfficialDocument, Paragraph, Table

from . import samples


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("平常的文字 text", "平常的文字 text"),
        ("一\x00二\x0b三\x1b四\x7f", "一二三四"),
        ("一\u202e二\u2066三\u200f\ufeff", "一二三"),
        ("一\ud800二\ufffe", "一\ufffd二\ufffd"),
        ("一\r\n二\r三\u2028四", "一\n二\n三\n四"),
        ("一\n\n \n二", "一\n二"),
        ("一\t二", "一\u3000二"),
        ("a" + "\u0301" * 50, "a" + "\u0301" * 4),
        ("𬭎㛃䶮", "𬭎㛃䶮"),
    ],
)
def test_what_cannot_be_seen_goes_and_what_can_stays(raw, clean):
    assert clean_text(raw) == clean


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    once = clean_text(text)
    assert clean_text(once) == once


@given(st.text(st.characters(categories=["Lo", "Nd", "Po"]), max_size=9000))
def test_no_visible_character_is_lost(text):
    blocks = clean_document(samples.only(text)).blocks
    assert "".join(block.text for block in blocks).split() == "".join(text.split()).split()
    assert max(len(block.text) for block in blocks) <= LONGEST_PARAGRAPH


def test_lines_of_a_paragraph_become_paragraphs():
    document = OfficialDocument("题", (Paragraph("一\n\n二\r\n三", lead="（一）"),))
    assert clean_document(document).blocks == (
        Paragraph("一", lead="（一）"),
        Paragraph("二"),
        Paragraph("三"),
    )


def test_a_huge_paragraph_is_broken_at_the_end_of_a_sentence():
    blocks = clean_document(samples.only("很长的一句话。" * 2000)).blocks
    assert len(blocks) == 4
    assert {block.text[-1] for block in blocks} == {"。"}


def test_everything_in_a_document_is_cleaned():
    table = Table(("头\x00",), (("格\u202e",),))
    document = clean_document(samples.document(blocks=(table,), signature=("名\x0b",)))
    assert document.blocks == (Table(("头",), (("格",),)),)
    assert document.signature == ("名",)


def test_too_much_text_is_refused_with_its_length():
    with pytest.raises(DocumentTooLong, match=r"2,000,009.*2,000,000"):
        clean_document(samples.only("国" * 2_000_001))
