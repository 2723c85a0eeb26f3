"""The printed summary of what was answered in a round."""

from django.utils.translation import gettext as _

from cppcc import jobs
from cppcc.permissions import require
from plans.documents import OpinionsDocument

from .printing import FORMAT_NAMES


def print_summary(round_, *, by, file_format):
    """Queue the summary of a round and return the job."""
    require(by, OpinionsDocument.permission, round_.plan)
    title = _("%(round)s: summary of the opinions (%(format)s)")
    return jobs.ask_for(
        "print_opinions",
        by=by,
        title=title % {"round": round_, "format": FORMAT_NAMES[file_format]},
        round=round_.pk,
        file_format=file_format,
    )
