"""Adjusting in the browser: the working copy and its reasons for the office, the history for everybody."""

import pytest

from plans.models import ConsultationTopic
from plans.services import add_row, hold_row, open_adjustment
from tests.conftest import person, signed_in

from .adjusting import (
    REASON,
    TITLES,
    TODAY,
    changed_copy,
    explain,
    issued_plan,
    put_into_force,
    topic_of,
)
from .pages import fill, form_on

pytestmark = pytest.mark.django_db
SEEN_BY_OFFICE = ("office_leader", "committee_leader", "auditor")
BLIND = ("member", "department_handler", "superior_viewer")


@pytest.fixture
def plan(office, clerk):
    return issued_plan(office, clerk)


@pytest.fixture
def working(plan, clerk):
    return changed_copy(plan, clerk)


def test_an_adjustment_that_changes_nothing_is_not_submitted(plan, clerk, clerk_client):
    copy = open_adjustment(plan, by=clerk, reason="年中调整")
    page = clerk_client.get(f"/plans/{copy.pk}/submit/")
    assert page.context["obstacles"] == ["调整稿与已印发的计划还没有差别。"]


def test_a_working_copy_keeps_year_and_kind(working, clerk_client):
    fields = clerk_client.get(f"/plans/{working.pk}/edit/").context["form"].fields
    assert ("title" in fields, {"year", "kind"} & set(fields)) == (True, set())


def address(plan, tab):
    return f"/plans/{plan.pk}/{tab}/"


def groups(response):
    return [
        (group["sort"], [(row.shown.name, row.field and row.field.text) for row in group["rows"]])
        for group in response.context["groups"]
    ]


def field_of(working, title):
    """The name of the field of a topic's reason."""
    return f"topic-{topic_of(working, title).lineage}"


# Opening


def test_the_clerk_opens_the_working_copy_from_the_issued_plan(plan, clerk_client):
    page = clerk_client.get(address(plan, "topics")).content.decode()
    assert address(plan, "adjust") in page
    response = fill(clerk_client, address(plan, "adjust"), "reason", reason=REASON)
    working = plan.working_copies.get()
    assert (response.url, working.adjustment.reason) == (address(working, "adjustment"), REASON)


def test_without_a_reason_nothing_is_opened_and_the_page_says_so(plan, clerk_client):
    response = fill(clerk_client, address(plan, "adjust"), "reason", reason=" ")
    assert (list(response.context["form"].errors), plan.working_copies.count()) == (["reason"], 0)


def test_who_comes_second_is_led_to_the_open_copy(plan, working, clerk_client):
    for response in (
        clerk_client.get(address(plan, "adjust")),
        clerk_client.post(address(plan, "adjust"), {"reason": "又一个"}),
    ):
        assert response.url == address(working, "adjustment")
    assert plan.working_copies.count() == 1


def test_a_draft_leads_back_to_itself(plan, clerk_client):
    plan.write(state="draft")
    assert clerk_client.get(address(plan, "adjust")).url == f"/plans/{plan.pk}/"


# The working copy


def test_differences_stand_under_what_happens_to_them(working, clerk_client):
    response = clerk_client.get(address(working, "adjustment"))
    assert groups(response) == [
        ("added", [("夜间经济", "")]),
        ("dropped", [("停车场建设", "职责已划转")]),
        ("moved", [("农村供水保障", "")]),
    ]
    assert response.context["summary"] == "共 3 处调整，还有 2 项议题没有写明理由。"


def test_all_reasons_are_saved_at_once(working, clerk_client):
    added, moved = field_of(working, "夜间经济"), field_of(working, TITLES[2])
    response = fill(
        clerk_client, address(working, "adjustment"), added, **{added: "县委部署", moved: "与省里同步"}
    )
    assert response.status_code == 405  # the page is only read; its form is sent elsewhere
    data = form_on(clerk_client.get(address(working, "adjustment")), added)
    data.update({added: "县委部署", moved: "与省里同步", "whole": "工作重点有变"})
    response = clerk_client.post(address(working, "adjustment/reasons"), data)
    assert response.url == address(working, "adjustment")
    response = clerk_client.get(address(working, "adjustment"))
    assert groups(response) == [
        ("added", [("夜间经济", "县委部署")]),
        ("dropped", [("停车场建设", "职责已划转")]),
        ("moved", [("农村供水保障", "与省里同步")]),
    ]
    assert response.context["summary"] == "共 3 处调整，各项议题都已写明理由。"
    assert response.context["whole"].text == "工作重点有变"


def send(client, working, **fields):
    """Send single fields as the page does while they are typed."""
    return client.post(address(working, "adjustment/reasons"), fields, headers={"HX-Request": "true"})


def test_one_reason_is_saved_while_it_is_typed(working, clerk_client):
    added = field_of(working, "夜间经济")
    response = send(clerk_client, working, **{added: "县委部署", f"seen-{added}": "0"})
    assert [(one.name, one.seen, one.is_saved) for one in response.context["sent_fields"]] == [
        (added, 1, True)
    ]
    assert [one.text for one in working.adjustment.reasons.order_by("pk")] == ["职责已划转", "县委部署"]


