"""Sign-in, sign-out and the role in which one acts."""

from django.contrib import messages
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.forms import SignInForm

from .account import remember_language


class SignInView(LoginView):
    template_name = "members/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form):
        response = super().form_valid(form)
        return remember_language(response, form.get_user().language)


sign_out = require_POST(LogoutView.as_view())


@require_POST
def switch_role(request):
    chosen = request.POST.get("assignment", "")
    if not chosen.isdigit() or not request.user.act_as(int(chosen)):
        raise Http404
    request.session["acting_id"] = int(chosen)
    messages.success(request, _("You now act as %(role)s.") % {"role": request.user.acting_text})
    return redirect(reverse("workbench"))
