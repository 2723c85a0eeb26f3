"""How far a plan is: states from records, targets counted, by committee and month, on screen and on paper."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cppcc import jobs
from cppcc.documents.content import Heading, Paragraph, Table
from cppcc.models import Job
from plans.documents import MonthDocument
from plans.models import Activity, ActivityOrganiser, PlanRecord
from plans.progress import progress_of
from plans.services import hold_row
from tests.conftest import person, signed_in
from tests.factories import (
    ActivityFactory,
    CommitteeFactory,
    FormFactory,
    MemberFactory,
    MembershipFactory,
    PlanFactory,
    TargetFactory,
    TermFactory,
    TopicFactory,
)

from .pages import fill

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 15)
QUERIES = 8


@pytest.fixture
def plan(office):
    return PlanFactory(organization=office, state="issued")


def activity(plan, month, *, kind="research", lead="", **values):
    row = ActivityFactory(
        plan=plan,
        kind=kind,
        schedule_text=f"{month}月",
        schedule_earliest=date(2026, month, 1),
        schedule_latest=date(2026, month, 28),
        schedule_precision="month",
        **values,
    )
    if lead:
        ActivityOrganiser.objects.create(activity=row, name=lead)
    return row


def states(plan, user, today=TODAY):
    return [(row.entry.title, row.state, row.month) for row in progress_of(plan, user, today).rows]


@pytest.mark.parametrize(
    ("month", "state", "expected"),
    [(5, "planned", "late"), (6, "planned", "under_way"), (7, "planned", "planned"), (5, "held", "done")],
)
def test_state_follows_from_day_and_record(plan, clerk, month, state, expected):
    activity(plan, month, state=state, title="调研")
    assert states(plan, clerk) == [("调研", expected, month)]


def test_rows_that_fell_away_are_left_out(plan, clerk):
    activity(plan, 5, state="cancelled")
    TopicFactory(plan=plan, state="dropped")
    assert states(plan, clerk) == []


def test_postponed_topics_are_not_late(plan, clerk):
    TopicFactory(plan=plan, state="postponed", title="甲")
    assert states(plan, clerk) == [("甲", "under_way", 5)]


def test_draft_is_planned_whatever_the_day(plan, clerk):
    plan.write(state="draft")
    activity(plan, 1, title="调研")
    assert states(plan, clerk) == [("调研", "planned", 1)]


def test_held_activity_is_evidence_that_its_topic_is_under_way(plan, clerk):
    topic = TopicFactory(plan=plan, state="listed", title="甲", schedule_earliest=None, schedule_latest=None)
    held = activity(plan, 3, topic=topic, state="held")
    activity(plan, 9, topic=topic)
    row = progress_of(plan, clerk, TODAY).rows[0]
    assert (row.state, [one.pk for one in row.evidence]) == ("under_way", [held.pk])


def test_row_counts_in_the_month_in_which_it_was_held(plan, clerk):
    activity(plan, 5, state="held", held_on=date(2026, 4, 30), title="调研")
    assert states(plan, clerk) == [("调研", "done", 4)]


def test_committees_and_months(plan, clerk):
    activity(plan, 5, lead="经济委员会")
    activity(plan, 5, lead="经济委员会", state="held")
    ActivityFactory(plan=plan)
    lanes = {
        lane.name: (
            [
                (index, cell.done, cell.total, cell.late)
                for index, cell in enumerate(lane.cells)
                if cell.total
            ],
            lane.total,
        )
        for lane in progress_of(plan, clerk, TODAY).lanes()
    }
    assert {name: (found, total.done, total.total) for name, (found, total) in lanes.items()} == {
        "经济委员会": ([(4, 1, 2, 1)], 1, 2),
        "": ([(12, 0, 1, 0)], 0, 1),
    }


def test_cells_lead_to_their_rows(clerk_client, clerk, plan):
    activity(plan, 5, lead="经济委员会", title="五月的")
    activity(plan, 6, lead="经济委员会", title="六月的")
    activity(plan, 5, lead="提案委员会", title="别人的")
    [economy, _other] = sorted(
        progress_of(plan, clerk, TODAY).lanes(), key=lambda lane: lane.name, reverse=True
    )
    found = {
        name: [row.entry.title for row, _state in clerk_client.get(cell.url).context["rows"]]
        for name, cell in (("may", economy.cells[4]), ("all", economy.total))
    }
    assert (economy.name, found) == ("经济委员会", {"may": ["五月的"], "all": ["五月的", "六月的"]})
    assert len(clerk_client.get(f"/plans/{plan.pk}/progress/?month=x").context["rows"]) == 3


@pytest.mark.parametrize(
    ("role", "names"), [("office_leader", ["提案委员会", "经济委员会"]), ("member", None), ("staff", None)]
)
def test_leaders_first_page_shows_committees_and_months(plan, office, role, names):
    year = timezone.localdate().year
    plan.write(year=year)
    for name in ("经济委员会", "提案委员会"):
        activity(plan, 5, lead=name)
    PlanFactory(organization=office, year=year)
    response = signed_in(person(office, role)).get("/")
    found = [one for one in response.context["sections"] if one.template == "plans/lead_progress.html"]
    shown = [lane.name for one in found for plan in one.context["plans"] for lane in plan["lanes"]]
    assert (sorted(shown, reverse=True) or None) == (sorted(names, reverse=True) if names else None)


def test_leader_of_a_committee_sees_its_own_line(plan, office):
    plan.write(year=timezone.localdate().year)
    leader = person(office, "committee_leader")
    for name in ("经济委员会", leader.current_assignments[0].committee.name):
        activity(plan, 5, lead=name)
    [section] = [
        one
        for one in signed_in(leader).get("/").context["sections"]
        if one.template == "plans/lead_progress.html"
    ]
    [one] = section.context["plans"]
    assert [lane.name for lane in one["lanes"]] == [leader.current_assignments[0].committee.name]


# Targets


def target_of(plan, clerk, today=TODAY, **values):
    target = TargetFactory(plan=plan, **{"kind": "research", "minimum": 2, "unit": "次", **values})
    found = next(one for one in progress_of(plan, clerk, today).targets if one.target == target)
    return found.state, len(found.counted), found.reason


def test_target_counts_held_activities_of_its_kind(plan, clerk):
    activity(plan, 3, state="held")
    activity(plan, 4, state="planned")
    activity(plan, 4, state="held", kind="visit")
    assert target_of(plan, clerk) == ("under_way", 1, "")
    assert target_of(plan, clerk, minimum=1) == ("done", 1, "")
    assert target_of(plan, clerk, kind="activity") == ("done", 2, "")
    assert target_of(plan, clerk, kind="study") == ("planned", 0, "")
    assert target_of(plan, clerk, today=date(2027, 1, 1)) == ("late", 1, "")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"minimum": None}, "目标没有写明数量"),
        ({"scope": "每名委员"}, "“每名委员”需要逐一统计，目前没有这样的记录"),
        ({"kind": "submission"}, "目前没有这类工作的记录"),
        ({"unit": "家"}, "现有记录不统计“家”"),
    ],
)
def test_target_that_cannot_be_computed_says_why(plan, clerk, values, reason):
    activity(plan, 3, state="held")
    assert target_of(plan, clerk, **values) == ("", 0, reason)


def test_more_than_the_target_allows_is_told(plan, clerk):
    activity(plan, 3, state="held")
    TargetFactory(plan=plan, kind="research", minimum=None, maximum=0)
    assert [one.is_over for one in progress_of(plan, clerk, TODAY).targets] == [True]


def test_whole_office_counts_other_plans_and_none(plan, clerk, office, stranger_office):
    day = {"state": "held", "held_on": date(2026, 3, 5)}
    activity(plan, 3, **day)
    activity(PlanFactory(organization=office, state="issued"), 3, **day)
    activity(PlanFactory(organization=office, state="discarded"), 3, **day)
    activity(PlanFactory(organization=stranger_office, state="issued"), 3, **day)
    Activity.objects.create(organization=office, kind="research", title="计划外", **day)
    Activity.objects.create(
        organization=office, kind="research", title="去年的", state="held", held_on=date(2025, 3, 5)
    )
    assert target_of(plan, clerk) == ("under_way", 1, "")
    assert target_of(plan, clerk, minimum=3, scope="全机关") == ("done", 3, "")


def test_target_of_one_committee_counts_what_it_organises(plan, clerk, office):
    economy = CommitteeFactory(organization=office, name="经济委员会", short_name="经济委")
    for _time in range(2):
        row = activity(plan, 3, state="held")
    ActivityOrganiser.objects.create(activity=row, name="经济委员会", committee=economy)
    assert target_of(plan, clerk, scope="经济委") == ("under_way", 1, "")
    assert target_of(plan, clerk, scope="经济委员会", minimum=1) == ("done", 1, "")


def test_target_of_each_committee_is_done_when_the_last_has_reached_it(plan, clerk, office):
    first, second = (CommitteeFactory(organization=office, name=name) for name in ("甲委", "乙委"))
    CommitteeFactory(organization=office, name="办公室", kind="office")
    row = activity(plan, 3, state="held")
    ActivityOrganiser.objects.create(activity=row, name="甲委", committee=first)
    target = TargetFactory(plan=plan, kind="research", minimum=1, scope="每个专委会")

    def found():
        [one] = [one for one in progress_of(plan, clerk, TODAY).targets if one.target == target]
        return one.state, one.parts

    assert found() == ("under_way", [("甲委", 1), ("乙委", 0)])
    ActivityOrganiser.objects.create(activity=row, name="乙委", committee=second, order=1)
    assert found() == ("done", [("甲委", 1), ("乙委", 1)])


def test_share_of_the_members_says_how_many_by_days_of_membership(plan, clerk, office):
    term = TermFactory(organization=office)
    for until in (None, date(2026, 7, 1), date(2025, 12, 31)):
        member = MemberFactory(organization=office)
        MembershipFactory(member=member, term=term, since=date(2022, 1, 1), until=until)
    assert target_of(plan, clerk, unit="%", minimum=50, scope="委员数", kind="submission") == (
        "",
        0,
        "目前没有按委员的记录；按在届天数计委员为 1.5 名，其 50% 为 1 名",
    )


# The tab


def test_tab_shows_states_counts_and_evidence(clerk_client, plan):
    held = activity(plan, 3, state="held", title="停车场调研", held_on=date(2026, 3, 5))
    target = TargetFactory(plan=plan, kind="research", minimum=1, text="调研不少于1次")
    response = clerk_client.get(f"/plans/{plan.pk}/progress/")
    body = response.content.decode()
    assert [(chip["text"], count) for chip, count in response.context["counts"]] == [
        ("逾期", 0),
        ("进行中", 0),
        ("未开始", 0),
        ("已完成", 1),
    ]
    assert body.count(f'href="/activities/{held.pk}/"') == 2
    assert f'id="target-{target.pk}"' in body


@pytest.mark.parametrize("count", [1, 3])
def test_number_of_queries_stays(clerk_client, plan, django_assert_num_queries, count):
    form = FormFactory(organization=plan.organization)
    for _number in range(count):
        topic = TopicFactory(plan=plan, form=form)
        activity(plan, 3, topic=topic, state="held", lead="经济委员会")
        TargetFactory(plan=plan)
    clerk_client.get(f"/plans/{plan.pk}/progress/")
    with django_assert_num_queries(QUERIES):
        clerk_client.get(f"/plans/{plan.pk}/progress/")


# Marking as held


def test_row_is_held_on_a_day_with_a_note(clerk_client, plan):
    row = activity(plan, 3)
    fill(clerk_client, f"/activities/{row.pk}/hold/", "on", on="2026-03-05", note="十二名委员参加")
    row.refresh_from_db()
    record = PlanRecord.objects.about(activity=row).get()
    assert (row.state, row.held_on, record.step, record.reason) == (
        "held",
        date(2026, 3, 5),
        "hold",
        "十二名委员参加",
    )


def test_day_to_come_is_refused_and_the_note_stays(clerk_client, plan):
    row = activity(plan, 3)
    day = (timezone.localdate() + timedelta(days=1)).isoformat()
    response = fill(clerk_client, f"/activities/{row.pk}/hold/", "on", on=day, note="十二名委员参加")
    row.refresh_from_db()
    assert (list(response.context["form"].errors), row.state, row.held_on) == (["on"], "planned", None)
    assert "十二名委员参加" in response.content.decode()


def test_service_refuses_a_day_to_come(plan, clerk):
    with pytest.raises(ValidationError):
        hold_row(activity(plan, 3), by=clerk, on=timezone.localdate() + timedelta(days=1))


def test_page_of_a_held_row_leads_back(clerk_client, plan):
    row = activity(plan, 3, state="held")
    assert clerk_client.get(f"/activities/{row.pk}/hold/").url == f"/activities/{row.pk}/"


@pytest.mark.parametrize("role", ["member", "committee_leader", "auditor"])
def test_only_staff_open_the_page(plan, office, role):
    row = activity(plan, 3)
    assert signed_in(person(office, role)).get(f"/activities/{row.pk}/hold/").status_code == 403


# The monthly sheet


def test_sheet_tells_what_is_done_late_and_next(plan, clerk):
    activity(plan, 5, state="held", held_on=date(2026, 5, 8), title="完成的", lead="经济委员会")
    activity(plan, 4, title="逾期的")
    activity(plan, 6, title="下月的")
    activity(plan, 6, state="held", held_on=date(2026, 6, 2), title="下月办了的")
    activity(plan, 8, title="以后的")
    content = MonthDocument(plan, 5, user=clerk, today=date(2026, 5, 29)).content()
    assert content.title == "政协青溪县委员会2026年5月工作完成情况和6月工作安排"
    assert [as_told(block) for block in content.blocks] == [
        f"依据：{plan.title}。",
        "一、本月完成",
        [("1", "5月", "调研", "完成的", "经济委员会", "2026年5月8日")],
        "二、逾期未完成",
        [("1", "4月", "调研", "逾期的", "", "")],
        "三、下月安排",
        [
            ("1", "6月", "调研", "下月的", "", ""),
            ("2", "6月", "调研", "下月办了的", "", "2026年6月2日"),
        ],
    ]


def as_told(block):
    return (
        list(block.rows)
        if isinstance(block, Table)
        else block.text
        if isinstance(block, Heading | Paragraph)
        else None
    )


def test_empty_parts_say_so_and_december_leads_into_the_next_year(plan, clerk):
    content = MonthDocument(plan, 12, user=clerk, today=TODAY).content()
    assert (content.title[-6:], [as_told(block) for block in content.blocks][2::2]) == (
        "1月工作安排",
        ["无。"] * 3,
    )


@pytest.mark.parametrize(("file_format", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_sheet_is_printed_by_a_job(clerk_client, plan, file_format, begins):
    activity(plan, 5, state="held")
    response = clerk_client.post(
        f"/plans/{plan.pk}/progress/print/", {"month": "5", "file_format": file_format}
    )
    job = Job.objects.get()
    assert response.url == f"/documents/{job.pk}/"
    jobs.carry_out(job.pk)
    content = b"".join(clerk_client.get(f"/documents/{job.pk}/download/").streaming_content)
    assert content[: len(begins)] == begins


@pytest.mark.parametrize("typed", [{"month": "13"}, {"month": ""}, {"file_format": "exe"}])
def test_wrong_month_or_format_prints_nothing(clerk_client, plan, typed):
    asked = {"month": "5", "file_format": "pdf", **typed}
    assert clerk_client.post(f"/plans/{plan.pk}/progress/print/", asked).url == f"/plans/{plan.pk}/progress/"
    assert Job.objects.count() == 0