def test_who_is_late_sees_both_texts_and_loses_none(working, clerk_client, office):
    added = field_of(working, "夜间经济")
    send(signed_in(person(office, "staff")), working, **{added: "先写的", f"seen-{added}": "0"})
    data = {added: "后写的", f"seen-{added}": "0"}
    response = clerk_client.post(address(working, "adjustment/reasons"), data)
    body = response.content.decode()
    assert ("后写的</textarea>" in body, "先写的" in body) == (True, True)
    again = form_on(response, added)
    assert again[f"seen-{added}"] == ["1"]
    clerk_client.post(address(working, "adjustment/reasons"), again)
    assert working.adjustment.reasons.get(text="后写的").version == 2


@pytest.mark.parametrize("name", ["whole", "added"])
def test_what_cannot_be_saved_is_named_and_the_rest_is_saved(working, clerk_client, name):
    added, moved = field_of(working, "夜间经济"), field_of(working, TITLES[2])
    wrong = {"whole": " "} if name == "whole" else {added: "长" * 1001}
    response = clerk_client.post(address(working, "adjustment/reasons"), {moved: "与省里同步", **wrong})
    found = {one.name: bool(one.error) for one in response.context["sent_fields"]}
    assert found == {(name if name == "whole" else added): True, moved: False}
    assert working.adjustment.reasons.filter(text="与省里同步").count() == 1


def test_unknown_rows_are_not_explained(working, plan, clerk_client):
    other = field_of(plan, TITLES[0])
    send(clerk_client, working, **{other: "没有变动", "topic-rubbish": "不存在"})
    assert working.adjustment.reasons.count() == 1


def test_what_has_been_held_meanwhile_is_marked(plan, working, clerk, clerk_client):
    hold_row(topic_of(plan, TITLES[1]), by=clerk, on=TODAY)
    response = clerk_client.get(address(working, "adjustment"))
    held = [row.held_on for group in response.context["groups"] for row in group["rows"]]
    assert (held, response.context["settled"]) == ([None, TODAY, None], 1)


def test_what_is_held_after_the_adjustment_took_effect_is_in_nobody_s_way(plan, working, clerk, clerk_client):
    explain(working, clerk)
    hold_row(topic_of(put_into_force(working, clerk), TITLES[2]), by=clerk, on=TODAY)
    response = clerk_client.get(address(working, "adjustment"))
    assert (response.context["settled"], response.content.decode().count('class="notice')) == (0, 1)


@pytest.mark.parametrize("role", SEEN_BY_OFFICE)
def test_the_office_reads_the_working_copy_but_does_not_write_it(working, office, role):
    client = signed_in(person(office, role))
    body = client.get(address(working, "adjustment")).content.decode()
    assert ("职责已划转" in body, "<textarea" in body) == (True, False)
    added = field_of(working, "夜间经济")
    assert client.post(address(working, "adjustment/reasons"), {added: "不该写入"}).status_code == 403
    assert working.adjustment.reasons.count() == 1


@pytest.mark.parametrize("role", BLIND)
def test_others_do_not_know_of_it(plan, working, office, role):
    client = signed_in(person(office, role))
    pages = [client.get(f"/plans/{plan.pk}/"), client.get("/plans/"), client.get("/topics/")]
    assert [str(working.pk) in page.content.decode().split("调整稿") for page in pages] == [False] * 3
    assert ["调整" in page.content.decode() for page in pages] == [False] * 3
    assert client.get(f"/plans/{working.pk}/").status_code == 404


def test_a_plan_of_its_own_has_no_such_page(plan, clerk_client):
    assert clerk_client.get(address(plan, "adjustment")).status_code == 404


def test_lists_show_the_copy_under_its_plan_and_no_row_twice(plan, working, clerk_client):
    page = clerk_client.get("/plans/")
    assert [line["pk"] for line in page.context["lines"]] == [plan.pk]
    assert f'href="{address(working, "adjustment")}"' in page.content.decode()
    assert len(clerk_client.get("/topics/").context["lines"]) == 4
    found = clerk_client.get("/search/", {"q": TITLES[3]}).content.decode()
    assert [f"/topics/{topic_of(one, TITLES[3]).pk}/" in found for one in (plan, working)] == [True, False]


def test_the_workbench_leads_to_the_reasons(working, clerk_client):
    assert address(working, "adjustment") in clerk_client.get("/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_number_of_queries_stays(working, clerk, clerk_client, django_assert_num_queries, count):
    form = topic_of(working, TITLES[0]).form
    for number in range(count):
        add_row(ConsultationTopic, working, by=clerk, form=form, title=f"新增{number}")
    with django_assert_num_queries(15):
        clerk_client.get(address(working, "adjustment"))
