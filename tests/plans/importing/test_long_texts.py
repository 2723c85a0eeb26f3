"""Long texts: recognised by a job that the page watches, and shown in parts that stay small."""

import pytest
from django.urls import reverse

from cppcc import jobs
from cppcc.models import Job, OutboxMessage
from plans import jobs as plan_jobs
from plans.importing.pages import CHARACTERS, LINES, ROWS, page_of_line, pages
from plans.models import AnnualPlan, PlanImport
from plans.services import drafts

from .texts import TEXT

pytestmark = pytest.mark.django_db


def url(name, draft):
    return reverse(f"plans:import_{name}", args=[draft.pk])


@pytest.fixture
def waiting(clerk_client, monkeypatch):
    """An import whose text is too long to be recognised at once."""
    monkeypatch.setattr(drafts, "AT_ONCE", 10)
    clerk_client.post(reverse("plans:import_new"), {"text": TEXT, "year": 2026})
    return PlanImport.objects.get()


def test_page_waits_for_the_job(clerk_client, waiting):
    assert (waiting.state, waiting.job.kind, waiting.job.state) == ("recognising", "recognise_plan", "queued")
    body = clerk_client.get(url("detail", waiting)).content.decode()
    assert f'hx-get="{url("progress", waiting)}"' in body
    assert "data-poll" in clerk_client.get(url("progress", waiting)).content.decode()


def test_job_says_how_far_it_is_and_leads_to_the_rows(clerk_client, clerk, waiting, monkeypatch):
    seen = []

    def recognise(lines, year):
        seen.append(Job.objects.get(pk=waiting.job_id).progress)
        seen.append("10%" in clerk_client.get(url("progress", waiting)).content.decode())
        return drafts.recognise(lines, year)

    monkeypatch.setattr(plan_jobs, "recognise", recognise)
    jobs.carry_out(waiting.job_id)
    waiting.refresh_from_db()
    job = Job.objects.get()
    assert (seen, job.state, job.progress, job.result_url) == (
        [10, True],
        "done",
        100,
        url("detail", waiting),
    )
    assert (waiting.state, len(waiting.recognised["topics"]), OutboxMessage.objects.get().recipient) == (
        "ready",
        2,
        clerk,
    )
    assert clerk_client.get(url("progress", waiting)).headers["HX-Redirect"] == url("detail", waiting)


def test_job_run_twice_changes_nothing_more(waiting):
    jobs.carry_out(waiting.job_id)
    waiting.refresh_from_db()
    Job.objects.update(state="queued")
    jobs.carry_out(waiting.job_id)
    again = PlanImport.objects.get()
    assert (again.version, again.recognised) == (waiting.version, waiting.recognised)


def test_discarding_cancels_the_job(clerk_client, waiting):
    clerk_client.post(url("discard", waiting))
    jobs.carry_out(waiting.job_id)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.recognised, Job.objects.get().state) == ("discarded", {}, "cancelled")


def test_failed_recognition_keeps_the_text_and_can_be_tried_again(clerk_client, waiting, monkeypatch):
    def broken(lines, year):
        raise RuntimeError("broken")

    monkeypatch.setattr(plan_jobs, "recognise", broken)
    jobs.carry_out(waiting.job_id)
    monkeypatch.undo()
    assert 'class="notice is-red"' in clerk_client.get(url("detail", waiting)).content.decode()
    clerk_client.post(url("retry", waiting))
    waiting.refresh_from_db()
    jobs.carry_out(waiting.job_id)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.lines, Job.objects.count()) == ("ready", TEXT.strip("\n").split("\n"), 2)


def test_job_of_somebody_who_is_no_staff_any_more_does_nothing(clerk, waiting):
    clerk.assignments.update(role="member")
    jobs.carry_out(waiting.job_id)
    waiting.refresh_from_db()
    assert (waiting.state, Job.objects.get().state) == ("recognising", "failed")


def test_nothing_is_saved_before_it_is_recognised(clerk_client, waiting):
    assert clerk_client.post(url("save", waiting), {"version": waiting.version}).status_code == 409
    assert AnnualPlan.objects.count() == 0


def rows_at(*firsts):
    return [("unplaced", {"lines": [first, first], "text": str(first)}) for first in firsts]


def test_parts_are_bounded_in_lines_rows_and_characters_and_leave_nothing_out():
    lines = ["字" * 100] * 250 + ["长" * 200_000] + ["短"] * 900
    rows = rows_at(*range(1, 1152), *[1151] * 500)
    found = pages(lines, rows)
    assert [row for page in found for row in page.rows] == rows
    assert sorted({number for page in found for number in range(page.first, page.last + 1)}) == list(
        range(1, 1152)
    )
    assert all(page.last - page.first < LINES and len(page.rows) <= ROWS for page in found)
    sizes = [sum(map(len, lines[page.first - 1 : page.last])) for page in found]
    assert max(size for size in sizes if size != 200_000) <= CHARACTERS
    assert page_of_line(found, 251).first == 251


def test_rows_without_lines_come_last():
    found = pages(["甲", "乙"], [*rows_at(2), ("topics", {"lines": None, "title": "丙"})])
    assert [len(page.rows) for page in found] == [2]


def test_parts_of_a_long_text_are_chosen_by_page_and_by_line(clerk_client):
    clerk_client.post(reverse("plans:import_new"), {"text": TEXT * 60, "year": 2026})
    draft = PlanImport.objects.get()
    first, third, line = (
        clerk_client.get(url("detail", draft), query).context["page"]
        for query in ({}, {"page": 3}, {"line": 650})
    )
    assert ((first.first, first.last), third.number) == ((1, 300), 3)
    assert line.first <= 650 <= line.last


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=99999", "line=99999", "line=-1", "show=nothing"])
def test_addresses_out_of_range_show_a_page(clerk_client, query):
    clerk_client.post(reverse("plans:import_new"), {"text": TEXT, "year": 2026})
    assert clerk_client.get(f"{url('detail', PlanImport.objects.get())}?{query}").status_code == 200
