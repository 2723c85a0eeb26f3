"""Accounts: made, given roles, disabled; and what people set for themselves."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cppcc.permissions import require
from members.models import AccountRule, RoleAssignment, User

from .history import differences, record

PREFERENCES = {"language", "large_print", "phone"}
PASSWORD_COLUMNS = ["password", "must_change_password", "password_changed_at", "initial_until"]


@transaction.atomic
def create_user(*, by=None, username, name, password, must_change_password=True, **values):
    """Add an account; the first password is changed at the first sign-in unless the system says otherwise."""
    if by:
        require(by, "members.manage_accounts")
    user = User(username=username, name=name, must_change_password=must_change_password, **values)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save()
    return user


@transaction.atomic
def assign_role(user, organization, role, *, by=None, **values):
    """Let `user` act in an office through a role."""
    assignment = RoleAssignment(user=user, organization=organization, role=role, **values)
    if by:
        require(by, "members.assign_role", assignment)
    for place in (assignment.committee, assignment.department):
        if place is not None and place.organization_id != organization.pk:
            raise ValidationError(_("“%(row)s” belongs to another office.") % {"row": place})
    assignment.full_clean()
    assignment.save()
    record(organization, "assign role", by=by, subject=f"{user.name}：{assignment}", account=user)
    return assignment


@transaction.atomic
def end_role(assignment, *, by=None, on=None):
    """Take a role away with the end of the day before `on` (default: today); it acts on the next request."""
    if by:
        require(by, "members.assign_role", assignment)
        if assignment.user_id == by.pk:
            raise ValidationError(_("You cannot take a role away from yourself."))
    day = on or timezone.localdate()
    subject, user, organization = (
        f"{assignment.user.name}：{assignment}",
        assignment.user,
        assignment.organization,
    )
    if assignment.since >= day:
        assignment.delete()
    else:
        assignment.until = day - timedelta(days=1)
        assignment.save(update_fields=["until"])
    record(organization, "end role", by=by, subject=subject, account=user)


@transaction.atomic
def disable_account(user, *, by, reason=""):
    """Close an account: it cannot sign in, and whoever is signed in with it is so no longer."""
    require(by, "members.manage_account", user)
    if user.pk == by.pk:
        raise ValidationError(_("You cannot disable your own account."))
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user)
    record(by.organization, "disable", by=by, subject=user.name, account=user, reason=reason)


@transaction.atomic
def enable_account(user, *, by):
    """Open a closed account again."""
    require(by, "members.manage_account", user)
    user.is_active = True
    user.save(update_fields=["is_active"])
    record(by.organization, "enable", by=by, subject=user.name, account=user)


def end_sessions(user):
    """Delete the stored sessions of an account; they could come back to life when it is enabled again."""
    for session in Session.objects.filter(expire_date__gte=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()


@transaction.atomic
def change_password(user, password):
    """Set the password its owner has chosen; every session of the account but the present one ends."""
    user.set_password(password)
    user.must_change_password = False
    user.password_changed_at = timezone.now()
    user.initial_until = None
    user.save(update_fields=PASSWORD_COLUMNS)
    if user.organization:
        record(user.organization, "change password", by=user, subject=user.name, account=user)
    return user


@transaction.atomic
def set_account_rule(organization, *, by, **values):
    """Let days of `AccountRule` hold in an office, and below it, from today on."""
    require(by, "members.manage_accounts", organization)
    rule = AccountRule.objects.filter(organization=organization, holds_from=timezone.localdate()).first()
    rule = rule or AccountRule(organization=organization, holds_from=timezone.localdate())
    before = AccountRule.objects.in_force_on(organization, timezone.localdate()) or AccountRule()
    changed = differences(before, values)
    for name, value in values.items():
        setattr(rule, name, value)
    rule.full_clean()
    rule.save()
    record(organization, "change", by=by, subject=str(AccountRule._meta.verbose_name), changes=changed)
    return rule


def set_preferences(user, **values):
    """Keep what people choose for themselves: any of `PREFERENCES`."""
    if unknown := values.keys() - PREFERENCES:
        raise ValueError(f"not for the person to set: {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(user, name, value)
    user.save(update_fields=list(values))
