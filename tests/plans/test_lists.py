"""Lists of plans, topics and activities: what they show, filter, export, and how often they ask."""

import re
from io import BytesIO

import pytest
from django.utils.html import strip_tags
from openpyxl import load_workbook

from cppcc.loose_time import parse_loose_time
from plans.models import Activity, ConsultationTopic
from plans.services import add_row
from tests.conftest import person, signed_in
from tests.factories import CommitteeFactory, FormFactory, OrganizationFactory, PlanFactory, TopicFactory

pytestmark = pytest.mark.django_db


def shown(response, place=0):
    """The text of one column of the rows shown."""
    lines = (re.findall("<td[^>]*>(.*?)</td>", line["cells"], re.S) for line in response.context["lines"])
    return [strip_tags(cells[place]) for cells in lines]


def titles(response):
    return shown(response)


def exported(response):
    """The rows of an Excel file below its heads."""
    rows = list(load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))
    heads = next(number for number, row in enumerate(rows) if all(row))
    return [row for row in rows[heads + 1 :] if any(row)]


@pytest.fixture
def economy(office):
    return CommitteeFactory(organization=office, name="经济委员会")


@pytest.fixture
def forms(office):
    names = ("专题协商", "对口协商")
    return [FormFactory(organization=office, name=name, order=n) for n, name in enumerate(names)]


@pytest.fixture
def plan(office, clerk, economy, forms):
    plan = PlanFactory(organization=office)
    for title, form, time, organisers in (
        ("营商环境", 0, "5月中旬", ["经济委员会", "研究室"]),
        ("老旧小区", 0, "适时", ["研究室"]),
        ("消防安全", 1, "4月至6月", []),
    ):
        values = {"schedule": parse_loose_time(time, 2026), "organisers": organisers}
        add_row(ConsultationTopic, plan, by=clerk, title=title, form=forms[form], **values)
    values = {"schedule": parse_loose_time("12月至次年1月", 2026), "organisers": ["经济委员会"]}
    add_row(Activity, plan, by=clerk, title="视察", kind="inspection", content="看重点项目", **values)
    return plan


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["营商环境", "老旧小区", "消防安全"]),
        ("q=小区", ["老旧小区"]),
        ("month=5", ["营商环境", "消防安全"]),
        ("month=4", ["消防安全"]),
        ("month=none", ["老旧小区"]),
        ("committee=none", ["消防安全"]),
        ("state=listed", []),
        ("sort=time", ["消防安全", "营商环境", "老旧小区"]),
        ("sort=-time", ["营商环境", "消防安全", "老旧小区"]),
    ],
)
def test_topics_of_a_plan_by_filter_and_order(clerk_client, plan, query, expected):
    assert titles(clerk_client.get(f"/plans/{plan.pk}/topics/?{query}")) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["明年的议题", "消防安全", "营商环境", "老旧小区"]),
        ("year=2026", ["消防安全", "营商环境", "老旧小区"]),
        ("year=2026&month=5", ["消防安全", "营商环境"]),
    ],
)
def test_topics_of_all_plans_newest_year_first(clerk_client, plan, office, query, expected):
    TopicFactory(plan=PlanFactory(organization=office, year=2027), title="明年的议题")
    assert titles(clerk_client.get(f"/topics/?{query}")) == expected


def test_topics_by_committee_and_form(clerk_client, plan, economy, forms):
    url = f"/plans/{plan.pk}/topics/"
    assert titles(clerk_client.get(f"{url}?committee={economy.pk}")) == ["营商环境"]
    assert titles(clerk_client.get(f"{url}?form={forms[1].pk}")) == ["消防安全"]
    fields = clerk_client.get(url).context["filters"].form.fields
    assert list(fields) == ["q", "committee", "month", "form", "state"]
    assert [label for key, label in fields["committee"].choices if key][:1] == ["经济委员会"]


@pytest.mark.parametrize(("month", "expected"), [(12, ["视察"]), (1, ["视察"]), (6, [])])
def test_time_over_new_year_touches_both_months(clerk_client, plan, month, expected):
    assert titles(clerk_client.get(f"/activities/?month={month}")) == expected


