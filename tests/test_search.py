"""The search of the top bar finds what one may see, and nothing else."""

import pytest

from members.services import set_name_keys
from tests.conftest import person, signed_in
from tests.factories import ActivityFactory, MemberFactory, PlanFactory, TopicFactory

QUERIES = 5


def hits(client, text):
    return [(hit.kind, hit.title, hit.note) for hit in client.get("/search/", {"q": text}).context["hits"]]


@pytest.fixture
def rows(office, stranger_office):
    for organization, word in ((office, "本县"), (stranger_office, "外县")):
        plan = PlanFactory(organization=organization, title=f"{word}古城计划", state="issued")
        TopicFactory(plan=plan, title=f"{word}古城议题")
        ActivityFactory(plan=plan, title=f"{word}视察", content="走访古城墙")
        member = MemberFactory.build(organization=organization, name="古城", employer=word)
        set_name_keys(member)
        member.save()


def test_everything_of_ones_office_is_found(rows, clerk_client):
    assert hits(clerk_client, " 古城 ") == [
        ("委员", "古城", "本县"),
        ("活动", "本县视察", "2026"),
        ("年度计划", "本县古城计划", "2026"),
        ("议题", "本县古城议题", "2026"),
    ]
    assert hits(clerk_client, "guch") == [("委员", "古城", "本县")]
    assert "外县" not in clerk_client.get("/search/", {"q": "古城"}).content.decode()


def test_a_draft_is_not_found_by_members(office):
    PlanFactory(organization=office, title="征求意见稿")
    assert hits(signed_in(person(office, "staff")), "征求") == [("年度计划", "征求意见稿", "2026")]
    assert hits(signed_in(person(office, "member")), "征求") == []


@pytest.mark.parametrize("text", ["", "  ", "没有", "<b>", "%", "_", "\x00", "长" * 5000])
def test_odd_texts_find_nothing_and_break_nothing(rows, clerk_client, text):
    response = clerk_client.get("/search/", {"q": text})
    assert response.status_code == 200
    assert response.context["hits"] == []


def test_the_number_of_queries_is_fixed(rows, clerk_client, django_assert_num_queries):
    clerk_client.get("/search/?q=x")
    with django_assert_num_queries(QUERIES):
        clerk_client.get("/search/", {"q": "古城"})
