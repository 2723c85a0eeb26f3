"""What `make run` starts: comes up, ends without a trace however it is ended, and keeps its data."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest

from tests.servers import free_port

from .conftest import until
from .installation import ROOT

# What would lead it to the servers and files of the tests.
UNSET = ("CELERY_", "DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DATA_KEYS", "MEDIA_ROOT")


class Embedded:
    """`manage.py run_all` with its data in `folder`."""

    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()
        self.log = folder / "output.log"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(UNSET)},
            "STATE_DIR": str(folder),
            "DEBUG": "0",
            "DJANGO_SETTINGS_MODULE": "cppcc.settings",
        }

    def start(self):
        command = [sys.executable, "manage.py", "run_all", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        until(lambda: self.answers("/health/live"), seconds=180)
        return self

    def try_second_one(self):
        command = [sys.executable, "manage.py", "run_all", "--port", str(free_port())]
        return subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True)

    def answers(self, path):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as response:
                return response.read()
        except urllib.error.HTTPError as error:
            return error.read()
        except (urllib.error.URLError, OSError):
            return b""

    def family(self):
        return psutil.Process(self.process.pid).children(recursive=True)


@pytest.fixture
def embedded(tmp_path):
    installation = Embedded(tmp_path)
    yield installation
    if installation.process.poll() is None:
        installation.process.send_signal(signal.SIGTERM)
        installation.process.wait(timeout=30)


def all_gone(processes):
    return not any(process.is_running() and process.status() != "zombie" for process in processes)


def test_from_first_start_to_last_end(embedded, tmp_path):
    """In one test, because each start takes seconds."""
    # 1. Everything comes up, with a broker of its own.
    embedded.start()
    family = embedded.family()
    assert {"celery", "gunicorn"} <= {Path(word).name for one in family for word in one.cmdline()}
    assert json.loads(embedded.answers("/health/ready"))["broker"] is True
    key = (tmp_path / "secret_key").read_text()
    with sqlite3.connect(tmp_path / "db.sqlite3") as database:
        database.execute("CREATE TABLE kept (word TEXT)")

    # 2. A second one on the same data is refused.
    second = embedded.try_second_one()
    assert second.returncode == 1
    assert second.stderr == f"CommandError: It runs already, with the data in {tmp_path}.\n"

    # 3. Ctrl-C ends all of it.
    os.killpg(embedded.process.pid, signal.SIGINT)
    assert embedded.process.wait(timeout=30) == 0
    assert all_gone(family)

    # 4. The next start has key and data.
    embedded.start()
    family = embedded.family()
    assert (tmp_path / "secret_key").read_text() == key
    with sqlite3.connect(tmp_path / "db.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM kept").fetchone() == (0,)

    # 5. Even when the supervisor is killed, no process stays.
    embedded.process.kill()
    embedded.process.wait()
    until(lambda: all_gone(family), seconds=30)
