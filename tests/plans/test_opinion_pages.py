"""The pages of asking for opinions: the chooser of bodies, a round led, the page of an asked body."""

from datetime import timedelta

import pytest
from django.utils import timezone

from plans.models import OpinionRequest, OpinionRound, PlanOpinion
from plans.services.opinion_answers import decide_opinion, give_opinion
from plans.services.opinions import close_round
from tests.conftest import person, signed_in
from tests.factories import MembershipFactory

from .opinions import Asking, of_body, stored
from .pages import fill, form_on

pytestmark = pytest.mark.django_db
HOSTILE = "=1+1<script>alert(1)</script>\x0b<img src=file:///etc/passwd>"


@pytest.fixture
def asking(office, clerk):
    return Asking(office, clerk)


def text_of(response):
    return response.content.decode()


# Opening a round


def test_whole_groups_and_single_bodies_are_asked(clerk_client, asking):
    MembershipFactory(member=asking.member)
    until = timezone.localdate() + timedelta(days=7)
    response = fill(
        clerk_client,
        f"/plans/{asking.plan.pk}/opinions/new/",
        "until",
        until=until.isoformat(),
        all=["committees"],
        departments=[str(asking.department.pk)],
        members=[str(asking.member.pk)],
        outside="县总工会\n\n 县妇联 \n县总工会",
    )
    assert response.url == f"/plans/{asking.plan.pk}/opinions/?round=1"
    assert [(one.kind, one.name) for one in OpinionRequest.objects.in_order()] == [
        ("committee", asking.committee.name),
        ("committee", asking.other_committee.name),
        ("department", asking.department.name),
        ("member", "于委员"),
        ("outside", "县总工会"),
        ("outside", "县妇联"),
    ]


def test_refused_round_keeps_what_was_typed(clerk_client, asking):
    yesterday = timezone.localdate() - timedelta(days=1)
    url = f"/plans/{asking.plan.pk}/opinions/new/"
    typed = {"until": yesterday.isoformat(), "note": "请研究", "outside": "县总工会", "all": ["committees"]}
    response = fill(clerk_client, url, "until", **typed)
    sent = form_on(response, "until")
    assert response.context["form"].errors == {"until": ["这一天已经过去。"]}
    assert (sent["note"], sent["outside"], sent["all"]) == (["请研究"], ["县总工会"], ["committees"])
    assert OpinionRound.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({}, "请至少选择一个征求对象。"),
        ({"outside": "县" * 101}, f"“{'县' * 20}…”超过100个字。"),
        ({"outside": "\n".join(map(str, range(101)))}, "外部单位最多100个。"),
    ],
)
def test_what_nobody_can_be_asked_with(clerk_client, asking, typed, message):
    url = f"/plans/{asking.plan.pk}/opinions/new/"
    response = fill(clerk_client, url, "until", until=timezone.localdate().isoformat(), **typed)
    assert [text for errors in response.context["form"].errors.values() for text in errors] == [message]


def test_bodies_of_another_office_cannot_be_posted(clerk_client, asking, stranger_office, stranger):
    foreign = Asking(stranger_office, stranger)
    response = fill(
        clerk_client,
        f"/plans/{asking.plan.pk}/opinions/new/",
        "until",
        until=timezone.localdate().isoformat(),
        committees=[str(foreign.committee.pk)],
    )
    assert "committees" in response.context["form"].errors
    assert OpinionRound.objects.count() == 0


def test_further_bodies_are_those_not_asked_yet(clerk_client, asking):
    round_ = asking.open()
    url = f"/opinions/rounds/{round_.pk}/more/"
    groups = clerk_client.get(url).context["form"].groups
    assert [(group.name, group.total) for group in groups] == [("committees", 1), ("departments", 1)]
    fill(clerk_client, url, "outside", all=["departments"])
    assert of_body(round_, asking.other_department).order == 4


