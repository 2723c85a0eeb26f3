"""Every page: no complaint of the browser, nothing that axe finds, nothing wider than the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from members.models import User
from tests.addresses import own_addresses

AXE = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
}
MODES = {
    "pc": {"screen": "pc"},
    "phone": {"screen": "phone"},
    "large-print": {"screen": "pc", "large_print": True},
    "english": {"screen": "pc", "language": "en"},
}


def violations(page):
    return [
        f"{one['id']}: {node['html'][:120]}"
        for one in Axe().run(page, options=AXE).response["violations"]
        for node in one["nodes"]
    ]


def pages(world):
    """The addresses of all pages, those of single rows filled with the rows of the small office."""
    return sorted({address.url(world.subjects) for address in own_addresses()})


def is_page(context, url):
    response = context.request.get(url, max_redirects=0)
    return response.status == 200 and "<html" in response.text()


@pytest.mark.parametrize("mode", MODES)
def test_every_page_is_accessible_and_quiet(mode, open_page, world, clerk, complaints):
    settings = dict(MODES[mode])
    page = open_page(settings.pop("screen"))
    if settings:
        User.objects.with_keys([clerk.pk]).update(**settings)
        if "language" in settings:
            page.context.add_cookies([{"name": "django_language", "value": "en", "url": page.url}])
    found, seen = {}, 0
    for url in pages(world):
        if not is_page(page.context, url):
            continue
        page.goto(url)
        wrong = violations(page) + complaints
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wide > 0:
            wrong.append(f"{wide} px wider than the screen")
        if wrong:
            found[url] = wrong
        complaints.clear()
        seen += 1
    assert found == {}
    assert seen >= 20


@pytest.mark.parametrize("url", ["/sign-in/", "/nothing/"])
def test_pages_of_strangers_are_accessible_too(url, browser, live_server):
    page = browser.new_page()
    page.goto(live_server.url + url)
    assert violations(page) == []
    page.close()
