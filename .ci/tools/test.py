"""`make test` and `make test-fast`: the test suite in parts, each against the servers it is about.

| part | database | what |
|---|---|---|
| lint | – | `make lint` |
| sqlite, postgresql | as named | everything but the others' tests, on both databases |
| word | – | Word files as LibreOffice lays them out |
| faults | PostgreSQL, Redis | servers and workers killed for real |
| browser | PostgreSQL, Redis | Chromium against a running server |

Faults wait more than they work, and word begins by installing LibreOffice where it may: both run beside the
other parts, and what they print follows at the end.
A part whose servers or programs cannot be had here is skipped, and the last lines say so and why.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from tests.programs import Unavailable, chromium, libreoffice
from tests.servers import PostgresServer, RedisServer, temporary_folder
from tools import lint, system_packages

ROOT = Path(__file__).resolve().parents[2]
# Only the folder of a part is read: to collect everything takes longer than some parts' first tests.
BROWSER, FAULTS, WORD = "tests/browser", "tests/faults", "tests/documents/test_word_layout.py"
PLAIN = [f"--ignore={path}" for path in (BROWSER, FAULTS, WORD, "tests/bench")]
SERVER_VARIABLES = ("TEST_DATABASE_URL", "TEST_REDIS_URL")
# A worker that has nothing left takes from the other: some tests walk all pages, most take no time.
TWO_AT_ONCE = ["-n", "2", "--dist", "worksteal"]
SECONDS_TO_END = 10
INTERRUPTED = 130  # what shells answer for a program that Ctrl-C ended


@dataclass
class Part:
    name: str
    arguments: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    missing: str = ""  # why it cannot run here


@dataclass
class Outcome:
    part: Part
    exit_code: int = 0
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0

    @property
    def line(self) -> str:
        if self.part.missing:
            return f"{self.part.name:<12} not run: {self.part.missing}"
        counts = f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"
        return f"{self.part.name:<12} {counts} in {self.seconds:.0f} s (exit code {self.exit_code})"


def main(arguments: list[str]) -> int:
    runs = {"all": run_all, "fast": run_fast}
    if len(arguments) != 1 or arguments[0] not in runs:
        print(f"Say one of: {', '.join(runs)}", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # to be told to stop is the same as Ctrl-C
    try:
        lint_failed = lint.main()
        outcomes = runs[arguments[0]]()
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return INTERRUPTED
    return report(outcomes, lint_failed)


def run_fast() -> list[Outcome]:
    return [run(Part("sqlite", [*TWO_AT_ONCE, *PLAIN]))]


def run_all() -> list[Outcome]:
    with (
        servers() as (environment, missing),
        beside(faults(environment, missing)) as end_of_faults,
        beside(word()) as end_of_word,
    ):
        outcomes = run_fast()
        outcomes += [run(part) for part in server_parts(environment, missing)]
        return [*outcomes, end_of_word(), end_of_faults()]


def server_parts(environment: dict[str, str], missing: str) -> Iterator[Part]:
    yield Part("postgresql", [*TWO_AT_ONCE, *PLAIN], environment, missing)
    try:
        browser = {**environment, "CHROMIUM": missing or chromium()}
    except Unavailable as error:
        yield Part("browser", [], missing=str(error))
    else:
        yield Part("browser", [*TWO_AT_ONCE, BROWSER], browser, missing)


def word() -> Part:
    """Where LibreOffice may be installed, its tests do so themselves: nothing else waits for it."""
    missing = ""
    if not system_packages.can_install():
        try:
            libreoffice()
        except Unavailable as error:
            missing = str(error)
    return Part("word", ["-p", "no:cacheprovider", WORD], missing=missing)


def faults(environment: dict[str, str], missing: str) -> Part:
    """On a database of its own, as another part uses the server at the same time."""
    arguments = [*TWO_AT_ONCE, "-p", "no:cacheprovider", FAULTS]
    if missing:
        return Part("faults", arguments, missing=missing)
    url = urlsplit(environment["TEST_DATABASE_URL"])
    own = url._replace(path=f"{url.path}_faults").geturl()
    return Part("faults", arguments, {**environment, "TEST_DATABASE_URL": own})


@contextmanager
def servers() -> Iterator[tuple[dict[str, str], str]]:
    """Environment that names the servers, and why there are none (then it is empty).

    Servers named by TEST_DATABASE_URL and TEST_REDIS_URL are used; what is not named is started here.
    """
    folder = temporary_folder()
    started, environment, missing = [], {}, ""
    try:
        for variable, make in zip(SERVER_VARIABLES, (PostgresServer, RedisServer), strict=True):
            if os.environ.get(variable):
                environment[variable] = os.environ[variable]
                continue
            server = make(folder)
            started.append(server)
            server.start()
            environment[variable] = server.url
    except Unavailable as error:
        environment, missing = {}, str(error)
    try:
        yield environment, missing
    finally:
        for server in started:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


class Run:
    """A part under way in a process of its own, printing into `output` or here."""

    def __init__(self, part: Part, folder: Path, output: BinaryIO | None = None):
        self.part = part
        self.results = folder / f"{part.name}.xml"
        options = ["-q", "--ds=tests.settings", f"--junit-xml={self.results}"]
        command = [sys.executable, "-m", "pytest", *options, *part.arguments]
        environment = {**os.environ, **dict.fromkeys(SERVER_VARIABLES, ""), **part.environment}
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )

    def outcome(self) -> Outcome:
        """Wait for its end."""
        outcome = Outcome(self.part, self.process.wait())
        outcome.seconds = time.monotonic() - self.started
        if self.results.exists():
            count(self.results, outcome)
        return outcome

    def end(self) -> None:
        """Leave nothing of it behind: Ctrl-C has reached it too, else it is told so, and at last forced."""
        for tell in (lambda: None, lambda: self.process.send_signal(signal.SIGINT), self.process.kill):
            tell()
            try:
                self.process.wait(timeout=SECONDS_TO_END)
                return
            except subprocess.TimeoutExpired:
                continue


def run(part: Part) -> Outcome:
    if part.missing:
        return Outcome(part)
    print(f"\n=== {part.name} ===", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        running = Run(part, Path(folder))
        try:
            return running.outcome()
        finally:
            running.end()


@contextmanager
def beside(part: Part) -> Iterator[Callable[[], Outcome]]:
    """Run `part` while others run; the function waits for its end, prints what it said, gives its outcome."""
    if part.missing:
        yield lambda: Outcome(part)
        return
    print(f"\n=== {part.name}: under way beside the others ===", flush=True)
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "output").open("w+b") as output:
        running = Run(part, Path(folder), output)

        def at_its_end() -> Outcome:
            outcome = running.outcome()
            print(f"\n=== {part.name} ===", flush=True)
            print(Path(output.name).read_text(errors="replace"), flush=True)
            return outcome

        try:
            yield at_its_end
        finally:
            running.end()


def count(results: Path, outcome: Outcome) -> None:
    suite = ElementTree.parse(results).getroot().find("testsuite")
    number = {name: int(suite.get(name)) for name in ("tests", "failures", "errors", "skipped")}
    outcome.failed = number["failures"] + number["errors"]
    outcome.skipped = number["skipped"]
    outcome.passed = number["tests"] - outcome.failed - outcome.skipped


def report(outcomes: list[Outcome], lint_failed: int) -> int:
    print("\n=== summary ===")
    print(f"{'lint':<12} {'failed' if lint_failed else 'clean'}")
    for outcome in outcomes:
        print(outcome.line)
    passed, failed, skipped = (
        sum(getattr(o, name) for o in outcomes) for name in ("passed", "failed", "skipped")
    )
    failed += bool(lint_failed)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or any(outcome.exit_code for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
