"""What most tests begin with: an office, another one that must not be seen, and people in each role."""

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import translation

from members.models import RoleAssignment

from .factories import CommitteeFactory, DepartmentFactory, OrganizationFactory, RoleFactory
from .world import World

ROLES = tuple(RoleAssignment.Role.values)


@pytest.fixture(autouse=True)
def private_media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def chinese(settings):
    """Every test begins in Chinese; requests leave their language active."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


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
