"""Nothing of another office, and nothing unissued, in any page or file of anybody who may not see it."""

from itertools import islice

import pytest
from django.db import models
from django.urls import resolve
from django.views import View

from cppcc.listing import ListPage
from cppcc.views import search

from .addresses import own_addresses
from .conftest import ROLES, person, signed_in

FOREIGN = "外县机密词"
UNISSUED = "未印发机密词"
# Roles that see issued plans only.
BLIND = ("member", "department_handler", "superior_viewer", "security_admin", "system_admin")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_templates")]


def put_into_texts(row, token):
    """Write `token` into every text that a person could have typed into `row`."""
    for field in row._meta.concrete_fields:
        typed = (
            isinstance(field, models.CharField | models.TextField) and field.editable and not field.choices
        )
        if (
            typed
            and not isinstance(field, models.SlugField)
            and field.name not in ("password", "username", "code")
        ):
            setattr(row, field.name, f"{getattr(row, field.name)}{token}"[: field.max_length or None])
    row.save()


def bodies(client, *places):
    """(name, body) of every page, list, file and fragment of `places`, redirects not followed.

    Lists are asked a second time for their export, and the search for what must not be found.
    """
    addresses = {address.url(subjects): address.name for subjects in places for address in own_addresses()}
    for url, name in addresses.items():
        body = body_of(client.get(url))
        yield name, body
        if finds(url):
            yield name, body_of(client.get(url, {"q": "机密", "export": "xlsx"}))


def finds(url):
    view = resolve(url).func
    return view is search.show or issubclass(getattr(view, "view_class", View), ListPage)


def body_of(response):
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return texts_of(content)


def texts_of(content):
    """The text of a response; the parts of a zip container (Excel, Word) are read too."""
    import io
    import zipfile

    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    return content.decode(errors="replace")


def leaks(client, tokens, *places):
    """(page, token) wherever a page shows one of `tokens`, as they are found."""
    return ((name, token) for name, body in bodies(client, *places) for token in tokens if token in body)


def unissued_rows(world):
    return (*world.draft_rows, *world.way.rows, *world.asking_rows, *world.working_rows)


@pytest.mark.parametrize("role", ROLES)
def test_nothing_of_another_office_and_nothing_unissued(role, office, world, stranger_world):
    hidden = {FOREIGN: stranger_world.rows}
    if role in BLIND:
        hidden[UNISSUED] = unissued_rows(world)
    for token, rows in hidden.items():
        for row in rows:
            put_into_texts(row, token)
    client = signed_in(person(office, role))
    assert list(leaks(client, hidden, world.subjects, stranger_world.subjects)) == []


def test_the_tokens_would_be_seen(world, clerk, stranger_world, stranger):
    """Those who may see the rows do meet the tokens: the test above can fail."""
    for token, rows in ((FOREIGN, stranger_world.rows), (UNISSUED, unissued_rows(world))):
        for row in rows:
            put_into_texts(row, token)
    for user, token, place in ((stranger, FOREIGN, stranger_world), (clerk, UNISSUED, world)):
        assert len(list(islice(leaks(signed_in(user), [token], place.subjects), 6))) == 6
