"""Issuing on the page: the head, the red head, what members see."""

import pytest

from plans.services import (
    pass_station,
)
from tests.conftest import person, signed_in

from .at_stations import bring_to, plan_with_stations, stored, url_of
from .pages import fill, form_on
from .small_plan import issue_small

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office, clerk):
    return plan_with_stations(office, clerk)


@pytest.fixture
def chair(office):
    return person(office, "office_leader")


def test_issue_prints_its_head_from_the_frozen_version(plan, clerk, chair, clerk_client, office):
    bring_to(plan, clerk, "主席会议审议")
    pass_station(plan, by=chair)
    fill(clerk_client, url_of(plan, "record"), "decided_on")
    head = {
        "document_number": "青协〔2026〕5号",
        "issued_on": "2026-01-20",
        "issuing_offices": f"{office.name}\n中共青溪县委办公室",
        "addressee": "各委室",
        "copies_to": "县委办",
    }
    response = fill(clerk_client, url_of(plan, "issue"), "issued_on", **head)
    assert response.url == f"/plans/{plan.pk}/"
    plan = stored(plan)
    assert (plan.state, plan.versions.newest_first().first().snapshot["document"]) == (
        "issued",
        {
            "number": "青协〔2026〕5号",
            "issued_on": "2026-01-20",
            "issuing_offices": [office.name, "中共青溪县委办公室"],
            "addressee": "各委室",
            "copies_to": "县委办",
        },
    )


def test_issue_asks_for_day_and_offices(plan, clerk, chair, clerk_client):
    bring_to(plan, clerk, "主席会议审议")
    pass_station(plan, by=chair)
    fill(clerk_client, url_of(plan, "record"), "decided_on")
    response = fill(clerk_client, url_of(plan, "issue"), "issued_on", issued_on="", issuing_offices=" ")
    assert sorted(response.context["form"].errors) == ["issued_on", "issuing_offices"]
    assert stored(plan).state == "in_approval"


def test_members_see_what_was_issued_and_not_what_went_before(plan, clerk, chair, office):
    issue_small(plan, clerk)
    client = signed_in(person(office, "member"))
    rows = client.get(url_of(plan, "versions")).context["versions"]
    assert [(version.number, passage) for version, passage in rows] == [(6, None)]
    base = url_of(plan, "versions")
    assert [client.get(f"{base}{number}/").status_code for number in (5, 6)] == [404, 200]
    assert [client.get(f"{base}{number}/file/").status_code for number in (5, 6)] == [404, 200]
    sides = form_on(client.get(f"/plans/{plan.pk}/print/"), "file_format")
    assert "5" not in sides.get("version", [])
