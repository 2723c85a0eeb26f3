"""How far a plan is carried out: the tab, its printed sheet, and noting that a row has taken place."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from cppcc.permissions import require
from plans.forms import HoldForm, MonthForm
from plans.models import AnnualPlan
from plans.progress import DONE, LATE, PLANNED, STATES, UNDER_WAY, progress_of
from plans.services import hold_row
from plans.services.progress import print_month

from .frame import plan_frame, visible_plan
from .kinds import row_url
from .rows import visible_row

SIGNS = {
    LATE: ("red", "exclamation-triangle"),
    UNDER_WAY: ("blue", "play"),
    PLANNED: ("grey", "calendar"),
    DONE: ("green", "check-lg"),
}


def state_labels():
    return {
        LATE: pgettext("progress", "late"),
        UNDER_WAY: pgettext("progress", "under way"),
        PLANNED: pgettext("progress", "planned"),
        DONE: pgettext("progress", "done"),
    }


def signed(state):
    """A state as its chip shows it; nothing for a target that cannot be computed."""
    return {"text": state_labels()[state], "sign": SIGNS[state]} if state else None


@require_safe
def show(request, pk):
    plan = visible_plan(request, pk)
    today = timezone.localdate()
    progress = progress_of(plan, request.user, today)
    rows = sorted(progress.rows, key=lambda row: STATES.index(row.state))
    context = {
        **plan_frame(request, plan, "progress"),
        "counts": [(signed(state), progress.count(state)) for state in STATES],
        "rows": [(row, signed(row.state)) for row in rows],
        "targets": [(one, signed(one.state)) for one in progress.targets],
        "lanes": progress.grid(),
        "months": range(1, 13),
        "month_names": list(MONTHS.items()),
        "present_month": today.month if today.year == plan.year else 12,
    }
    return render(request, "plans/progress.html", context)


@require_POST
def ask(request, pk):
    plan = visible_plan(request, pk)
    form = MonthForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a month and a format."))
        return redirect("plans:plan_progress", pk)
    job = print_month(plan, by=request.user, **form.cleaned_data)
    return redirect("documents:detail", job.pk)


def hold(request, pk, kind):
    """The day and a note, then the row is held."""
    row = visible_row(request, kind, pk)
    require(request.user, "plans.record_progress", row)
    is_sent = request.method == "POST"
    form = HoldForm(request.POST if is_sent else None)
    if form.is_valid():
        try:
            hold_row(row, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("“%(row)s” is marked as held.") % {"row": row})
            return redirect(row_url(row))
    if not is_sent and not is_open(row):
        messages.warning(request, _("“%(row)s” cannot be marked as held now.") % {"row": row})
        return redirect(row_url(row))
    return render(request, "plans/hold.html", {"row": row, "form": form, "back": row_url(row)})


def is_open(row):
    return row.plan.state == AnnualPlan.State.ISSUED and row.state not in ("held", "closed")
