"""The pages on which a text becomes a plan, as a clerk meets them."""

import pytest
from django.urls import reverse

from plans.models import AnnualPlan, PlanImport
from tests.conftest import person, signed_in
from tests.factories import FormFactory

from .pages import post_text, typed_row, url
from .texts import TEXT, sample

pytestmark = pytest.mark.django_db


def test_pasted_sample_is_shown_corrected_and_saved(clerk_client, office):
    response = clerk_client.post(
        reverse("plans:import_new"), {"text": sample("luoyang_consultation_plan"), "year": 2021}, follow=True
    )
    draft = PlanImport.objects.get()
    counts = response.context["counts"]
    assert (counts["topics"], counts["forms"], counts["declared"]) == (9, 5, 18)
    warnings = [one["text"] for one in response.context["warnings"]]
    assert warnings == ["原文写明18项，识别出9项，请核对。"]
    key = draft.recognised["topics"][3]["key"]
    form = clerk_client.get(url("row", draft, key)).context["form"]
    typed = {name: form[name].value() for name in form.fields}
    clerk_client.post(url("row", draft, key), {**typed, "title": "洛阳济源融合发展", "schedule": "6月上旬"})
    draft.refresh_from_db()
    response = clerk_client.post(url("save", draft), {"version": draft.version})
    plan = AnnualPlan.objects.get()
    topic = plan.topics.get(title="洛阳济源融合发展")
    assert (response.status_code, response.url) == (302, f"/plans/{plan.pk}/")
    assert (plan.topics.count(), topic.schedule_text, str(topic.schedule_earliest)) == (
        9,
        "6月上旬",
        "2021-06-01",
    )
    assert [one.name for one in topic.organisers.all()] == ["经济委员会"]
    assert [(one.title, one.form.name, one.section.title) for one in plan.topics.in_order()][:2] == [
        ("加强人才建设，为经济高质量发展提供重要支撑", "全体会议协商", "政协全委会协商(〖数：本章议题〗个)"),
        ("进一步加快乡村振兴步伐", "专题议政性常委会会议协商", "专题议政性常委会协商(〖数：本章议题〗个)"),
    ]


def test_history_of_a_plan_made_from_a_text_counts_what_was_read(clerk_client, draft):
    clerk_client.post(url("save", draft), {"version": draft.version})
    response = clerk_client.get(f"/plans/{AnnualPlan.objects.get().pk}/history/")
    began, told = sorted(response.context["events"], key=lambda event: len(event.changes))
    assert (str(began.step), str(told.step)) == ("新建计划", "由文本导入计划")
    assert {str(label): after for label, _before, after in told.changes} == {
        "章节": "3",
        "协商议题": "2",
    }


def test_page_shows_source_rows_counts_and_warnings(clerk_client, draft):
    page = clerk_client.get(url("detail", draft)).context
    assert [line["text"] for line in page["source"]] == TEXT.strip().split("\n")
    assert [(row["form"], row["title"], row["lines"]) for row in page["rows"] if row["list"] == "topics"] == [
        ("专题协商", "优化营商环境", [6, 9]),
        ("专题协商", "发展学前教育", [10, 13]),
    ]
    assert (page["counts"]["topics"], page["counts"]["unplaced"], page["warnings"]) == (2, 0, [])
    assert (draft.title, draft.kind, draft.state) == ("2026年度协商工作计划", "consultation", "ready")


def test_text_of_another_year_is_told(clerk_client):
    post_text(clerk_client, year=2027)
    page = clerk_client.get(url("detail", PlanImport.objects.get())).context
    assert [warning["text"] for warning in page["warnings"]] == [
        "文本写的是2026年，计划年度为2027年，时间均按计划年度解读。"
    ]
    assert next(str(row["days"]) for row in page["rows"] if row["schedule"]) == "2027年5月1日—31日"


def test_rows_link_to_their_lines_without_a_script(clerk_client, draft):
    body = clerk_client.get(url("detail", draft)).content.decode()
    assert 'href="#line-6"' in body
    assert 'id="line-6"' in body


@pytest.mark.parametrize(
    ("show", "expected"), [("topics", 2), ("sections", 3), ("targets", 0), ("unclear", 0)]
)
def test_rows_are_shown_by_sort(clerk_client, draft, show, expected):
    assert len(clerk_client.get(url("detail", draft), {"show": show}).context["rows"]) == expected


