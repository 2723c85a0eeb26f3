"""Accounts: who has one, in which roles; invited, renewed, disabled; slips with initial passwords."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from cppcc import jobs
from cppcc.listing import BulkAction, Empty, ListPage
from members import services
from members.filters import AccountFilter
from members.forms import DisableForm, InviteForm, PlainQuestion, RoleForm
from members.models import Member, RoleAssignment, User
from members.tables import AccountTable

from .form_page import form_page


class AccountList(ListPage):
    model = User
    table_class = AccountTable
    filter_class = AccountFilter
    title = gettext_lazy("Accounts")
    template_name = "members/account_list.html"
    detail = "members:account_detail"
    primary = ("members:account_new", gettext_lazy("Invite somebody"), "person-plus")
    permission_of_primary = "members.view_accounts"
    bulk_actions = (
        BulkAction(
            "disable",
            gettext_lazy("Disable"),
            "person-slash",
            services.disable_account,
            gettext_lazy("Disable the chosen accounts? Whoever is signed in with one is signed out."),
        ),
        BulkAction("enable", gettext_lazy("Enable"), "person-check", services.enable_account),
    )
    empty = Empty(
        gettext_lazy("No accounts yet"), gettext_lazy("People you invite are listed here with their roles.")
    )

    def rows(self):
        return super().rows().with_roles()


def visible_account(request, pk):
    return get_object_or_404(User.objects.visible_to(request.user), pk=pk)


def crumbs(account=None):
    found = [(reverse("members:account_list"), _("Accounts"))]
    if account:
        found.append((page_of(account), account.name))
    return found


def page_of(account):
    return reverse("members:account_detail", args=[account.pk])


@require_safe
def detail(request, pk):
    account = visible_account(request, pk)
    roles = RoleAssignment.objects.visible_to(request.user).of_user(account).with_names()
    context = {
        "account": account,
        "roles": roles,
        "may_manage": request.user.has_perm("members.manage_account", account),
        "password": request.session.pop(f"initial_password_{account.pk}", ""),
    }
    return render(request, "members/account.html", context)


def show_once(request, account, password):
    """Hand the initial password to the account's page, which shows it one time."""
    request.session[f"initial_password_{account.pk}"] = password


def new(request):
    form = InviteForm(request.POST or None, user=request.user)

    def save():
        given = form.cleaned_data
        account, password = services.invite(
            given.pop("organization"), given.pop("role"), by=request.user, **given
        )
        show_once(request, account, password)
        return account

    return form_page(
        request,
        form,
        title=_("Invite somebody"),
        crumbs=crumbs(),
        label=_("Make the account"),
        save=save,
        told=lambda account: (
            _("%(name)s has an account now: %(username)s.")
            % {"name": account.name, "username": account.username}
        ),
        back=page_of,
    )


def members(request):
    """Accounts and printable slips for all members who have none; made in the background."""
    own = Member.objects.visible_to(request.user).of(request.user.organization)
    waiting = own.active().without_account()
    form = PlainQuestion(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        job = jobs.ask_for("invite_members", by=request.user, title=_("Slips for new accounts of members"))
        return redirect("documents:detail", job.pk)
    return form_page(
        request,
        form,
        title=_("Invite all members"),
        crumbs=crumbs(),
        label=_("Make accounts and slips"),
        intro=_(
            "%(n)s members have no account. Each gets one; the slips with user names and initial passwords "
            "are made as a PDF for you only. Keep it safe and delete it after handing them out."
        )
        % {"n": waiting.count()},
        save=None,
        told="",
        back=reverse("members:account_list"),
    )


@require_POST
def renew(request, pk):
    account = visible_account(request, pk)
    show_once(request, account, services.renew_initial_password(account, by=request.user))
    return redirect(page_of(account))


def disable(request, pk):
    account = visible_account(request, pk)
    form = DisableForm(request.POST or None)
    return form_page(
        request,
        form,
        title=_("Disable the account of %(name)s") % {"name": account.name},
        crumbs=crumbs(account),
        label=_("Disable"),
        danger=True,
        intro=_("The account cannot sign in any more; sessions open now end at once. Records stay."),
        save=lambda: services.disable_account(account, by=request.user, reason=form.cleaned_data["reason"]),
        told=_("The account of %(name)s is disabled.") % {"name": account.name},
        back=page_of(account),
    )


@require_POST
def enable(request, pk):
    account = visible_account(request, pk)
    services.enable_account(account, by=request.user)
    return redirect(page_of(account))


def role_new(request, pk):
    account = visible_account(request, pk)
    if not request.user.has_perm("members.manage_account", account):
        raise PermissionDenied(_("Your present role does not allow this."))
    form = RoleForm(request.POST or None, user=request.user)

    def save():
        given = form.cleaned_data
        return services.assign_role(
            account, given.pop("organization"), given.pop("role"), by=request.user, **given
        )

    return form_page(
        request,
        form,
        title=_("Another role for %(name)s") % {"name": account.name},
        crumbs=crumbs(account),
        save=save,
        told=lambda role: _("%(name)s may act as %(role)s now.") % {"name": account.name, "role": role},
        back=page_of(account),
    )


@require_POST
def role_end(request, pk, role_pk):
    account = visible_account(request, pk)
    role = RoleAssignment.objects.visible_to(request.user).of_user(account).with_names().by_id(role_pk)
    if role is None:
        raise Http404
    try:
        services.end_role(role, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("members:account_list")
