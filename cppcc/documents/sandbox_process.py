"""The helper process of `sandbox`: `python -m cppcc.documents.sandbox_process <file descriptor>`.

Answers "ready", then one answer (done, value or reason, traceback) for each call (function, arguments,
seconds) until the other end of the connection is closed.
"""

import signal
import sys
import traceback
from multiprocessing.connection import Connection

import django

#: Should the caller die in the middle of a call, nobody kills this process: it then ends by itself this
#: much later.
GRACE_SECONDS = 10


def main(descriptor: int) -> None:
    connection = Connection(descriptor)
    django.setup()
    from .rendering import warm  # needs settings

    warm()
    connection.send("ready")
    while True:
        try:
            function, arguments, seconds = connection.recv()
            signal.alarm(int(seconds) + GRACE_SECONDS)
            connection.send(_answer(function, arguments))
            signal.alarm(0)
        except (EOFError, BrokenPipeError):
            return


def _answer(function, arguments):
    try:
        return True, function(*arguments), ""
    except Exception as error:
        return False, f"{type(error).__name__}: {error}", traceback.format_exc()


if __name__ == "__main__":
    main(int(sys.argv[1]))
