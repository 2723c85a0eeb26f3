"""The pages of the import as a clerk goes through them."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cppcc import jobs
from cppcc.models import Job
from members import importers
from members.models import Member, RosterImport, RosterRow
from tests.conftest import person, signed_in

from .rosters import an_office, row, xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def term(office):
    return an_office(office)


@pytest.fixture
def roster(office, clerk, term):
    content = xlsx([row(1), row(2, 界别="农民界"), row(3)])
    return importers.take_in(office, by=clerk, content=content, file_name="名册.xlsx")


def upload(client, term, content, name="名册.xlsx"):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("members:roster_new"), {"file": file, "term": term.pk})


def row_data(row, **changes):
    """What the form of a row sends, with some texts changed."""
    texts = importers.texts_of(row.roster, row) | changes | {"row_version": row.version}
    return {f"row-{row.pk}-{name}": text for name, text in texts.items()}


def url(name, roster, *more):
    return reverse(f"members:roster_{name}", args=[roster.pk, *more])


def test_from_the_file_to_the_result_and_back(clerk_client, term):
    response = upload(clerk_client, term, xlsx([row(1), row(2, 界别="农民界"), row(3)]))
    roster = RosterImport.objects.get()
    assert response.url == url("detail", roster)
    assert Member.objects.count() == 0
    wrong = RosterRow.objects.get(state="error")
    data = row_data(wrong, sector="农业界")
    response = clerk_client.post(url("row", roster, wrong.pk) + "?state=error", data)
    assert response.url == f"{url('detail', roster)}?state=error#row-{wrong.pk}"
    job_url = clerk_client.post(url("start", roster)).url
    job = Job.objects.get()
    assert job_url == reverse("documents:detail", args=[job.pk])
    jobs.carry_out(job.pk)
    job.refresh_from_db()
    assert (job.result_url, Member.objects.count()) == (url("detail", roster), 3)
    assert clerk_client.get(job.result_url).context["outcome"] == {"created": 3, "updated": 0}
    clerk_client.post(url("undo", roster))
    assert Member.objects.count() == 0


def test_a_hostile_file_is_told_and_nothing_is_kept(clerk_client, term):
    response = upload(clerk_client, term, b"PK\x03\x04" + b"\0" * 100)
    assert list(response.context["form"].errors) == ["file"]
    assert RosterImport.objects.count() == 0


def test_preview_shows_each_row_with_its_reasons(clerk_client, roster):
    context = clerk_client.get(url("detail", roster)).context
    assert [(name, count) for name, _label, count, *_sign in context["tabs"]] == [("error", 1), ("new", 2)]
    assert (context["total"], context["wrong"], context["importable"]) == (3, 1, 2)
    only = clerk_client.get(url("detail", roster) + "?state=error").context["lines"]
    assert [line["row"].line for line in only] == [3]


def test_queries_of_the_preview_do_not_grow(clerk_client, office, clerk, term, django_assert_num_queries):
    for numbers in ([1], range(10, 40)):
        content = xlsx([row(number) for number in numbers])
        roster = importers.take_in(office, by=clerk, content=content, file_name="名册.xlsx")
        clerk_client.get(url("detail", roster))
        with django_assert_num_queries(8):
            clerk_client.get(url("detail", roster))


def test_columns_are_chosen_by_hand(clerk_client, roster):
    response = clerk_client.get(url("columns", roster))
    assert response.context["form"].initial == {}
    data = {f"column_{number}": name for name, number in roster.columns.items() if name != "sector"}
    clerk_client.post(url("columns", roster), data)
    assert RosterRow.objects.in_state("error").count() == 3


def test_wrong_rows_come_as_excel(clerk_client, roster):
    response = clerk_client.get(url("errors", roster))
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert [cells[1] for cells in book.active.iter_rows(min_row=2, values_only=True)] == [3]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_throwing_away_leaves_no_row(clerk_client, roster):
    clerk_client.post(url("discard", roster))
    roster.refresh_from_db()
    assert (roster.state, RosterRow.objects.count()) == ("discarded", 0)


@pytest.mark.parametrize("role", ["member", "office_leader", "auditor", "system_admin"])
def test_nobody_but_staff_sees_a_roster(office, roster, role):
    assert signed_in(person(office, role)).get(url("detail", roster)).status_code == 403


def test_another_office_does_not_know_the_roster(stranger, roster):
    client = signed_in(stranger)
    one = RosterRow.objects.first()
    for name, more in (("detail", ()), ("errors", ()), ("columns", ()), ("row", (one.pk,))):
        assert client.get(url(name, roster, *more)).status_code == 404
    for name in ("start", "undo", "discard"):
        assert client.post(url(name, roster)).status_code == 404
