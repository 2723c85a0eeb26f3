"""Documents fetch nothing, and what a person typed stays text in every format."""

import io
import socket
import threading

import openpyxl
import pytest
from docx import Document as WordFile

from cppcc.documents import rendering
from cppcc.documents.content import OfficialDocument, Paragraph, Table
from cppcc.documents.excel import Column, Sheet
from cppcc.documents.fetcher import Forbidden, OwnFilesFetcher
from cppcc.documents.pdf import render_pdf

from .measuring import pages_of


@pytest.fixture
def listener():
    """A server on this machine that notes every connection made to it."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.1)
    connections, done = [], threading.Event()

    def accept():
        while not done.is_set():
            try:
                connection, _ = server.accept()
            except TimeoutError:
                continue
            connections.append(connection.getpeername())
            connection.close()

    thread = threading.Thread(target=accept)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/x.png", connections
    done.set()
    thread.join()
    server.close()


def hostile_texts(address: str) -> tuple[str, ...]:
    return (
        "<img src=file:///etc/passwd>",
        f"<img src={address}>",
        f'<link rel=stylesheet href="{address}">',
        f"<style>@import url({address})</style>",
        "<script>alert(1)</script>",
        '<object data="file:///etc/passwd"></object>',
        "=1+1",
        "{% include 'x' %}{{ settings.SECRET_KEY }}",
    )


def hostile_document(address: str) -> OfficialDocument:
    cells = hostile_texts(address)
    table = Table(("内容",), tuple((cell,) for cell in cells))
    return OfficialDocument("题", (*(Paragraph(cell) for cell in cells), table), addressee=cells[0])


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_markup_in_text_is_printed_as_text_and_nothing_is_fetched(listener):
    address, connections = listener
    pages = pages_of(rendering.pdf(hostile_document(address)))
    printed = "".join(page.text for page in pages)
    for text in hostile_texts(address):
        assert printed.count(squeezed(text)) >= 2
    assert [image for page in pages for image in page.page.images] == []
    assert "root:" not in printed
    assert connections == []


def test_the_listener_would_notice(listener):
    address, connections = listener
    host, port = address.split("/")[2].split(":")
    socket.create_connection((host, int(port))).close()
    for _ in range(50):
        if connections:
            break
        threading.Event().wait(0.05)
    assert len(connections) == 1


@pytest.mark.parametrize(
    "tag", ["<img src='{}'>", "<link rel=stylesheet href='{}'>", "<object data='{}'></object>"]
)
def test_even_real_markup_cannot_reach_disk_or_network(listener, tag):
    """A mistake in a template would not open a door: the fetcher is the second one."""
    address, connections = listener
    for target in (address, "file:///etc/passwd"):
        pages = pages_of(render_pdf(f"<!doctype html><html><body>{tag.format(target)}<p>文"))
        assert [page.text for page in pages] == ["文—1—"]
        assert pages[0].page.images == []
    assert connections == []


def test_an_svg_picture_cannot_reach_disk_or_network(listener):
    address, connections = listener
    namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    svg = f"""<svg {namespaces} width="9" height="9">
      <image xlink:href="{address}" width="9" height="9"/><use xlink:href="file:///etc/passwd#a"/></svg>"""
    render_pdf("<html><body><img src=picture:a.svg>", pictures={"a.svg": svg.encode()})
    assert connections == []


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "https://example.org/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "data:text/plain,a",
        "font:../../settings.py",
        "font:unknown",
        "picture:unknown",
    ],
)
def test_the_fetcher_refuses_every_other_address(address):
    with pytest.raises(Forbidden):
        OwnFilesFetcher({"known": b"1"}).fetch(address)


def test_the_fetcher_serves_own_fonts_and_given_pictures():
    fetcher = OwnFilesFetcher({"seal": b"picture"})
    assert fetcher.fetch("picture:seal").read() == b"picture"
    assert fetcher.fetch("font:doc-number").read()[:4] == b"OTTO"


def test_markup_in_text_stays_text_in_word(listener):
    address, connections = listener
    content = rendering.docx(hostile_document(address))
    word = WordFile(io.BytesIO(content))
    written = [paragraph.text for paragraph in word.paragraphs]
    cells = [row.cells[0].text for row in word.tables[0].rows][1:]
    assert tuple(written[3 : 3 + len(cells)]) == hostile_texts(address)
    assert tuple(cells) == hostile_texts(address)
    assert [rel.target_ref for rel in word.part.rels.values() if rel.is_external] == []
    assert connections == []


def test_formulas_stay_text_in_excel(listener):
    address, _ = listener
    texts = (*hostile_texts(address), "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "https://example.org", "00123")
    sheet = Sheet("表", (Column("内容"),), tuple((text,) for text in texts))
    page = openpyxl.load_workbook(io.BytesIO(rendering.xlsx((sheet,)))).active
    cells = [page.cell(row, 1) for row in range(2, len(texts) + 2)]
    assert [cell.value for cell in cells] == [text.replace("\t", "\u3000") for text in texts]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
    quoted = {cell.value for cell in cells if cell.quotePrefix}
    assert quoted == {"=1+1", "+1", "-1", "@SUM(A1)", "＝1"}
