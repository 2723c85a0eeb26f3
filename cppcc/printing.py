"""Documents as the result of a job."""

from functools import partial

from django.utils.translation import gettext as _

from .documents.base import CONTENT_TYPES
from .documents.content import Unprintable
from .documents.sandbox import LimitExceeded, RenderingFailed
from .jobs import JobFile, JobRefused


def document_file(document, file_format, progress):
    """Make the file of a document with a `file_name`; what cannot be printed is refused with its reason.

    Raises `JobCancelled` from `progress` while the file is being made.
    """
    try:
        content = document.make(file_format, on_tick=partial(progress, 50, _("making the file")))
    except (LimitExceeded, RenderingFailed, Unprintable) as error:
        raise JobRefused(str(error)) from error
    return JobFile(f"{document.file_name}.{file_format}", CONTENT_TYPES[file_format], content)
