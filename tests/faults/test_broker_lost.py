"""Without the broker pages work and work is kept; with it back everything is done, once."""

import pytest

from cppcc import jobs

from .conftest import MOST_SECONDS_TO_SUBMIT, assert_done_once, has_ended, until


@pytest.fixture
def worker(installation):
    return installation.start_worker()


def test_stopped(broker, worker, ask, starts, client, waits_for_broker):
    broker.stop()
    job = ask("file")
    assert max(waits_for_broker) <= MOST_SECONDS_TO_SUBMIT
    assert client.get("/health/live").status_code == 200
    assert client.get("/health/ready").json()["broker"] is False

    broker.start()
    assert client.get("/health/ready").json()["broker"] is True
    until(lambda: has_ended(job), meanwhile=jobs.sweep)

    assert_done_once(job)
    assert starts(job) == 1


def test_frozen(broker, worker, ask, starts, client, waits_for_broker):
    first = ask("file")  # a connection is open when the broker freezes
    until(lambda: has_ended(first))

    broker.freeze()
    job = ask("file")
    assert max(waits_for_broker) <= MOST_SECONDS_TO_SUBMIT
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
