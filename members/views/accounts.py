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
from cppcc.qr_code import qr_code
from members import services
from members.filters import AccountFilter, rule_of
from members.forms import AccountRuleForm, DisableForm, InviteForm, InviteManyForm, RoleForm
from members.models import RoleAssignment, User
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

    roles = None

    def lines(self, rows):
        self.roles = self.roles_of([row["pk"] for row in rows])
        return super().lines(rows)

    def dress_row(self, row):
        if self.roles is None:
            self.roles = self.roles_of(self.filters.qs.values("pk"))
        row["roles_text"] = "、".join(self.roles.get(row["pk"], ()))

    def roles_of(self, users):
        """{pk: roles in words}, in the office in which one acts."""
        labels = dict(RoleAssignment.Role.choices)
        found = RoleAssignment.objects.visible_to(self.request.user).names_by_user(users)
        return {
            pk: [f"{labels[role]}（{body}）" if body else str(labels[role]) for role, body in held]
            for pk, held in found.items()
        }

    def choices(self):
        days = rule_of(self.request.user.organization).unused_days
        unused = ("unused", _("not used for %(n)s days") % {"n": days})
        return {"use": [unused, ("never", _("never signed in"))]}


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
    if context["password"]:
        path = reverse("members:welcome", args=[services.welcome_token(account)])
        context["link"] = request.build_absolute_uri(path)
        context["code"] = qr_code(context["link"])
    return render(request, "members/account.html", context)


def show_once(request, account, password):
    """Hand the initial password to the account's page, which shows it one time, with a link that does as
    well."""
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


def many(request):
    """Accounts and printable slips for many people; made in the background."""
    waiting = {
        "members": services.members_to_invite(request.user).count(),
        "leaders": len(services.leaders_to_invite(request.user)),
    }
    initial = {"whom": request.GET.get("whom", "members")}
    form = InviteManyForm(request.POST or None, user=request.user, waiting=waiting, initial=initial)
    if request.method == "POST" and form.is_valid():
        address = f"{request.scheme}://{request.get_host()}"
        job = jobs.ask_for(
            "invite_many",
            by=request.user,
            title=_("Slips for new accounts"),
            address=address,
            **form.cleaned_data,
        )
        return redirect("documents:detail", job.pk)
    return form_page(
        request,
        form,
        title=_("Invite many"),
        crumbs=crumbs(),
        label=_("Make accounts and slips"),
        intro=_(
            "Each gets an account; the slips are made as a PDF for you only. Keep it safe, delete it after "
            "handing them out. Slips already printed for accounts that nobody has used stop working."
        ),
        save=None,
        told="",
        back=reverse("members:account_list"),
    )


def rules(request):
    """For how many days what the office hands out is good, and when an account counts as unused."""
    office = request.user.organization
    form = AccountRuleForm(request.POST or None, instance=rule_of(office))
    return form_page(
        request,
        form,
        title=_("Rules of accounts"),
        crumbs=crumbs(),
        intro=_("They hold from today on, here and in the offices below that have none of their own."),
        save=lambda: services.set_account_rule(office, by=request.user, **form.cleaned_data),
        told=_("The rules are saved."),
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
