"""What most tests begin with: an office, another one that must not be seen, and people in each role."""

import gc

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.template.base import Template
from django.test import Client, TransactionTestCase
from django.utils import translation
from hypothesis import settings

from members.models import RoleAssignment

from .factories import CommitteeFactory, DepartmentFactory, OrganizationFactory, RoleFactory
from .world import World

# The same examples on every run: what a run finds can be found again.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

ROLES = tuple(RoleAssignment.Role.values)


def pytest_collection_modifyitems(config, items):
    """The long ones first, as two workers share the rest among them best.

    What touches no database is the same on each, so it runs with SQLite and not again with PostgreSQL.
    """
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    if connection.vendor != "postgresql":
        return
    again = [item for item in items if not touches_database(item)]
    if again:
        config.hook.pytest_deselected(items=again)
        items[:] = [item for item in items if touches_database(item)]


def pytest_collection_finish():
    """Applications and tests stay until the end, and rows die as they are dropped: to look through all of
    them again and again for what is in circles costs a seventh of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def touches_database(item):
    """The test asks for the database, or kills and drives servers that do."""
    if any(item.get_closest_marker(name) for name in ("django_db", "browser", "faults")):
        return True
    is_django_case = isinstance(item.cls, type) and issubclass(item.cls, TransactionTestCase)
    return is_django_case or not {"db", "transactional_db"}.isdisjoint(item.fixturenames)


@pytest.fixture(autouse=True)
def private_media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def chinese(settings):
    """Every test begins in Chinese; requests leave their language active."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def quick_templates(monkeypatch):
    """Django's test runner copies the context of every template that is rendered; nobody else does."""
    monkeypatch.setattr(Template, "_render", lambda template, context: template.nodelist.render(context))


@pytest.fixture
def office(db):
    return OrganizationFactory(name="政协青溪县委员会", short_name="青溪县政协", code="qingxi")


@pytest.fixture
def stranger_office(db):
    """An office of another county: nothing of it may ever show."""
    return OrganizationFactory(name="政协白石县委员会", short_name="白石县政协", code="baishi")


def person(organization, role):
    """A person who acts in `organization` as `role`."""
    extra = {}
    if role == "committee_leader":
        extra["committee"] = CommitteeFactory(organization=organization)
    if role == "department_handler":
        extra["department"] = DepartmentFactory(organization=organization)
    return RoleFactory(organization=organization, role=role, **extra).user


@pytest.fixture
def clerk(office):
    return person(office, "staff")


@pytest.fixture
def stranger(stranger_office):
    """A clerk of the other office."""
    return person(stranger_office, "staff")


@pytest.fixture
def world(office, clerk):
    """One row of everything in the office."""
    return World(office, clerk)


@pytest.fixture
def stranger_world(stranger_office, stranger):
    """One row of everything in the other office."""
    return World(stranger_office, stranger)


def signed_in(user):
    """A client in which `user` has signed in."""
    client = Client()
    client.force_login(user, backend=django_settings.AUTHENTICATION_BACKENDS[-1])
    return client


@pytest.fixture
def clerk_client(clerk):
    return signed_in(clerk)
