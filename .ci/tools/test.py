"""`make test` and `make test-fast`: the test suite in parts, each against the servers it is about.

| part | database | what |
|---|---|---|
| lint | – | `make lint` |
| sqlite, postgresql | as named | everything but browser and faults, on both databases |
| faults | PostgreSQL, Redis | servers and workers killed for real |
| browser | PostgreSQL, Redis | Chromium against a running server |

A part whose servers cannot be had here is skipped, and the last lines say so and why.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.programs import Unavailable, chromium
from tests.servers import PostgresServer, RedisServer, temporary_folder
from tools import lint

ROOT = Path(__file__).resolve().parents[2]
PLAIN = "not browser and not faults and not bench"
SERVER_VARIABLES = ("TEST_DATABASE_URL", "TEST_REDIS_URL")


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
    lint_failed = lint.main()
    outcomes = runs[arguments[0]]()
    return report(outcomes, lint_failed)


def run_fast() -> list[Outcome]:
    return [run(Part("sqlite", ["-n", "2", "-m", PLAIN]))]


def run_all() -> list[Outcome]:
    outcomes = run_fast()
    with servers() as (environment, missing):
        for part in server_parts(environment, missing):
            outcomes.append(run(part))
    return outcomes


def server_parts(environment: dict[str, str], missing: str) -> Iterator[Part]:
    yield Part("postgresql", ["-n", "2", "-m", PLAIN], environment, missing)
    # They wait more than they work, each beside its own broker and database.
    yield Part("faults", ["-n", "3", "-m", "faults"], environment, missing)
    try:
        browser = {**environment, "CHROMIUM": missing or chromium()}
    except Unavailable as error:
        yield Part("browser", [], missing=str(error))
    else:
        yield Part("browser", ["-n", "2", "-m", "browser"], browser, missing)


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


def run(part: Part) -> Outcome:
    if part.missing:
        return Outcome(part)
    print(f"\n=== {part.name} ===", flush=True)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.xml"
        options = ["-q", "--ds=tests.settings", f"--junit-xml={results}"]
        command = [sys.executable, "-m", "pytest", *options, *part.arguments]
        environment = {**os.environ, **dict.fromkeys(SERVER_VARIABLES, ""), **part.environment}
        exit_code = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL).returncode
        outcome = Outcome(part, exit_code)
        if results.exists():
            count(results, outcome)
    outcome.seconds = time.monotonic() - started
    return outcome


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
