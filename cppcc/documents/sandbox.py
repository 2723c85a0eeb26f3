"""Run rendering where it can be killed: in a process of its own, under a limit of time and memory.

The first call starts a helper process (`python -m cppcc.documents.sandbox_process`) that stays warm and
does one call after the other; a call that goes over a limit, or is cancelled, costs that process its life
and the next call starts another. A fresh interpreter is started rather than a copy of this one made by
fork: it inherits no database connection, no thread and no lock, so that the caller is unharmed whatever
happens, and it works inside Celery's daemonic workers.
"""

import atexit
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection, Pipe
from typing import Any

import psutil
from django.conf import settings
from django.utils.translation import gettext as _

#: Seconds the helper process has for its start, and between two looks at its memory, and between two ticks.
START_SECONDS = 60
LOOK_SECONDS = 0.1
TICK_SECONDS = 1.0
PROCESS = "cppcc.documents.sandbox_process"
MEGABYTE = 1024 * 1024


class LimitExceeded(Exception):
    """A call was killed at its time or memory limit; the text says which and what to do."""


class Cancelled(Exception):
    """`on_tick` asked for the end of the call."""


class RenderingFailed(Exception):
    """The function raised: the text is what it said; `details` is its traceback."""

    def __init__(self, reason: str, details: str = ""):
        super().__init__(reason)
        self.details = details


class Sandbox:
    """One helper process and the way to talk to it. Safe to use from several threads: calls queue up.

    `warm_up=False` starts the process without fonts and printing libraries, for work that prints nothing.
    """

    def __init__(self, *, warm_up: bool = True):
        self._arguments = ["warm"] if warm_up else []
        self._lock = threading.Lock()
        self._process: subprocess.Popen | None = None
        self._connection: Connection | None = None
        self._folder: str | None = None
        self._owner = os.getpid()

    @property
    def pid(self) -> int | None:
        """Process id of the helper, None before the first call and after a kill."""
        return self._process.pid if self._process else None

    def run(
        self,
        function: Callable[..., Any],
        *arguments: Any,
        seconds: float,
        megabytes: float,
        on_tick: Callable[[], Any] | None = None,
    ) -> Any:
        """Return `function(*arguments)`, computed in the helper process; both ways everything is pickled.

        The function must be importable by its name. `seconds` is wall-clock time; `megabytes` is the
        resident memory of the whole helper process, looked at ten times a second. `on_tick` is called here
        about once a second; when it returns "cancel", or raises, the call is killed. Raises
        `LimitExceeded`, `Cancelled`, `RenderingFailed`, or whatever `on_tick` raised.
        """
        with self._lock:
            self._ensure_started()
            try:
                self._connection.send((function, arguments))
                self._watch(seconds, megabytes, on_tick)
                done, value, details = self._connection.recv()
            except (EOFError, ConnectionError) as error:
                reason = _("The rendering process ended with code %(code)s.") % {"code": self._end()}
                raise RenderingFailed(reason) from error
            except BaseException:
                self._end()
                raise
            if self._resident() > megabytes / 2:
                self._end()
        if not done:
            raise RenderingFailed(value, details)
        return value

    def start(self) -> None:
        """Start and warm the helper process now, so that the first call does not wait for it."""
        with self._lock:
            self._ensure_started()

    def stop(self) -> None:
        """End the helper process; the next call starts another."""
        with self._lock:
            self._end()

    def _ensure_started(self) -> None:
        if self._owner != os.getpid():  # we are a forked copy: the process belongs to the original
            self._process = self._connection = self._folder = None
            self._owner = os.getpid()
        if self._process and self._process.poll() is None:
            return
        self._end()
        self._folder = tempfile.mkdtemp(prefix="cppcc-documents-")
        self._connection, theirs = Pipe()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", PROCESS, str(theirs.fileno()), self._folder, *self._arguments],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                cwd=settings.BASE_DIR,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                start_new_session=True,
            )
        finally:
            theirs.close()
        if not self._connection.poll(START_SECONDS) or not self._is_ready():
            raise RenderingFailed(
                _("The rendering process did not start (code %(code)s).") % {"code": self._end()}
            )

    def _is_ready(self) -> bool:
        try:
            return self._connection.recv() == "ready"
        except EOFError:
            return False

    def _watch(self, seconds: float, megabytes: float, on_tick: Callable[[], Any] | None) -> None:
        """Wait for the answer, looking at clock and memory."""
        began = ticked = time.monotonic()
        while not self._connection.poll(min(LOOK_SECONDS, max(seconds, 0))):
            now = time.monotonic()
            if now - began > seconds:
                raise LimitExceeded(
                    _("Stopped after %(limit)g seconds. %(hint)s") % {"limit": seconds, "hint": _hint()}
                )
            if self._resident() > megabytes:
                raise LimitExceeded(
                    _("Stopped at %(limit)g MB of memory. %(hint)s") % {"limit": megabytes, "hint": _hint()}
                )
            if on_tick and now - ticked >= TICK_SECONDS:
                ticked = now
                if on_tick() == "cancel":
                    raise Cancelled

    def _resident(self) -> float:
        """Megabytes of resident memory of the helper process, 0 when it has gone."""
        try:
            return psutil.Process(self._process.pid).memory_info().rss / MEGABYTE
        except psutil.Error:
            return 0

    def _end(self) -> int | None:
        """Kill the helper process if it lives, remove its temporary files, and return its exit code."""
        code = None
        if self._connection:
            self._connection.close()
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            code = self._process.wait()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._process = self._connection = self._folder = None
        return code


def _hint() -> str:
    return _("Print a smaller part, or use Excel for long tables.")


_sandbox = Sandbox()
atexit.register(_sandbox.stop)


def run_limited(
    function: Callable[..., Any],
    *arguments: Any,
    seconds: float | None = None,
    megabytes: float | None = None,
    on_tick: Callable[[], Any] | None = None,
) -> Any:
    """`Sandbox.run` in this process's own sandbox; limits are `settings.RENDER_SECONDS` and
    `RENDER_MEGABYTES`."""
    return _sandbox.run(
        function,
        *arguments,
        seconds=settings.RENDER_SECONDS if seconds is None else seconds,
        megabytes=settings.RENDER_MEGABYTES if megabytes is None else megabytes,
        on_tick=on_tick,
    )


def warm() -> None:
    """Start this process's sandbox ahead of the first document."""
    _sandbox.start()
