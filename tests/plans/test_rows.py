"""Rows of a plan: written once, by those who may, with history, never over somebody else's text."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cppcc.loose_time import parse_loose_time
from cppcc.models import StaleObject
from plans.demo.stations import walk
from plans.models import ConsultationTopic, PlanRecord, PlanSection
from plans.numbering import places
from plans.services import (
    PlanClosed,
    add_row,
    change_row,
    delete_row,
    move_row,
    nest_section,
    restore_row,
)
from tests.conftest import person
from tests.factories import CommitteeFactory, FormFactory, PlanFactory, SectionFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office):
    return PlanFactory(organization=office)


def add_topic(plan, clerk, **values):
    values = {"title": "优化营商环境", "form": FormFactory(organization=plan.organization), **values}
    return add_row(ConsultationTopic, plan, by=clerk, **values)


def test_organisers_keep_their_order_and_find_their_committees(plan, clerk, office):
    economy = CommitteeFactory(organization=office, name="经济委员会")
    topic = add_topic(plan, clerk, organisers=["调研室", "经济委员会"])
    assert [(one.name, one.committee) for one in topic.organisers.all()] == [
        ("调研室", None),
        ("经济委员会", economy),
    ]


def test_loose_time_is_stored_as_written_and_as_days(plan, clerk):
    topic = add_topic(plan, clerk, schedule=parse_loose_time("5月中旬", 2026))
    topic.refresh_from_db()
    assert (topic.schedule_text, f"{topic.schedule_earliest}", f"{topic.schedule_latest}") == (
        "5月中旬",
        "2026-05-11",
        "2026-05-20",
    )


def test_change_writes_texts_before_and_after(plan, clerk):
    topic = add_topic(plan, clerk, organisers=["经济委员会"])
    change_row(topic, by=clerk, title="改善营商环境", organisers=["经济委员会", "调研室"])
    record = PlanRecord.objects.about(topic=topic).newest_first().first()
    assert (record.step, record.changes) == (
        "change",
        {"title": ["优化营商环境", "改善营商环境"], "organisers": ["经济委员会", "经济委员会、调研室"]},
    )


def test_second_writer_of_the_same_copy_is_refused(plan, clerk):
    topic = add_topic(plan, clerk)
    other = ConsultationTopic.objects.get(pk=topic.pk)
    change_row(topic, by=clerk, title="甲")
    with pytest.raises(StaleObject):
        change_row(other, by=clerk, title="乙")
    other.refresh_from_db()
    assert (other.title, PlanRecord.objects.about(topic=topic).count()) == ("甲", 2)


def test_deleted_row_comes_back_whole(plan, clerk, office):
    CommitteeFactory(organization=office, name="经济委员会")
    add_topic(plan, clerk, title="第一")
    topic = add_topic(
        plan,
        clerk,
        form=ConsultationTopic.objects.get().form,
        organisers=["经济委员会"],
        schedule=parse_loose_time("5月", 2026),
    )
    record = delete_row(topic, by=clerk)
    assert [one.title for one in plan.topics.in_order()] == ["第一"]
    again = restore_row(record, by=clerk)
    again.refresh_from_db()
    assert (again.title, again.schedule, [str(one) for one in again.organisers.all()], again.order) == (
        topic.title,
        topic.schedule,
        ["经济委员会"],
        1,
    )


def test_move_changes_the_order_of_siblings_only(plan, clerk):
    form, other = FormFactory(organization=plan.organization), FormFactory(organization=plan.organization)
    *_, third = (TopicFactory(plan=plan, form=form, title=title, order=n) for n, title in enumerate("甲乙丙"))
    TopicFactory(plan=plan, form=other, title="丁", order=0)
    move_row(third, by=clerk, position=0)
    assert [one.title for one in plan.topics.of_form(form).in_order()] == ["丙", "甲", "乙"]
    assert plan.topics.of_form(other).get().order == 0


def test_section_numbers_follow_the_tree(plan, clerk):
    one, two = (SectionFactory(plan=plan, title=title, order=n) for n, title in enumerate(("要求", "安排")))
    form = add_row(PlanSection, plan, by=clerk, title="专题协商", parent=two)
    nest_section(one, by=clerk, parent=two, position=0)
    assert [(place.level, place.number, place.section.title) for place in places(plan.sections.all())] == [
        (1, "一", "安排"),
        (2, "一", "要求"),
        (2, "二", "专题协商"),
    ]
    assert form.order == 0


def test_issued_plan_is_closed_to_edits(plan, clerk):
    topic = add_topic(plan, clerk, schedule=parse_loose_time("5月", 2026), organisers=["研究室"])
    walk(plan, by=clerk, today=date(2026, 1, 10))
    topic.refresh_from_db()
    with pytest.raises(PlanClosed):
        change_row(topic, by=clerk, title="改")
    assert (
        topic.state,
        [one.snapshot["topics"][0]["title"] for one in plan.versions.newest_first()],
    ) == ("listed", ["优化营商环境", "优化营商环境"])


@pytest.mark.parametrize(
    "role", ["committee_leader", "office_leader", "member", "auditor", "superior_viewer"]
)
def test_only_staff_write_rows(plan, clerk, office, role):
    topic = add_topic(plan, clerk)
    with pytest.raises(PermissionDenied):
        change_row(topic, by=person(office, role), title="改")


def test_staff_of_another_office_write_nothing(plan, clerk, stranger):
    topic = add_topic(plan, clerk)
    with pytest.raises(PermissionDenied):
        change_row(topic, by=stranger, title="改")


def test_section_comes_back_with_what_stood_in_it(plan, clerk):
    section, other = SectionFactory(plan=plan, title="要求"), SectionFactory(plan=plan, title="安排")
    topic, moved = (add_topic(plan, clerk, title=title, section=section) for title in "甲乙")
    record = delete_row(section, by=clerk)
    moved.refresh_from_db()
    change_row(moved, by=clerk, section=other)
    again = restore_row(record, by=clerk)
    found = {one.title: one.section for one in plan.topics.all()}
    assert (topic.section, found) == (section, {"甲": again, "乙": other})


def test_row_comes_back_without_links_to_what_is_gone(plan, clerk):
    section = SectionFactory(plan=plan)
    record = delete_row(add_topic(plan, clerk, section=section), by=clerk)
    delete_row(section, by=clerk)
    assert restore_row(record, by=clerk).section is None
