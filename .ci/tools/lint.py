"""`make lint`: every check that needs no test run; 1 if any failed."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sys.executable
# A throw-away in-memory database and key: checking must not touch the data of this checkout.
ENVIRONMENT = {"DATABASE_URL": "sqlite://:memory:", "SECRET_KEY": "only-for-checks", "DEBUG": "1"}


def main() -> int:
    failed = [name for name, command in checks().items() if not passes(name, command)]
    if failed:
        print(f"Not right: {', '.join(failed)}")
    return 1 if failed else 0


def checks() -> dict[str, list[str]]:
    templates = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html"))
    return {
        "ruff check": [PYTHON, "-m", "ruff", "check", "--quiet", "."],
        "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."],
        "templates": [PYTHON, "-m", "djhtml", "--check", "--tabwidth", "2", *templates],
        "translations": [PYTHON, "-m", "tools.messages", "check"],
        "system checks": [PYTHON, "manage.py", "check", "--fail-level", "WARNING"],
        "migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    }


def passes(name: str, command: list[str]) -> bool:
    result = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **ENVIRONMENT}, capture_output=True, text=True
    )
    print(f"{'ok  ' if result.returncode == 0 else 'FAIL'}  {name}")
    if result.returncode:
        print(result.stdout + result.stderr)
    return result.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
