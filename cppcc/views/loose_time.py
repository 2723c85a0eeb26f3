"""What a typed time means, while it is typed."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from cppcc.forms.loose_time import MAX_LENGTH, understood


@require_safe
def show(request):
    """?text=5月中旬&year=2026 → a fragment; `field` names the parameter that holds the text."""
    text = request.GET.get(request.GET.get("field", "text"), "")[:MAX_LENGTH]
    year = request.GET.get("year", "")
    year = int(year) if year.isdigit() and 1949 <= int(year) <= 2100 else None
    return render(request, "components/understood.html", {"understood": understood(text, year)})
