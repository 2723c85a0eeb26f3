"""Error pages: what happened, what to do, the number of the request, and everything that was typed."""

from django.core.exceptions import RequestDataTooBig
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token

SECRET = ("password", "csrfmiddlewaretoken")


def typed(request):
    """[(name, text)] of what was sent, without passwords; empty when it is too much to be read."""
    try:
        fields = request.POST.lists()
    except RequestDataTooBig:
        return []
    return [
        (name, text)
        for name, texts in fields
        if not any(word in name for word in SECRET)
        for text in texts
        if text
    ]


@requires_csrf_token
def page(request, status, *, reason="", template=None):
    context = {
        "status": status,
        "reason": reason,
        "typed": typed(request) if request.method == "POST" else [],
    }
    return render(request, template or f"errors/{status}.html", context, status=status)


def csrf_failure(request, reason=""):
    return page(request, 403, template="errors/expired.html")


def not_found(request, path=""):
    return page(request, 404)


def bad_request(request, exception):
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    return page(request, status)


def permission_denied(request, exception):
    return page(request, 403, reason=str(exception))


def server_error(request):
    return page(request, 500)
