"""What a printed document may load: our own fonts and the pictures handed over with it, by name only."""

from collections.abc import Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse

from .fonts import font_files


class Forbidden(ValueError):
    """A document asked for something outside its own fonts and pictures."""


class OwnFilesFetcher(URLFetcher):
    """Serve `font:<family>` and `picture:<name>`; refuse all else without touching disk or network.

    WeasyPrint logs a refusal and goes on without the picture.
    """

    def __init__(self, pictures: Mapping[str, bytes] | None = None):
        super().__init__(allowed_protocols=("font", "picture"), allow_redirects=False)
        self._pictures = dict(pictures or {})

    def fetch(self, url, headers=None):
        scheme, _, name = url.partition(":")
        if scheme == "picture" and name in self._pictures:
            return URLFetcherResponse(url, self._pictures[name])
        if scheme == "font":
            for font in font_files():
                if font_address(font.family) == url:
                    return URLFetcherResponse(url, font.path.read_bytes())
        raise Forbidden(f"documents may not load {url[:200]}")


def font_address(family: str) -> str:
    """The address of a font in style sheets, e.g. `font:doc-fang`."""
    return "font:" + family.lower().replace(" ", "-")
