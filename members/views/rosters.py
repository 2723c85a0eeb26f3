"""Importing a roster, step by step: the file, the check (`roster_preview`), the result."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from cppcc import jobs
from cppcc.importing import UnreadableFile
from cppcc.listing import Empty, ListPage
from members import importers
from members.filters import RosterFilter
from members.forms import RosterUploadForm
from members.models import RosterImport, RosterRow
from members.services import record
from members.tables import RosterTable

from .download import attachment
from .roster_preview import preview, visible_roster


class RosterList(ListPage):
    model = RosterImport
    table_class = RosterTable
    filter_class = RosterFilter
    title = gettext_lazy("Roster imports")
    detail = "members:roster_detail"
    primary = ("members:roster_new", gettext_lazy("Import a roster"), "file-earmark-arrow-up")
    permission_of_primary = "members.import_roster"
    empty = Empty(
        gettext_lazy("No roster imported yet"),
        gettext_lazy("Take the template, fill it in, and check it here before anything is written."),
    )


def new(request):
    """Step 1: the file. What cannot be read is told; what can is checked and shown."""
    form = RosterUploadForm(
        request.POST or None, request.FILES or None, user=request.user, today=timezone.localdate()
    )
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            roster = importers.take_in(
                request.user.organization,
                by=request.user,
                content=upload.read(),
                file_name=upload.name,
                term=form.cleaned_data["term"],
            )
        except UnreadableFile as error:
            form.add_error("file", str(error))
        else:
            return redirect("members:roster_detail", roster.pk)
    return render(request, "members/rosters/new.html", {"form": form, "step": 1})


@require_safe
def template(request):
    """The empty roster with the office's own lists to choose from."""
    return attachment(importers.template_workbook(request.user.organization), _("Roster template") + ".xlsx")


@require_safe
def detail(request, pk):
    """Step 2, the check, as long as nothing is written; then step 3, the result."""
    roster = visible_roster(request, pk)
    if roster.state != RosterImport.State.PREVIEW:
        return render(request, "members/rosters/result.html", result_context(roster))
    return preview(request, roster)


def result_context(roster):
    rows = RosterRow.objects.of(roster)
    return {
        "roster": roster,
        "outcome": rows.outcome(),
        "wrong": rows.in_state("error").count(),
        "can_undo": importers.can_undo(roster),
        "added": len(roster.made),
        "step": 3,
    }


@require_POST
def start(request, pk):
    """Queue the writing; the job's page shows how far it is and leads back."""
    roster = visible_roster(request, pk)
    job = jobs.ask_for(
        "import_roster",
        by=request.user,
        title=_("Import of %(file)s") % {"file": roster.file_name},
        roster=roster.pk,
        all_or_nothing=request.POST.get("all_or_nothing") == "yes",
    )
    return redirect("documents:detail", job.pk)


@require_safe
def errors(request, pk):
    """The wrong rows with their reasons, to be corrected and imported again."""
    roster = visible_roster(request, pk)
    record(roster.organization, "export", by=request.user, subject=roster.file_name)
    return attachment(
        importers.error_workbook(roster), _("Wrong rows of %(file)s") % {"file": f"{roster.pk}.xlsx"}
    )


@require_POST
def undo(request, pk):
    roster = visible_roster(request, pk)
    try:
        result = importers.undo_roster(roster, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("members:roster_detail", roster.pk)
    text = _("Taken back: %(deleted)s members deleted, %(restored)s restored.") % result
    if result["removed"]:
        text += _("%(removed)s names taken out of the office's lists.") % result
    if kept := result["kept"]:
        text += ngettext("%(n)s stays: ", "%(n)s stay: ", len(kept)) % {"n": len(kept)} + " ".join(kept[:5])
    messages.add_message(request, messages.WARNING if result["kept"] else messages.SUCCESS, text)
    return redirect("members:roster_detail", roster.pk)


@require_POST
def discard(request, pk):
    roster = visible_roster(request, pk)
    try:
        importers.discard(roster, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("members:roster_detail", roster.pk)
    messages.success(
        request, _("“%(file)s” is thrown away; nothing was written.") % {"file": roster.file_name}
    )
    return redirect("members:roster_list")
