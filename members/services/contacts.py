"""Contact points, what members do for them, and visits to members."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from cppcc.permissions import require

from .history import differences, record


@transaction.atomic
def create_contact_row(model, organization, *, by, **values):
    """Add a `ContactPoint`, `ContactDuty` or `MemberVisit` to an office."""
    row = model(organization=organization, **values)
    require(by, "members.edit_members", row)
    check_same_office(row)
    row.full_clean()
    row.save()
    record(organization, "create", by=by, subject=subject_of(row), member=getattr(row, "member", None))
    return row


@transaction.atomic
def change_contact_row(row, *, by, **changes):
    require(by, "members.edit_members", row)
    changed = differences(row, changes)
    for name, value in changes.items():
        setattr(row, name, value)
    check_same_office(row)
    row.full_clean()
    row.write(**changes)
    record(
        row.organization,
        "change",
        by=by,
        subject=subject_of(row),
        changes=changed,
        member=getattr(row, "member", None),
    )
    return row


@transaction.atomic
def erase_contact_row(row, *, by):
    require(by, "members.edit_members", row)
    subject = subject_of(row)
    try:
        with transaction.atomic():
            row.erase()
    except ProtectedError:
        raise ValidationError(_("Members are still assigned to “%(row)s”.") % {"row": row}) from None
    record(row.organization, "erase", by=by, subject=subject)


def check_same_office(row):
    """What a row names belongs to its office."""
    for name in ("member", "point"):
        other = getattr(row, name, None)
        if other is not None and other.organization_id != row.organization_id:
            raise ValidationError({name: _("“%(row)s” belongs to another office.") % {"row": other}})


def subject_of(row):
    return f"{row._meta.verbose_name}：{row}"[:300]
