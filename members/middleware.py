"""In which role and in which language a request is made."""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.utils import translation


class LanguageMiddleware:
    """Chinese unless the cookie says otherwise; the browser's own wish is not asked."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_CODE)
        if language not in dict(settings.LANGUAGES):
            language = settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class ActingRoleMiddleware:
    """Let the person act in the role chosen in this session, and end sessions that lay idle or grew old."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            self.end_when_over(request)
        chosen = request.session.get("acting_id")
        if chosen and request.user.is_authenticated and not request.user.act_as(chosen):
            del request.session["acting_id"]
            del request.user.assignment
        return self.get_response(request)

    def end_when_over(self, request):
        now = int(time.time())
        begun = request.session.setdefault("signed_in_at", now)
        last = request.session.get("last_seen", now)
        if now - last > settings.SESSION_IDLE_SECONDS or now - begun > settings.SESSION_COOKIE_AGE:
            logout(request)
        elif now - last > 60 or "last_seen" not in request.session:
            request.session["last_seen"] = now
