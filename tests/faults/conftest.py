"""Real servers and processes for the fault tests; each test begins with a fresh broker and no worker."""

import os
import time

import kombu.pools
import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import translation

from cppcc import jobs
from cppcc.celery import app
from cppcc.models import Job, OutboxMessage
from tests.conftest import person
from tests.servers import RedisServer

from .installation import Installation

TWO_MINUTES = 120
MOST_SECONDS_TO_SUBMIT = 3


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.parent.name == "faults":
            item.add_marker(pytest.mark.faults)


@pytest.fixture(autouse=True)
def real_database(transactional_db):
    if not os.environ.get("TEST_DATABASE_URL"):
        pytest.skip("needs PostgreSQL, which `make test` starts: name one by TEST_DATABASE_URL")
    assert connection.vendor == "postgresql"


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory):
    server = RedisServer(tmp_path_factory.mktemp("broker"))
    yield server
    server.stop()


@pytest.fixture
def broker(redis_server, monkeypatch, settings):
    """An empty broker that answers; this process publishes to it too."""
    redis_server.ensure_running()
    redis_server.flush()
    monkeypatch.setenv("CELERY_BROKER_URL", redis_server.url)
    settings.REDIS_URL = redis_server.url
    forget_connections()
    yield redis_server
    redis_server.ensure_running()
    forget_connections()


def forget_connections():
    kombu.pools.reset()
    app.amqp._producer_pool = None


@pytest.fixture
def installation(tmp_path, settings, broker, real_database):
    settings.JOB_STALE_SECONDS = 3
    settings.JOB_RESEND_SECONDS = 2
    database = {**connection.settings_dict}
    url = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**database)
    installation = Installation(tmp_path, database_url=url, redis_url=broker.url, media=settings.MEDIA_ROOT)
    yield installation
    installation.stop()


@pytest.fixture
def clerk(real_database, office):
    return person(office, "staff")


@pytest.fixture
def ask(clerk, tmp_path):
    """Ask for a job of a kind of tests.faults.kinds: `ask("file", seconds=3)`."""

    def ask(kind, **arguments):
        diary = str(tmp_path / "diary")
        with translation.override("en"):
            return jobs.ask_for(f"faults.{kind}", by=clerk, title=kind, diary=diary, **arguments)

    return ask


@pytest.fixture
def waits_for_broker(monkeypatch):
    """Seconds that each submission spent on the broker; what else the page costs is not the broker's."""
    waits, publish = [], jobs.publish

    def timed(job_id):
        begun = time.monotonic()
        publish(job_id)
        waits.append(time.monotonic() - begun)

    monkeypatch.setattr(jobs, "publish", timed)
    return waits


@pytest.fixture
def starts(tmp_path):
    """How many times a job was begun."""

    def starts(job):
        diary = tmp_path / "diary"
        lines = diary.read_text().splitlines() if diary.exists() else []
        return sum(1 for line in lines if line.split()[0] == str(job.pk))

    return starts


def until(condition, seconds=TWO_MINUTES, meanwhile=lambda: None):
    """Wait for something that must come true; `meanwhile` is done at each look."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"still not so after {seconds} s"
        meanwhile()
        time.sleep(0.3)


def state_of(job):
    job.refresh_from_db()
    return job.state


def is_running(job):
    return state_of(job) == Job.State.RUNNING


def has_ended(job):
    return not Job.objects.get(pk=job.pk).is_unfinished


def files_of(job):
    """Names in the storage that belong to the job."""
    folder = f"jobs/{job.pk}"
    if not default_storage.exists(folder):
        return []
    return default_storage.listdir(folder)[1]


def notices_of(job):
    return OutboxMessage.objects.filter(key__startswith=f"job:{job.pk}:").count()


def assert_done_once(job):
    """Done, with one file and one notice."""
    assert (state_of(job), len(files_of(job)), notices_of(job)) == (Job.State.DONE, 1, 1), job.error
