"""Everything on this machine, under one supervisor: what `make run` starts."""

import fcntl
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cppcc.embedded import Broker, BrokerFailed
from cppcc.supervisor import supervise

OWN_BROKER = "redis+socket://"


class Command(BaseCommand):
    help = "Run broker, web server, workers and scheduler on this machine; Ctrl-C ends all of them."

    def add_arguments(self, parser):
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))

    def handle(self, *, host, port, **options):
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _leave)
        try:
            with only_one(settings.STATE_DIR / "run.lock"), own_broker() as broker:
                require_free(host, port)
                accounts = self.bring_up_to_date()
                code = supervise(
                    settings.BASE_DIR / "Procfile",
                    environment=process_environment(host, port),
                    broker=broker,
                    when_up=lambda: self.greet(host, port, accounts),
                )
        except BrokerFailed as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            code = 130
        sys.exit(code)

    def bring_up_to_date(self) -> str:
        """Database and files as this version needs them; returns what the demo says of its accounts."""
        call_command("migrate", verbosity=0)
        if not settings.DEBUG:
            call_command("collectstatic", interactive=False, verbosity=0)
            return ""
        remembered = settings.STATE_DIR / "demo-accounts.txt"
        if not get_user_model().objects.exists():
            self.make_demo(remembered)
        return remembered.read_text(encoding="utf-8") if remembered.exists() else ""

    def make_demo(self, remembered: Path) -> None:
        self.stderr.write("Making demo data for the first start")
        output = StringIO()
        try:
            call_command("demo", stdout=output)
        except CommandError as error:
            self.stderr.write(f"There is no demo data: {error}")
        remembered.write_text(output.getvalue(), encoding="utf-8")

    def greet(self, host: str, port: int, accounts: str) -> None:
        lines = ["", f"Open http://{host}:{port}/ in a browser. Ctrl-C ends everything.", accounts.rstrip()]
        if not settings.DEBUG and not get_user_model().objects.exists():
            lines.append("Make the first account: .venv/bin/python manage.py createsuperuser")
        self.stdout.write("\n".join(lines) + "\n")
        self.stdout.flush()


@contextmanager
def only_one(lock: Path) -> Iterator[None]:
    """Refuse to start twice on the same data."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CommandError(f"It runs already, with the data in {lock.parent}.") from error
        yield


def own_broker():
    """The broker to start here; none when REDIS_URL names a server."""
    if not settings.REDIS_URL.startswith(OWN_BROKER):
        return nullcontext()
    socket_path = Path(settings.REDIS_URL.removeprefix(OWN_BROKER))
    return Broker(socket_path, settings.STATE_DIR / "broker")


def require_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} is taken by another program; choose one: make run PORT={port + 1}"
            ) from error


def process_environment(host: str, port: int) -> dict[str, str]:
    programs = str(Path(sys.executable).parent)
    defaults = {"LOG_LEVEL": "WARNING", "REMAP_SIGTERM": "SIGQUIT", "PYTHONUNBUFFERED": "1"}
    return {
        **defaults,
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}",
        "HOST": host,
        "PORT": str(port),
        "DEBUG": str(settings.DEBUG),
    }


def _leave(number, frame):
    raise KeyboardInterrupt
