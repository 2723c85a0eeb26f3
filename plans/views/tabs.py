"""The smaller tabs of a plan: targets, versions, history."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from plans.models import PlanRecord, PlanVersion, StationPassage
from plans.snapshot import canonical_text

from .frame import plan_frame, visible_plan
from .kinds import TARGET
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
def versions(request, pk):
    plan = visible_plan(request, pk)
    versions = versions_of(request, plan).newest_first()
    passages = StationPassage.objects.visible_to(request.user).of(plan).with_stations()
    by_version = {passage.version_id: passage for passage in passages}
    context = {
        **plan_frame(request, plan, "versions"),
        "versions": [
            (version, by_version.get(version.pk))
            for version in versions.with_people().with_files().without_content()
        ],
    }
    return render(request, "plans/versions.html", context)


def versions_of(request, plan):
    return PlanVersion.objects.visible_to(request.user).of(plan)


@require_safe
def version(request, pk, number):
    plan = visible_plan(request, pk)
    frozen = get_object_or_404(versions_of(request, plan).with_people(), number=number)
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
    frozen = get_object_or_404(versions_of(request, plan), number=number)
    response = HttpResponse(canonical_text(frozen.snapshot), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="plan-{plan.pk}-v{frozen.number}.json"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def history(request, pk):
    plan = visible_plan(request, pk)
    rows = PlanRecord.objects.visible_to(request.user).of(plan).of_whole_plan().newest_first()
    records = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {**plan_frame(request, plan, "history"), "page": records}
    context["events"] = told(records, can_restore=context["can_edit"])
    return render(request, "plans/history.html", context)
