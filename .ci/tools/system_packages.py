"""System packages: which are missing, and their installation by apt where we may.

Used before the virtual environment exists, so it knows the standard library only.
"""

import ctypes
import os
import shutil
import subprocess
import sys

# Shared library → the Debian package that brings it. WeasyPrint loads them when a document is printed.
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}


def say(text: str) -> None:
    """Talk goes to stderr, so that a command's output stays clean."""
    print(text, file=sys.stderr, flush=True)


def missing_library_packages() -> list[str]:
    """Debian names of the packages whose library cannot be loaded here."""
    return [package for library, package in LIBRARIES.items() if not _loads(library)]


def can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: list[str]) -> bool:
    """Install Debian packages; False when apt could not. Package lists are refreshed only when needed."""
    options = ["-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"]
    command = ["apt-get", "install", *options, *packages]
    say(f"Installing system packages: {' '.join(packages)}")
    if _apt(command):
        return True
    _apt(["apt-get", "update"])
    return _apt(command, quiet=False)


def how_to_install(packages: list[str]) -> str:
    return f"sudo apt-get install {' '.join(packages)}"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _apt(command: list[str], *, quiet: bool = True) -> bool:
    result = subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if result.returncode and not quiet:
        say(result.stdout)
    return result.returncode == 0
