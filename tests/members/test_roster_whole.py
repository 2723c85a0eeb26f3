"""A roster of 2,000 rows with 40 wrong ones: imported, repaired from its error workbook, taken back."""

import io
from datetime import date

import openpyxl
import pytest

from cppcc import jobs
from members import importers
from members.models import Member, Membership, RosterImport, RosterRow

from .rosters import an_office, row, xlsx

pytestmark = pytest.mark.django_db


def test_two_thousand_rows(office, clerk, django_assert_max_num_queries):
    an_office(office)
    rows = [row(number, **({"界别": "农民界"} if number % 50 == 0 else {})) for number in range(2000)]
    with django_assert_max_num_queries(40):
        roster = importers.take_in(office, by=clerk, content=xlsx(rows), file_name="名册.xlsx")
    job = jobs.ask_for("import_roster", by=clerk, title="名册", roster=roster.pk, all_or_nothing=False)
    with django_assert_max_num_queries(200):
        jobs.carry_out(job.pk)
    job.refresh_from_db()
    assert (job.state, job.progress, job.result_url) == ("done", 100, f"/members/rosters/{roster.pk}/")
    assert (Member.objects.count(), RosterRow.objects.in_state("error").count()) == (1960, 40)

    book = openpyxl.load_workbook(io.BytesIO(importers.error_workbook(roster)))
    column = [cell.value for cell in book.active[1]].index("界别") + 1
    for number in range(2, 42):
        book.active.cell(number, column).value = "农业界"
    buffer = io.BytesIO()
    book.save(buffer)
    repaired = importers.take_in(office, by=clerk, content=buffer.getvalue(), file_name="错误行.xlsx")
    assert importers.import_roster(repaired, by=clerk, all_or_nothing=True)["created"] == 40
    assert Member.objects.on(date(2026, 11, 20)).count() == 2000

    for one in (repaired, roster):
        result = importers.undo_roster(RosterImport.objects.by_id(one.pk), by=clerk)
        assert result["kept"] == []
    assert (Member.objects.count(), Membership.objects.count()) == (0, 0)
