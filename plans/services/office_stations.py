"""The stations that an office lays down for its plans: added, changed, put in order, taken out of use.

A list begins with drafting and ends with the issue; these two keep their places. Plans that have been
submitted hold copies, so nothing here touches them.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cppcc.permissions import require
from members.models import Organization
from members.services.history import differences, record
from plans.models import ApprovalStation

from .presets import SHORTEST, as_stations


@transaction.atomic
def own_stations(organization, plan_kind, *, by):
    """Give an office stations of its own for a kind of plans: copies of those it has taken from above."""
    require(by, "plans.edit_stations", ApprovalStation(organization=organization))
    if locked(organization, plan_kind):
        raise ValidationError(_("The office has its own stations already."))
    inherited = ApprovalStation.objects.in_force_for(organization, plan_kind) or as_stations(SHORTEST)
    rows = [
        ApprovalStation(
            organization=organization,
            plan_kind=plan_kind,
            **{**one.values(), "order": order, "committee": None},
        )
        for order, one in enumerate(inherited, 1)
    ]
    ApprovalStation.objects.bulk_create(rows)
    tell(rows[0], "create", by)
    return rows


@transaction.atomic
def add_station(organization, plan_kind, *, by, **values):
    """Add a station before the last one."""
    station = ApprovalStation(organization=organization, plan_kind=plan_kind, **values)
    require(by, "plans.edit_stations", station)
    rows = locked(organization, plan_kind) or own_stations(organization, plan_kind, by=by)
    station.full_clean()
    station.save()
    arrange([*rows[:-1], station, rows[-1]])
    tell(station, "create", by)
    return station


@transaction.atomic
def change_station(station, *, by, **changes):
    """Change a station; plans under way keep the one they have."""
    require(by, "plans.edit_stations", station)
    changed = differences(station, changes)
    for name, value in changes.items():
        setattr(station, name, value)
    station.full_clean()
    station.write(**changes)
    record(station.organization, "change", by=by, subject=subject_of(station), changes=changed)
    return station


@transaction.atomic
def move_station(station, *, by, down):
    """Let a station and its neighbour change places; the first and the last keep theirs."""
    require(by, "plans.edit_stations", station)
    rows = locked(station.organization, station.plan_kind)
    place = rows.index(station)
    other = place + (1 if down else -1)
    if not is_between(rows, place) or not is_between(rows, other):
        raise ValidationError(_("A plan begins with drafting and ends with the issue."))
    rows[place], rows[other] = rows[other], rows[place]
    arrange(rows)
    tell(station, "change", by)


@transaction.atomic
def use_station(station, *, by, is_active):
    """Take a station out of use, or put it to use again before the last one."""
    require(by, "plans.edit_stations", station)
    rows = locked(station.organization, station.plan_kind)
    if station.is_active == is_active:
        return
    if not is_active:
        if not is_between(rows, rows.index(station)):
            raise ValidationError(_("A plan begins with drafting and ends with the issue."))
        station.write(is_active=False)
    else:
        station.write(is_active=True)
        arrange([*rows[:-1], station, *rows[-1:]])
    tell(station, "change", by)


def locked(organization, plan_kind):
    """The office's own stations in use, in order; nobody else rearranges them until the transaction ends."""
    Organization.objects.select_for_update().get(pk=organization.pk)
    return list(ApprovalStation.objects.of(organization).of_kind(plan_kind).active().in_order())


def is_between(rows, place):
    return 0 < place < len(rows) - 1


def arrange(rows):
    for order, one in enumerate(rows, 1):
        if one.order != order:
            one.write(order=order)


def tell(station, step, by):
    record(station.organization, step, by=by, subject=subject_of(station))


def subject_of(station):
    return f"{station._meta.verbose_name}：{station.get_plan_kind_display()} {station.name}"[:300]
