"""Targets counted from records: of the plan, of the office, of committees, of members."""

from datetime import date

import pytest

from plans.models import Activity, ActivityOrganiser
from plans.progress import progress_of
from tests.factories import (
    CommitteeFactory,
    MemberFactory,
    MembershipFactory,
    PlanFactory,
    TargetFactory,
    TermFactory,
)

from .carried_out import TODAY, activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office):
    return PlanFactory(organization=office, state="issued")


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


def test_a_number_in_each_quarter_is_reached_four_times_a_year(plan, clerk):
    for month in (1, 3, 4):
        activity(plan, month, state="held")
    assert target_of(plan, clerk, minimum=1, scope="每季度") == ("under_way", 3, "")
    activity(plan, 5, state="held")
    assert target_of(plan, clerk, minimum=1, scope="每季度") == ("done", 4, "")
    assert target_of(plan, clerk, minimum=1, scope="每月") == ("under_way", 4, "")


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
