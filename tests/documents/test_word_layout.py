"""Word files as LibreOffice lays them out: the grid, and every part where the PDF has it."""

import os
import subprocess

import pytest

from cppcc.documents import rendering
from cppcc.documents.fonts import FOLDER
from tests.programs import Unavailable, libreoffice

from . import samples
from .measuring import pages_of

ALIASES = {
    "仿宋_GB2312": "GW Fang",
    "楷体_GB2312": "GW Kai",
    "黑体": "GW Hei",
    "宋体": "GW Song",
    "方正小标宋简体": "GW Title",
}


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """Convert a document's Word file to PDF with LibreOffice and our own fonts, and measure it."""
    try:
        program = libreoffice()
    except Unavailable as error:
        pytest.skip(str(error))
    folder = tmp_path_factory.mktemp("soffice")
    matches = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{family}</string></edit></match>'
        for name, family in ALIASES.items()
    )
    (folder / "fonts.conf").write_text(
        f"<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig><dir>{FOLDER}</dir>"
        f"<cachedir>{folder}/cache</cachedir>{matches}</fontconfig>"
    )

    def convert(document):
        (folder / "document.docx").write_bytes(rendering.docx(document))
        command = [program, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        subprocess.run(
            [*command, "--convert-to", "pdf", "--outdir", folder, folder / "document.docx"],
            env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
            check=True,
            capture_output=True,
            timeout=120,
        )
        return pages_of((folder / "document.pdf").read_bytes())

    return convert


def test_in_libreoffice_a_full_page_has_22_lines_of_28_characters(converted):
    pages = converted(samples.only("国" * (28 * 22 * 3)))
    for page in pages[1:3]:
        assert [len(line.text) for line in page.body] == [28] * 22
        assert page.body[0].left == pytest.approx(28, abs=0.5)
        assert page.body[0].right == pytest.approx(184, abs=0.7)
        assert 37 <= page.body[0].top < page.body[-1].bottom <= 262


def test_in_libreoffice_the_parts_stand_where_the_pdf_has_them(converted, official):
    ours, theirs = official[0], converted(samples.document())
    for beginning in ("青山县委员会办公室文件", "青协发", "青山县2026年度", "各乡镇"):
        expected, found = ours.line(beginning), theirs[0].line(beginning)
        assert found.text == expected.text
        assert (found.left, found.right) == pytest.approx((expected.left, expected.right), abs=2)
        assert found.bottom == pytest.approx(expected.bottom, abs=2)
    assert theirs[0].lines[-1].text == "—1—"
    assert theirs[1].lines[-1].text == "—2—"
    assert theirs[0].lines[-1].right == pytest.approx(184 - 14 * 25.4 / 72, abs=0.5)
    assert theirs[1].lines[-1].left == pytest.approx(28 + 14 * 25.4 / 72, abs=0.5)
    rules = theirs[-1].rules
    assert [round(rule.bottom - rule.top, 2) for rule in rules] == pytest.approx([0.35, 0.25, 0.35], abs=0.02)
    assert rules[-1].bottom == pytest.approx(262, abs=0.5)
    assert theirs[-1].lines[-2].text == "青山县委员会办公室2026年3月6日印发"
