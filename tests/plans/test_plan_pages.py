"""A plan as a whole in the browser: begun, changed, issued, withdrawn, copied, checked, looked up."""

import hashlib
import json
from datetime import date

import pytest

from cppcc.models import Job
from plans.models import AnnualPlan, ConsultationTopic, PlanRecord, PlanSection
from plans.services import add_row, delete_row, issue_plan
from tests.conftest import person, signed_in
from tests.factories import (
    CommitteeFactory,
    DepartmentFactory,
    FormFactory,
    PlanFactory,
    SectionFactory,
    TargetFactory,
    TopicFactory,
)

from .pages import fill, form_on

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 10)
INNER_TABS = ("check/", "history/")
TABS = ("", "topics/", "activities/", "targets/", "calendar/", "board/", "check/", "versions/", "history/")


@pytest.fixture
def plan(office, clerk):
    plan = PlanFactory(organization=office, title="2026年度协商工作计划")
    section = add_row(PlanSection, plan, by=clerk, title="协商议题", body="总体安排如下。")
    form = FormFactory(organization=office, name="专题协商")
    add_row(
        ConsultationTopic,
        plan,
        by=clerk,
        title="营商环境",
        form=form,
        section=section,
        content="听取通报",
        organisers=["研究室"],
    )
    return plan


def issue(plan, clerk):
    issue_plan(plan, by=clerk, today=TODAY)


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
    page = clerk_client.get(f"/plans/{plan.pk}/")
    assert [step.name for step in page.context["steps"]] == ["issue", "discard"]
    fill(clerk_client, f"/plans/{plan.pk}/step/issue/", "version")
    plan.refresh_from_db()
    assert (plan.state, plan.versions.count(), plan.topics.get().state) == ("issued", 1, "listed")
    response = fill(clerk_client, f"/plans/{plan.pk}/step/withdraw/", "reason", reason=" ")
    assert list(response.context["form"].errors) == ["reason"]
    fill(clerk_client, f"/plans/{plan.pk}/step/withdraw/", "reason", reason="补充议题")
    plan.refresh_from_db()
    record = PlanRecord.objects.of(plan).newest_first().first()
    assert (plan.state, record.step, record.reason) == ("draft", "withdraw", "补充议题")


def test_plan_with_errors_is_not_issued(clerk_client, plan):
    plan.write(declared_total=18)
    url = f"/plans/{plan.pk}/step/issue/"
    assert (clerk_client.get(url).context["blocking"], fill(clerk_client, url, "version").status_code) == (
        True,
        200,
    )
    plan.refresh_from_db()
    assert (plan.state, plan.versions.count()) == ("draft", 0)


def test_step_from_an_old_page_does_nothing(clerk_client, plan):
    data = form_on(clerk_client.get(f"/plans/{plan.pk}/step/discard/"), "version")
    plan.write(addressee="改过了")
    assert clerk_client.post(f"/plans/{plan.pk}/step/discard/", data).status_code == 409
    plan.refresh_from_db()
    assert plan.state == "draft"


def test_step_from_the_wrong_state_is_refused(clerk, clerk_client, plan):
    issue(plan, clerk)
    response = clerk_client.post(f"/plans/{plan.pk}/step/issue/", {"version": plan.version})
    plan.refresh_from_db()
    assert (response.status_code, plan.versions.count()) == (409, 1)


def test_office_leader_issues_but_does_not_discard(office, plan):
    client = signed_in(person(office, "office_leader"))
    assert [step.name for step in client.get(f"/plans/{plan.pk}/").context["steps"]] == ["issue"]
    assert client.post(f"/plans/{plan.pk}/step/discard/", {"version": plan.version}).status_code == 403
    assert fill(client, f"/plans/{plan.pk}/step/issue/", "version").status_code == 302


def test_unknown_step_is_not_found(clerk_client, plan):
    assert clerk_client.get(f"/plans/{plan.pk}/step/burn/").status_code == 404


@pytest.mark.parametrize("role", ["member", "department_handler", "superior_viewer"])
def test_draft_is_not_found_by_those_who_see_what_is_issued(clerk, office, plan, role):
    client = signed_in(person(office, role))
    topic = plan.topics.get()
    inner = [f"/plans/{plan.pk}/{tab}" for tab in INNER_TABS]
    addresses = [*(f"/plans/{plan.pk}/{tab}" for tab in TABS), f"/topics/{topic.pk}/"]
    addresses = [url for url in addresses if url not in inner]
    assert {client.get(url).status_code for url in addresses} == {404}
    issue(plan, clerk)
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


# Looked up


def test_text_is_what_is_printed(clerk_client, plan):
    response = clerk_client.get(f"/plans/{plan.pk}/")
    topic = plan.topics.get()
    printed = [(line.block.text, line.url) for chapter in response.context["sheet"] for line in chapter.lines]
    assert printed == [
        ("一、协商议题", ""),
        ("总体安排如下。", ""),
        ("营商环境", f"/topics/{topic.pk}/"),
        ("协商内容：听取通报", ""),
        ("组织实施：研究室", ""),
    ]


