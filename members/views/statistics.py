from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from members.models import Member
from members.statistics import charts_of


@require_safe
def statistics(request):
    today = timezone.localdate()
    context = {
        "charts": charts_of(request.user, today),
        "total": Member.objects.visible_to(request.user).active().on(today).count(),
        "today": today,
    }
    return render(request, "members/statistics.html", context)
