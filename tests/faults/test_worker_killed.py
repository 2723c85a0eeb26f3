"""A worker that dies loses nothing and does nothing twice."""

import os
import signal

from cppcc import jobs

from .conftest import assert_done_once, has_ended, is_running, until


def test_child_killed_in_mid_job(installation, ask, starts):
    worker = installation.start_worker()
    job = ask("file", seconds=2)
    until(lambda: is_running(job))

    (child,) = worker.children()
    os.kill(child.pid, signal.SIGKILL)
    until(lambda: has_ended(job), meanwhile=jobs.sweep)

    assert_done_once(job)
    assert starts(job) == 2


def test_whole_worker_killed_and_started_again(installation, ask, starts):
    """With the intervals of an installation: finished by itself within two minutes of the restart."""
    usual = {"JOB_STALE_SECONDS": "30", "JOB_RESEND_SECONDS": "60"}
    worker = installation.start_worker(**usual)
    installation.start_worker("messages", **usual)
    installation.start_beat(**usual)
    job = ask("file", seconds=6)
    until(lambda: is_running(job))

    worker.kill()
    installation.start_worker(**usual)
    until(lambda: has_ended(job), seconds=120)

    assert_done_once(job)
    assert starts(job) == 2


def test_worker_told_to_stop_gives_its_job_back(installation, ask, starts):
    worker = installation.start_worker(REMAP_SIGTERM="SIGQUIT", WORKER_SHUTDOWN_SECONDS="1")
    job = ask("file", seconds=8)
    until(lambda: is_running(job))

    worker.process.terminate()
    assert worker.process.wait(timeout=10) == 0
    installation.start_worker()
    until(lambda: has_ended(job), meanwhile=jobs.sweep)

    assert_done_once(job)
    assert starts(job) == 2
