"""Two people decide about one plan in the same moment, on a real PostgreSQL: one wins, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from members.models import User
from plans.models import AnnualPlan
from plans.services import MovedOn, load_presets, pass_station, withdraw_plan
from tests.conftest import person
from tests.plans.small_plan import small_plan
from tests.plans.test_stations import bring_to

ROUNDS = 5


@pytest.fixture
def before_leaders(office, clerk):
    """A plan that waits for the office's leaders."""
    plan = small_plan(office, clerk)
    load_presets(office)
    person(office, "office_leader")
    return bring_to(plan, clerk, "主席会议审议")


@pytest.fixture(autouse=True)
def no_broker(monkeypatch):
    """Printing waits for nobody here."""
    monkeypatch.setattr("cppcc.jobs.publish", lambda job_id: None)


def at_once(plan, *deeds):
    """Do `deeds` (function, pk of the person) in threads that begin together; [name of the result]."""
    start = Barrier(len(deeds))

    def do(deed, pk):
        seen, by = AnnualPlan.objects.get(pk=plan.pk), User.objects.get(pk=pk)
        start.wait()
        try:
            deed(seen, by)
        except MovedOn as error:
            return type(error).__name__
        finally:
            connection.close()
        return deed.__name__

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(lambda pair: do(*pair), deeds))


def let_pass(plan, by):
    pass_station(plan, by=by, opinion="同意")


def withdraw(plan, by):
    withdraw_plan(plan, by=by, reason="撤回")


def test_of_two_approvers_at_once_one_decides(before_leaders, office):
    plan = before_leaders
    chair, deputy = (person(office, "office_leader") for _ in range(2))
    assert at_once(plan, (let_pass, chair.pk), (let_pass, deputy.pk)) == ["MovedOn", "let_pass"]
    plan.refresh_from_db()
    decided = plan.passages.filter(station__name="主席会议审议")
    assert (plan.station.name, decided.count(), plan.versions.count()) == ("党委审定", 1, 4)


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_of_approval_and_withdrawal_at_once_one_holds(before_leaders, office, clerk, _round):
    plan = before_leaders
    chair = person(office, "office_leader")
    done = at_once(plan, (let_pass, chair.pk), (withdraw, clerk.pk))
    plan.refresh_from_db()
    last = plan.passages.newest_first().first()
    outcome = (plan.state, str(plan.station), last.step, plan.passages.count())
    assert (done, outcome) in [
        (["MovedOn", "let_pass"], ("in_approval", "党委审定", "passed", 4)),
        (["MovedOn", "withdraw"], ("draft", "None", "withdrawn", 4)),
    ]
