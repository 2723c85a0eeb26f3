"""HTML → PDF bytes with WeasyPrint, made to be called again and again in one process.

A process builds one `FontConfiguration` and one parsed style sheet per file and keeps them: a new pair for
each document is ten times slower for short ones and never gives its memory back. The same HTML gives the
same bytes.
"""

import atexit
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from . import justify
from .fetcher import OwnFilesFetcher, font_address
from .fonts import FontFile, families, font_files

STYLE_FOLDER = Path(__file__).parent / "css"

justify.install()


@lru_cache(maxsize=1)
def _font_configuration() -> FontConfiguration:
    return FontConfiguration()


atexit.register(_font_configuration.cache_clear)  # its copies of the font files go with it


def _family_list(style: str) -> str:
    return ", ".join(f'"{family}"' for family in families(style))


def _font_face(font: FontFile) -> str:
    limit = f" unicode-range: {font.unicode_range};" if font.unicode_range else ""
    return f'@font-face {{ font-family: "{font.family}"; src: url("{font_address(font.family)}");{limit} }}'


def font_css() -> str:
    """`@font-face` rules for all fonts of documents."""
    return "\n".join(_font_face(font) for font in font_files())


def style_source(name: str) -> str:
    """Read css/<name>; `font(<style>)` in it stands for the style's chain of families."""
    source = (STYLE_FOLDER / name).read_text(encoding="utf-8")
    return re.sub(r"\bfont\((\w+)\)", lambda match: _family_list(match[1]), source)


@lru_cache(maxsize=16)
def _style_sheet(name: str) -> CSS:
    source = font_css() if name == "fonts" else style_source(name)
    return CSS(string=source, font_config=_font_configuration(), url_fetcher=OwnFilesFetcher())


def render_pdf(
    html: str, *, styles: tuple[str, ...] = ("official.css",), pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """Print HTML with the style sheets of `css/`; pictures are addressed as `picture:<name>`."""
    sheets = [_style_sheet("fonts"), *(_style_sheet(name) for name in styles)]
    page = HTML(string=html, url_fetcher=OwnFilesFetcher(pictures))
    return page.write_pdf(stylesheets=sheets, font_config=_font_configuration())
