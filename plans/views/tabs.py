"""The smaller tabs of a plan: targets, check, versions, history."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plans.checking import check_plan
from plans.models import PlanRecord
from plans.snapshot import canonical_text

from .frame import plan_frame, visible_plan
from .kinds import TARGET, edit_url, row_url
from .plan_text import sheet_of
from .timeline import told

PAGE = 50


@require_safe
def targets(request, pk):
    plan = visible_plan(request, pk)
    context = {
        **plan_frame(request, plan, "targets"),
        "kind": TARGET,
        "targets": plan.targets.in_order().with_section(),
    }
    return render(request, "plans/targets.html", context)


@require_safe
def check(request, pk):
    plan = visible_plan(request, pk)
    findings = check_plan(plan, timezone.localdate())
    labels = {"error": _("Errors"), "warning": _("Warnings"), "note": _("Notes")}
    groups = [
        (
            severity,
            label,
            [linked(finding) for finding in findings if finding.severity == severity],
        )
        for severity, label in labels.items()
    ]
    context = {
        **plan_frame(request, plan, "check"),
        "groups": [group for group in groups if group[2]],
        "total": len(findings),
    }
    return render(request, "plans/check.html", context)


def linked(finding):
    """A finding with the page of its row and, for editors, the form that mends it."""
    row = finding.row
    return {"finding": finding, "url": row_url(row) if row else "", "edit_url": edit_url(row) if row else ""}


@require_safe
def check_count(request, pk):
    """The number of findings, for the tab."""
    findings = check_plan(visible_plan(request, pk), timezone.localdate())
    return render(request, "plans/check_count.html", {"total": len(findings)})


@require_safe
def versions(request, pk):
    plan = visible_plan(request, pk)
    context = {
        **plan_frame(request, plan, "versions"),
        "versions": plan.versions.newest_first().with_people().with_files().without_content(),
    }
    return render(request, "plans/versions.html", context)


@require_safe
def version(request, pk, number):
    plan = visible_plan(request, pk)
    frozen = get_object_or_404(plan.versions.with_people(), number=number)
    context = {
        **plan_frame(request, plan, "versions"),
        "version": frozen,
        "snapshot": frozen.snapshot,
        "sheet": sheet_of(frozen.snapshot),
    }
    return render(request, "plans/version.html", context)


@require_safe
def version_file(request, pk, number):
    """The frozen plan JSON as a file, byte for byte what the checksum was taken of."""
    plan = visible_plan(request, pk)
    frozen = get_object_or_404(plan.versions, number=number)
    response = HttpResponse(canonical_text(frozen.snapshot), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="plan-{plan.pk}-v{frozen.number}.json"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def history(request, pk):
    plan = visible_plan(request, pk)
    rows = PlanRecord.objects.visible_to(request.user).of(plan).newest_first()
    records = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {**plan_frame(request, plan, "history"), "page": records}
    context["events"] = told(records, can_restore=context["can_edit"])
    return render(request, "plans/history.html", context)
