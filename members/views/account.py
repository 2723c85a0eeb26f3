"""What a person sets for oneself: password, language, large print."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import PasswordChangeView
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members import services
from members.forms import NewPasswordForm, PreferencesForm


class PasswordView(PasswordChangeView):
    """A new password ends every other session of the account."""

    template_name = "members/password.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("workbench")

    def form_valid(self, form):
        response = super().form_valid(form)
        messages.success(self.request, _("Your password is changed; other sessions have ended."))
        return response


def preferences(request):
    form = PreferencesForm(request.POST or None, instance=request.user)
    if request.method != "POST" or not form.is_valid():
        return render(request, "members/preferences.html", {"form": form})
    services.set_preferences(request.user, **form.cleaned_data)
    response = redirect("members:preferences")
    remember_language(response, request.user.language)
    with translation.override(request.user.language):
        messages.success(request, _("Your preferences are saved."))
    return response


@require_POST
def large_print(request):
    services.set_preferences(request.user, large_print=not request.user.large_print)
    return redirect(way_back(request))


@require_POST
def set_language(request):
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest()
    if request.user.is_authenticated:
        services.set_preferences(request.user, language=language)
    return remember_language(redirect(way_back(request)), language)


def remember_language(response, language):
    """Keep the language in this browser, so that the next page speaks it before anybody signs in."""
    if language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=365 * 24 * 3600,
            samesite="Lax",
            secure=settings.HTTPS,
            httponly=True,
        )
    return response


def way_back(request):
    """The page to return to, as long as it is one of ours."""
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return target
    return reverse("workbench")
