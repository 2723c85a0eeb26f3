"""Between the row and the broker nothing is lost, and more than one to look after it does no harm."""

from threading import Barrier, Thread

from django.db import connection
from django.utils import timezone

from cppcc import jobs
from cppcc.models import Job

from .conftest import assert_done_once, has_ended, until

KILLED_BEFORE_PUBLISHING = """
import os, signal
from cppcc import jobs
from members.models import User

jobs.publish = lambda job: os.kill(os.getpid(), signal.SIGKILL)
jobs.ask_for("faults.file", by=User.objects.get(pk={person}), title="work", diary={diary!r})
"""


def test_web_process_killed_between_commit_and_publish(installation, clerk, tmp_path, starts):
    """Two schedulers run at that, each with the interval of an installation."""
    installation.start_worker()
    installation.start_worker("messages")
    for _ in range(2):
        installation.start_beat()
    result = installation.run_python(
        KILLED_BEFORE_PUBLISHING.format(person=clerk.pk, diary=str(tmp_path / "diary"))
    )
    assert result.returncode == -9, result.stderr
    job = Job.objects.get()
    assert (job.state, job.published_at) == (Job.State.QUEUED, None)

    until(lambda: has_ended(job), seconds=60)

    assert_done_once(job)
    assert starts(job) == 1


def test_several_sweepers_at_once(installation, broker, clerk, ask, starts):
    """Lost rows and abandoned rows, found by four sweepers in the same moment: each is done once."""
    broker.stop()
    lost = [ask("file", number=number) for number in range(3)]
    abandoned = [ask("file", number=number) for number in range(3, 6)]
    long_ago = timezone.now() - timezone.timedelta(hours=1)
    Job.objects.update(published_at=long_ago)
    for job in abandoned:
        Job.objects.claim(job.pk, "a worker that is gone")
    Job.objects.filter(pk__in=[job.pk for job in abandoned]).update(heartbeat=long_ago)
    broker.start()

    sweep_in_threads(4)
    installation.start_worker()
    installation.start_worker()
    until(lambda: all(map(has_ended, lost + abandoned)))

    for job in lost + abandoned:
        assert_done_once(job)
        assert starts(job) == 1


def sweep_in_threads(count):
    together = Barrier(count)

    def sweep():
        together.wait()
        jobs.sweep()
        connection.close()

    threads = [Thread(target=sweep) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
