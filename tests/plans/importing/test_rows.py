"""Rows on the page of an import: corrected, moved, removed, met in two windows."""

import pytest
from django.urls import reverse

from plans.models import PlanImport

from .pages import post_text, typed_row, url
from .texts import TEXT

pytestmark = pytest.mark.django_db


def test_correcting_a_row_by_fragment_answers_with_the_row_and_the_counts(clerk_client, draft):
    typed = typed_row(
        clerk_client, draft, "t4", title="改善营商环境", schedule="第二季度", organizers=["文史委", "提案委"]
    )
    response = clerk_client.post(url("row", draft, "t4"), typed, headers={"HX-Request": "true"})
    body = response.content.decode()
    assert (body.count("改善营商环境"), body.count('hx-swap-oob="true"')) == (3, 2)
    draft.refresh_from_db()
    topic = draft.recognised["topics"][0]
    assert (topic["schedule"]["latest"], topic["organizers"], topic["rev"]) == (
        "2026-06-30",
        ["文史委", "提案委"],
        1,
    )


def test_mistake_in_a_row_keeps_what_was_typed(clerk_client, draft):
    typed = typed_row(clerk_client, draft, "t4", title="", content="已写的内容")
    response = clerk_client.post(url("row", draft, "t4"), typed)
    assert (response.status_code, response.context["form"]["content"].value()) == (422, "已写的内容")
    draft.refresh_from_db()
    assert draft.version == 2


def test_targets_say_how_many_and_how_often(clerk_client):
    post_text(
        clerk_client,
        "镇政协工委2026年工作计划\n一、委员接待\n每月开展委员接待活动1次。\n二、调研\n全年调研不少于2次。",
    )
    page = clerk_client.get(url("detail", PlanImport.objects.get()) + "?show=targets").content.decode()
    facts = [" ".join(part.split("</div>")[0].split()) for part in page.split("<dt>")[1:]]
    assert facts == [
        "数量</dt><dd>1次</dd>",
        "范围</dt><dd>每月</dd>",
        "不少于</dt><dd>2次</dd>",
    ]


def test_target_with_less_at_most_than_at_least_is_refused(clerk_client):
    post_text(clerk_client, "政协工作计划\n一、调研\n全年开展专题调研不少于2次。\n政协委员视察2次。\n")
    draft = PlanImport.objects.get()
    key = draft.recognised["targets"][0]["key"]
    response = clerk_client.post(
        url("row", draft, key), typed_row(clerk_client, draft, key, minimum=3, maximum=2)
    )
    assert list(response.context["form"].errors) == ["maximum"]


def test_same_row_in_two_windows_shows_both_texts(clerk_client, draft):
    mine = typed_row(clerk_client, draft, "t4", title="我的")
    theirs = typed_row(clerk_client, draft, "t4", title="他们的")
    clerk_client.post(url("row", draft, "t4"), theirs)
    response = clerk_client.post(url("row", draft, "t4"), mine)
    (field,) = response.context["differing"]
    assert (response.status_code, field["name"], field["mine"], field["theirs"]) == (
        409,
        "title",
        "我的",
        "他们的",
    )
    merged = response.context["form"]
    again = {name: merged[name].value() for name in merged.fields if merged[name].value() is not None}
    assert clerk_client.post(url("row", draft, "t4"), again).status_code == 302
    draft.refresh_from_db()
    assert draft.recognised["topics"][0]["title"] == "我的"


def test_different_rows_in_two_windows_do_not_meet(clerk_client, draft):
    first, second = (typed_row(clerk_client, draft, key, title=key) for key in ("t4", "t5"))
    for key, typed in (("t4", first), ("t5", second)):
        clerk_client.post(url("row", draft, key), typed)
    draft.refresh_from_db()
    assert [row["title"] for row in draft.recognised["topics"]] == ["t4", "t5"]


def test_row_removed_in_another_window_keeps_the_typed_text(clerk_client, draft):
    typed = typed_row(clerk_client, draft, "t4", content="写了很久的内容")
    clerk_client.post(url("step", draft, "t4", "remove"), {"rev": 0})
    response = clerk_client.post(url("row", draft, "t4"), typed)
    assert response.status_code == 409
    assert "写了很久的内容" in response.content.decode()


def test_remove_and_put_back_by_buttons(clerk_client, draft):
    clerk_client.post(url("step", draft, "t4", "remove"), {"rev": 0})
    page = clerk_client.get(url("detail", draft)).context
    (removed,) = [row for row in page["rows"] if row["list"] == "unplaced"]
    assert (page["counts"]["topics"], removed["steps"][0]["url"]) == (
        1,
        url("step", draft, removed["key"], "restore"),
    )
    clerk_client.post(removed["steps"][0]["url"], {"rev": removed["rev"]})
    assert clerk_client.get(url("detail", draft)).context["counts"]["topics"] == 2


def test_step_by_fragment_answers_with_both_panes(clerk_client, draft):
    response = clerk_client.post(
        url("step", draft, "t4", "activities"), {"rev": 0}, headers={"HX-Request": "true"}
    )
    assert (response.status_code, response.context["counts"]["activities"], response.context["focus"]) == (
        200,
        1,
        "a6",
    )


def test_step_on_a_row_changed_meanwhile_is_refused(clerk_client, draft):
    clerk_client.post(url("row", draft, "t4"), typed_row(clerk_client, draft, "t4", title="改"))
    response = clerk_client.post(url("step", draft, "t4", "remove"), {"rev": 0})
    assert response.status_code == 409
    draft.refresh_from_db()
    assert len(draft.recognised["topics"]) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_pages_take_as_many_queries_however_many_rows(
    clerk_client, clerk, office, django_assert_num_queries, count
):
    for number in range(count):
        post_text(clerk_client, TEXT * count, title=f"计划{number}")
    draft = PlanImport.objects.newest_first()[0]
    with django_assert_num_queries(NEW_QUERIES):
        clerk_client.get(reverse("plans:import_new"))
    with django_assert_num_queries(DETAIL_QUERIES):
        clerk_client.get(url("detail", draft))


NEW_QUERIES = 5
DETAIL_QUERIES = 5
