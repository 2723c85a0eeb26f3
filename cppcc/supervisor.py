"""Runs the processes of the Procfile together; when one ends or we are told to stop, all of them end."""

import ctypes
import signal
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from honcho.environ import parse_procfile
from honcho.manager import Manager
from honcho.process import Process

from cppcc.embedded import Broker, bound_to_parent

START_SECONDS = 60
PR_SET_PDEATHSIG = 1  # <sys/prctl.h>


def supervise(
    procfile: Path, *, environment: dict[str, str], broker: Broker | None, when_up: Callable[[], None]
) -> int:
    """Run until a signal or the end of any process; return the exit code, 0 after Ctrl-C.

    `when_up` is called once the web process answers at http://HOST:PORT of `environment`.
    """
    manager = Manager()
    manager._process_ctor = BoundProcess
    for name, command in parse_procfile(procfile.read_text(encoding="utf-8")).processes.items():
        # exec: signals must reach the program, not a shell in front of it.
        # Killed, not asked to stop, should we die: without its broker a worker would wait for it for ever.
        line = "exec " + " ".join(bound_to_parent([command], signal.SIGKILL))
        manager.add_process(name, line, env=environment, cwd=str(procfile.parent))
    signal.signal(signal.SIGHUP, lambda *_: manager.terminate())
    _in_background(_announce, f"http://{environment['HOST']}:{environment['PORT']}/health/live", when_up)
    if broker:
        _in_background(_stop_with, broker, manager)
    manager.loop()
    return 0 if manager.returncode in (130, 143) else manager.returncode


class BoundProcess(Process):
    """Honcho's watcher of one command, gone when we are, however that came about; its command follows."""

    def run(self, events=None, ignore_signals=False):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        super().run(events, ignore_signals)


def _announce(address: str, when_up: Callable[[], None]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            when_up()
            return


def _stop_with(broker: Broker, manager: Manager) -> None:
    """Without its broker the installation would look alive and do no work."""
    broker.process.wait()
    manager.terminate()


def _in_background(function, *arguments) -> None:
    threading.Thread(target=function, args=arguments, daemon=True).start()
