"""Decisions from outside the office, recorded by staff with meeting, number and scan."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage

from plans.models import AnnualPlan
from plans.services import (
    MovedOn,
    record_station,
    withdraw_plan,
)
from tests.conftest import person

from .at_stations import PDF, bring_to, plan_with_stations
from .small_plan import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office, clerk):
    return plan_with_stations(office, clerk)


@pytest.fixture
def chair(office):
    return person(office, "office_leader")


def test_recorded_decision_keeps_what_was_decided(plan, clerk):
    bring_to(plan, clerk, "三办会商")
    passage = record_station(
        plan,
        by=clerk,
        today=TODAY,
        decided_on=TODAY - timedelta(days=2),
        meeting="三办联席会议",
        document_number="青办〔2026〕1号",
        opinion="同意",
        scan=("会议纪要.PDF", PDF),
    )
    assert (passage.step, passage.decided_on, passage.meeting, passage.document_number, passage.opinion) == (
        "recorded",
        date(2026, 1, 8),
        "三办联席会议",
        "青办〔2026〕1号",
        "同意",
    )
    with default_storage.open(passage.scan_path) as kept:
        assert (passage.scan_name, passage.scan_size, kept.read()) == ("会议纪要.pdf", len(PDF), PDF)


def test_what_was_sent_back_outside_is_recorded_as_return(plan, clerk):
    bring_to(plan, clerk, "三办会商")
    to = plan.stations.get(name="征求意见")
    passage = record_station(plan, by=clerk, today=TODAY, decided_on=TODAY, to=to, opinion="再征求意见")
    assert (passage.step, passage.returned_to, plan.station) == ("recorded", to, to)


def test_decision_of_tomorrow_is_refused_and_no_file_stays(plan, clerk):
    bring_to(plan, clerk, "三办会商")
    with pytest.raises(ValidationError) as caught:
        record_station(plan, by=clerk, today=TODAY, decided_on=TODAY + timedelta(days=1), scan=("a.pdf", PDF))
    assert (list(caught.value.message_dict), default_storage.exists("scans")) == (["decided_on"], False)


def test_no_file_stays_when_the_plan_has_moved_on(plan, clerk):
    bring_to(plan, clerk, "三办会商")
    old = AnnualPlan.objects.get(pk=plan.pk)
    withdraw_plan(plan, by=clerk, reason="撤回")
    with pytest.raises(MovedOn):
        record_station(old, by=clerk, today=TODAY, decided_on=TODAY, scan=("a.pdf", PDF))
    assert default_storage.listdir("scans") == ([], [])


def test_staff_do_not_record_where_a_leader_can_decide(plan, clerk, chair):
    bring_to(plan, clerk, "主席会议审议")
    with pytest.raises(PermissionDenied):
        record_station(plan, by=clerk, today=TODAY, decided_on=TODAY, reason="主席出差")
