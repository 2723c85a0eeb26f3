"""The main navigation marks the one entry under which a page lies."""

import pytest
from django.urls import reverse

from tests.factories import RoleFactory


def current(client, address):
    entries = client.get(address).context["navigation"]
    return [str(item["entry"].label) for item in entries if item["current"]]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("view_name", "labels"),
    [
        ("workbench", ["工作台"]),
        ("plans:plan_list", ["年度计划"]),
        ("plans:plan_new", ["年度计划"]),
        ("members:member_list", ["委员"]),
        ("members:statistics", ["委员"]),
        ("members:visit_list", ["走访委员"]),
        ("members:visit_new", ["走访委员"]),
        ("members:preferences", []),
    ],
)
def test_only_the_nearest_entry_is_current(client, view_name, labels):
    client.force_login(RoleFactory(role="staff").user)
    assert current(client, reverse(view_name)) == labels