def test_two_tabs_that_move_the_last_day(clerk_client, asking):
    round_ = asking.open()
    today = timezone.localdate()
    url = f"/opinions/rounds/{round_.pk}/prolong/"
    sent = form_on(clerk_client.get(url), "version")
    days = [today + timedelta(days=distance) for distance in (3, 4)]
    statuses = [clerk_client.post(url, sent | {"until": [day.isoformat()]}).status_code for day in days]
    round_.refresh_from_db()
    assert (statuses, round_.until) == ([302, 409], days[0])


def test_closing_can_be_undone(clerk_client, asking):
    round_ = asking.open()
    response = clerk_client.post(f"/opinions/rounds/{round_.pk}/close/", follow=True)
    undo = f"/opinions/rounds/{round_.pk}/reopen/"
    assert [one.extra_tags for one in response.context["messages"]] == [undo]
    clerk_client.post(undo)
    round_.refresh_from_db()
    assert round_.closed_at is None


# The page of an asked body


@pytest.mark.parametrize("account", ["leader", "handler", "person"])
def test_asked_ones_read_the_frozen_text_and_answer(asking, account):
    user, client = getattr(asking, account), signed_in(getattr(asking, account))
    asking.open()
    [one] = OpinionRequest.objects.asked_of(user)
    page = client.get(f"/opinions/{one.pk}/")
    printed = [line.block.text for chapter in page.context["sheet"] for line in chapter.lines]
    assert printed[:2] == ["一、指导思想", "围绕中心，服务大局。"]
    response = fill(
        client, f"/opinions/{one.pk}/?about={asking.topic.lineage}", "text", text="建议增加调研。"
    )
    assert response.url == f"/opinions/{one.pk}/"
    opinion = PlanOpinion.objects.get()
    assert (opinion.text, opinion.subject, opinion.on_behalf) == ("建议增加调研。", "停车难治理", False)


@pytest.mark.parametrize("account", ["handler", "person"])
def test_draft_itself_stays_invisible_to_them(asking, account):
    asking.open()
    client = signed_in(getattr(asking, account))
    pages = (
        f"/plans/{asking.plan.pk}/",
        f"/plans/{asking.plan.pk}/versions/1/",
        f"/topics/{asking.topic.pk}/",
    )
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]


def test_nobody_reads_another_bodys_opinion(asking, office):
    round_ = asking.open()
    opinion = give_opinion(of_body(round_, asking.committee), by=asking.leader, text="只给机关看的话")
    request = of_body(round_, asking.committee)
    urls = [
        f"/opinions/{request.pk}/",
        f"/opinions/given/{opinion.pk}/edit/",
        f"/plans/{asking.plan.pk}/opinions/",
        f"/plans/{asking.plan.pk}/history/",
        "/opinions/",
        "/",
    ]
    others = [
        asking.handler,
        asking.person,
        person(office, "committee_leader"),
        person(office, "superior_viewer"),
    ]
    seen = {
        (user.role, url)
        for user in others
        for url in urls
        if "只给机关看的话" in text_of(signed_in(user).get(url))
    }
    assert seen == set()
    assert "只给机关看的话" in text_of(signed_in(asking.clerk).get(f"/plans/{asking.plan.pk}/opinions/"))


def test_verdict_is_shown_to_the_body_after_the_close(asking):
    round_ = asking.open()
    opinion = stored(give_opinion(of_body(round_, asking.committee), by=asking.leader, text="甲"))
    decide_opinion(opinion, by=asking.clerk, verdict="not_taken", reason="另有安排。")
    client, url = signed_in(asking.leader), f"/opinions/{opinion.request_id}/"
    assert "另有安排。" not in text_of(client.get(url))
    close_round(round_, by=asking.clerk)
    assert "另有安排。" in text_of(client.get(url))


def test_staff_enter_what_came_on_paper(clerk_client, asking):
    request = of_body(asking.open(), "县总工会")
    fill(clerk_client, f"/opinions/{request.pk}/", "text", text="同意。", received_as="书面回函")
    request.refresh_from_db()
    assert (request.state, request.received_as, request.on_behalf) == ("answered", "书面回函", True)