def test_findings_lead_to_their_rows(clerk_client, plan):
    plan.write(declared_total=18)
    topic = plan.topics.get()
    response = clerk_client.get(f"/plans/{plan.pk}/check/")
    found = {
        one["finding"].code: (severity, one["url"], one["edit_url"])
        for severity, _label, rows in response.context["groups"]
        for one in rows
    }
    assert found == {
        "count-mismatch": ("error", "", ""),
        "no-time": ("warning", f"/topics/{topic.pk}/", f"/topics/{topic.pk}/edit/"),
        "unknown-organiser": ("note", f"/topics/{topic.pk}/", f"/topics/{topic.pk}/edit/"),
    }
    count = clerk_client.get(f"/plans/{plan.pk}/check/count/")
    assert count.context["total"] == response.context["total"] == 3


def test_frozen_version_shows_and_gives_what_was_frozen(clerk, clerk_client, plan):
    issue(plan, clerk)
    plan.topics.get().write(title="后来改的")
    version = plan.versions.get()
    page = clerk_client.get(f"/plans/{plan.pk}/versions/1/").content.decode()
    assert ("营商环境" in page, "后来改的" in page) == (True, False)
    content = clerk_client.get(f"/plans/{plan.pk}/versions/1/file/").content
    assert hashlib.sha256(content).hexdigest() == version.sha256
    assert json.loads(content)["topics"][0]["title"] == "营商环境"


def test_history_tells_and_brings_back(clerk, clerk_client, plan):
    record = delete_row(plan.topics.get(), by=clerk)
    response = clerk_client.get(f"/plans/{plan.pk}/history/")
    events = [(event.record.step, event.can_restore) for event in response.context["events"]]
    assert events == [("delete", True), ("add", False), ("add", False)]
    assert f"/plans/{plan.pk}/restore/{record.pk}/" in response.content.decode()
    issue(plan, clerk)
    assert "/restore/" not in clerk_client.get(f"/plans/{plan.pk}/history/").content.decode()


def test_targets_link_to_their_forms(clerk_client, plan):
    target = TargetFactory(plan=plan, text="调研不少于2次")
    page = clerk_client.get(f"/plans/{plan.pk}/targets/").content.decode()
    assert (f'id="target-{target.pk}"' in page, f"/targets/{target.pk}/edit/" in page) == (True, True)


def test_printing_asks_for_a_job(clerk, clerk_client, plan):
    response = fill(clerk_client, f"/plans/{plan.pk}/print/", "coat", file_format="docx", coat="official")
    job = Job.objects.get()
    assert (response.url, job.kind, job.arguments) == (
        f"/documents/{job.pk}/",
        "print_plan",
        {"plan": plan.pk, "version": None, "file_format": "docx", "coat": "official", "for_opinions": False},
    )


def test_characters_without_a_font_are_named_before_printing(clerk_client, plan):
    plan.topics.get().write(content="罕见字\U0003134a")
    assert clerk_client.get(f"/plans/{plan.pk}/print/").context["missing"] == ["\U0003134a"]


# How often the pages ask


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/plans/{plan.pk}/", 10),
        ("/plans/{plan.pk}/targets/", 6),
        ("/plans/{plan.pk}/check/", 11),
        ("/plans/{plan.pk}/versions/", 6),
        ("/plans/{plan.pk}/history/", 7),
        ("/topics/{topic.pk}/", 9),
    ],
)
@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(clerk, office, django_assert_num_queries, address, queries, rows):
    plan = PlanFactory(organization=office)
    form = FormFactory(organization=office)
    for number in range(rows):
        section = SectionFactory(plan=plan, order=number)
        TargetFactory(plan=plan, section=section)
        topic = add_row(
            ConsultationTopic,
            plan,
            by=clerk,
            section=section,
            form=form,
            title=f"题{number}",
            organisers=[CommitteeFactory(organization=office).name for _ in range(rows)],
            partners=[DepartmentFactory(organization=office) for _ in range(rows)],
        )
    client = signed_in(clerk)
    url = address.format(plan=plan, topic=topic)
    client.get(url)
    with django_assert_num_queries(queries):
        assert client.get(url).status_code == 200


def test_topic_page_tells_all_that_is_known(clerk, clerk_client, plan, office):
    topic = plan.topics.get()
    topic.partners.set([DepartmentFactory(organization=office, name="县发改局")])
    TopicFactory(plan=plan, title="别的议题")
    response = clerk_client.get(f"/topics/{topic.pk}/")
    page = response.content.decode()
    known = ("营商环境", "专题协商", "研究室", "县发改局", "听取通报")
    assert ([word in page for word in known], "别的议题" in page) == ([True] * 5, False)
    assert [event.record.step for event in response.context["events"]] == ["add"]


def test_topic_of_an_issued_plan_is_marked_as_held(clerk, clerk_client, office, plan):
    topic = plan.topics.get()
    url = f"/topics/{topic.pk}/hold/"
    assert (url in clerk_client.get(f"/topics/{topic.pk}/").content.decode()) is False
    assert clerk_client.post(url).status_code == 409
    issue(plan, clerk)
    assert (url in clerk_client.get(f"/topics/{topic.pk}/").content.decode()) is True
    assert signed_in(person(office, "member")).post(url).status_code == 403
    assert clerk_client.post(url).url == f"/topics/{topic.pk}/"
    topic.refresh_from_db()
    assert topic.state == "held"
