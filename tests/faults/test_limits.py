"""A job that cannot be done does not hold up the others."""

from cppcc import jobs
from cppcc.models import Job
from cppcc.tasks import run_job

from .conftest import assert_done_once, has_ended, notices_of, state_of, until


def test_job_that_always_crashes_is_parked(installation, ask, starts, settings):
    installation.start_worker()
    crashing, healthy = ask("crash"), ask("file")

    until(lambda: has_ended(crashing) and has_ended(healthy), meanwhile=jobs.sweep)

    assert_done_once(healthy)
    assert state_of(crashing) == Job.State.PARKED
    assert crashing.error == f"The work broke off {settings.JOB_MAX_ATTEMPTS} times."
    assert (starts(crashing), notices_of(crashing)) == (settings.JOB_MAX_ATTEMPTS, 1)


def test_job_over_its_time_limit_fails_with_the_reason(installation, ask, starts, monkeypatch):
    # The limit travels with the message, so the one who asks must know it too.
    monkeypatch.setattr(run_job, "soft_time_limit", 2)
    monkeypatch.setattr(run_job, "_exec_options", None)
    installation.start_worker(JOB_SECONDS="2", JOB_STALE_SECONDS="30")
    hanging, healthy = ask("hang"), ask("file")

    until(lambda: has_ended(hanging) and has_ended(healthy), seconds=30)

    assert_done_once(healthy)
    assert state_of(hanging) == Job.State.FAILED
    assert (starts(hanging), notices_of(hanging)) == (1, 1)
    assert hanging.error == "It took longer than 2 seconds and was stopped."
