"""How far a plan is: states from records, targets counted, by committee and month, on screen and on paper."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from plans.models import PlanRecord
from plans.progress import progress_of
from plans.services import hold_row
from tests.conftest import person, signed_in
from tests.factories import (
    ActivityFactory,
    CommitteeFactory,
    FormFactory,
    PlanFactory,
    TargetFactory,
    TopicFactory,
)

from .carried_out import TODAY, activity
from .pages import fill

pytestmark = pytest.mark.django_db
QUERIES = 8


@pytest.fixture
def plan(office):
    return PlanFactory(organization=office, state="issued")


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


def test_committees_stand_in_the_office_s_order_then_others_then_nobody(plan, clerk):
    ActivityFactory(plan=plan)
    activity(plan, 5, lead="一个外单位")
    second = activity(plan, 5, lead="经济委员会")
    first = activity(plan, 5, lead="提案委员会")
    for place, row in enumerate((first, second), 1):
        committee = CommitteeFactory(
            organization=plan.organization, name=row.organisers.get().name, order=place
        )
        row.organisers.update(committee=committee)
    assert [lane.name for lane in progress_of(plan, clerk, TODAY).lanes()] == [
        "提案委员会",
        "经济委员会",
        "一个外单位",
        "",
    ]


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
