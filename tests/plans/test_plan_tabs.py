"""What the pages of a plan show: its text, findings, versions, history, targets, printing."""

import hashlib
import json
from datetime import date

import pytest

from cppcc.models import Job
from plans.models import ConsultationTopic
from plans.services import add_row, delete_row
from plans.views import checking
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

from .pages import fill
from .small_plan import issue_small, small_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office, clerk):
    return small_plan(office, clerk)


def test_text_is_what_is_printed(clerk_client, plan):
    response = clerk_client.get(f"/plans/{plan.pk}/")
    topic = plan.topics.get()
    printed = [(line.block.text, line.url) for chapter in response.context["sheet"] for line in chapter.lines]
    assert printed == [
        ("一、协商议题", ""),
        ("总体安排如下。", ""),
        ("营商环境", f"/topics/{topic.pk}/"),
        ("协商内容：听取通报", ""),
        ("时间安排：5月", ""),
        ("组织实施：研究室", ""),
    ]


def test_check_of_a_huge_plan_lists_the_first_findings_of_a_kind(clerk_client, plan, monkeypatch):
    monkeypatch.setattr(checking, "SHOWN", 1)
    for order in (2, 3):
        ConsultationTopic.objects.create(
            plan=plan, form=plan.topics.first().form, title=f"议题{order}", order=order
        )
    groups = clerk_client.get(f"/plans/{plan.pk}/check/").context["groups"]
    assert [(name, found, len(rows)) for name, _label, found, rows in groups] == [
        ("warning", 4, 1),
        ("note", 2, 1),
    ]


def test_findings_lead_to_their_rows(clerk_client, plan):
    plan.write(declared_total=18)
    topic = plan.topics.get()
    topic.write(schedule_text="", schedule_earliest=None, schedule_latest=None)
    response = clerk_client.get(f"/plans/{plan.pk}/check/")
    found = {
        one["finding"].code: (severity, one["url"], one["edit_url"])
        for severity, _label, _found, rows in response.context["groups"]
        for one in rows
    }
    assert found == {
        "count-mismatch": ("error", "", f"/plans/{plan.pk}/edit/"),
        "no-time": ("warning", f"/topics/{topic.pk}/", f"/topics/{topic.pk}/edit/"),
        "unknown-organiser": ("note", f"/topics/{topic.pk}/", f"/topics/{topic.pk}/edit/"),
    }
    count = clerk_client.get(f"/plans/{plan.pk}/check/count/")
    assert (count.context["left"], response.context["left"], response.context["total"]) == (2, 2, 3)


def test_frozen_version_shows_and_gives_what_was_frozen(clerk, clerk_client, plan):
    issue_small(plan, clerk)
    plan.topics.get().write(title="后来改的")
    version = plan.versions.get(number=1)
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
    issue_small(plan, clerk)
    assert "/restore/" not in clerk_client.get(f"/plans/{plan.pk}/history/").content.decode()


def test_a_topic_tells_what_its_time_means(clerk_client, plan):
    topic = plan.topics.get()
    topic.write(schedule_earliest=date(2026, 5, 11), schedule_latest=date(2026, 5, 20))
    page = clerk_client.get(f"/topics/{topic.pk}/").content.decode()
    assert '5月 <span class="soft">2026年5月11日—20日</span>' in page


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
        ("/plans/{plan.pk}/targets/", 5),
        ("/plans/{plan.pk}/check/", 12),
        ("/plans/{plan.pk}/versions/", 6),
        ("/plans/{plan.pk}/history/", 6),
        ("/topics/{topic.pk}/", 8),
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
    issue_small(plan, clerk)
    assert (url in clerk_client.get(f"/topics/{topic.pk}/").content.decode()) is True
    assert signed_in(person(office, "member")).post(url).status_code == 403
    assert clerk_client.post(url).url == f"/topics/{topic.pk}/"
    topic.refresh_from_db()
    assert topic.state == "held"
