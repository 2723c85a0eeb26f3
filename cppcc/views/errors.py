"""Error pages: what happened, what to do, the number of the request, and everything that was typed."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import resolve
from django.views.decorators.csrf import requires_csrf_token

SECRET = ("password", "csrfmiddlewaretoken")
UNREADABLE = (RequestDataTooBig, TooManyFieldsSent, MultiPartParserError, UnreadablePostError)


def typed(request):
    """[(name, text)] of what was sent, without passwords; empty when it cannot be read."""
    try:
        fields = request.POST.lists()
    except UNREADABLE:
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
    """Answer with the page of `status`; it needs no session, no person and, for 500, no database."""
    context = {
        "status": status,
        "reason": reason,
        "request_id": request.id,
        "typed": typed(request) if request.method == "POST" else [],
        "path": request.get_full_path(),
    }
    template = template or f"errors/{status}.html"
    if status == 500:
        return HttpResponse(render_to_string(template, context), status=status)
    return render(request, template, context, status=status)


def csrf_failure(request, reason=""):
    return page(request, 403, template="errors/expired.html")


def not_found(request, path=""):
    """Nothing is there; an address that only lacks its last stroke is put right."""
    if request.method == "GET" and not path.endswith("/"):
        match = resolve(f"{request.path_info}/")
        if match.func is not not_found:
            return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
    return page(request, 404)


def bad_request(request, exception):
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    return page(request, status)


def permission_denied(request, exception):
    return page(request, 403, reason=str(exception))


def server_error(request):
    return page(request, 500)
