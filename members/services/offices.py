"""Offices, and the rows that each keeps for itself: committees, sectors, parties, departments, terms, …"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from cppcc.permissions import require
from members.models import Organization

from .history import differences, record


@transaction.atomic
def create_organization(*, by=None, parent=None, **values):
    """Add an office below `parent`; its place in the tree follows from the parent and its `order`."""
    if by:
        require(by, "members.manage_accounts", parent or Organization(path="/"))
    office = Organization(parent=parent, **values)
    office.full_clean(exclude=["path", "path_order"])
    office.save()
    above = parent or Organization(path="/", path_order="/")
    office.write(
        path=f"{above.path}{office.pk}/", path_order=f"{above.path_order}{office.order:04d}-{office.pk}/"
    )
    record(office, "create", by=by, subject=office.name)
    return office


@transaction.atomic
def create_office_row(model, organization, *, by=None, **values):
    """Add a committee, sector, party, department, position, group, term or session to an office."""
    row = model(organization=organization, **values)
    if by:
        require(by, "members.edit_members", row)
    row.full_clean()
    row.save()
    record(organization, "create", by=by, subject=subject_of(row))
    return row


@transaction.atomic
def change_office_row(row, *, by=None, **changes):
    """Change a row of an office's own lists."""
    if by:
        require(by, "members.edit_members", row)
    changed = differences(row, changes)
    for name, value in changes.items():
        setattr(row, name, value)
    row.full_clean()
    row.write(**changes)
    record(row.organization, "change", by=by, subject=subject_of(row), changes=changed)
    return row


@transaction.atomic
def erase_office_row(row, *, by=None):
    """Take a row out of its list; one that is used anywhere is refused: it can be put out of use instead."""
    if by:
        require(by, "members.edit_members", row)
    subject = subject_of(row)
    try:
        with transaction.atomic():
            row.erase()
    except ProtectedError:
        raise ValidationError(
            _("“%(name)s” is used by other records. Put it out of use instead of deleting it.")
            % {"name": row.name}
        ) from None
    record(row.organization, "erase", by=by, subject=subject)


@transaction.atomic
def move_office_row(row, *, by=None, down):
    """Let a row and its neighbour in the office's order change places."""
    if by:
        require(by, "members.edit_members", row)
    rows = list(type(row).objects.of(row.organization).in_order())
    place = rows.index(row)
    other = place + (1 if down else -1)
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
        for order, one in enumerate(rows, 1):
            if one.order != order:
                one.write(order=order)
        record(row.organization, "change", by=by, subject=subject_of(row))


def subject_of(row):
    return f"{row._meta.verbose_name}：{row.name}"[:300]
