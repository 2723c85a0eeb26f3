"""Who may open what: every address against every role and method equals the table kept in git.

After a deliberate change: WRITE_ACCESS_TABLE=1 pytest tests/test_access.py, then read the difference.
"""

import os
from copy import copy
from functools import cache
from pathlib import Path

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.template.base import Template
from django.test import Client

from cppcc.permissions import PUBLIC, access_to
from cppcc.views import errors
from members.backends import PasswordBackend

from .addresses import all_addresses, own_addresses
from .conftest import ROLES, person, signed_in

METHODS = ("get", "head", "post", "put", "delete")
TABLE = Path(__file__).parent / "access_table.txt"

pytestmark = pytest.mark.django_db


def test_every_address_is_in_the_permission_table():
    assert [one.name for one in all_addresses() if access_to(one.name) is None] == []


@pytest.fixture
def clients(office, clerk, stranger):
    """A client for everybody who could come: nobody, each role, and a clerk of another office."""
    people = {role: signed_in(person(office, role)) for role in ROLES if role != "staff"}
    known = {"staff": signed_in(clerk), **people, "stranger": signed_in(stranger)}
    for client in known.values():
        client.get("/")  # the first request writes into the session, and every other one is undone
    return {"anonymous": Client(), **known}


@pytest.fixture
def bare_refusals(monkeypatch):
    """Refusals without their pages, which tests/test_error_pages.py reads: half of all answers here."""
    monkeypatch.setattr(errors, "render", lambda *arguments, status: HttpResponse(status=status))


@pytest.fixture
def known_accounts(monkeypatch):
    """Accounts that are read once, not for each of ten thousand requests: as all are undone, none changes."""
    read = cache(PasswordBackend().get_user)
    monkeypatch.setattr(PasswordBackend, "get_user", lambda backend, key: copy(read(key)))


def measured(clients, subjects, monkeypatch):
    """{(address, method): {who: status}}; every request is undone before the next.

    The page of a HEAD request, which nobody gets, is not made: the GET request before it has made it.
    """
    table = {}
    for address in own_addresses():
        url = address.url(subjects)
        for method in METHODS:
            row = table[address, method] = {}
            with monkeypatch.context() as patch:
                if method == "head":
                    patch.setattr(Template, "render", lambda template, context: "")
                for who, client in clients.items():
                    row[who] = status(client, method, url)
    return table


def status(client, method, url):
    cookies = dict(client.cookies)
    with transaction.atomic():
        response = getattr(client, method)(url)
        transaction.set_rollback(True)
    client.cookies.clear()
    client.cookies.update(cookies)
    return response.status_code


def as_lines(table):
    """“plans:plan_edit POST | 302 staff | 403 anonymous member …”"""
    return sorted(
        f"{address.name} {method.upper()} | " + " | ".join(by_status(row))
        for (address, method), row in table.items()
    )


def by_status(row):
    for status in sorted(set(row.values())):
        yield f"{status} {' '.join(who for who in row if row[who] == status)}"


def never_allowed(address, method, row):
    """What no table can make right."""
    public = access_to(address.name) == PUBLIC
    if any(status >= 500 for status in row.values()) and address.name != "health_ready":
        return "server error"
    if not public and row["anonymous"] not in (302, 403, 405):
        return "open to everybody"
    names_a_row = any(word.endswith("pk") for word in address.keywords)
    if not public and names_a_row and row["stranger"] not in (403, 404, 405):
        return "open to another office"
    if method in ("put", "delete") and any(status < 300 for status in row.values()):
        return "answers a method that nobody uses"
    return ""


@pytest.mark.long
@pytest.mark.usefixtures("quick_templates", "bare_refusals", "known_accounts")
def test_matrix_equals_the_table(clients, world, monkeypatch):
    table = measured(clients, world.subjects, monkeypatch)
    if os.environ.get("WRITE_ACCESS_TABLE"):
        TABLE.write_text("\n".join(as_lines(table)) + "\n")
    wrong = [(key, row, why) for key, row in table.items() if (why := never_allowed(*key, row))]
    assert wrong == []
    assert as_lines(table) == TABLE.read_text().splitlines()
