"""Changing one known member from a roster's row, and taking that back."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from cppcc.models import StaleObject
from members.models import CommitteeSeat, GroupSeat, Membership
from members.services import name_keys, record

from .checking import PERSON

DAY = timedelta(days=1)
STANDING = ("sector", "party", "is_standing", "positions")
SEATS = (("committees", CommitteeSeat, "committee_id"), ("groups", GroupSeat, "group_id"))


def update_member(member, changes, term, since, by):
    """Write what a row changes; returns what `restore_member` needs to take it back, as plain data."""
    before = {
        "fields": {},
        "ended": [],
        "replaced": None,
        "made": {"membership": [], "committees": [], "groups": []},
    }
    write_person(member, changes, before)
    if any(name in changes for name in STANDING):
        write_standing(member, changes, term, since, before)
    for name, model, place in SEATS:
        for pk, position in changes.get(name, ()):
            seat = model.objects.create(
                member=member, term=term, since=since, position=position, **{place: pk}
            )
            before["made"][name].append(seat.pk)
    record(member.organization, "import", by=by, subject=member.name, member=member)
    return before


def write_person(member, changes, before):
    """The person's own columns; the version moves on also when only the standing changes."""
    given = {name: changes[name] for name in PERSON if name in changes}
    columns = {column(name): as_stored(name, value) for name, value in given.items()}
    for name in given:
        value = getattr(member, column(name))
        before["fields"][name] = value.isoformat() if isinstance(value, date) else value
        setattr(member, column(name), columns[column(name)])
    member.write(**columns, **name_keys(member.name), **member.derived())


def column(name):
    return "liaison_office_id" if name == "liaison_office" else name


def as_stored(name, value):
    return date.fromisoformat(value) if name == "birth_date" and value else value


def write_standing(member, changes, term, since, before):
    """Let the standing change from `since` on: put right on its first day, else ended and begun anew."""
    current = Membership.objects.of_member(member).of_term(term).open().first()
    if current and current.since >= since:
        before["replaced"] = [current.pk, as_data(current)]
        put(current, changes)
        return
    base = (
        as_data(current)
        if current
        else {"sector": None, "party": None, "is_standing": False, "positions": []}
    )
    for earlier in Membership.objects.of_member(member).overlapping(since, None):
        before["ended"].append(
            [earlier.pk, earlier.until.isoformat() if earlier.until else None, earlier.leaving_reason]
        )
        earlier.until = since - DAY
        earlier.save(update_fields=["until"])
    follow = Membership(member=member, term=term, since=since)
    put(follow, {**base, **{name: changes[name] for name in STANDING if name in changes}})
    before["made"]["membership"].append(follow.pk)


def as_data(membership):
    return {
        "sector": membership.sector_id,
        "party": membership.party_id,
        "is_standing": membership.is_standing,
        "positions": [position.pk for position in membership.positions.all()],
    }


def put(membership, values):
    """Store `values` of `STANDING` in a membership."""
    for name in ("sector", "party"):
        if name in values:
            setattr(membership, f"{name}_id", values[name])
    membership.is_standing = values.get("is_standing", membership.is_standing)
    membership.save()
    if "positions" in values:
        membership.positions.set(values["positions"])


def restore_member(member, before, version):
    """Give a member back what `update_member` took; `StaleObject` when somebody changed it since."""
    if member.version != version:
        raise StaleObject(member)
    columns = {column(name): as_stored(name, value) for name, value in before["fields"].items()}
    for name, value in columns.items():
        setattr(member, name, value)
    member.write(**columns, **name_keys(member.name), **member.derived())
    for name, model, _place in SEATS:
        model.objects.with_keys(before["made"][name]).delete()
    Membership.objects.with_keys(before["made"]["membership"]).delete()
    for pk, until, reason in before["ended"]:
        for membership in Membership.objects.with_keys([pk]):
            membership.until = date.fromisoformat(until) if until else None
            membership.leaving_reason = reason
            membership.save(update_fields=["until", "leaving_reason"])
    if before["replaced"]:
        pk, values = before["replaced"]
        for membership in Membership.objects.with_keys([pk]):
            put(membership, values)


def why_kept(name):
    """Why a row could not be taken back."""
    return _("%(name)s has been changed or used since; it stays as it is.") % {"name": name}
