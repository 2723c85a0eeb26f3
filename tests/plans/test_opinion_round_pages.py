"""The round on screen: who answered what, verdicts singly and at once, lists, the workbench, the summary."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cppcc import jobs
from cppcc.models import Job
from plans import workbench
from plans.models import PlanOpinion
from plans.services.opinion_answers import decide_opinion, give_opinion, have_no_opinion
from plans.services.opinions import close_round
from plans.views.timeline import day_told
from tests.conftest import person, signed_in

from .opinions import Asking, of_body, stored
from .pages import fill, form_on

pytestmark = pytest.mark.django_db
ROUND_QUERIES = 8
ANSWER_QUERIES = 7
LIST_QUERIES = 4


@pytest.fixture
def asking(office, clerk):
    return Asking(office, clerk)


@pytest.fixture
def opinions(asking):
    request = of_body(asking.open(), asking.committee)
    return [stored(give_opinion(request, by=asking.leader, text=text)) for text in ("甲", "乙")]


def decide_url(opinion):
    return f"/opinions/rounds/{opinion.request.round_id}/decide/"


def test_round_tells_who_answered_and_what(clerk_client, asking, opinions):
    have_no_opinion(of_body(opinions[0].request.round, "县总工会"), by=asking.clerk)
    context = clerk_client.get(f"/plans/{asking.plan.pk}/opinions/").context
    assert [(one.name, sign["text"]) for one, sign in context["requests"]] == [
        (asking.committee.name, "已答复"),
        (asking.department.name, "未答复"),
        ("于委员", "未答复"),
        ("县总工会", "无意见"),
    ]
    counts = context["counts"]
    assert [(chip["text"], count) for chip, count in counts["bodies"]] == [
        ("已答复", 1),
        ("无意见", 1),
        ("未答复", 2),
    ]
    assert [(chip["text"], count) for chip, count in counts["opinions"]] == [("待处理", 2)]


def test_silent_bodies_are_overdue_after_the_day(clerk_client, asking):
    yesterday = timezone.localdate() - timedelta(days=1)
    asking.open(until=yesterday, today=yesterday)
    context = clerk_client.get(f"/plans/{asking.plan.pk}/opinions/").context
    assert {sign["text"] for _one, sign in context["requests"]} == {"逾期"}


def test_several_verdicts_at_once(clerk_client, opinions):
    selected = [f"{one.pk}:{one.version}" for one in opinions]
    sent = {"selected": selected, "verdict": "partly", "reason": "部分纳入。"}
    clerk_client.post(decide_url(opinions[0]), sent)
    assert [(one.verdict, one.reason) for one in PlanOpinion.objects.all()] == [("partly", "部分纳入。")] * 2


def test_verdicts_without_their_reason_are_told_on_the_page(clerk_client, opinions):
    sent = {"selected": [f"{opinions[0].pk}:{opinions[0].version}"], "verdict": "not_taken", "reason": ""}
    response = clerk_client.post(decide_url(opinions[0]), sent)
    assert (response.status_code, response.context["form"].errors) == (
        400,
        {"reason": ["未采纳或部分采纳的，请写明理由。"]},
    )


@pytest.mark.parametrize("selected", ["", "x:1", "1", "99999:1", "１:１"])
def test_ticks_that_name_no_opinion_change_nothing(clerk_client, opinions, selected):
    response = clerk_client.post(decide_url(opinions[0]), {"selected": [selected], "verdict": "taken"})
    assert response.status_code == 302
    assert [one.verdict for one in PlanOpinion.objects.all()] == ["", ""]


def test_what_somebody_else_decided_meanwhile_is_left_and_told(clerk_client, asking, opinions):
    selected = [f"{one.pk}:{one.version}" for one in opinions]
    decide_opinion(opinions[0], by=asking.clerk, verdict="taken")
    sent = {"selected": selected, "verdict": "not_taken", "reason": "另有安排。"}
    response = clerk_client.post(decide_url(opinions[0]), sent, follow=True)
    told = [str(one) for one in response.context["messages"]]
    assert told == [f"已处理1条意见。以下对象的意见刚被他人改动，请重新查看：{asking.committee.name}。"]
    assert [one.verdict for one in PlanOpinion.objects.all()] == ["taken", "not_taken"]


def test_two_verdicts_at_once_stand_side_by_side(clerk_client, asking, office, opinions):
    url = f"/opinions/given/{opinions[0].pk}/verdict/"
    sent = form_on(clerk_client.get(url), "reason")
    fill(signed_in(person(office, "office_leader")), url, "reason", verdict="taken")
    response = clerk_client.post(url, sent | {"verdict": ["not_taken"], "reason": ["另有安排。"]})
    differing = {field["name"]: (field["mine"], field["theirs"]) for field in response.context["differing"]}
    assert (response.status_code, differing) == (
        409,
        {"verdict": ("未采纳", "采纳"), "reason": ("另有安排。", "")},
    )
    clerk_client.post(url, form_on(response, "reason") | {"verdict": ["not_taken"], "reason": ["另有安排。"]})
    assert stored(opinions[0]).verdict == "not_taken"


def test_opinion_leads_to_the_row_that_it_is_about(clerk_client, asking):
    request = of_body(asking.open(), asking.committee)
    give_opinion(request, by=asking.leader, text="甲", lineage=asking.topic.lineage)
    url = f"/plans/{asking.plan.pk}/opinions/"
    assert clerk_client.get(url).context["opinions"][0][3] == f"/topics/{asking.topic.pk}/"
    asking.topic.delete()
    assert clerk_client.get(url).context["opinions"][0][3] == ""


# Lists and the workbench


def test_list_of_what_is_asked_of_me(asking):
    first = asking.open()
    close_round(first, by=asking.clerk)
    second = asking.open()
    context = signed_in(asking.leader).get("/opinions/").context
    assert [one.round for one, _sign in context["waiting"]] == [second]
    assert [one.round for one, _sign in context["others"]] == [first]


def test_workbench_tells_the_asked_and_those_who_ask(asking):
    yesterday = timezone.localdate() - timedelta(days=1)
    round_ = asking.open(until=yesterday, today=yesterday)
    request = of_body(round_, asking.committee)

    def tasks(user):
        user = type(user).objects.get(pk=user.pk)
        found = workbench.todo(user, timezone.localdate())
        return [(task.kind, task.url, task.due) for task in found if "意见" in task.kind]

    page = f"/plans/{asking.plan.pk}/opinions/"
    assert tasks(asking.leader) == [("征求意见", f"/opinions/{request.pk}/", yesterday)]
    assert tasks(asking.clerk) == [("征求意见逾期", page, yesterday)]
    give_opinion(request, by=asking.leader, text="甲")
    assert tasks(asking.leader) == []
    close_round(round_, by=asking.clerk)
    assert tasks(asking.clerk) == [("意见待处理", page, None)]
    assert tasks(person(asking.office, "office_leader")) == []


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(clerk_client, asking, count):
    names = [f"单位{number}" for number in range(count)]
    round_ = asking.open(outside=names)
    request = of_body(round_, asking.committee)
    for name in names:
        give_opinion(of_body(round_, name), by=asking.clerk, text=name, lineage=asking.topic.lineage)
        give_opinion(request, by=asking.leader, text=name, lineage=asking.topic.lineage)
    leader = signed_in(asking.leader)
    measured = [
        queries(clerk_client, f"/plans/{asking.plan.pk}/opinions/"),
        queries(leader, f"/opinions/{request.pk}/"),
        queries(leader, "/opinions/"),
    ]
    assert measured == [ROUND_QUERIES, ANSWER_QUERIES, LIST_QUERIES]


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


# The printed summary


def test_summary_is_printed_by_a_job_with_the_rights_of_then(clerk_client, asking, opinions):
    round_ = opinions[0].request.round
    response = clerk_client.post(f"/opinions/rounds/{round_.pk}/print/", {"file_format": "docx"})
    job = Job.objects.get(kind="print_opinions")
    assert response.url == f"/documents/{job.pk}/"
    jobs.carry_out(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error) == ("done", "")
    assert job.result_name == "2027年度协商工作计划征求意见情况汇总表（第1轮）.docx"
    with default_storage.open(job.result_file) as file:
        assert file.read(2) == b"PK"


def test_summary_is_refused_to_who_lost_the_right(asking, clerk_client, clerk, opinions):
    round_ = opinions[0].request.round
    clerk_client.post(f"/opinions/rounds/{round_.pk}/print/", {"file_format": "pdf"})
    clerk.assignments.update(role="member")
    job = Job.objects.get(kind="print_opinions")
    jobs.carry_out(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result_file) == ("failed", "")


@pytest.mark.parametrize(
    ("kept", "told"),
    [("2026-12-14", "2026年12月14日（周一）"), ("2026-13-14", "2026-13-14"), ("无", "无"), (3, 3)],
)
def test_days_in_the_history_are_written_like_all_days(kept, told):
    assert day_told(kept) == told
