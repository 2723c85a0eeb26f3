"""Without the broker pages work and work is kept; with it back everything is done, once."""

import time

import pytest

from cppcc import jobs

from .conftest import assert_done_once, has_ended, until

MOST_SECONDS_TO_SUBMIT = 3


@pytest.fixture
def worker(installation):
    return installation.start_worker()


def submit_without_waiting(ask):
    begun = time.monotonic()
    job = ask("file")
    assert time.monotonic() - begun <= MOST_SECONDS_TO_SUBMIT
    return job


def test_stopped(broker, worker, ask, starts, client):
    broker.stop()
    submitted = [submit_without_waiting(ask)]
    assert client.get("/health/live").status_code == 200
    assert client.get("/health/ready").json()["broker"] is False

    broker.start()
    until(lambda: all(map(has_ended, submitted)), meanwhile=jobs.sweep)

    for job in submitted:
        assert_done_once(job)
        assert starts(job) == 1


def test_frozen(broker, worker, ask, starts, client, settings):
    settings.REDIS_URL = broker.url
    first = ask("file")  # a connection is open when the broker freezes
    until(lambda: has_ended(first))

    broker.freeze()
    job = submit_without_waiting(ask)
    assert client.get("/health/live").status_code == 200
    assert client.get("/health/ready").json()["broker"] is False
    broker.thaw()
    until(lambda: has_ended(job), meanwhile=jobs.sweep)

    assert_done_once(job)
    assert starts(job) == 1


def test_flushed(broker, installation, ask, starts):
    job = ask("file")
    broker.flush()

    installation.start_worker()
    until(lambda: has_ended(job), meanwhile=jobs.sweep)

    assert_done_once(job)
    assert starts(job) == 1
