"""Inviting people: an account with a password to begin with, or a link by which they choose their own.

Both are good for the days of the office's rule, and for one use: whoever has chosen a password has used both.
"""

import secrets
import string
from datetime import timedelta

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from cppcc.permissions import require
from members.models import AccountRule, RoleAssignment, User
from members.pinyin import pinyin_of

from .accounts import PASSWORD_COLUMNS, assign_role, change_password, create_user
from .history import record

PASSWORD_LENGTH = 12
# Without characters that a person mistakes for one another on paper.
LOWER, UPPER, DIGITS = "abcdefghjkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789"
SALT = "members.welcome"
MARK_LENGTH = 16


def initial_password():
    """A random password of twelve characters from three classes, easy to copy from paper."""
    alphabet = LOWER + UPPER + DIGITS
    while True:
        password = "".join(secrets.choice(alphabet) for _position in range(PASSWORD_LENGTH))
        if all(any(one in group for one in password) for group in (LOWER, UPPER, DIGITS)):
            return password


def good_until(organization):
    """Until when an initial password or a link that an office gives now is good."""
    now = timezone.now()
    rule = AccountRule.objects.in_force_on(organization, timezone.localdate(now)) or AccountRule()
    return now + timedelta(days=rule.initial_password_days)


def free_username(name):
    """A user name from the pinyin of `name`, with a number when somebody has it already."""
    plain = "".join(one for one in pinyin_of(name) if one in string.ascii_lowercase + string.digits)[:40]
    plain = plain or "user"
    names = [plain, *(f"{plain}{number}" for number in range(2, 1000))]
    used = User.objects.used_names(names)
    return next(one for one in names if one not in used)


@transaction.atomic
def invite(organization, role, *, by, name, username="", phone="", **places):
    """Make an account with a role; returns (account, initial password), which is shown once and kept nowhere.

    Staff may invite members, leaders and department handlers; a handler others of the own department.
    """
    require(by, "members.assign_role", RoleAssignment(organization=organization, role=role, **places))
    password = initial_password()
    user = create_user(
        username=username or free_username(name),
        name=name,
        password=password,
        phone=phone,
        initial_until=good_until(organization),
    )
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
def invite_again(member, *, by):
    """(account, initial password) of a member who has none yet, or never used it; (account, "") of others."""
    if member.account is None:
        return invite_member(member, by=by)
    return renewed_if_unused(member.account, by)


@transaction.atomic
def invite_leader(seat, *, by):
    """Give the leader of a committee account and role; returns what `invite_again` does."""
    user, password = invite_again(seat.member, by=by)
    leads = {"role": RoleAssignment.Role.COMMITTEE_LEADER, "committee": seat.committee}
    held = RoleAssignment.objects.held_by(user)
    if not any((one.role, one.committee) == tuple(leads.values()) for one in held):
        assign_role(user, seat.committee.organization, by=by, **leads)
    return user, password


@transaction.atomic
def invite_handler(department, name, *, by):
    """Give somebody of a department account and role, once; returns what `invite_again` does."""
    role = RoleAssignment.Role.DEPARTMENT_HANDLER
    user = User.objects.visible_to(by).handler_called(name, department)
    if user is None:
        return invite(department.organization, role, by=by, name=name, department=department)
    return renewed_if_unused(user, by)


def renewed_if_unused(user, by):
    unused = user.last_login is None and user.must_change_password and user.is_active
    return user, renew_initial_password(user, by=by) if unused else ""


@transaction.atomic
def renew_initial_password(user, *, by):
    """Give an account a new initial password, which its owner must change; every session of it ends."""
    require(by, "members.manage_account", user)
    password = initial_password()
    user.set_password(password)
    user.must_change_password = True
    user.password_changed_at = timezone.now()
    user.initial_until = good_until(by.organization)
    user.save(update_fields=PASSWORD_COLUMNS)
    record(by.organization, "renew password", by=by, subject=user.name, account=user)
    return password


def welcome_token(user):
    """What stands in the link by which `user` chooses a password; nothing is stored."""
    return signing.Signer(salt=SALT).sign_object({"account": user.pk, "mark": mark_of(user)})


def mark_of(user):
    """Changes with the password: a link is used up when a password is chosen or renewed."""
    return salted_hmac(SALT, user.password, algorithm="sha256").hexdigest()[:MARK_LENGTH]


def account_of_token(token):
    """The account that may choose its password by a link, or None: forged, used, too old, disabled."""
    try:
        given = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    user = User.objects.waiting().by_id(given["account"])
    if user is None or user.initial_is_over or not constant_time_compare(given["mark"], mark_of(user)):
        return None
    return user


@transaction.atomic
def accept_invitation(token, password):
    """Set the password that the owner of a link has chosen; None when the link has been used meanwhile."""
    user = account_of_token(token)
    return change_password(user, password) if user else None
