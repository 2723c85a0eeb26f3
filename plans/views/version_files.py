"""Frozen versions as they were printed: downloaded, or printed where that has not happened yet."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from cppcc.documents.base import CONTENT_TYPES
from plans.models import PlanVersion, PlanVersionFile
from plans.services.version_files import FileDamaged, kept_content, print_version

from .frame import visible_plan


@require_safe
def download(request, pk, number, file_format):
    """The kept file, byte for byte; a damaged one is told, not handed out."""
    files = PlanVersionFile.objects.visible_to(request.user).of_version(pk, number)
    file = get_object_or_404(files, file_format=file_format)
    try:
        content = kept_content(file)
    except FileDamaged as error:
        messages.error(request, str(error))
        return redirect("plans:plan_versions", pk)
    response = HttpResponse(content, content_type=CONTENT_TYPES[file.file_format])
    response["Content-Disposition"] = content_disposition_header(True, file.name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def ask(request, pk, number):
    plan = visible_plan(request, pk)
    version = get_object_or_404(PlanVersion.objects.of(plan).with_plan().numbered(number))
    job = print_version(version, by=request.user)
    return redirect("documents:detail", job.pk)
