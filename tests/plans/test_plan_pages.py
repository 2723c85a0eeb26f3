"""A plan as a whole in the browser: begun, changed, issued, withdrawn, copied, checked, looked up."""

import re

import pytest
import time_machine

from plans.models import AnnualPlan, PlanRecord
from tests.conftest import person, signed_in
from tests.factories import (
    PlanFactory,
)

from .pages import fill, form_on
from .small_plan import issue_small, small_plan

pytestmark = pytest.mark.django_db
INNER_TABS = ("check/", "history/")
TABS = ("", "topics/", "activities/", "targets/", "calendar/", "board/", "check/", "versions/", "history/")


@pytest.fixture
def plan(office, clerk):
    return small_plan(office, clerk)


# Begun and changed


def test_new_plan_belongs_to_the_office_one_acts_in(clerk_client, office):
    typed = {"title": "2027年工作要点", "year": "2027", "kind": "points"}
    response = fill(clerk_client, "/plans/new/", "declared_total", **typed)
    plan = AnnualPlan.objects.get()
    assert (response.url, plan.organization, plan.title, plan.year, plan.kind, plan.state) == (
        f"/plans/{plan.pk}/",
        office,
        "2027年工作要点",
        2027,
        "points",
        "draft",
    )


@pytest.mark.parametrize("typed", [{"year": "1800"}, {"title": ""}, {"kind": "other"}])
def test_wrong_head_keeps_what_was_typed(clerk_client, typed):
    good = {"title": "要点", "year": "2027", "kind": "points", "addressee": "各委室留着"}
    response = fill(clerk_client, "/plans/new/", "declared_total", **{**good, **typed})
    assert (response.status_code, list(response.context["form"].errors)) == (200, list(typed))
    assert "各委室留着" in response.content.decode()


@pytest.mark.parametrize("is_new", [True, False])
def test_title_is_used_once_a_year(clerk_client, plan, office, is_new):
    other = PlanFactory(organization=office, year=plan.year, kind=plan.kind)
    url = "/plans/new/" if is_new else f"/plans/{other.pk}/edit/"
    typed = {"title": plan.title, "year": plan.year, "kind": plan.kind}
    response = fill(clerk_client, url, "declared_total", **typed)
    assert (response.status_code, len(response.context["form"].non_field_errors())) == (200, 1)


def test_head_is_changed_and_a_clash_is_told(clerk_client, plan, office):
    url = f"/plans/{plan.pk}/edit/"
    mine = form_on(clerk_client.get(url), "declared_total")
    fill(signed_in(person(office, "staff")), url, "declared_total", addressee="各委室")
    response = clerk_client.post(url, {**mine, "addressee": ["各单位"]})
    assert response.status_code == 409
    assert clerk_client.post(url, form_on(response, "version")).status_code == 302
    plan.refresh_from_db()
    assert plan.addressee == "各单位"


# Its life


def test_issue_and_withdraw(clerk, clerk_client, plan):
    context = clerk_client.get(f"/plans/{plan.pk}/").context
    assert ([step.name for step in context["steps"]], context["next_move"]["name"]) == (["discard"], "submit")
    fill(clerk_client, f"/plans/{plan.pk}/submit/", "note")
    fill(clerk_client, f"/plans/{plan.pk}/issue/", "issued_on")
    plan.refresh_from_db()
    assert (plan.state, plan.versions.count(), plan.topics.get().state) == ("issued", 2, "listed")
    response = fill(clerk_client, f"/plans/{plan.pk}/step/withdraw/", "reason", reason=" ")
    assert list(response.context["form"].errors) == ["reason"]
    fill(clerk_client, f"/plans/{plan.pk}/step/withdraw/", "reason", reason="补充议题")
    plan.refresh_from_db()
    record = PlanRecord.objects.of(plan).newest_first().first()
    assert (plan.state, record.step, record.reason) == ("draft", "withdraw", "补充议题")


def test_plan_with_errors_is_not_issued(clerk_client, plan):
    plan.write(declared_total=18)
    fill(clerk_client, f"/plans/{plan.pk}/submit/", "note")
    url = f"/plans/{plan.pk}/issue/"
    assert (clerk_client.get(url).context["blocking"], fill(clerk_client, url, "issued_on").status_code) == (
        True,
        200,
    )
    plan.refresh_from_db()
    assert (plan.state, plan.versions.count()) == ("in_approval", 1)


