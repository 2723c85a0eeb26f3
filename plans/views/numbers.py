"""Numbers of a chapter's text that follow the rows: in the editor, and by one press on the check page."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cppcc.models import StaleObject
from plans.figures import field_text
from plans.models import PlanSection
from plans.services.figures import follow_number, put_in_place, read_texts

from .frame import visible_plan

TEXTS = ("title", "body")
LONGEST = 200_000


def texts_of(data):
    """The texts as the editor sends them, with line breaks as they are stored."""
    return {name: data.get(name, "")[:LONGEST].replace("\r\n", "\n") for name in TEXTS}


def with_number(data, plan, section):
    """What was typed, with the number put in that was asked for by a button of the editor."""
    asked = data.get("number", "")
    data = data.copy()
    texts = texts_of(data)
    if asked == "insert":
        data["body"] = texts["body"] + field_text(data.get("counted", ""), data.get("numerals", "数"))
        return data
    name, _colon, start = asked.partition(":")
    if name in TEXTS and start.isdigit():
        try:
            data[name] = put_in_place(plan, section, name, texts[name], int(start))
        except ValidationError:
            return data
    return data


@require_POST
def preview(request, plan_pk):
    """What the editor's texts are understood as, while one types."""
    plan = visible_plan(request, plan_pk)
    pk = request.POST.get("section", "")
    section = get_object_or_404(plan.sections, pk=pk) if pk.isdigit() else None
    reading = read_texts(plan, section, texts_of(request.POST))
    return render(request, "plans/numbers_read.html", {"numbers": reading})


@require_POST
def follow(request, pk):
    """Let one plain number follow the rows."""
    section = get_object_or_404(PlanSection.objects.visible_to(request.user).with_plan(), pk=pk)
    start, version = request.POST.get("start", ""), request.POST.get("version", "")
    if version.isdigit():
        section.version = int(version)
    try:
        follow_number(
            section,
            by=request.user,
            name=request.POST.get("text", ""),
            start=int(start) if start.isdigit() else -1,
        )
    except (ValidationError, StaleObject):
        messages.error(request, _("This number does not stand there any more; please look again."))
    else:
        messages.success(request, _("The number follows the rows from now on."))
    return redirect("plans:plan_check", section.plan_id)
