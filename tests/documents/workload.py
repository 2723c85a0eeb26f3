"""Functions that a sandbox test sends to the helper process: there they are imported by name."""

import os
import sys
import tempfile
import time

from cppcc.documents.content import Unprintable


def pid() -> int:
    return os.getpid()


def folder() -> str:
    return tempfile.gettempdir()


def loaded(name: str) -> bool:
    return name in sys.modules


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "woke"


def eat(megabytes: int) -> int:
    """Take memory bit by bit, and keep it."""
    kept = []
    for _ in range(megabytes):
        kept.append(bytearray(b"x" * 1024 * 1024))
        time.sleep(0.002)
    return len(kept)


def fail(text: str) -> None:
    raise ValueError(text)


def refuse(text: str) -> None:
    raise Unprintable(text)


def die() -> None:
    os._exit(3)


def big(size: int) -> bytes:
    return b"x" * size