def test_organisers_stand_in_their_order(clerk_client, plan):
    response = clerk_client.get(f"/plans/{plan.pk}/topics/")
    assert shown(response, 3) == ["经济委员会、研究室", "研究室", ""]


@pytest.mark.parametrize("query", ["", "q=小区", "month=5&sort=-title"])
def test_export_is_exactly_what_is_shown(clerk_client, plan, query):
    url = f"/plans/{plan.pk}/topics/?{query}"
    page = clerk_client.get(url)
    rows = exported(clerk_client.get(f"{url}&export=xlsx"))
    for place in range(6):
        assert [row[place] or "" for row in rows] == shown(page, place)


def test_rows_of_discarded_plans_are_not_listed(clerk_client, plan, office):
    TopicFactory(plan=PlanFactory(organization=office, state="discarded"), title="作废的议题")
    assert sorted(titles(clerk_client.get("/topics/"))) == sorted(["营商环境", "老旧小区", "消防安全"])


def test_plans_by_year_kind_and_state(clerk_client, office):
    for year, kind, state in ((2025, "work", "issued"), (2026, "consultation", "draft")):
        PlanFactory(organization=office, year=year, kind=kind, state=state, title=f"{year}计划")
    for query in ("year=2025", "kind=work", "state=issued", "q=2025"):
        assert titles(clerk_client.get(f"/plans/?{query}")) == ["2025计划"]
    assert titles(clerk_client.get("/plans/")) == ["2026计划", "2025计划"]


def test_counts_of_a_plan(clerk_client, plan):
    response = clerk_client.get("/plans/")
    assert (shown(response, 3), shown(response, 4)) == (["3"], ["1"])


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("staff", ["草案", "已印发"]),
        ("auditor", ["草案", "已印发"]),
        ("member", ["已印发"]),
        ("department_handler", ["已印发"]),
    ],
)
def test_who_sees_which_plans(office, role, expected):
    PlanFactory(organization=office, title="草案")
    PlanFactory(organization=office, title="已印发", state="issued")
    response = signed_in(person(office, role)).get("/plans/")
    assert sorted(titles(response)) == sorted(expected)
    assert bool(response.context["primary"]) is (role == "staff")


def test_superior_sees_the_issued_plans_below_by_office(office):
    below = [OrganizationFactory(parent=office, short_name=f"乡镇{n}") for n in (1, 2)]
    for one in below:
        PlanFactory(organization=one, title=f"{one.short_name}计划", state="issued")
        PlanFactory(organization=one, title=f"{one.short_name}草案")
    client = signed_in(person(office, "superior_viewer"))
    assert sorted(titles(client.get("/plans/"))) == ["乡镇1计划", "乡镇2计划"]
    assert titles(client.get(f"/plans/?office={below[0].pk}")) == ["乡镇1计划"]


def test_a_clerk_sees_no_office_column(clerk_client, plan):
    response = clerk_client.get("/plans/")
    names = [head["name"] for head in response.context["heads"]]
    assert names == ["title", "year", "kind", "topics", "activities", "state"]
    assert "office" not in response.context["filters"].form.fields


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/plans/", 6),
        ("/topics/", 7),
        ("/activities/", 7),
        ("/plans/{plan.pk}/topics/", 8),
        ("/plans/{plan.pk}/activities/", 8),
        ("/topics/?export=xlsx", 5),
        ("/plans/{plan.pk}/topics/?export=xlsx", 6),
    ],
)
@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(clerk, office, forms, django_assert_num_queries, address, queries, rows):
    clerk_client = signed_in(clerk)
    for _ in range(rows):
        plan = PlanFactory(organization=office)
        for number in range(rows):
            values = {"title": f"题{number}", "organisers": [f"组{number}", "研究室"]}
            add_row(ConsultationTopic, plan, by=clerk, form=forms[0], **values)
            add_row(Activity, plan, by=clerk, kind="visit", **values)
    url = address.format(plan=plan)
    clerk_client.get(url)
    with django_assert_num_queries(queries):
        assert clerk_client.get(url).status_code == 200


def test_empty_list_leads_on(clerk_client):
    page = clerk_client.get("/plans/").content.decode()
    assert ('href="/plans/new/"' in page, 'href="/plans/import/"' in page) == (True, True)
