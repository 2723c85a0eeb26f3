"""Background work: one row per wish, one result, every end told, whatever the broker does."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from kombu.exceptions import OperationalError

from cppcc import jobs
from cppcc.celery import app
from cppcc.models import Job, OutboxMessage
from cppcc.tasks import run_job
from members.models import RoleAssignment

pytestmark = pytest.mark.django_db


@pytest.fixture
def kinds(monkeypatch):
    """Kinds of jobs that only these tests know."""
    known = {}
    monkeypatch.setattr(jobs, "KINDS", known)
    return known


@pytest.fixture
def published(monkeypatch):
    """Numbers given to the broker."""
    numbers = []
    monkeypatch.setattr(run_job, "delay", numbers.append)
    return numbers


def a_file(job, user, progress):
    progress(50, "half")
    return jobs.JobFile("计划.txt", "text/plain", "内容".encode())


def ask(clerk, kind="print", **arguments):
    return jobs.ask_for(kind, by=clerk, title="打印计划", **arguments)


def test_asked_twice_is_one_row_until_it_is_finished(clerk, kinds, published):
    kinds["print"] = a_file
    first, again, other = ask(clerk, plan=1), ask(clerk, plan=1), ask(clerk, plan=2)
    assert (first.pk == again.pk, first.pk == other.pk) == (True, False)
    jobs.carry_out(first.pk)
    assert ask(clerk, plan=1).pk != first.pk


def test_published_after_commit_only(clerk, published, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = ask(clerk)
        assert published == []
    assert published == [job.pk]


def test_broker_that_does_not_answer_leaves_the_row_for_the_sweeper(
    clerk, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(number):
        raise run_job.OperationalError("no broker")

    monkeypatch.setattr(run_job, "delay", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        job = ask(clerk)
    job.refresh_from_db()
    assert job.state == "queued"


def test_result_is_a_file_with_its_checksum_and_a_message(clerk, kinds, published):
    kinds["print"] = a_file
    job = ask(clerk)
    jobs.carry_out(job.pk)
    job.refresh_from_db()
    with default_storage.open(job.result_file) as stored:
        content = stored.read().decode()
    message = OutboxMessage.objects.get()
    assert (job.state, job.progress, job.result_name, content) == ("done", 100, "计划.txt", "内容")
    assert (message.recipient, message.url, message.key) == (
        clerk,
        f"/documents/{job.pk}/",
        f"job:{job.pk}:done",
    )


def test_carried_out_twice_makes_one_file_and_one_message(clerk, kinds, published):
    runs = []
    kinds["print"] = lambda *arguments: runs.append(1) or a_file(*arguments)
    job = ask(clerk)
    jobs.carry_out(job.pk)
    jobs.carry_out(job.pk)
    assert (len(runs), OutboxMessage.objects.count()) == (1, 1)


def test_error_is_written_to_the_row_and_told(clerk, kinds, published):
    def refuse(job, user, progress):
        raise jobs.JobRefused("太长")

    kinds["print"] = refuse
    job = ask(clerk)
    jobs.carry_out(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error, OutboxMessage.objects.get().body) == ("failed", "太长", "太长")


def test_rights_count_at_run_time(clerk, kinds, published):
    kinds["print"] = a_file
    job = ask(clerk)
    yesterday = timezone.localdate() - timedelta(days=1)
    RoleAssignment.objects.held_by(clerk).update(until=yesterday)
    jobs.carry_out(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result_file) == ("failed", "")


def test_cancelled_while_running_leaves_no_file(clerk, kinds, published):
    def cancelled_by_requester(job, user, progress):
        jobs.cancel(job)
        return a_file(job, user, progress)

    kinds["print"] = cancelled_by_requester
    job = ask(clerk)
    jobs.carry_out(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result_file, OutboxMessage.objects.count()) == ("cancelled", "", 0)


def test_worker_that_lost_its_row_leaves_no_trace(clerk, kinds, published):
    def overtaken(job, user, progress):
        Job.objects.filter(pk=job.pk).update(worker="another")
        return jobs.JobFile("计划.txt", "text/plain", b"x")

    kinds["print"] = overtaken
    job = ask(clerk)
    jobs.carry_out(job.pk)
    job.refresh_from_db()
    assert (job.state, job.worker, job.result_file) == ("running", "another", "")
    assert default_storage.listdir(f"jobs/{job.pk}") == ([], [])


def running(clerk, attempts, heartbeat):
    job = ask(clerk, n=attempts)
    Job.objects.filter(pk=job.pk).update(state="running", worker="w", attempts=attempts, heartbeat=heartbeat)
    return job


def test_sweeper_gives_back_the_abandoned_and_parks_what_always_crashes(clerk, published, settings):
    settings.JOB_STALE_SECONDS = 30
    long_ago, now = timezone.now() - timedelta(seconds=31), timezone.now()
    lost, hopeless, alive = running(clerk, 1, long_ago), running(clerk, 3, long_ago), running(clerk, 2, now)
    published.clear()
    jobs.sweep()
    states = {job.pk: job.state for job in Job.objects.all()}
    assert states == {lost.pk: "queued", hopeless.pk: "parked", alive.pk: "running"}
    assert published == [lost.pk]


def test_sweeper_sends_forgotten_rows_again_and_fresh_ones_not(clerk, published, settings):
    settings.JOB_RESEND_SECONDS = 60
    forgotten, fresh = ask(clerk, n=1), ask(clerk, n=2)
    Job.objects.filter(pk=forgotten.pk).update(published_at=timezone.now() - timedelta(seconds=61))
    Job.objects.filter(pk=fresh.pk).update(published_at=timezone.now())
    published.clear()
    jobs.sweep()
    jobs.sweep()
    assert published == [forgotten.pk]


def test_work_in_passing_is_told_only_when_it_fails(clerk, kinds, published):
    def refused(job, user, progress):
        raise jobs.JobRefused("不可打印")

    kinds.update(print=a_file, refused=refused)
    done, failed = (ask(clerk, kind, in_passing=True) for kind in ("print", "refused"))
    for job in (done, failed):
        jobs.carry_out(job.pk)
    assert [one.body for one in OutboxMessage.objects.visible_to(clerk)] == ["不可打印"]
    assert list(Job.objects.visible_to(clerk).asked_for()) == [failed]


def test_a_broker_that_is_not_there_is_not_waited_for(monkeypatch, tmp_path):
    slept = []
    monkeypatch.setattr("kombu.utils.functional.sleep", slept.append)
    connection = app.connection_for_write(f"redis+socket://{tmp_path}/none")
    with connection, pytest.raises(OperationalError):
        connection.default_channel  # noqa: B018
    assert slept == []
