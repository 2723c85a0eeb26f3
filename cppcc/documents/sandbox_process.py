"""The helper process of `sandbox`: `python -m cppcc.documents.sandbox_process DESCRIPTOR FOLDER [warm]`.

Answers "ready", then one answer (done, value or reason, traceback) for each call (function, arguments) until
the other end of the connection is closed; should the caller die in mid-call, this process dies with it.
FOLDER is its own for temporary files (WeasyPrint keeps copies of the fonts there).
"""

import contextlib
import os
import select
import shutil
import sys
import tempfile
import threading
import traceback
from multiprocessing.connection import Connection

import django

from .content import Unprintable


def main(descriptor: int, folder: str, *, warm_up: bool) -> None:
    end = threading.Thread(target=_end_with_the_caller, args=(descriptor, folder), daemon=True)
    end.start()
    tempfile.tempdir = folder
    connection = Connection(descriptor)
    django.setup()
    if warm_up:
        from .rendering import warm  # needs settings

        warm()
    with contextlib.suppress(EOFError, ConnectionError):
        connection.send("ready")
        while True:
            function, arguments = connection.recv()
            connection.send(_answer(function, arguments))
    end.join()


def _end_with_the_caller(descriptor: int, folder: str) -> None:
    """Wait for the other end to hang up, at whatever this process is just then, and leave nothing behind."""
    hangup = select.poll()
    hangup.register(descriptor, 0)
    hangup.poll()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


def _answer(function, arguments):
    try:
        return True, function(*arguments), ""
    except Unprintable as error:
        return False, str(error), ""
    except Exception as error:
        return False, f"{type(error).__name__}: {error}", traceback.format_exc()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], warm_up="warm" in sys.argv[3:])
