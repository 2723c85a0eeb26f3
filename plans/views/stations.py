"""A plan at its stations: submitted, decided on, recorded, issued; the scans of what was decided outside."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cppcc.forms import add_errors
from cppcc.permissions import require
from plans.differences import compare
from plans.documents.difference import reasons_of
from plans.forms import DecisionForm, IssueForm, RecordForm, SubmitForm
from plans.forms.stations import PHRASES, PHRASES_OF_RETURN
from plans.models import StationPassage
from plans.services import (
    adjustment_hindrances,
    issue_plan,
    look_at,
    pass_station,
    record_station,
    return_plan,
    review_plan,
    submit_plan,
)
from plans.services.scans import TYPES
from plans.services.stations import moved_on
from plans.services.version_files import FileDamaged, stored_content
from plans.snapshot import checksum, snapshot_of
from plans.workflow import PLAN_WORKFLOW, last_step

from .compare import shown_groups
from .flow import flow_of
from .frame import plan_frame, visible_plan
from .opinion_shown import at_station
from .plan_text import sheet_of
from .turn import why_not


def as_read(plan, snapshot):
    """What a form begins with: the plan as the person sees it now."""
    return {"version": plan.version, "seen": checksum(snapshot)}


def take(request, plan, form, service):
    """Call the service with the plan as the person saw it; True when it went through."""
    plan.version = form.cleaned_data["version"]
    try:
        service(form.cleaned_data)
    except ValidationError as error:
        add_errors(form, error)
        return False
    messages.success(request, outcome(plan))
    return True


def refuse_late(request, plan):
    """Tell at once who was quicker, before what was typed is held against what can be chosen by now."""
    seen = request.POST.get("version", "")
    if seen.isdigit() and int(seen) != plan.version:
        raise moved_on(plan, int(seen))


def outcome(plan):
    """What the toast says after a step: where the plan stands now."""
    if plan.station is None:
        return _("“%(plan)s” is now: %(state)s.") % {"plan": plan, "state": plan.get_state_display()}
    return _("“%(plan)s” now stands at: %(station)s.") % {"plan": plan, "station": plan.station}


def earlier_stations(plan):
    """The stations to which the plan can go back."""
    if plan.station is None:
        return []
    return [one for one in plan.way if one.order < plan.station.order]


def submit(request, pk):
    plan = visible_plan(request, pk)
    require(request.user, "plans.submit_plan", plan)
    form = SubmitForm(request.POST or None, initial=as_read(plan, snapshot_of(plan)))

    def service(values):
        submit_plan(plan, by=request.user, note=values["note"], seen=values["seen"])

    if form.is_valid() and take(request, plan, form, service):
        return redirect("plans:plan_detail", pk)
    today, is_open = timezone.localdate(), plan.state == plan.State.DRAFT
    context = {
        **plan_frame(request, plan, "text"),
        "form": form,
        "flow": flow_of(plan, request.user, today),
        "findings": review_plan(plan, today).open if is_open else [],
        "obstacles": adjustment_hindrances(plan) if is_open else [],
        "is_open": is_open,
    }
    return render(request, "plans/stations/submit.html", context)


def decide(request, pk):
    """What has changed, the whole, and the decision; a look leaves its mark for the next one."""
    plan = visible_plan(request, pk)
    refuse_late(request, plan)
    user = request.user
    snapshot = snapshot_of(plan)
    form = DecisionForm(request.POST or None, earlier=earlier_stations(plan), initial=as_read(plan, snapshot))

    def service(values):
        if values["decision"] == "pass":
            opinion = values["opinion"] or PHRASES[0]
            pass_station(plan, by=user, opinion=opinion, seen=values["seen"])
        else:
            to = get_object_or_404(plan.stations, pk=values["to"])
            return_plan(plan, by=user, to=to, reason=values["opinion"], seen=values["seen"])

    if form.is_valid() and take(request, plan, form, service):
        return redirect("plans:plan_detail", pk)
    seen_before = look_at(plan, by=user)
    before, labels = compared_with(plan, seen_before)
    may_pass = user.has_perm("plans.pass_station", plan)
    may_return = user.has_perm("plans.return_plan", plan)
    context = {
        **plan_frame(request, plan, "text"),
        "form": form,
        "flow": flow_of(plan, user, timezone.localdate()),
        "seen_before": seen_before,
        "before": before,
        "groups": changes_since(before, snapshot),
        "labels": labels,
        "snapshot": snapshot,
        "sheet": sheet_of(snapshot, plan),
        "may_pass": may_pass,
        "may_return": may_return,
        "why_not": "" if may_pass or may_return else why_not(user, plan),
        "opinions": at_station(plan, user),
        "phrases": PHRASES,
        "phrases_of_return": PHRASES_OF_RETURN,
    }
    return render(request, "plans/stations/decide.html", context)


def compared_with(plan, seen_before):
    """What a decision is held against, and the names of both: the version seen last, of a working copy the
    issued plan at first."""
    if seen_before or not plan.adjusts_id:
        return seen_before, (_("the version you saw"), _("the plan now"))
    return plan.adjustment.base, (_("issued plan"), _("working copy"))


def changes_since(before, snapshot):
    if before is None:
        return []
    difference = compare(before.snapshot, snapshot, by_lineage=True)
    return shown_groups(difference, is_now=True, reasons=reasons_of(snapshot.get("adjustment")))


def record(request, pk):
    plan = visible_plan(request, pk)
    require(request.user, "plans.submit_plan", plan)
    refuse_late(request, plan)
    today = timezone.localdate()
    in_place = plan.station is not None and plan.station.is_decided_by_leaders
    form = RecordForm(
        request.POST or None,
        request.FILES or None,
        earlier=earlier_stations(plan),
        in_place_of_leaders=in_place,
        initial=as_read(plan, snapshot_of(plan)),
    )

    def service(values):
        values = dict(values)
        file, to, seen = values.pop("scan"), values.pop("to"), values.pop("seen")
        del values["version"]
        record_station(
            plan,
            by=request.user,
            today=today,
            scan=(file.name, file.read()) if file else None,
            to=get_object_or_404(plan.stations, pk=to) if to else None,
            seen=seen,
            **values,
        )

    if form.is_valid() and take(request, plan, form, service):
        return redirect("plans:plan_detail", pk)
    is_open = request.user.has_perm("plans.record_station", plan)
    context = {
        **plan_frame(request, plan, "text"),
        "form": form,
        "flow": flow_of(plan, request.user, today),
        "in_place": in_place,
        "is_open": is_open,
        "why_not": "" if is_open else why_not(request.user, plan),
    }
    return render(request, "plans/stations/record.html", context)


def issue(request, pk):
    """The last station: the head of the document, with the findings that stand in the way."""
    plan = visible_plan(request, pk)
    require(request.user, "plans.move_plan", plan)
    today = timezone.localdate()
    head = {
        "issued_on": plan.issued_on or today,
        "issuing_offices": plan.issuing_offices or plan.organization,
    }
    form = IssueForm(
        request.POST or None, initial={**model_values(plan), **head, **as_read(plan, snapshot_of(plan))}
    )

    def service(values):
        issue_plan(plan, by=request.user, today=today, seen=values["seen"], **form.head())

    if form.is_valid() and take(request, plan, form, service):
        if plan.adjusts_id:
            return redirect("plans:plan_adjustments", plan.adjusts_id)
        return redirect("plans:plan_detail", pk)
    is_open = request.user.has_perm(PLAN_WORKFLOW[last_step(plan)].permission, plan)
    findings = review_plan(plan, today).open if is_open else []
    obstacles = adjustment_hindrances(plan) if is_open else []
    context = {
        **plan_frame(request, plan, "text"),
        "form": form,
        "flow": flow_of(plan, request.user, today),
        "findings": findings,
        "obstacles": obstacles,
        "blocking": bool(findings or obstacles),
        "is_open": is_open,
        "why_not": "" if is_open else why_not(request.user, plan),
    }
    return render(request, "plans/stations/issue.html", context)


def model_values(plan):
    return {name: getattr(plan, name) for name in IssueForm._meta.fields}


@require_safe
def scan(request, pk, passage_pk):
    """The scan of a decision, as a file to keep."""
    plan = visible_plan(request, pk)
    passages = StationPassage.objects.visible_to(request.user).of(plan).with_scan()
    passage = get_object_or_404(passages, pk=passage_pk)
    try:
        content = stored_content(passage.scan_name, passage.scan_path, passage.scan_sha256)
    except FileDamaged as error:
        messages.error(request, str(error))
        return redirect("plans:plan_versions", pk)
    response = HttpResponse(content, content_type=TYPES[passage.scan_path.rpartition(".")[2]])
    response["Content-Disposition"] = content_disposition_header(True, passage.scan_name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
