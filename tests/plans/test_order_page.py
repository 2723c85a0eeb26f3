"""Rows put into order: by buttons, by dropping, never by somebody who saw another order."""

import pytest

from plans.models import PlanSection
from plans.numbering import places
from plans.services import nest_section
from tests.conftest import person, signed_in
from tests.factories import FormFactory, PlanFactory, SectionFactory, TargetFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office):
    return PlanFactory(organization=office)


@pytest.fixture
def sections(plan):
    return [SectionFactory(plan=plan, title=title, order=n) for n, title in enumerate("甲乙丙")]


def outline(plan):
    return [(place.level, place.number, place.section.title) for place in places(plan.sections.all())]


def move(client, row, place, *, seen, plural="sections", **data):
    return client.post(
        f"/{plural}/{row.pk}/move/", {"place": place, "seen": seen, "version": row.version, **data}
    )


def test_buttons_lead_to_the_places_beside(clerk_client, plan, sections):
    inner = SectionFactory(plan=plan, parent=sections[1], title="丁")
    items = clerk_client.get(f"/plans/{plan.pk}/sections/arrange/").context["groups"][0][1]
    found = {
        item.row.title: [place and (place.position, place.parent) for place, *_ in item.moves]
        for item in (*items, *items[1].children)
    }
    assert found == {
        "甲": [None, (1, ""), None, None],
        "乙": [(0, ""), (2, ""), None, (0, sections[0].pk)],
        "丙": [(1, ""), None, None, (1, sections[1].pk)],
        "丁": [None, None, (2, ""), None],
    }
    assert items[1].children[0].row == inner


def test_up_and_down(clerk_client, plan, sections):
    move(clerk_client, sections[2], "1/", seen=2)
    assert [title for _, _, title in outline(plan)] == ["甲", "丙", "乙"]
    move(clerk_client, sections[0], "1/", seen=0)
    assert [title for _, _, title in outline(plan)] == ["丙", "甲", "乙"]


def test_into_and_out_of_a_section(clerk_client, plan, sections):
    move(clerk_client, sections[1], f"0/{sections[0].pk}", seen=1)
    assert outline(plan) == [(1, "一", "甲"), (2, "一", "乙"), (1, "二", "丙")]
    sections[1].refresh_from_db()
    move(clerk_client, sections[1], "1/", seen=0)
    assert outline(plan) == [(1, "一", "甲"), (1, "二", "乙"), (1, "三", "丙")]


def test_section_does_not_go_into_itself(clerk_client, plan, sections):
    inner = SectionFactory(plan=plan, parent=sections[0], title="丁")
    response = move(clerk_client, sections[0], f"0/{inner.pk}", seen=0)
    sections[0].refresh_from_db()
    assert (response.status_code, sections[0].parent) == (302, None)


def test_who_saw_another_order_moves_nothing(clerk_client, plan, sections, office):
    move(signed_in(person(office, "staff")), sections[2], "0/", seen=2)
    response = clerk_client.post(
        f"/sections/{sections[0].pk}/move/",
        {"place": "2/", "seen": "0", "version": "1", "next": f"/plans/{plan.pk}/sections/arrange/"},
        follow=True,
    )
    assert [title for _, _, title in outline(plan)] == ["丙", "甲", "乙"]
    assert [message.level_tag for message in response.context["messages"]] == ["warning"]


def test_who_saw_another_parent_nests_nothing(clerk, clerk_client, plan, sections):
    seen_version = sections[2].version
    nest_section(sections[2], by=clerk, parent=sections[0], position=0)
    clerk_client.post(
        f"/sections/{sections[2].pk}/move/",
        {"place": f"0/{sections[1].pk}", "seen": "2", "version": seen_version},
    )
    assert PlanSection.objects.get(pk=sections[2].pk).parent == sections[0]


def test_topics_move_within_their_form(clerk_client, plan, office):
    forms = [FormFactory(organization=office) for _ in range(2)]
    topics = [TopicFactory(plan=plan, form=forms[0], title=title, order=n) for n, title in enumerate("甲乙")]
    TopicFactory(plan=plan, form=forms[1], title="丙", order=0)
    page = clerk_client.get(f"/plans/{plan.pk}/topics/arrange/")
    assert [(head, [item.label for item in items]) for head, items in page.context["groups"]] == [
        (forms[0].name, ["甲", "乙"]),
        (forms[1].name, ["丙"]),
    ]
    move(clerk_client, topics[1], "0/", seen=1, plural="topics")
    assert [topic.title for topic in plan.topics.in_order()] == ["乙", "甲", "丙"]


@pytest.mark.parametrize("data", [{}, {"place": "x"}, {"place": "1/", "seen": "?", "version": "1"}])
def test_broken_requests_are_refused(clerk_client, plan, data):
    target = TargetFactory(plan=plan)
    assert clerk_client.post(f"/targets/{target.pk}/move/", data).status_code == 400


def test_section_of_another_plan_is_no_parent(clerk_client, sections, office):
    foreign = SectionFactory(plan=PlanFactory(organization=office))
    response = move(clerk_client, sections[0], f"0/{foreign.pk}", seen=0)
    sections[0].refresh_from_db()
    assert (response.status_code, sections[0].parent) == (404, None)
