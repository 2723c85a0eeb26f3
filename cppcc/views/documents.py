"""My files: what one has asked for, how far it is, and the finished file."""

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from cppcc import jobs
from cppcc.filters import FileFilter
from cppcc.listing import Empty, ListPage
from cppcc.models import Job
from cppcc.tables import JOB_SIGNS, FileTable


class FileList(ListPage):
    model = Job
    table_class = FileTable
    filter_class = FileFilter
    title = gettext_lazy("My files")
    detail = "documents:detail"
    empty = Empty(
        gettext_lazy("No files yet"),
        gettext_lazy("Documents you print and tables you export are made in the background and kept here."),
    )

    def rows(self):
        return super().rows().asked_for()


def own_job(request, pk):
    return get_object_or_404(Job.objects.visible_to(request.user), pk=pk)


def context_of(job):
    colour, icon = JOB_SIGNS[job.state]
    return {"job": job, "colour": colour, "icon": icon}


@require_safe
def detail(request, pk):
    return render(request, "documents/detail.html", context_of(own_job(request, pk)))


@require_safe
def progress(request, pk):
    """The fragment that shows how far the work is; the page asks again as long as it is unfinished."""
    return render(request, "components/job_progress.html", context_of(own_job(request, pk)))


@require_safe
def download(request, pk):
    job = own_job(request, pk)
    if not job.result_file or not default_storage.exists(job.result_file):
        raise Http404
    response = FileResponse(default_storage.open(job.result_file), content_type=job.result_type)
    response["Content-Disposition"] = content_disposition_header(True, job.result_name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def cancel(request, pk):
    job = own_job(request, pk)
    jobs.cancel(job)
    messages.success(request, _("“%(title)s” is cancelled.") % {"title": job.title})
    return redirect("documents:detail", pk=pk)


@require_POST
def retry(request, pk):
    job = jobs.retry(own_job(request, pk), by=request.user)
    messages.success(request, _("“%(title)s” is asked for again.") % {"title": job.title})
    return redirect("documents:detail", pk=job.pk)
