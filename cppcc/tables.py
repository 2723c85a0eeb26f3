"""Columns of the kernel's own lists."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .listing import ListTable, MomentColumn, StateColumn, TextColumn, TitleColumn
from .models import Job
from .sizes import size_text

JOB_SIGNS = {
    "queued": ("grey", "hourglass"),
    "running": ("blue", "arrow-repeat"),
    "done": ("green", "check-lg"),
    "failed": ("red", "x-lg"),
    "cancelled": ("grey", "slash-circle"),
    "parked": ("red", "pause-circle"),
}


class DownloadColumn(TextColumn):
    """The finished file, or how far the work is."""

    css = "is-short"

    def text(self, value, row):
        if row["state"] in ("queued", "running"):
            return f"{row['progress']}%"
        return size_text(row["result_size"]) if row["result_file"] else ""

    def cell(self, value, row):
        text = self.text(value, row)
        if not row["result_file"]:
            return text
        url = reverse("documents:download", args=[row["pk"]])
        return format_html(
            '<a class="icon-link" href="{}"><span class="bi bi-download" aria-hidden="true"></span>{} {}</a>',
            url,
            _("Download"),
            text,
        )


class FileTable(ListTable):
    title = TitleColumn()
    state = StateColumn(choices=Job.State, signs=JOB_SIGNS)
    file = DownloadColumn(
        verbose_name=gettext_lazy("File"),
        accessor="result_name",
        orderable=False,
        needs=("result_file", "result_size", "progress", "state"),
    )
    created_at = MomentColumn()

    class Meta:
        model = Job
        fields = ("title", "state", "file", "created_at")
        order_by = "-created_at"


class MessageTable(ListTable):
    title = TitleColumn(verbose_name=gettext_lazy("Message"), needs=("title", "read_at"))
    body = TextColumn()
    created_at = MomentColumn()

    class Meta:
        fields = ("title", "body", "created_at")
        order_by = "-created_at"
