"""Work under limits, in a process that can be killed while its caller goes on."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import billiard
import psutil
import pytest
from django.conf import settings

from cppcc.documents.sandbox import Cancelled, LimitExceeded, RenderingFailed, Sandbox

from . import workload

PLENTY = {"seconds": 60, "megabytes": 4000}


@pytest.fixture(scope="module")
def sandbox():
    sandbox = Sandbox(warm_up=False)
    yield sandbox
    sandbox.stop()


def test_work_is_done_in_another_process_that_stays(sandbox):
    first = sandbox.run(workload.pid, **PLENTY)
    assert first not in (os.getpid(), None)
    assert sandbox.run(workload.pid, **PLENTY) == first == sandbox.pid


@pytest.mark.parametrize("warm_up", [True, False])
def test_the_process_is_warm_before_its_first_work_if_wanted(warm_up):
    sandbox = Sandbox(warm_up=warm_up)
    assert sandbox.run(workload.loaded, "weasyprint", **PLENTY) is warm_up
    sandbox.stop()


def test_large_results_come_back(sandbox):
    assert sandbox.run(workload.big, 20_000_000, **PLENTY) == b"x" * 20_000_000


def test_work_over_its_time_is_killed_and_the_next_goes_on(sandbox):
    before = sandbox.run(workload.pid, **PLENTY)
    began = time.monotonic()
    with pytest.raises(LimitExceeded, match="1 "):
        sandbox.run(workload.sleep, 60, seconds=1, megabytes=4000)
    assert time.monotonic() - began < 30
    assert not psutil.pid_exists(before)
    assert sandbox.run(workload.sleep, 0, **PLENTY) == "woke"


def test_work_over_its_memory_is_killed_and_the_next_goes_on(sandbox):
    with pytest.raises(LimitExceeded, match="300 MB"):
        sandbox.run(workload.eat, 2000, seconds=60, megabytes=300)
    assert sandbox.run(workload.sleep, 0, **PLENTY) == "woke"


def test_a_tick_can_cancel(sandbox):
    ticks = []

    def on_tick():
        ticks.append(time.monotonic())
        return "cancel" if len(ticks) == 2 else None

    with pytest.raises(Cancelled):
        sandbox.run(workload.sleep, 60, **PLENTY, on_tick=on_tick)
    assert len(ticks) == 2
    assert sandbox.pid is None


def test_what_a_tick_raises_ends_the_work(sandbox):
    class Stop(Exception):
        pass

    def on_tick():
        raise Stop

    with pytest.raises(Stop):
        sandbox.run(workload.sleep, 60, **PLENTY, on_tick=on_tick)
    assert sandbox.run(workload.sleep, 0, **PLENTY) == "woke"


def test_an_error_comes_back_with_its_text_and_traceback(sandbox):
    before = sandbox.run(workload.pid, **PLENTY)
    with pytest.raises(RenderingFailed) as caught:
        sandbox.run(workload.fail, "kaputt", **PLENTY)
    assert str(caught.value) == "ValueError: kaputt"
    assert "workload.py" in caught.value.details
    assert sandbox.pid == before


def test_a_refusal_comes_back_in_its_own_words(sandbox):
    with pytest.raises(RenderingFailed) as caught:
        sandbox.run(workload.refuse, "Too long. Split it up.", **PLENTY)
    assert (str(caught.value), caught.value.details) == ("Too long. Split it up.", "")


def test_a_process_that_ends_by_itself_is_replaced(sandbox):
    with pytest.raises(RenderingFailed, match="3"):
        sandbox.run(workload.die, **PLENTY)
    assert sandbox.run(workload.sleep, 0, **PLENTY) == "woke"


def test_a_process_killed_between_two_works_is_replaced(sandbox):
    sandbox.run(workload.pid, **PLENTY)
    killed = psutil.Process(sandbox.pid)
    killed.kill()
    killed.wait()
    assert sandbox.run(workload.sleep, 0, **PLENTY) == "woke"


def test_a_process_that_has_grown_large_is_replaced_after_its_work(sandbox):
    sandbox.run(workload.pid, **PLENTY)
    assert sandbox.run(workload.sleep, 0, seconds=60, megabytes=60) == "woke"
    assert sandbox.pid is None


def test_threads_take_turns(sandbox):
    results = []
    threads = [
        threading.Thread(target=lambda: results.append(sandbox.run(workload.sleep, 0.05, **PLENTY)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == ["woke"] * 4


def test_the_process_dies_with_its_caller():
    script = (
        "import django; django.setup()\n"
        "from cppcc.documents.sandbox import Sandbox\n"
        "from tests.documents import workload\n"
        "sandbox = Sandbox(warm_up=False); sandbox.start()\n"
        "folder = sandbox.run(workload.folder, seconds=60, megabytes=4000)\n"
        "print(sandbox.pid, folder, flush=True)\n"
        "sandbox.run(workload.sleep, 600, seconds=600, megabytes=4000)\n"
    )
    caller = subprocess.Popen([sys.executable, "-c", script], cwd=settings.BASE_DIR, stdout=subprocess.PIPE)
    with caller:
        pid, folder = caller.stdout.readline().decode().split()
        helper = psutil.Process(int(pid))
        caller.kill()
    helper.wait(timeout=10)
    assert not helper.is_running()
    assert not Path(folder).exists()


def test_it_works_inside_a_daemonic_worker_process():
    """Celery's worker processes are daemonic: they may not have children by multiprocessing."""
    receive, send = billiard.Pipe(duplex=False)
    worker = billiard.Process(target=_print_in_worker, args=(send,), daemon=True)
    worker.start()
    answer = receive.recv()
    worker.join(30)
    assert answer == "woke"
    assert worker.exitcode == 0


def _print_in_worker(send):
    sandbox = Sandbox(warm_up=False)
    send.send(sandbox.run(workload.sleep, 0, **PLENTY))
    sandbox.stop()


def test_stopping_leaves_no_process_and_no_files_and_says_nothing(sandbox, capfd):
    pid = sandbox.run(workload.pid, **PLENTY)
    folder = Path(sandbox.run(workload.folder, **PLENTY))
    assert folder.is_dir()
    sandbox.stop()
    assert not psutil.pid_exists(pid)
    assert not folder.exists()
    assert capfd.readouterr() == ("", "")


def test_a_program_that_ends_takes_its_helper_along_quietly():
    script = (
        "import django; django.setup()\n"
        "from cppcc.documents import sandbox\n"
        "from tests.documents import workload\n"
        "print(sandbox.run_limited(workload.pid))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    assert not psutil.pid_exists(int(ended.stdout))
    assert ended.stderr == ""
