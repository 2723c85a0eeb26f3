"""Processes of an installation in its production settings, started and killed by the tests."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
from django.conf import settings

from cppcc.embedded import bound_to_parent
from tests.servers import wait_for

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(sys.executable).parent


class Running:
    """One started process with its log."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path):
        self.log = log
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                bound_to_parent(command),
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def until_it_says(self, text: str) -> "Running":
        wait_for(lambda: text in self.log.read_text(), f"{self.log} never said {text!r}")
        return self

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def kill(self) -> None:
        """End it and its children as a power cut would."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Installation:
    """An installation on the given database and broker; `stop()` kills whatever was started."""

    def __init__(self, folder: Path, *, database_url: str, redis_url: str, media: Path):
        self.folder = folder
        self.running: list[Running] = []
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cppcc.settings",
            "DEBUG": "0",
            "SECRET_KEY": "only-for-fault-tests-" + "k" * 40,
            "DATA_KEYS": ",".join(settings.DATA_KEYS),
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "STATE_DIR": str(folder),
            "MEDIA_ROOT": str(media),
            "EXTRA_JOB_MODULES": "tests.faults.kinds",
            "JOB_STALE_SECONDS": "3",
            "JOB_RESEND_SECONDS": "2",
            "PYTHONPATH": str(ROOT),
        }

    def start(self, *command: str, name: str, **variables: str) -> Running:
        program = [str(PROGRAMS / command[0]), *command[1:]]
        running = Running(program, {**self.environment, **variables}, self.folder / f"{name}.log")
        self.running.append(running)
        return running

    def start_worker(self, queue: str = "documents", **variables: str) -> Running:
        name = f"{queue}-{len(self.running)}"
        options = [
            "--queues",
            queue,
            "--hostname",
            f"{name}@test",
            "--concurrency",
            "1",
            "--loglevel",
            "INFO",
        ]
        worker = self.start("celery", "-A", "cppcc", "worker", *options, name=name, **variables)
        return worker.until_it_says(" ready.")

    def start_beat(self, **variables: str) -> Running:
        name = f"beat-{len(self.running)}"
        schedule = str(self.folder / f"{name}-schedule")
        options = ["--schedule", schedule, "--pidfile", "", "--loglevel", "INFO"]
        beat = self.start("celery", "-A", "cppcc", "beat", *options, name=name, **variables)
        return beat.until_it_says("beat: Starting")

    def run_python(self, script: str) -> subprocess.CompletedProcess:
        """Run a script with Django set up, in a process of its own."""
        command = [sys.executable, "-c", f"import django\ndjango.setup()\n{script}"]
        return subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True)

    def stop(self) -> None:
        for running in self.running:
            running.kill()
