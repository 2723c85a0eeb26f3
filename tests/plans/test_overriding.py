"""Warnings let stand: with a reason, on record, for one finding only, until it is taken back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import translation

from cppcc.loose_time import parse_loose_time
from plans.checking import check_plan
from plans.demo.stations import walk
from plans.models import ConsultationTopic, Override, PlanRecord
from plans.services import (
    PlanClosed,
    add_row,
    change_row,
    hindrances,
    override_warnings,
    review_plan,
    take_back_override,
)
from tests.conftest import person, signed_in
from tests.factories import FormFactory, PlanFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 10)
NO_TIME = "“优化营商环境”没有时间。"
NO_ORGANISER = "“优化营商环境”没有承办的委员会。"


@pytest.fixture
def plan(office):
    return PlanFactory(organization=office)


@pytest.fixture
def topic(plan, clerk):
    """A topic without time and organiser: two warnings."""
    form = FormFactory(organization=plan.organization)
    return add_row(ConsultationTopic, plan, by=clerk, title="优化营商环境", form=form)


def keys(plan, *codes):
    return [one.key for one in check_plan(plan, TODAY) if one.code in codes]


def let_stand(plan, by, *codes, reason="时间待县委确定"):
    return override_warnings(plan, keys(plan, *codes), by=by, reason=reason, today=TODAY)


def test_warnings_hinder_until_answered_and_notes_never(plan, topic, clerk):
    assert hindrances(plan, TODAY) == [NO_TIME, NO_ORGANISER]
    let_stand(plan, clerk, "no-time")
    assert hindrances(plan, TODAY) == [NO_ORGANISER]
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        walk(plan, by=clerk, today=TODAY)
    assert refusal.value.messages[1:] == [NO_ORGANISER]
    plan.refresh_from_db()
    change_row(topic, by=clerk, organisers=["研究室"], schedule=parse_loose_time("5月", 2026))
    assert [one.severity for one in check_plan(plan, TODAY)] == ["note"] * 2
    assert hindrances(plan, TODAY) == []


def test_several_at_once_with_one_reason_stand_on_record(plan, topic, clerk):
    made = let_stand(plan, clerk, "no-time", "no-organiser")
    assert [(one.text, one.reason, one.by) for one in made] == [
        (NO_TIME, "时间待县委确定", clerk),
        (NO_ORGANISER, "时间待县委确定", clerk),
    ]
    records = PlanRecord.objects.about(topic=topic, step="override").order_by("pk")
    assert [(one.by_name, one.reason, one.changes) for one in records] == [
        (clerk.name, "时间待县委确定", {"warning": ["", NO_TIME]}),
        (clerk.name, "时间待县委确定", {"warning": ["", NO_ORGANISER]}),
    ]


def test_plan_with_answered_warnings_is_issued(plan, topic, clerk):
    let_stand(plan, clerk, "no-time", "no-organiser")
    walk(plan, by=clerk, today=TODAY)
    assert plan.state == "issued"


def test_an_error_is_mended_not_answered(plan, topic, clerk):
    plan.write(declared_total=18)
    with pytest.raises(ValidationError):
        let_stand(plan, clerk, "count-mismatch")
    assert Override.objects.count() == 0


@pytest.mark.parametrize("change", [{"title": "改善营商环境"}, {"participants": "全体委员"}])
def test_it_lapses_when_the_row_changes(plan, topic, clerk, change):
    let_stand(plan, clerk, "no-time", "no-organiser")
    change_row(topic, by=clerk, **change)
    review = review_plan(plan, TODAY)
    assert (len(review.open), [one.text for one in review.lapsed]) == (2, [NO_TIME, NO_ORGANISER])


def test_it_lapses_when_the_figures_change(plan, topic, clerk, office):
    target = plan.targets.create(kind="research", minimum=3, unit="次", text="调研不少于3次")
    plan.activities.create(kind="research", organization=office, title="甲")
    let_stand(plan, clerk, "target-contradicted")
    assert str(target) not in "".join(hindrances(plan, TODAY))
    plan.activities.create(kind="research", organization=office, title="乙")
    assert sum("调研不少于3次" in text for text in hindrances(plan, TODAY)) == 1


def test_it_holds_in_every_language_and_after_reordering(plan, topic, clerk):
    let_stand(plan, clerk, "no-time", "no-organiser")
    topic.order = 7
    topic.save()
    with translation.override("en"):
        assert hindrances(plan, TODAY) == []


def test_taken_back_it_hinders_again_and_history_tells_both(plan, topic, clerk):
    [override] = let_stand(plan, clerk, "no-time")
    take_back_override(override, by=clerk)
    assert hindrances(plan, TODAY) == [NO_TIME, NO_ORGANISER]
    assert [(one.step, one.changes) for one in PlanRecord.objects.of(plan).newest_first()[:2]] == [
        ("open warning", {"warning": [NO_TIME, ""]}),
        ("override", {"warning": ["", NO_TIME]}),
    ]


def test_the_first_answer_stays(plan, topic, clerk, office):
    let_stand(plan, clerk, "no-time")
    assert let_stand(plan, person(office, "staff"), "no-time", reason="另一个理由") == []
    assert [(one.by, one.reason) for one in Override.objects.all()] == [(clerk, "时间待县委确定")]


@pytest.mark.parametrize(("chosen", "reason"), [(["x"], "理由"), ([], "理由"), (None, " ")])
def test_nothing_is_half_answered(plan, topic, clerk, chosen, reason):
    chosen = keys(plan, "no-time") + (chosen or []) if chosen != [] else []
    with pytest.raises(ValidationError):
        override_warnings(plan, chosen, by=clerk, reason=reason, today=TODAY)
    assert Override.objects.count() == 0


def test_an_issued_plan_keeps_its_answers(plan, topic, clerk):
    override, _other = let_stand(plan, clerk, "no-time", "no-organiser")
    walk(plan, by=clerk, today=TODAY)
    with pytest.raises(PlanClosed):
        take_back_override(override, by=clerk)
    assert Override.objects.count() == 2


@pytest.mark.parametrize("role", ["office_leader", "committee_leader", "member", "auditor"])
def test_only_staff_answer(plan, topic, office, role):
    with pytest.raises(PermissionDenied):
        let_stand(plan, person(office, role), "no-time")
    assert Override.objects.count() == 0


def test_staff_of_another_office_do_not_answer(plan, topic, stranger):
    with pytest.raises(PermissionDenied):
        let_stand(plan, stranger, "no-time")


# The page


def override_on_page(client, plan, *codes, **extra):
    data = {"selected": keys(plan, *codes), "reason": "时间待县委确定", **extra.pop("data", {})}
    return client.post(f"/plans/{plan.pk}/check/override/", data, **extra)


def shown(response):
    return {
        name: [one["finding"].code for one in rows]
        for name, _heading, _found, rows in response.context["groups"]
    }


def test_page_shows_what_is_left_and_what_was_answered(clerk_client, plan, topic):
    assert override_on_page(clerk_client, plan, "no-time").url == f"/plans/{plan.pk}/check/"
    response = clerk_client.get(f"/plans/{plan.pk}/check/")
    found = shown(response)
    assert (found["warning"], found["overridden"], response.context["left"]) == (
        ["no-organiser"],
        ["no-time"],
        1,
    )
    assert "时间待县委确定" in response.content.decode()
    undo = f"/plans/{plan.pk}/check/override/{Override.objects.get().pk}/undo/"
    clerk_client.post(undo)
    assert clerk_client.get(f"/plans/{plan.pk}/check/count/").context["left"] == 2


def test_with_htmx_the_findings_and_the_count_come_back(clerk_client, plan, topic):
    body = override_on_page(clerk_client, plan, "no-time", headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in body, 'id="check-count" hx-swap-oob="true"' in body) == (False, True)


def test_without_a_reason_the_choice_stays(clerk_client, plan, topic):
    response = override_on_page(clerk_client, plan, "no-time", data={"reason": ""})
    body = response.content.decode()
    assert (list(response.context["form"].errors), Override.objects.count()) == (["reason"], 0)
    assert f'value="{keys(plan, "no-time")[0]}" checked' in body


def test_leaders_see_the_answers_and_cannot_give_any(clerk, office, plan, topic):
    let_stand(plan, clerk, "no-time")
    client = signed_in(person(office, "office_leader"))
    body = client.get(f"/plans/{plan.pk}/check/").content.decode()
    assert ("时间待县委确定" in body, "check/override/" in body) == (True, False)
    assert override_on_page(client, plan, "no-organiser").status_code == 403


def test_overrides_of_other_plans_are_not_found(clerk, clerk_client, plan, topic, office):
    [override] = let_stand(plan, clerk, "no-time")
    other = PlanFactory(organization=office)
    assert clerk_client.post(f"/plans/{other.pk}/check/override/{override.pk}/undo/").status_code == 404
    assert Override.objects.count() == 1


def test_a_working_copy_takes_over_the_answers_of_its_plan(plan, topic, clerk, office):
    let_stand(plan, clerk, "no-time", "no-organiser")
    walk(plan, by=clerk, today=TODAY)
    copy = PlanFactory(organization=office, adjusts=plan)
    add_row(ConsultationTopic, copy, by=clerk, title=topic.title, form=topic.form, lineage=topic.lineage)
    assert hindrances(copy, TODAY) == []
