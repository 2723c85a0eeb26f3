"""The first page: what waits, what is new, where to go."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cppcc.dates import long_date
from cppcc.models import Job, OutboxMessage
from cppcc.workbench import gather, week_of
from cppcc.working_days import kind_of

RECENT = 5


@require_safe
def show(request):
    user, today = request.user, timezone.localdate()
    tasks = gather("todo", user, today)
    tasks.sort(key=lambda task: (task.due is None, task.due, task.title))
    week = week_of(today, gather("week", user, today))
    context = {
        "today": today,
        "today_text": long_date(today),
        "hour": timezone.localtime().hour,
        "today_kind": kind_of(today),
        "tasks": tasks,
        "week": week,
        "week_is_busy": any(day["appointments"] for day in week),
        "shortcuts": gather("shortcuts", user),
        "sections": sorted(gather("sections", user, today), key=lambda section: section.order),
        "jobs": Job.objects.visible_to(user).asked_for().recent(RECENT),
        "messages_unread": OutboxMessage.objects.visible_to(user).unread().newest_first()[:RECENT],
    }
    return render(request, "workbench.html", context)
