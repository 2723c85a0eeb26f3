"""Calendar and year board of one plan, with the same filters."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cppcc.dates import MONTHS
from members.models import Committee
from plans.entries import entries_of

from .frame import plan_frame, visible_plan
from .month_calendar import month_calendar, month_counts
from .year_board import year_board


@require_safe
def board(request, pk):
    plan = visible_plan(request, pk)
    entries, choices = chosen_entries(request, plan)
    committees = Committee.objects.of(plan.organization).active().in_order()
    context = {
        **plan_frame(request, plan, "board"),
        **choices,
        "months": range(1, 13),
        "lanes": year_board(entries, committees, plan.year),
        "total": len(entries),
    }
    return render(request, "plans/board.html", context)


@require_safe
def calendar(request, pk):
    plan = visible_plan(request, pk)
    entries, choices = chosen_entries(request, plan)
    counts = month_counts(entries, plan.year)
    number = month_asked_for(request, counts, plan.year)
    context = {
        **plan_frame(request, plan, "calendar"),
        **choices,
        "counts": [(month, MONTHS[month], count) for month, count in counts],
        "month": month_calendar(entries, plan.year, number),
        "open_entries": [entry for entry in entries if not entry.is_dated],
        "today": timezone.localdate(),
    }
    return render(request, "plans/calendar.html", context)


def month_asked_for(request, counts, year):
    """`?month=`, else the present month in the plan's own year, else the first with something in it."""
    asked = request.GET.get("month", "")
    if asked.isdigit() and 1 <= int(asked) <= 12:
        return int(asked)
    today = timezone.localdate()
    if today.year == year:
        return today.month
    return next((month for month, count in counts if count), 1)


def chosen_entries(request, plan):
    """The plan's entries as far as the filters let them, and what the filter bar offers."""
    entries = entries_of(plan, request.user)
    sorts = dict.fromkeys((entry.kind, entry.sort_key, entry.sort) for entry in entries)
    bodies = dict.fromkeys((str(body.key), body.name) for entry in entries for body in entry.bodies)
    sort, body = request.GET.get("sort", ""), request.GET.get("body", "")
    chosen = [
        entry
        for entry in entries
        if sort in ("", entry.kind, f"{entry.kind}-{entry.sort_key}")
        and (not body or body in (str(one.key) for one in entry.bodies))
    ]
    return chosen, {
        "sorts": [(f"{kind}-{key}", label) for kind, key, label in sorts],
        "bodies": list(bodies),
        "sort": sort,
        "body": body,
        "is_filtered": bool(sort or body),
    }
