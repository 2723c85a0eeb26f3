"""A station that asks for opinions: passed only when all are dealt with, and where one asks from there."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from plans.models import OpinionRound, PlanStation
from plans.services import pass_station, record_station, return_plan, submit_plan
from plans.services.opinion_answers import decide_opinion, give_opinion, have_no_opinion
from plans.services.opinions import close_round
from tests.conftest import person, signed_in

from .opinions import Asking, of_body, stored

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def asking(office, clerk):
    """A plan that stands at “征求意见”, the second of four stations."""
    made = Asking(office, clerk)
    stations = (
        ("起草", {"is_open_for_changes": True}),
        ("征求意见", {"is_open_for_changes": True, "asks_opinions": True}),
        ("会商", {}),
        ("印发", {"issues": True}),
    )
    PlanStation.objects.bulk_create(
        PlanStation(plan=made.plan, order=order, name=name, who="staff", **what)
        for order, (name, what) in enumerate(stations, 1)
    )
    submit_plan(made.plan, by=clerk)
    return made


def test_plan_stays_until_everybody_answered_and_everything_is_decided(asking, clerk):
    round_ = asking.open(outside=[])
    for body, by in ((asking.department, asking.handler), (asking.member, asking.person)):
        have_no_opinion(of_body(round_, body), by=by)
    with pytest.raises(ValidationError) as silent:
        pass_station(asking.plan, by=clerk)
    opinion = stored(give_opinion(of_body(round_, asking.committee), by=asking.leader, text="甲"))
    with pytest.raises(ValidationError) as undecided:
        pass_station(asking.plan, by=clerk)
    name = asking.committee.name
    assert [silent.value.messages[1:], undecided.value.messages[1:]] == [
        [f"尚有1个征求对象未答复：{name}。"],
        [f"尚有1条意见未作处理：{name}。"],
    ]
    assert asking.plan.station.name == "征求意见"
    decide_opinion(opinion, by=clerk, verdict="taken")
    pass_station(asking.plan, by=clerk)
    assert asking.plan.station.name == "会商"


def test_round_ends_when_the_plan_leaves(asking, clerk):
    round_ = asking.open(bodies=[asking.committee], outside=[])
    have_no_opinion(of_body(round_, asking.committee), by=asking.leader)
    pass_station(asking.plan, by=clerk)
    assert OpinionRound.objects.get().closed_by == clerk


def test_closing_deals_with_silent_bodies(asking, clerk):
    close_round(asking.open(), by=clerk)
    pass_station(asking.plan, by=clerk)
    assert asking.plan.station.name == "会商"


def test_station_decided_outside_waits_too(asking, clerk):
    asking.plan.stations.filter(asks_opinions=True).update(who="external")
    asking.plan.station.refresh_from_db()
    asking.open()
    facts = {"by": clerk, "today": TODAY, "decided_on": TODAY}
    with pytest.raises(ValidationError, match="尚有4个征求对象未答复"):
        record_station(asking.plan, **facts)
    record_station(asking.plan, to=asking.plan.stations.get(name="起草"), **facts)
    assert asking.plan.station.name == "起草"


def test_open_opinions_do_not_keep_a_plan_from_going_back(asking, clerk):
    asking.open()
    return_plan(asking.plan, by=clerk, to=asking.plan.stations.get(name="起草"), reason="补充")
    assert asking.plan.station.name == "起草"


def test_later_station_is_not_held_up(asking, clerk):
    pass_station(asking.plan, by=clerk)
    asking.open()
    pass_station(asking.plan, by=clerk)
    assert asking.plan.station.name == "印发"


def test_version_of_the_passage_is_asked_about(asking):
    [passed] = asking.plan.versions.all()
    assert asking.open().frozen == passed


def test_panel_of_the_station_offers_to_ask(asking, clerk_client):
    page, ask = f"/plans/{asking.plan.pk}/", f"/plans/{asking.plan.pk}/opinions/new/"
    texts = [clerk_client.get(url).content.decode() for url in (page, f"{page}decide/")]
    assert [f'href="{ask}"' in text for text in texts] == [True, True]


def test_panel_tells_what_is_open_and_holds_the_button(asking, clerk_client):
    asking.open(bodies=[], outside=["县总工会"])
    response = clerk_client.get(f"/plans/{asking.plan.pk}/decide/")
    assert response.context["opinions"]["hindrances"] == ["尚有1个征求对象未答复：县总工会。"]
    assert 'value="pass" disabled' in response.content.decode()


@pytest.mark.parametrize(("role", "sees"), [("auditor", True), ("committee_leader", False)])
def test_only_those_who_see_opinions_are_told(asking, office, role, sees):
    asking.open()
    context = signed_in(person(office, role)).get(f"/plans/{asking.plan.pk}/").context
    assert (context["opinions"] is not None) is sees


def test_refused_passing_is_told_on_the_page(asking, clerk_client):
    url = f"/plans/{asking.plan.pk}/decide/"
    shown = clerk_client.get(url).context["form"]
    asking.open(bodies=[], outside=["县总工会"])
    sent = {"version": shown["version"].value(), "seen": shown["seen"].value(), "decision": "pass"}
    response = clerk_client.post(url, sent | {"opinion": "同意"})
    assert response.context["form"].non_field_errors() == [
        "意见未处理完，计划不能通过本环节：",
        "尚有1个征求对象未答复：县总工会。",
    ]
    asking.plan.refresh_from_db()
    assert asking.plan.station.name == "征求意见"