def test_step_from_an_old_page_does_nothing(clerk_client, plan):
    data = form_on(clerk_client.get(f"/plans/{plan.pk}/step/discard/"), "version")
    plan.write(addressee="改过了")
    assert clerk_client.post(f"/plans/{plan.pk}/step/discard/", data).status_code == 409
    plan.refresh_from_db()
    assert plan.state == "draft"


def test_step_from_the_wrong_state_is_refused(clerk, clerk_client, plan):
    issue_small(plan, clerk)
    response = clerk_client.post(f"/plans/{plan.pk}/step/discard/", {"version": plan.version})
    plan.refresh_from_db()
    assert (response.status_code, plan.state) == (409, "issued")


def test_office_leader_withdraws_but_does_not_discard(clerk, office, plan):
    client = signed_in(person(office, "office_leader"))
    assert client.post(f"/plans/{plan.pk}/step/discard/", {"version": plan.version}).status_code == 403
    issue_small(plan, clerk)
    assert [step.name for step in client.get(f"/plans/{plan.pk}/").context["steps"]] == ["withdraw"]
    assert fill(client, f"/plans/{plan.pk}/step/withdraw/", "reason", reason="补充").status_code == 302


@pytest.mark.parametrize("name", ["burn", "issue", "pass"])
def test_unknown_step_is_not_found(clerk_client, plan, name):
    """Steps at stations have pages of their own."""
    assert clerk_client.get(f"/plans/{plan.pk}/step/{name}/").status_code == 404


@pytest.mark.parametrize("role", ["member", "department_handler", "superior_viewer"])
def test_draft_is_not_found_by_those_who_see_what_is_issued(clerk, office, plan, role):
    client = signed_in(person(office, role))
    topic = plan.topics.get()
    inner = [f"/plans/{plan.pk}/{tab}" for tab in INNER_TABS]
    addresses = [*(f"/plans/{plan.pk}/{tab}" for tab in TABS), f"/topics/{topic.pk}/"]
    addresses = [url for url in addresses if url not in inner]
    assert {client.get(url).status_code for url in addresses} == {404}
    issue_small(plan, clerk)
    assert {client.get(url).status_code for url in addresses} == {200}
    assert {client.get(url).status_code for url in inner} == {403}
    page = client.get(f"/topics/{topic.pk}/")
    assert (page.context["events"], clerk.name in page.content.decode()) == ([], False)


# Copied


def test_copy_shows_what_changes_before_it_is_made(clerk_client, plan):
    url = f"/plans/{plan.pk}/copy/"
    page = clerk_client.get(f"{url}?year=2027")
    assert page.context["prepared"].title == "2027年度协商工作计划"
    assert AnnualPlan.objects.count() == 1
    response = clerk_client.post(url, {"year": "2027", "title": ""})
    copy = AnnualPlan.objects.get(year=2027)
    assert (response.url, copy.title, copy.topics.get().title) == (
        f"/plans/{copy.pk}/",
        "2027年度协商工作计划",
        "营商环境",
    )


def test_copy_twice_is_told(clerk_client, plan):
    for status in (302, 200):
        response = clerk_client.post(f"/plans/{plan.pk}/copy/", {"year": "2027", "title": ""})
        assert response.status_code == status
    assert AnnualPlan.objects.count() == 2


@pytest.mark.parametrize(("now", "year"), [("2026-06-30", 2026), ("2026-07-01", 2027)])
@pytest.mark.parametrize("address", ["/plans/new/", "/plans/import/"])
def test_from_july_on_the_next_year_is_planned(clerk, now, year, address):
    with time_machine.travel(f"{now}T12:00:00+08:00"):
        form = signed_in(clerk).get(address).context["form"]
    assert form["year"].value() == year


def test_an_empty_plan_begins_with_a_section(clerk_client, office, plan):
    def first_button(plan):
        page = clerk_client.get(f"/plans/{plan.pk}/").content.decode()
        return re.findall(r'class="btn btn-primary" href="([^"]+)"', page)

    empty = PlanFactory(organization=office)
    assert first_button(empty) == [f"/plans/{empty.pk}/sections/new/"]
    assert first_button(plan) == [f"/plans/{plan.pk}/submit/"]
