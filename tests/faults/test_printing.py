"""Printing a plan from its page, while what does the work breaks."""

import os
import signal
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from cppcc import jobs
from cppcc.models import Job
from tests.conftest import signed_in
from tests.factories import PlanFactory, SectionFactory, TopicFactory

from .conftest import MOST_SECONDS_TO_SUBMIT, assert_done_once, has_ended, is_running, state_of, until


@pytest.fixture(autouse=True)
def patient_sweeper(installation, settings):
    """Printing gives a sign of life less often than the jobs of the other tests."""
    settings.JOB_STALE_SECONDS = 20


@pytest.fixture
def plan(office):
    plan = PlanFactory(organization=office)
    SectionFactory(plan=plan, title="总体要求", body="坚持团结和民主两大主题。" * 2000)
    TopicFactory.create_batch(3, plan=plan)
    return plan


@pytest.fixture
def desk(clerk):
    return signed_in(clerk)


@pytest.fixture
def print_it(desk, plan):
    """Ask for the plan's PDF as a person does; returns the job."""

    def print_it(file_format="pdf"):
        answer = desk.post(
            reverse("plans:plan_print", args=[plan.pk]), {"file_format": file_format, "coat": "plain"}
        )
        job = Job.objects.latest("pk")
        assert answer.url == reverse("documents:detail", args=[job.pk])
        return job

    return print_it


def assert_printed_once(job):
    assert_done_once(job)
    with default_storage.open(job.result_file) as file:
        assert file.read(5) == b"%PDF-"


def test_broker_frozen(installation, broker, desk, plan, print_it, waits_for_broker):
    broker.freeze()
    job = print_it()
    assert max(waits_for_broker) <= MOST_SECONDS_TO_SUBMIT
    Job.objects.filter(pk=job.pk).update(created_at=timezone.now() - timedelta(minutes=5))
    page = desk.get(reverse("plans:plan_detail", args=[plan.pk]))
    assert page.status_code == 200
    assert page.context["work_delayed"] is True

    broker.thaw()
    installation.start_worker()
    until(lambda: has_ended(job), meanwhile=jobs.sweep)

    assert_printed_once(job)


def test_worker_killed_in_mid_print(installation, print_it):
    worker = installation.start_worker()
    job = print_it()
    until(lambda: is_running(job))

    for child in worker.children():
        os.kill(child.pid, signal.SIGKILL)
    until(lambda: has_ended(job), meanwhile=jobs.sweep)

    assert_printed_once(job)
    assert job.attempts == 2


def test_document_over_its_memory_limit(installation, print_it, ask):
    installation.start_worker(RENDER_MEGABYTES="40")
    too_large = print_it()
    healthy = ask("file")
    until(lambda: has_ended(too_large) and has_ended(healthy))

    assert_done_once(healthy)
    assert state_of(too_large) == Job.State.FAILED
    assert "40 MB" in too_large.error
