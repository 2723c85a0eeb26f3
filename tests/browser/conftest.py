"""A real browser at a running server, signed in as the clerk of a small office."""

import os

import pytest

from tests.conftest import signed_in
from tests.programs import Unavailable, chromium
from tests.world import World

# Playwright's event loop runs in the thread of the tests; the server's own threads answer the pages.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

SCREENS = {"pc": (1366, 768), "phone": (390, 844)}


def pytest_collection_modifyitems(items):
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args():
    try:
        path = os.environ.get("CHROMIUM") or chromium()
    except Unavailable as error:
        pytest.skip(str(error))
    return {"executable_path": path, "args": ["--no-sandbox"]}


@pytest.fixture
def world(transactional_db, office, clerk):
    return World(office, clerk)


class Complaints(list):
    """What the browser said in its console: errors of scripts, and whatever the content policy refused."""

    def listen(self, page):
        page.on("pageerror", lambda error: self.append(str(error)))
        page.on("console", lambda line: line.type in ("error", "warning") and self.append(line.text))


@pytest.fixture
def complaints():
    return Complaints()


@pytest.fixture
def open_page(world, clerk, live_server, browser, complaints):
    """Function (screen="pc", javascript=True, user=clerk) → a page on which the user has signed in."""
    contexts = []

    def open_at(screen="pc", *, javascript=True, user=clerk):
        session = signed_in(user).cookies["session"].value
        width, height = SCREENS[screen]
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            is_mobile=screen == "phone",
            has_touch=screen == "phone",
            java_script_enabled=javascript,
        )
        contexts.append(context)
        page = context.new_page()
        complaints.listen(page)
        context.add_cookies([{"name": "session", "value": session, "url": live_server.url}])
        page.goto("/")
        return page

    yield open_at
    for context in contexts:
        context.close()
