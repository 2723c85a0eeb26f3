"""Programs that tests drive and Python packages cannot bring: PostgreSQL, Chromium and LibreOffice."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from tools import system_packages

POSTGRES_PACKAGES = ["postgresql", "postgresql-client"]
CHROMIUM_PACKAGES = ["chromium", "fonts-wqy-zenhei"]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
LIBREOFFICE_PACKAGES = ["libreoffice-writer-nogui"]
LIBREOFFICE_NAMES = ("soffice", "libreoffice")
OLDEST_POSTGRES = 15
CLUSTER_SETTINGS = Path("/etc/postgresql-common/createcluster.d")


NOTHING_SPECIAL = nullcontext()


class Unavailable(Exception):
    """A server or browser cannot be had here; the message says what was missing and what to do."""


def postgres_programs() -> Path:
    """The folder with initdb and postgres; installed by apt when root. Raises Unavailable."""
    if found := _newest_postgres():
        return found
    _require_packages("PostgreSQL", POSTGRES_PACKAGES, during=_no_default_cluster())
    if found := _newest_postgres():
        return found
    raise Unavailable(f"PostgreSQL {OLDEST_POSTGRES} or newer was not found after its installation.")


def chromium() -> str:
    """Path of Chromium; installed by apt when root. Raises Unavailable."""
    return _program("Chromium", CHROMIUM_NAMES, CHROMIUM_PACKAGES)


def libreoffice() -> str:
    """Path of LibreOffice; its writer is installed by apt when root. Raises Unavailable."""
    return _program("LibreOffice", LIBREOFFICE_NAMES, LIBREOFFICE_PACKAGES)


def _program(what: str, names: tuple[str, ...], packages: list[str]) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        _require_packages(what, packages)
        found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise Unavailable(f"{what} was not found after its installation.")
    return found


def _newest_postgres() -> Path | None:
    installed = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if on_path := shutil.which("initdb"):
        installed.append(Path(on_path).resolve().parent)
    versions = {_postgres_version(folder): folder for folder in installed}
    newest = max(versions, default=0)
    return versions[newest] if newest >= OLDEST_POSTGRES else None


def _postgres_version(folder: Path) -> int:
    output = subprocess.run([str(folder / "initdb"), "--version"], capture_output=True, text=True).stdout
    number = output.split()[2] if len(output.split()) > 2 else "0"
    return int(number.partition(".")[0])


def _require_packages(what: str, packages: list[str], during=NOTHING_SPECIAL) -> None:
    if not system_packages.can_install():
        advice = system_packages.how_to_install(packages)
        raise Unavailable(f"{what} is not installed; install it with: {advice}")
    with during:
        installed = system_packages.install(packages)
    if not installed:
        raise Unavailable(f"{what} could not be installed by apt.")


@contextmanager
def _no_default_cluster() -> Iterator[None]:
    """Debian's package makes and starts a cluster of its own; tell it not to, for this installation only."""
    CLUSTER_SETTINGS.mkdir(parents=True, exist_ok=True)
    setting = CLUSTER_SETTINGS / "for-tests.conf"
    setting.write_text("create_main_cluster = false\n")
    try:
        yield
    finally:
        setting.unlink()
