"""Every page: no complaint of the browser, nothing that axe finds, nothing wider than the screen."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.addresses import own_addresses

AXE = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
    # Nothing is told about what is right, which takes three times as long as finding what is not.
    "resultTypes": ["violations"],
}
# Larger print moves and covers things; names, roles and colours stay, and contrast may be less then.
AXE_FOR_SIZES = {**AXE, "runOnly": {"type": "rule", "values": ["scrollable-region-focusable", "target-size"]}}
FIND_VIOLATIONS = "options => axe.run(document, options).then(found => found.violations)"


def violations(page, options=AXE):
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [
        f"{one['id']}: {node['html'][:120]}"
        for one in page.evaluate(FIND_VIOLATIONS, options)
        for node in one["nodes"]
    ]


def too_wide(page):
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [f"{wide} px wider than the screen"] if wide > 0 else []


def pages(world, client):
    """The addresses of all pages, those of single rows filled with the rows of the small office."""
    addresses = sorted({address.url(world.subjects) for address in own_addresses()})
    return [url for url in addresses if is_page(client.get(url))]


def is_page(response):
    return response.status_code == 200 and not response.streaming and b"<html" in response.content


def wrong_pages(page, addresses, complaints, look):
    """{address: what is wrong with it}; `look` gives what is wrong with the page that is open."""
    found = {}
    for url in addresses:
        page.goto(url)
        if wrong := [*look(page), *too_wide(page), *complaints]:
            found[url] = wrong
        complaints.clear()
    return found


def in_large_print(page):
    """The same page as people see it who chose large print, which is a class and nothing else."""
    page.evaluate("document.documentElement.classList.add('large-print')")
    return [f"large print: {one}" for one in violations(page, AXE_FOR_SIZES)]


def in_both_sizes(page):
    return [*violations(page), *too_wide(page), *in_large_print(page)]


@pytest.mark.long
@pytest.mark.parametrize(("screen", "look"), [("pc", in_both_sizes), ("phone", violations)])
def test_every_page_is_accessible_and_quiet(screen, look, open_page, world, clerk_client, complaints):
    addresses = pages(world, clerk_client)
    assert len(addresses) >= 20
    assert wrong_pages(open_page(screen), addresses, complaints, look) == {}


def test_every_page_in_english_is_quiet_and_fits(open_page, world, clerk_client, complaints):
    """Marks and colours are those of the Chinese page, which axe has seen; words are longer."""
    page = open_page()
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": page.url}])
    addresses = pages(world, clerk_client)
    assert wrong_pages(page, addresses, complaints, lambda page: []) == {}
    assert page.get_attribute("html", "lang") == "en"


@pytest.mark.parametrize("url", ["/sign-in/", "/nothing/"])
def test_pages_of_strangers_are_accessible_too(url, browser, live_server):
    page = browser.new_page()
    page.goto(live_server.url + url)
    assert violations(page) == []
    page.close()
