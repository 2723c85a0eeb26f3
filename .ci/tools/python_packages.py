"""Installs pinned Python packages: with uv where it works (seconds), else with pip (half a minute).

uv does not read pip's configuration. Where pip is pointed at an index, a certificate or a folder of wheels,
the same settings are handed to uv by its own variables; where uv still fails, pip does it.
"""

import ast
import os
import shutil
import subprocess
from pathlib import Path

from tools.system_packages import say

TOOLS = Path(__file__).with_name("requirements.txt")

# pip's setting → uv's variable, and what separates several values there.
UV_VARIABLES = {
    "index-url": ("UV_DEFAULT_INDEX", " "),
    "extra-index-url": ("UV_INDEX", " "),
    "find-links": ("UV_FIND_LINKS", ","),
    "trusted-host": ("UV_INSECURE_HOST", " "),
    "cert": ("SSL_CERT_FILE", " "),
    "client-cert": ("SSL_CLIENT_CERT", " "),
    "proxy": ("ALL_PROXY", " "),
    "timeout": ("UV_HTTP_TIMEOUT", " "),
}


class InstallFailed(Exception):
    """Neither uv nor pip could install; the message says what pip said."""


def install(python: Path, *arguments: str) -> None:
    """Install into the environment of `python`; `arguments` as pip and uv take them (`-r FILE`, `NAME==1.0`).

    Raises InstallFailed.
    """
    uv = _uv(python)
    if uv and _install_with_uv(uv, python, arguments):
        return
    result = _run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments])
    if result.returncode:
        raise InstallFailed(result.stderr.strip())


def pinned_tool(name: str) -> str:
    """The line of requirements.txt beside this file for one tool, e.g. `uv==0.13.8`."""
    lines = TOOLS.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith(f"{name}=="))


def uv_environment(pip_config: str) -> dict[str, str]:
    """uv's variables for the settings that `pip config list` printed (`global.index-url='…'` a line)."""
    found: dict[str, list[str]] = {}
    for line in pip_config.splitlines():
        key, _, literal = line.partition("=")
        option = key.rpartition(".")[2]
        if option in UV_VARIABLES:
            found.setdefault(option, []).extend(ast.literal_eval(literal).split())
    variables = {name: separator.join(found[option]) for option, (name, separator) in _chosen(found)}
    if "extra-index-url" in found:
        # pip takes the best version from all indexes; uv would stop at the first that knows the name.
        variables["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    return variables


def _chosen(found):
    return ((option, UV_VARIABLES[option]) for option in found)


def _uv(python: Path) -> str | None:
    """uv of this machine, else of the environment, installed there on first use; None where there is none."""
    own = python.with_name("uv")
    if present := shutil.which("uv") or (own.exists() and str(own)):
        return present
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*command, pinned_tool("uv")])
    return str(own) if own.exists() else None


def _install_with_uv(uv: str, python: Path, arguments: tuple[str, ...]) -> bool:
    config = _run([str(python), "-m", "pip", "config", "list"]).stdout
    quiet = {"UV_NO_PROGRESS": "1", "UV_PYTHON_DOWNLOADS": "never"}
    environment = {**uv_environment(config), **os.environ, **quiet}
    command = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(python), *arguments]
    result = _run(command, environment)
    if result.returncode:
        reason = next(iter(result.stderr.strip().splitlines()), "no reason given")
        say(f"uv could not install the packages ({reason}); pip does it, which takes longer.")
    return result.returncode == 0


def _run(command: list[str], environment: dict[str, str] | None = None) -> subprocess.CompletedProcess:
    return subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
