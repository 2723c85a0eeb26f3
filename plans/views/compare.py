"""What differs between two contents of a plan, on screen and as a printed account."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST, require_safe

from plans.differences import SORTS, compare, left_side, right_side, shortened
from plans.differences.fields import field_labels
from plans.documents.difference import reasons_of
from plans.forms import CompareForm, ComparePrintForm
from plans.services.comparing import (
    NOW,
    adjustment_between,
    are_of_one_plan,
    content_of,
    print_difference,
    sides_of,
)

from .frame import plan_frame, visible_plan

SIGNS = {
    "added": ("green", "plus-lg"),
    "dropped": ("red", "dash-lg"),
    "moved": ("blue", "arrow-left-right"),
    "changed": ("amber", "pencil"),
}
LONG = 200


@dataclass(frozen=True)
class ShownField:
    """One field in two columns; each side is a list of pieces."""

    label: str
    before: list
    after: list


@dataclass(frozen=True)
class ShownRow:
    """One row that differs; `facts` tells what came or went, `url` leads to the row where it still stands.

    `reason` is what the adjustment from one content to the other says of the row.
    """

    name: str
    sort: str
    sign: tuple
    facts: str
    fields: list
    url: str
    reason: str = ""


@require_safe
def show(request, pk):
    plan = visible_plan(request, pk)
    sides = sides_of(plan, request.user)
    form = CompareForm(request.GET, sides=sides)
    context = {**plan_frame(request, plan, "versions"), "form": form, "is_alone": len(sides) == 1}
    if form.chosen:
        start, end = form.chosen
        before, after = (content_of(plan, key, request.user) for key in form.chosen)
        labels = {side.key: side.label for side in sides}
        context |= {
            "chosen": form.chosen,
            "labels": (labels[start], labels[end]),
            "groups": shown_groups(
                compare(before, after, by_lineage=are_of_one_plan(start, end)),
                is_now=end == NOW,
                reasons=reasons_of(adjustment_between(plan, start, after, request.user)),
            ),
        }
    return render(request, "plans/compare.html", context)


@require_POST
def ask(request, pk):
    plan = visible_plan(request, pk)
    form = ComparePrintForm(request.POST, sides=sides_of(plan, request.user))
    if not form.is_valid():
        messages.error(request, _("Choose two contents and a format."))
        return redirect("plans:plan_compare", pk)
    start, end = form.chosen
    job = print_difference(
        plan, by=request.user, start=start, end=end, file_format=form.cleaned_data["file_format"]
    )
    return redirect("documents:detail", job.pk)


def group_labels():
    return {
        "head": _("Head of the plan"),
        "topic": _("Topics"),
        "activity": _("Activities"),
        "target": _("Targets"),
        "section": _("Chapters"),
    }


def count_texts(counts):
    """“2 added, 1 moved” in the order of the sorts."""
    texts = {
        "added": ngettext("%(n)s added", "%(n)s added", counts["added"]),
        "dropped": ngettext("%(n)s dropped", "%(n)s dropped", counts["dropped"]),
        "moved": ngettext("%(n)s moved", "%(n)s moved", counts["moved"]),
        "changed": ngettext("%(n)s changed", "%(n)s changed", counts["changed"]),
    }
    return [
        {"sign": SIGNS[sort], "text": texts[sort] % {"n": counts[sort]}} for sort in SORTS if counts[sort]
    ]


def sort_labels():
    return {
        "added": pgettext("difference", "added"),
        "dropped": pgettext("difference", "dropped"),
        "moved": pgettext("difference", "moved"),
        "changed": pgettext("difference", "changed"),
    }


def shown_groups(difference, *, is_now, reasons):
    """The differences by kind, as the page shows them; rows of the working copy are linked."""
    fields, sorts = field_labels(), sort_labels()
    return [
        {
            "kind": kind,
            "label": label,
            "counts": count_texts(difference.counts(kind)),
            "rows": [
                shown_row(row, fields, sorts, is_now, reasons.get(row.key, "")) for row in difference.of(kind)
            ],
        }
        for kind, label in group_labels().items()
        if difference.of(kind)
    ]


def shown_row(row, fields, sorts, is_now, reason=""):
    return ShownRow(
        name=row.name[:LONG],
        sort=sorts[row.sort],
        sign=SIGNS[row.sort],
        facts="" if row.changes else facts(row.after or row.before),
        fields=[shown_field(change, fields) for change in row.changes],
        url=address(row) if is_now else "",
        reason=reason,
    )


def facts(row):
    found = (
        row.get("form"),
        (row.get("schedule") or {}).get("text"),
        "、".join(row.get("organizers") or ()),
        row.get("body"),
    )
    return " · ".join(one for one in found if one)[:LONG]


def shown_field(change, labels):
    pieces = shortened(change.pieces)
    return ShownField(labels[change.name], left_side(pieces), right_side(pieces))


def address(row):
    if row.after and row.kind in ("topic", "activity"):
        return reverse(f"plans:{row.kind}_detail", args=[row.after["id"]])
    return ""
