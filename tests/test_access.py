"""Who may open what: every address against every role and method equals the table kept in git.

After a deliberate change: WRITE_ACCESS_TABLE=1 pytest tests/test_access.py, then read the difference.
"""

import os
from copy import deepcopy
from pathlib import Path

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from cppcc.permissions import PUBLIC, access_to
from cppcc.views import errors

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
    return {"anonymous": Client(), "staff": signed_in(clerk), **people, "stranger": signed_in(stranger)}


@pytest.fixture
def bare_refusals(monkeypatch):
    """Refusals without their pages, which tests/test_error_pages.py reads: half of all answers here."""
    monkeypatch.setattr(errors, "render", lambda *arguments, status: HttpResponse(status=status))


def measured(clients, subjects):
    """{(address, method): {who: status}}; every request is undone before the next."""
    table = {}
    for address in own_addresses():
        url = address.url(subjects)
        for method in METHODS:
            row = table[address, method] = {}
            for who, client in clients.items():
                cookies = deepcopy(client.cookies)
                with transaction.atomic():
                    row[who] = getattr(client, method)(url).status_code
                    transaction.set_rollback(True)
                client.cookies = cookies
    return table


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


@pytest.mark.usefixtures("quick_templates", "bare_refusals")
def test_matrix_equals_the_table(clients, world):
    table = measured(clients, world.subjects)
    if os.environ.get("WRITE_ACCESS_TABLE"):
        TABLE.write_text("\n".join(as_lines(table)) + "\n")
    wrong = [(key, row, why) for key, row in table.items() if (why := never_allowed(*key, row))]
    assert wrong == []
    assert as_lines(table) == TABLE.read_text().splitlines()
