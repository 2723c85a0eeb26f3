"""The search of the top bar."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from cppcc.forms.base import clean_text
from cppcc.search import search


@require_safe
def show(request):
    text = clean_text(request.GET.get("q", ""))
    return render(request, "search.html", {"text": text.strip(), "hits": search(request.user, text)})