def test_no_opinion_at_one_press_but_never_over_typed_words(asking):
    request, client = of_body(asking.open(), asking.member), signed_in(asking.person)
    response = client.post(f"/opinions/{request.pk}/none/", {"text": "写了一半", "about": ""})
    assert (response.status_code, form_on(response, "text")["text"]) == (400, ["写了一半"])
    client.post(f"/opinions/{request.pk}/none/", {"text": " "})
    assert of_body(request.round, asking.member).state == "no_opinion"
    client.post(f"/opinions/{request.pk}/take-back/")
    assert of_body(request.round, asking.member).state == "waiting"


def test_office_notes_no_opinion_in_the_list_and_can_undo_it(clerk_client, asking):
    request = of_body(asking.open(), "县总工会")
    response = clerk_client.post(f"/opinions/{request.pk}/none/", follow=True)
    assert response.redirect_chain == [(f"/plans/{asking.plan.pk}/opinions/?round=1", 302)]
    assert of_body(request.round, "县总工会").state == "no_opinion"
    [message] = response.context["messages"]
    clerk_client.post(message.extra_tags)
    assert of_body(request.round, "县总工会").state == "waiting"


def test_answer_after_the_close_is_told_and_given_back(asking):
    round_ = asking.open()
    request, client = of_body(round_, asking.member), signed_in(asking.person)
    close_round(round_, by=asking.clerk)
    response = client.post(f"/opinions/{request.pk}/", {"text": "迟到的意见", "about": ""})
    assert response.status_code == 409
    assert "这一轮征求意见已经结束" in text_of(response)
    assert "迟到的意见" in text_of(response)
    assert PlanOpinion.objects.count() == 0


def test_posted_place_outside_the_text_is_refused(asking):
    request, client = of_body(asking.open(), asking.member), signed_in(asking.person)
    for about in ("00000000-0000-0000-0000-000000000000", "x"):
        response = client.post(f"/opinions/{request.pk}/", {"text": "甲", "about": about})
        assert list(response.context["form"].errors) == ["about"]
    assert PlanOpinion.objects.count() == 0


def test_two_of_one_body_change_its_opinion(asking):
    opinion = stored(give_opinion(of_body(asking.open(), asking.committee), by=asking.leader, text="甲"))
    client, url = signed_in(asking.leader), f"/opinions/given/{opinion.pk}/edit/"
    sent = form_on(client.get(url), "text")
    fill(client, url, "text", text="乙")
    response = client.post(url, sent | {"text": ["丙"]})
    [field] = response.context["differing"]
    assert (response.status_code, field["mine"], field["theirs"]) == (409, "丙", "乙")
    client.post(url, form_on(response, "text"))
    assert stored(opinion).text == "丙"


def test_withdrawing_a_text_that_was_changed_meanwhile(asking):
    opinion = stored(give_opinion(of_body(asking.open(), asking.committee), by=asking.leader, text="甲"))
    response = signed_in(asking.leader).post(f"/opinions/given/{opinion.pk}/withdraw/", {"version": "7"})
    assert (response.status_code, PlanOpinion.objects.count()) == (409, 1)


def test_hostile_words_are_words(clerk_client, asking):
    request, client = of_body(asking.open(), asking.member), signed_in(asking.person)
    fill(client, f"/opinions/{request.pk}/", "text", text=HOSTILE)
    clean = HOSTILE.replace("\x0b", "\n")
    assert PlanOpinion.objects.get().text == clean
    for page in (
        client.get(f"/opinions/{request.pk}/"),
        clerk_client.get(f"/plans/{asking.plan.pk}/opinions/"),
    ):
        assert "<script>alert" not in text_of(page)
        assert "=1+1&lt;script&gt;" in text_of(page)


def test_opinion_that_is_too_long_is_counted_not_cut(asking):
    request, client = of_body(asking.open(), asking.member), signed_in(asking.person)
    response = fill(client, f"/opinions/{request.pk}/", "text", text="意" * 5001)
    assert list(response.context["form"].errors) == ["text"]
    assert form_on(response, "text")["text"] == ["意" * 5001]
