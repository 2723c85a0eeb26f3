"""Which characters print, and with whose typefaces."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from cppcc.documents import fonts, pdf
from cppcc.documents.checks import check_printing
from cppcc.documents.fonts import FOLDER, families, missing_characters, office_fonts

from . import samples
from .measuring import pages_of


def renamed(source: str, target, family: str) -> None:
    """A copy of a shipped font that calls itself something else."""
    font = TTFont(FOLDER / source)
    for record in list(font["name"].names):
        if record.nameID in (1, 4, 16):
            font["name"].setName(family, record.nameID, record.platformID, record.platEncID, record.langID)
    font.save(target)


@pytest.fixture
def office_folder(tmp_path):
    renamed("gw-num.otf", tmp_path / "a.otf", "FangSong_GB2312")
    renamed("gw-num.otf", tmp_path / "b.otf", "FZXiaoBiaoSong-B05S")
    renamed("gw-num.otf", tmp_path / "c.otf", "Comic")
    (tmp_path / "d.ttf").write_text("no font")
    (tmp_path / "readme.txt").write_text("text")
    return tmp_path


def test_rare_names_and_common_signs_print():
    assert missing_characters("䶮堃喆祎玥翀珺淏赟昇㛃𬭎〔2026〕“”…—①☐✓ \n\u3000\ufe0f\U000e0100") == []


def test_the_list_of_characters_is_that_of_the_fonts():
    listed = set()
    for line in (FOLDER / "COVERAGE").read_text().split():
        first, last = (int(code, 16) for code in line.split("-"))
        listed.update(range(first, last + 1))
    assert listed == set().union(*(TTFont(path).getBestCmap() for path in FOLDER.glob("gw-*")))


def test_a_font_of_an_office_adds_its_characters(settings, tmp_path):
    font = TTFont(FOLDER / "gw-num.otf")
    for table in font["cmap"].tables:
        table.cmap[ord("ꀀ")] = table.cmap[ord("1")]
    font.save(tmp_path / "number.otf")
    renamed(tmp_path / "number.otf", tmp_path / "fang.otf", "FangSong_GB2312")
    settings.FONT_DIR = str(tmp_path)
    assert missing_characters("ꀀꀁ") == ["ꀁ"]


def test_characters_no_font_has_are_listed_once_in_order():
    assert missing_characters(["人名𰻞𠮷", "𠮷😀"]) == ["𰻞", "𠮷", "😀"]


def test_fonts_of_an_office_are_known_by_their_inner_names(office_folder):
    assert [(font.style, font.path.name) for font in office_fonts(office_folder)] == [
        ("fang", "a.otf"),
        ("title", "b.otf"),
    ]


def test_the_official_typeface_is_preferred_to_its_like(tmp_path):
    renamed("gw-num.otf", tmp_path / "a.otf", "FangSong")
    renamed("gw-num.otf", tmp_path / "b.otf", "仿宋_GB2312")
    assert [font.path.name for font in office_fonts(tmp_path)] == ["b.otf"]


def test_a_document_is_printed_with_the_typeface_of_the_office(office_folder, tmp_path):
    script = (
        "import django, pathlib; django.setup()\n"
        "from cppcc.documents import rendering\n"
        "from tests.documents import samples\n"
        f"pathlib.Path({str(tmp_path / 'out.pdf')!r}).write_bytes(rendering.pdf(samples.only('2026年')))\n"
    )
    environment = {**os.environ, "FONT_DIR": str(office_folder)}
    subprocess.run([sys.executable, "-c", script], cwd=settings.BASE_DIR, env=environment, check=True)
    line = pages_of((tmp_path / "out.pdf").read_bytes())[0].line("2026年")
    assert line.fonts == {"Office-Fang", "Doc-Fang"}


def test_fonts_of_an_office_come_first(office_folder, settings):
    settings.FONT_DIR = str(office_folder)
    assert families("fang")[:2] == ("Office Fang", fonts.FIGURES)
    assert families("kai")[0] == fonts.FIGURES
    assert 'font-family: "Office Fang"; src: url("font:office-fang")' in pdf.font_css()


def test_a_missing_folder_of_fonts_does_not_stop_printing(tmp_path):
    assert office_fonts(tmp_path / "nowhere") == []


def test_without_a_folder_only_shipped_fonts_are_used():
    assert [font for font in fonts.font_files() if font.style] == []


def test_every_font_of_a_printed_page_is_embedded(official):
    names = {char["fontname"] for page in official for char in page.page.chars}
    assert {name.split("+")[1] for name in names} == {
        "Doc-Fang",
        "Doc-Fang-Rare",
        "Doc-Figures",
        "Doc-Hei-Medium",
        "Doc-Kai",
        "Doc-Number",
        "Doc-Title-Bold",
    }


def test_this_machine_can_print():
    assert check_printing() == []


def test_the_check_names_a_folder_without_official_typefaces(settings, tmp_path):
    settings.FONT_DIR = str(tmp_path)
    assert [message.id for message in check_printing()] == ["documents.W002"]
    settings.FONT_DIR = str(tmp_path / "nowhere")
    assert [message.id for message in check_printing()] == ["documents.E003"]


def test_the_check_names_a_damaged_font(monkeypatch, tmp_path):
    (tmp_path / "SHA256SUMS").write_text((FOLDER / "SHA256SUMS").read_text())
    for path in FOLDER.glob("gw-*"):
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "gw-kai.otf").unlink()
    monkeypatch.setattr("cppcc.documents.checks.FOLDER", tmp_path)
    assert [message.msg for message in check_printing()] == ["The font gw-kai.otf is missing or damaged."]


def test_missing_characters_of_a_whole_document_are_found():
    from cppcc.documents.content import texts

    document = samples.with_attachments(addressee="𰻞先生", note="😀")
    assert missing_characters(texts(document)) == ["𰻞", "😀"]
