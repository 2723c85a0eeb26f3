"""The link on a slip: choose a password, and be signed in. It is good once, and for some days."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from members import services
from members.forms import ChosenPasswordForm

GONE = 410


@never_cache
def welcome(request, token):
    account = services.account_of_token(token)
    if account is None:
        return render(request, "members/welcome_over.html", status=GONE)
    form = ChosenPasswordForm(account, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "members/welcome.html", {"form": form, "account": account})
    user = services.accept_invitation(token, form.cleaned_data["new_password1"])
    if user is None:
        return render(request, "members/welcome_over.html", status=GONE)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    messages.success(
        request, _("Your password is set. Your user name is %(name)s.") % {"name": user.username}
    )
    return redirect("workbench")
