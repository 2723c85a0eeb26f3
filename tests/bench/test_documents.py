"""What printing costs compared with bare WeasyPrint, and whether a warm process stays small.

"Bare" is WeasyPrint at its best: same HTML, same fonts, font configuration and style sheets made once and
reused, no justification of Chinese, no template, no other process. Both run in turns; medians are compared.
"""

import statistics
import time

import psutil
import pytest
from weasyprint import CSS, HTML
from weasyprint.layout import inline
from weasyprint.text.fonts import FontConfiguration

from cppcc.documents import justify, pdf, rendering
from cppcc.documents.content import Paragraph
from cppcc.documents.fetcher import OwnFilesFetcher
from cppcc.documents.page import official_html
from cppcc.documents.sandbox import Sandbox
from tests.documents import samples

pytestmark = pytest.mark.bench

LIMITS = {"seconds": 300, "megabytes": 4000}
#: Pages → paragraphs that fill them, rounds.
SIZES = {1: (2, 25), 20: (62, 7), 200: (620, 3)}
GOAL = 1.2


@pytest.fixture(scope="module")
def sandbox():
    sandbox = Sandbox()
    sandbox.start()
    yield sandbox
    sandbox.stop()


@pytest.fixture(scope="module")
def bare():
    fetcher, fonts = OwnFilesFetcher(), FontConfiguration()
    source = pdf.font_css() + pdf.style_source("official.css")
    sheets = [CSS(string=source, font_config=fonts, url_fetcher=fetcher)]

    def render(html):
        inline.justify_line = justify._widen_spaces
        try:
            return HTML(string=html, url_fetcher=fetcher).write_pdf(stylesheets=sheets, font_config=fonts)
        finally:
            justify.install()

    return render


def document(paragraphs):
    return samples.plain(blocks=tuple(Paragraph(samples.PROSE) for _ in range(paragraphs)))


def seconds(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@pytest.mark.parametrize("pages", SIZES)
def test_a_document_costs_little_more_than_bare_weasyprint(pages, sandbox, bare, record_property, capsys):
    paragraphs, rounds = SIZES[pages]
    content = document(paragraphs)
    html = official_html(content)
    ours, theirs = [], []
    for _ in range(rounds):
        theirs.append(seconds(lambda: bare(html)))
        ours.append(seconds(lambda: sandbox.run(rendering.pdf, content, **LIMITS)))
    ratio = statistics.median(ours) / statistics.median(theirs)
    with capsys.disabled():
        print(f"\n  PDF, {pages} pages: {ratio:.2f} x bare WeasyPrint (goal {GOAL})")
    record_property("ratio", ratio)
    assert ratio <= GOAL


def test_a_warm_process_stays_small_over_a_hundred_documents(sandbox, capsys):
    sizes = []
    for number in range(110):
        sandbox.run(rendering.pdf, document(10 + number % 7), **LIMITS)
        sizes.append(psutil.Process(sandbox.pid).memory_info().rss / 1024 / 1024)
    with capsys.disabled():
        print(f"\n  memory after 10 documents {sizes[9]:.0f} MB, after 110 {sizes[-1]:.0f} MB")
    assert sizes[-1] / sizes[9] <= 1.1
