"""Real PostgreSQL and Redis for tests: private, on free ports, in a temporary folder, gone afterwards.

PostgreSQL runs with everything off that costs time to guard data: nothing here outlives the run.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import redis

from cppcc.embedded import bound_to_parent, broker_binary
from tests.programs import Unavailable, postgres_programs

START_SECONDS = 30


class PostgresServer:
    """One PostgreSQL cluster: `start()`, `stop()`, `restart()`; `url` names its database."""

    def __init__(self, folder: Path):
        self.folder = folder / "postgres"
        self.data = self.folder / "data"
        self.bin = postgres_programs()
        self.port = free_port()
        self.password = secrets.token_hex(8)
        self.process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"postgres://cppcc:{self.password}@127.0.0.1:{self.port}/cppcc"

    def _create(self) -> None:
        """Make the cluster's files. PostgreSQL refuses root, so root acts as the user postgres."""
        self.folder.mkdir()
        password_file = self.folder / "password"
        password_file.write_text(self.password)
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
            shutil.chown(password_file, "postgres", "postgres")
        owner = ["-U", "cppcc", "--pwfile", str(password_file), "-A", "scram-sha-256"]
        self._run("initdb", "-D", str(self.data), *owner, "--locale", "C.UTF-8", "-E", "UTF8", "--no-sync")

    def start(self) -> None:
        if not self.data.exists():
            self._create()
        settings = {
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": self.folder,
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "autovacuum": "off",
            "max_connections": 200,
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = [str(self.bin / "postgres"), "-D", str(self.data), *options]
        with (self.folder / "log").open("a") as log:
            self.process = subprocess.Popen(
                self._as_postgres(bound_to_parent(command, signal.SIGINT)),
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                cwd=self.folder,
                start_new_session=True,
            )
        wait_for(self._answers, f"PostgreSQL did not start: {self.folder / 'log'}")
        if not self._has_database():
            self._run("createdb", *self._client_options(), "cppcc", env=self._client_environment())

    def stop(self) -> None:
        """Fast shutdown: connections are cut, nothing is lost."""
        if self.process and self.process.poll() is None:
            self._run("pg_ctl", "stop", "-D", str(self.data), "-m", "fast", "-w")
            self.process.wait(timeout=START_SECONDS)

    def restart(self) -> None:
        self.stop()
        self.start()

    def _answers(self) -> bool:
        command = [str(self.bin / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(command).returncode == 0

    def _has_database(self) -> bool:
        command = [str(self.bin / "psql"), *self._client_options(), "-d", "cppcc", "-c", ""]
        return subprocess.run(command, env=self._client_environment(), capture_output=True).returncode == 0

    def _client_options(self) -> list[str]:
        return ["-h", "127.0.0.1", "-p", str(self.port), "-U", "cppcc"]

    def _client_environment(self) -> dict[str, str]:
        return {**os.environ, "PGPASSWORD": self.password}

    def _run(self, program: str, *arguments: str, env: dict[str, str] | None = None) -> None:
        command = self._as_postgres([str(self.bin / program), *arguments])
        result = subprocess.run(command, env=env, cwd=self.folder, capture_output=True, text=True)
        if result.returncode:
            raise Unavailable(f"{program} failed: {result.stderr.strip()}")

    @staticmethod
    def _as_postgres(command: list[str]) -> list[str]:
        if os.geteuid() != 0:
            return command
        return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", *command]


class RedisServer:
    """One Redis or Valkey server on a TCP port, keeping an append-only file over `stop()` and `start()`."""

    def __init__(self, folder: Path):
        self.folder = folder / "redis"
        self.folder.mkdir()
        self.port = free_port()
        self.process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def client(self) -> redis.Redis:
        return redis.Redis(port=self.port, socket_timeout=2)

    def start(self) -> None:
        options = ["--bind", "127.0.0.1", "--port", str(self.port), "--dir", str(self.folder)]
        options += ["--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction"]
        command = [broker_binary(), *options, "--logfile", "log"]
        self.process = subprocess.Popen(
            bound_to_parent(command), stdin=subprocess.DEVNULL, start_new_session=True
        )
        wait_for(self._answers, f"Redis did not start: {self.folder / 'log'}")

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)  # a frozen server hears no other signal
            self.process.terminate()
            self.process.wait(timeout=START_SECONDS)

    def ensure_running(self) -> None:
        """Whatever a test did to it, it answers again."""
        if self.process and self.process.poll() is None:
            self.thaw()
        else:
            self.start()

    def freeze(self) -> None:
        """Stop answering without closing a connection, as a server does on a dying disk."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def flush(self) -> None:
        self.client().flushall()

    def _answers(self) -> bool:
        try:
            return self.client().ping()
        except redis.RedisError:
            return False


def temporary_folder() -> Path:
    """A new folder that the user postgres may pass through."""
    folder = Path(tempfile.mkdtemp(prefix="cppcc-test-"))
    folder.chmod(0o711)
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(condition, complaint: str, seconds: float = START_SECONDS) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise Unavailable(complaint)
        time.sleep(0.1)
