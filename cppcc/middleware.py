"""What holds for every request: its number, who may open an address, which page an error shows."""

import logging
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from .models import StaleObject
from .permissions import PUBLIC, SIGNED_IN, access_to
from .request_id import current_request_id
from .views import errors
from .workflow import WrongState

logger = logging.getLogger(__name__)
METHODS = ("GET", "HEAD", "POST")


class RequestIdMiddleware:
    """Give every request a number that the error page and the log both name."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.id = uuid4().hex[:12]
        token = current_request_id.set(request.id)
        try:
            response = self.get_response(request)
        finally:
            current_request_id.reset(token)
        response["X-Request-ID"] = request.id
        return response


class MethodMiddleware:
    """Refuse methods that no page answers, before a session or a person is looked up for them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        return self.get_response(request)


class SizeMiddleware:
    """Answer forms that are too large before anything tries to read them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_upload = request.content_type == "multipart/form-data"
        limit = settings.UPLOAD_MAX_SIZE if is_upload else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if int(request.META.get("CONTENT_LENGTH") or 0) > limit:
            return errors.page(request, 413)
        return self.get_response(request)


class AccessMiddleware:
    """Deny by default: an address opens only as the permission table says."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            add_never_cache_headers(response)
        return response

    def process_view(self, request, view, arguments, keywords):
        name = request.resolver_match.view_name
        needed = access_to(name)
        if needed is None:
            logger.error("address %s is not in the permission table", name)
            return errors.page(request, 403)
        if needed == PUBLIC:
            return None
        if not request.user.is_authenticated:
            return self.ask_to_sign_in(request)
        if request.user.must_renew_password and name not in ("members:password", "members:sign_out"):
            return redirect("members:password")
        if needed != SIGNED_IN and not request.user.has_perm(needed):
            return errors.page(request, 403)
        return None

    def ask_to_sign_in(self, request):
        if request.htmx:
            return errors.page(request, 401, template="errors/signed_out.html")
        if request.method in ("GET", "HEAD"):
            return redirect_to_login(request.get_full_path())
        return errors.page(request, 403, template="errors/signed_out.html")


class ErrorPageMiddleware:
    """Show one kind page for each sort of error, with what was typed and the number of the request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, Http404):
            return errors.page(request, 404)
        if isinstance(exception, PermissionDenied):
            return errors.page(request, 403, reason=str(exception))
        if isinstance(exception, StaleObject | WrongState):
            return errors.page(
                request, 409, reason=str(exception) if isinstance(exception, WrongState) else ""
            )
        if isinstance(exception, RequestDataTooBig):
            return errors.page(request, 413)
        if isinstance(exception, BadRequest):
            return errors.page(request, 400, reason=str(exception))
        logger.error("unexpected error on %s", request.path, exc_info=exception)
        return errors.page(request, 500)