def test_text_left_out_is_not_in_the_plan_but_in_the_import(clerk_client, draft):
    clerk_client.post(url("step", draft, "t5", "remove"), {"rev": 0})
    draft.refresh_from_db()
    key = draft.recognised["unplaced"][0]["key"]
    clerk_client.post(url("step", draft, key, "leave_out"), {"rev": 0})
    draft.refresh_from_db()
    clerk_client.post(url("save", draft), {"version": draft.version})
    plan = AnnualPlan.objects.get()
    assert (plan.topics.count(), [one.body for one in plan.sections.all() if "学前" in one.body]) == (1, [])
    draft.refresh_from_db()
    assert "发展学前教育" in draft.recognised["unplaced"][0]["text"]


def test_save_from_a_page_that_shows_less_than_is_stored_is_refused(clerk_client, draft):
    clerk_client.post(url("row", draft, "t4"), typed_row(clerk_client, draft, "t4", title="改"))
    response = clerk_client.post(url("save", draft), {"version": draft.version})
    assert (response.status_code, AnnualPlan.objects.count()) == (409, 0)


def test_saved_twice_is_one_plan(clerk_client, draft):
    for _ in range(2):
        response = clerk_client.post(url("save", draft), {"version": draft.version})
    assert (response.status_code, AnnualPlan.objects.count()) == (409, 1)
    plan = AnnualPlan.objects.get()
    assert clerk_client.get(url("detail", draft)).url == f"/plans/{plan.pk}/"


def test_title_that_exists_keeps_everything_and_can_be_changed(clerk_client, draft):
    clerk_client.post(url("save", draft), {"version": draft.version})
    post_text(clerk_client)
    second = PlanImport.objects.newest_first()[0]
    response = clerk_client.post(url("save", second), {"version": second.version})
    assert (response.status_code, len(response.context["errors"]), AnnualPlan.objects.count()) == (422, 1, 1)
    clerk_client.post(url("head", second), {"title": "另一个计划", "year": 2027, "kind": "work"})
    second.refresh_from_db()
    clerk_client.post(url("save", second), {"version": second.version})
    plan = AnnualPlan.objects.get(title="另一个计划")
    assert (plan.year, plan.kind, str(plan.topics.in_order()[0].schedule_earliest)) == (
        2027,
        "work",
        "2027-05-01",
    )


def test_discarded_import_can_be_taken_up_again(clerk_client, draft):
    clerk_client.post(url("discard", draft))
    assert [one.pk for one in clerk_client.get(reverse("plans:import_new")).context["page"]] == []
    assert clerk_client.post(url("save", draft), {"version": draft.version + 1}).status_code == 409
    clerk_client.post(url("reopen", draft))
    assert [one.pk for one in clerk_client.get(reverse("plans:import_new")).context["page"]] == [draft.pk]


@pytest.mark.parametrize(
    "role", ["committee_leader", "office_leader", "member", "auditor", "superior_viewer"]
)
def test_only_staff_come_in(office, role):
    assert signed_in(person(office, role)).get(reverse("plans:import_new")).status_code == 403


def test_import_of_somebody_else_is_not_there(office, stranger, draft):
    colleague = signed_in(person(office, "staff"))
    for client in (colleague, signed_in(stranger)):
        assert [
            client.get(url("detail", draft)).status_code,
            client.get(url("row", draft, "t4")).status_code,
            client.post(url("row", draft, "t4"), {"title": "改"}).status_code,
            client.post(url("step", draft, "t4", "remove"), {"rev": 0}).status_code,
            client.post(url("save", draft), {"version": draft.version}).status_code,
            client.post(url("discard", draft)).status_code,
        ] == [404] * 6
        assert [one.pk for one in client.get(reverse("plans:import_new")).context["page"]] == []


def test_forms_of_the_office_are_offered_for_choice(clerk_client, office, draft):
    for order, name in enumerate(["全体会议协商", "界别协商"]):
        FormFactory(organization=office, name=name, order=order)
    response = clerk_client.get(url("row", draft, "t4"))
    assert response.context["form"].form_names == ["全体会议协商", "界别协商"]
    assert response.content.decode().count('id="id_t4_form_names"') == 1


def test_ten_megabytes_of_text_are_refused_in_one_sentence_and_kept(clerk_client):
    text = "字" * ((10 << 20) // 3)
    response = post_text(clerk_client, text)
    assert (list(response.context["form"].errors), response.context["form"]["text"].value() == text) == (
        ["text"],
        True,
    )
