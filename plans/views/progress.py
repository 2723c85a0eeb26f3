"""How far a plan is carried out: the tab, its printed sheet, and noting that a row has taken place."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from cppcc.dates import MONTHS
from cppcc.permissions import require
from plans.forms import CorrectForm, HoldForm, MonthForm, UnholdForm
from plans.models import AnnualPlan
from plans.progress import DONE, LATE, PLANNED, STATES, UNDER_WAY, progress_of
from plans.services import correct_held_row, hold_row, take_back_held_row
from plans.services.progress import print_month

from .details import WORKFLOWS
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
    body, month = request.GET.get("body"), request.GET.get("month", "")
    chosen = progress.in_cell(body, int(month) if month.isdecimal() else None)
    rows = sorted(chosen, key=lambda row: STATES.index(row.state))
    context = {
        **plan_frame(request, plan, "progress"),
        "counts": [(signed(state), progress.count(state)) for state in STATES],
        "rows": [(row, signed(row.state)) for row in rows],
        "targets": [(one, signed(one.state)) for one in progress.targets],
        "is_filtered": len(rows) < len(progress.rows),
        "lanes": progress.lanes(),
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
    return take_step(request, pk, kind, "hold", HoldForm, hold_row)


def correct(request, pk, kind):
    """The right day of a row that was held."""
    return take_step(request, pk, kind, "correct", CorrectForm, correct_held_row)


def unhold(request, pk, kind):
    """The reason, then a row that was marked by mistake is to come again."""
    return take_step(request, pk, kind, "unhold", UnholdForm, take_back_held_row)


def take_step(request, pk, kind, name, form_class, service):
    """A form, then one step of the row; who comes too late is sent back to the row."""
    row = visible_row(request, kind, pk)
    require(request.user, "plans.record_progress", row)
    step = WORKFLOWS[kind.name][name]
    is_sent = request.method == "POST"
    form = form_class(request.POST if is_sent else None, initial={"on": row.held_on})
    if form.is_valid():
        try:
            service(row, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            text = _("“%(row)s”: %(state)s.") % {"row": row, "state": row.get_state_display()}
            messages.success(request, text)
            return redirect(row_url(row))
    if not is_sent and not is_open(row, step):
        messages.warning(request, _("“%(row)s”: this cannot be noted now.") % {"row": row})
        return redirect(row_url(row))
    return render(request, "plans/hold.html", {"row": row, "form": form, "step": step, "back": row_url(row)})


def is_open(row, step):
    return row.plan.state == AnnualPlan.State.ISSUED and row.state in step.sources
