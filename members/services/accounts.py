"""Accounts: made, invited, given roles, disabled; and what people set for themselves."""

import secrets
import string
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cppcc.permissions import require
from members.models import RoleAssignment, User
from members.pinyin import pinyin_of

from .history import record

PREFERENCES = {"language", "large_print", "phone"}
PASSWORD_LENGTH = 12
# Without characters that a person mistakes for one another on paper.
LOWER, UPPER, DIGITS = "abcdefghjkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789"


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


def initial_password():
    """A random password of twelve characters from three classes, easy to copy from paper."""
    alphabet = LOWER + UPPER + DIGITS
    while True:
        password = "".join(secrets.choice(alphabet) for _position in range(PASSWORD_LENGTH))
        if all(any(one in group for one in password) for group in (LOWER, UPPER, DIGITS)):
            return password


def free_username(name, taken=frozenset()):
    """A user name from the pinyin of `name`, with a number when somebody has it already."""
    plain = "".join(one for one in pinyin_of(name) if one in string.ascii_lowercase + string.digits)[:40]
    plain = plain or "user"
    used = taken | User.objects.used_names([plain, *(f"{plain}{number}" for number in range(2, 1000))])
    return next(one for one in [plain, *(f"{plain}{n}" for n in range(2, 1000))] if one not in used)


@transaction.atomic
def invite(organization, role, *, by, name, username="", phone="", **places):
    """Make an account with a role; returns (account, initial password), which is shown once and kept nowhere.

    Staff may invite members, leaders and department handlers; a handler others of the own department.
    """
    require(by, "members.assign_role", RoleAssignment(organization=organization, role=role, **places))
    password = initial_password()
    user = create_user(username=username or free_username(name), name=name, password=password, phone=phone)
    assign_role(user, organization, role, by=by, **places)
    record(organization, "invite", by=by, subject=name, account=user)
    return user, password


@transaction.atomic
def invite_member(member, *, by):
    """Give a member an account; returns (account, initial password). One who has an account is refused."""
    if member.account_id:
        raise ValidationError(_("%(name)s has an account already.") % {"name": member.name})
    user, password = invite(
        member.organization, RoleAssignment.Role.MEMBER, by=by, name=member.name, phone=member.phone
    )
    member.write(account=user)
    return user, password


@transaction.atomic
def renew_initial_password(user, *, by):
    """Give an account a new initial password, which its owner must change; every session of it ends."""
    require(by, "members.manage_account", user)
    password = initial_password()
    user.set_password(password)
    user.must_change_password = True
    user.password_changed_at = timezone.now()
    user.save(update_fields=["password", "must_change_password", "password_changed_at"])
    record(by.organization, "renew password", by=by, subject=user.name, account=user)
    return password


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
    user.save(update_fields=["password", "must_change_password", "password_changed_at"])
    if user.organization:
        record(user.organization, "change password", by=user, subject=user.name, account=user)
    return user


def set_preferences(user, **values):
    """Keep what people choose for themselves: any of `PREFERENCES`."""
    if unknown := values.keys() - PREFERENCES:
        raise ValueError(f"not for the person to set: {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(user, name, value)
    user.save(update_fields=list(values))
