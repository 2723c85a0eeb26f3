"""A row of the check corrected in its place, with HTMX and without."""

import pytest
from lxml import html

from members import importers
from members.models import RosterRow
from tests.members.test_roster_pages import row_data, url

from .rosters import an_office, row, xlsx

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def roster(office, clerk):
    an_office(office)
    content = xlsx([row(1), row(2, 界别="农民界"), row(3, 手机="12")])
    return importers.take_in(office, by=clerk, content=content, file_name="名册.xlsx")


@pytest.fixture
def wrong(roster):
    return RosterRow.objects.get(line=3)


def ids(response):
    """The ids of all elements, also of those in templates."""
    return html.fragment_fromstring(response.content.decode(), create_parent=True).xpath("//@id")


def test_the_form_comes_in_place_of_the_row(clerk_client, roster, wrong):
    response = clerk_client.get(url("row", roster, wrong.pk), headers=HTMX)
    assert (ids(response)[0], "roster-tabs" in ids(response)) == (f"row-{wrong.pk}", False)
    form = response.context["form"]
    assert (form["sector"].value(), form.fields["sector"].help_text) == (
        "农民界", wrong.problems["sector"]["text"]
    )  # fmt: skip
    assert form.fields["sector"].widget.attrs["autofocus"]


def test_leaving_the_form_gives_the_row_back(clerk_client, roster, wrong):
    response = clerk_client.get(url("row", roster, wrong.pk) + "?read=1", headers=HTMX)
    assert (response.context["form"], ids(response)) == (None, [f"row-{wrong.pk}"])


def test_a_row_put_right_counts_at_once(clerk_client, roster, wrong):
    data = row_data(wrong, sector="农业界")
    response = clerk_client.post(url("row", roster, wrong.pk), data, headers=HTMX)
    assert [response.context[name] for name in ("form", "wrong", "importable")] == [None, 1, 2]
    assert ids(response)[0] == f"row-{wrong.pk}"
    assert {"roster-tabs", "roster-additions", "roster-start"} < set(ids(response))
    wrong.refresh_from_db()
    assert wrong.state == "new"


def test_a_row_still_wrong_stays_open_with_what_was_typed(clerk_client, roster, wrong):
    data = row_data(wrong, sector="渔业界", post="科长")
    response = clerk_client.post(url("row", roster, wrong.pk), data, headers=HTMX)
    form = response.context["form"]
    assert (form["sector"].value(), form["post"].value(), "渔业界" in form.fields["sector"].help_text) == (
        "渔业界", "科长", True
    )  # fmt: skip


def test_without_javascript_the_page_holds_the_form(clerk_client, roster, wrong):
    response = clerk_client.get(url("row", roster, wrong.pk) + "?state=error")
    assert (response.context["editing"].row, len(response.context["lines"])) == (wrong, 2)
    page = html.fromstring(response.content.decode())
    [form] = page.xpath(f"//tr[@id='row-{wrong.pk}']//form")
    assert form.get("action") == url("row", roster, wrong.pk) + "?state=error"


def test_the_page_of_the_row_is_found(clerk_client, office, clerk):
    an_office(office)
    roster = importers.take_in(
        office, by=clerk, content=xlsx([row(number) for number in range(60)]), file_name="a.xlsx"
    )
    last = RosterRow.objects.get(line=61)
    assert clerk_client.get(url("row", roster, last.pk)).context["page"].number == 2


def test_two_clerks_at_one_row(clerk_client, clerk, roster, wrong):
    data = row_data(wrong, sector="农业界")
    importers.correct_row(wrong, by=clerk, texts={"sector": "教育界"})
    response = clerk_client.post(url("row", roster, wrong.pk), data, headers=HTMX)
    form = response.context["form"]
    assert (list(form.errors), form["sector"].value()) == (["__all__"], "农业界")
    assert RosterRow.objects.get(pk=wrong.pk).changes["sector"] == wrong.changes["sector"]
    again = row_data(RosterRow.objects.get(pk=wrong.pk), sector="农业界")
    assert again[f"row-{wrong.pk}-row_version"] == int(form["row_version"].value())


def test_a_column_that_the_file_lacks_comes_with_its_first_text(clerk_client, office, clerk):
    an_office(office)
    content = xlsx([["丁一", "男"]], heads=["姓名", "性别"])
    roster = importers.take_in(office, by=clerk, content=content, file_name="a.xlsx")
    one = RosterRow.objects.get()
    response = clerk_client.post(url("row", roster, one.pk), row_data(one, sector="农业界"), headers=HTMX)
    assert response["HX-Redirect"] == url("detail", roster)
    roster.refresh_from_db()
    assert roster.heads == ["姓名", "性别", "界别"]
