"""A roster of 2,000 rows with 40 wrong ones, as a clerk takes it through the pages: imported, repaired from
its error workbook, taken back."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cppcc import jobs
from cppcc.models import Job
from members.models import Member, Membership, OfficeRecord, RosterImport

from .rosters import an_office, row, xlsx

pytestmark = pytest.mark.django_db

# What is wrong in every fiftieth row, in turn: (head, the wrong text, the right one).
MISTAKES = (
    ("界别", "农民界", "农业界"),
    ("性别", "先生", "男"),
    ("手机", "1381234123", "13912341234"),
    ("出生日期", "1968-13-05", "1968-03-05"),
    ("专委会", "外事委员会", "经济委员会"),
    ("学历", "高级", "大学本科"),
    ("党派", "某某党", "中共"),
    ("界别", "", "教育界"),
)


def mistake(number):
    return MISTAKES[number // 50 % len(MISTAKES)]


def roster_of_two_thousand():
    rows = []
    for number in range(2000):
        head, wrong, _right = mistake(number)
        rows.append(row(number, **({head: wrong} if number % 50 == 0 else {})))
    return xlsx(rows)


def upload(client, term, name, content):
    """Hand a file over as the browser does; returns the roster that the page leads to."""
    data = {"file": SimpleUploadedFile(name, content), "term": term.pk}
    response = client.post(reverse("members:roster_new"), data)
    roster = RosterImport.objects.newest_first()[0]
    assert response.url == reverse("members:roster_detail", args=[roster.pk])
    return roster


def confirm(client, roster, **data):
    """Confirm the import and let the worker carry it out; returns the finished job."""
    client.post(reverse("members:roster_start", args=[roster.pk]), data)
    job = Job.objects.latest("pk")
    jobs.carry_out(job.pk)
    job.refresh_from_db()
    assert job.result_url == reverse("members:roster_detail", args=[roster.pk])
    return job.state, job.progress


def repaired(content):
    """The error workbook with every wrong cell put right, otherwise as it came."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    heads = [cell.value for cell in sheet[1]]
    for cells in sheet.iter_rows(min_row=2):
        head, wrong, right = mistake(cells[heads.index("原行号")].value - 2)
        cell = cells[heads.index(head)]
        assert (cell.value or "", f"{head}：" in cells[heads.index("原因")].value) == (wrong, True)
        cell.value = right
    assert sheet.max_row == 41
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def counts():
    return Member.objects.count(), Membership.objects.count()


def test_two_thousand_rows(office, clerk_client, django_assert_max_num_queries):
    term = an_office(office)
    content = roster_of_two_thousand()
    with django_assert_max_num_queries(60):
        roster = upload(clerk_client, term, "名册.xlsx", content)
    assert counts() == (0, 0)
    with django_assert_max_num_queries(250):
        assert confirm(clerk_client, roster) == ("done", 100)
    page = clerk_client.get(reverse("members:roster_detail", args=[roster.pk])).context
    assert (page["outcome"], page["wrong"]) == ({"created": 1960, "updated": 0}, 40)
    assert counts() == (1960, 1960)

    errors = clerk_client.get(reverse("members:roster_errors", args=[roster.pk])).content
    rest = upload(clerk_client, term, "错误行.xlsx", repaired(errors))
    assert confirm(clerk_client, rest, all_or_nothing="yes") == ("done", 100)
    assert counts() == (2000, 2000)
    assert clerk_client.get(reverse("members:member_list")).context["paging"].count == 1000

    for one in (rest, roster):
        clerk_client.post(reverse("members:roster_undo", args=[one.pk]))
    assert counts() == (0, 0)
    assert list(RosterImport.objects.values_list("state", flat=True)) == ["undone", "undone"]
    assert OfficeRecord.objects.filter(step__in=("import roster", "undo roster")).count() == 4
