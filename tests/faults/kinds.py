"""Kinds of background jobs that misbehave on purpose; workers load them by EXTRA_JOB_MODULES.

Every start of a job adds a line to the file named by its argument `diary`, so that a test can count them.
"""

import os
import signal
import time
from pathlib import Path

from cppcc.jobs import JobFile, job_kind


def write_diary(job):
    with Path(job.arguments["diary"]).open("a") as diary:
        diary.write(f"{job.pk} {os.getpid()}\n")


@job_kind("faults.file")
def make_file(job, user, progress):
    """Take `seconds`, then leave one file."""
    write_diary(job)
    end = time.monotonic() + job.arguments.get("seconds", 0)
    while time.monotonic() < end:
        progress(50, "working")
        time.sleep(0.2)
    return JobFile("work.txt", "text/plain", f"job {job.pk}".encode())


@job_kind("faults.crash")
def crash(job, user, progress):
    """Take the worker's process along, as a fault in a C library would."""
    write_diary(job)
    os.kill(os.getpid(), signal.SIGKILL)


@job_kind("faults.hang")
def hang(job, user, progress):
    """Never come to an end."""
    write_diary(job)
    while True:
        time.sleep(1)
