"""What members are in a term: joining, changing in mid-term, leaving, seats, and the change of terms."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cppcc.permissions import require
from members.models import CommitteeSeat, GroupSeat, Membership, OfficeRecord, Term

from .history import record
from .offices import create_office_row

TERM_OVER = "届满"
DAY = timedelta(days=1)


@transaction.atomic
def join_term(
    member, term, *, by=None, since, sector, party=None, is_standing=False, positions=(), until=None
):
    """Make `member` a member of the committee of `term` from a day on."""
    if by:
        require(by, "members.edit_members", member)
    membership = Membership(
        member=member,
        term=term,
        since=since,
        until=until,
        sector=sector,
        party=party,
        is_standing=is_standing,
    )
    check_office(member, term, sector, party, *positions)
    membership.full_clean()
    membership.save()
    membership.positions.set(positions)
    record(member.organization, "join", by=by, subject=f"{member.name} {term}", member=member)
    return membership


def check_office(member, *rows):
    """Everything that a member is given belongs to the member's own office or one above."""
    offices = {member.organization_id, *(office.pk for office in member.organization.ancestors())}
    for row in rows:
        if row is not None and row.organization_id not in offices:
            raise ValidationError(_("“%(row)s” belongs to another office.") % {"row": row})


@transaction.atomic
def change_standing(membership, *, by=None, on, positions=None, **changes):
    """Let `sector`, `party`, `is_standing` or `positions` change from the day `on`; days before keep theirs.

    On the first day of a membership it is put right in place. Returns the membership of `on`.
    """
    member = membership.member
    if by:
        require(by, "members.edit_members", member)
    if on < membership.since or (membership.until and on > membership.until):
        raise ValidationError({"on": _("This day lies outside the membership.")})
    given = [row for row in changes.values() if hasattr(row, "organization_id")]
    check_office(member, *given, *(positions or ()))
    kept = list(membership.positions.all()) if positions is None else list(positions)
    before = {name: str(getattr(membership, name) or "") for name in changes}
    if on > membership.since:
        membership = split(membership, on)
    for name, value in changes.items():
        setattr(membership, name, value)
    membership.full_clean()
    membership.save()
    membership.positions.set(kept)
    changed = {
        str(Membership._meta.get_field(name).verbose_name): [text, str(getattr(membership, name) or "")]
        for name, text in before.items()
        if text != str(getattr(membership, name) or "")
    }
    record(
        member.organization,
        "change standing",
        by=by,
        subject=f"{member.name} {on}",
        member=member,
        changes=changed,
    )
    return membership


def split(membership, on):
    """End `membership` the day before `on` and return an unsaved copy that goes on from there."""
    after = Membership(
        member=membership.member,
        term=membership.term,
        sector=membership.sector,
        party=membership.party,
        is_standing=membership.is_standing,
        since=on,
        until=membership.until,
        leaving_reason=membership.leaving_reason,
    )
    membership.until, membership.leaving_reason = on - DAY, ""
    membership.save(update_fields=["until", "leaving_reason"])
    return after


@transaction.atomic
def leave(member, *, by=None, on, reason):
    """End membership and all seats with the day `on`."""
    if by:
        require(by, "members.edit_members", member)
    if not reason.strip():
        raise ValidationError({"reason": _("Please give a reason.")})
    membership = Membership.objects.of_member(member).on(on).first()
    if not membership:
        raise ValidationError({"on": _("%(name)s is no member on this day.") % {"name": member.name}})
    membership.until, membership.leaving_reason = on, reason.strip()[:200]
    membership.save(update_fields=["until", "leaving_reason"])
    for model in (CommitteeSeat, GroupSeat):
        end_all(model.objects.of_member(member).overlapping(on, None), on)
    record(member.organization, "leave", by=by, subject=f"{member.name} {on}", member=member, reason=reason)
    return membership


def end_all(seats, on):
    """End seats with the day `on`; those that would only begin later are dropped."""
    for seat in seats:
        if seat.since > on:
            seat.delete()
        else:
            seat.until = on
            seat.save(update_fields=["until"])


@transaction.atomic
def seat_member(member, committee, term, *, by=None, position=CommitteeSeat.Position.MEMBER, since=None):
    """Give `member` a seat on a committee in a term, from `since` or the term's first day on."""
    if by:
        require(by, "members.edit_members", member)
    check_office(member, committee, term)
    seat = CommitteeSeat(
        member=member, committee=committee, term=term, position=position, since=since or term.begins
    )
    seat.full_clean()
    seat.save()
    record(member.organization, "seat", by=by, subject=f"{member.name} {committee}", member=member)
    return seat


@transaction.atomic
def join_group(member, group, term, *, by=None, position=GroupSeat.Position.MEMBER, since=None):
    """Put `member` into a member group in a term, from `since` or the term's first day on."""
    if by:
        require(by, "members.edit_members", member)
    check_office(member, group, term)
    seat = GroupSeat(member=member, group=group, term=term, position=position, since=since or term.begins)
    seat.full_clean()
    seat.save()
    record(member.organization, "join group", by=by, subject=f"{member.name} {group}", member=member)
    return seat


@transaction.atomic
def close_dated(row, *, by=None, on):
    """End a seat on a committee or in a group with the day `on`."""
    if by:
        require(by, "members.edit_members", row.member)
    row.until = on
    row.full_clean()
    row.save(update_fields=["until"])
    record(row.member.organization, "end seat", by=by, subject=str(row), member=row.member)
    return row


@transaction.atomic
def start_term(organization, *, by=None, **values):
    """Add the next term of an office; the one before ends the day before, if its end was open or later."""
    earlier = Term.objects.of(organization).newest_first().first()
    term = create_office_row(Term, organization, by=by, **values)
    if earlier and earlier.begins < term.begins and (not earlier.ends or earlier.ends >= term.begins):
        earlier.write(ends=term.begins - DAY)
    return term


@transaction.atomic
def carry_over(old, new, *, by=None, members, seats=True):
    """Let `members` of the term `old` go on in `new` as what they are; everybody's old standing ends.

    With `seats` those who go on keep their committees and groups. Returns the number of those carried over.
    """
    if by:
        require(by, "members.edit_members", new)
    if old.organization_id != new.organization_id or old.begins >= new.begins:
        raise ValidationError(_("The new term must be a later one of the same office."))
    last_day, chosen = new.begins - DAY, {member.pk for member in members}
    ending = list(Membership.objects.of_term(old).overlapping(last_day, None).with_standing_rows())
    end_all(ending, last_day)
    Membership.objects.of_term(old).on(last_day).update(leaving_reason=TERM_OVER)
    going = [membership for membership in ending if membership.member_id in chosen]
    follow(going, new)
    carried = {membership.member_id for membership in going}
    for model in (CommitteeSeat, GroupSeat):
        carry_seats(model, old, new, carried if seats else set())
    OfficeRecord.objects.bulk_create(
        OfficeRecord.prepare(
            by=by,
            step="carry over",
            organization=new.organization,
            subject=f"{membership.member.name} {new}",
            member=membership.member,
        )
        for membership in going
    )
    record(new.organization, "carry over", by=by, subject=f"{old} → {new}：{len(carried)}")
    return len(carried)


def follow(memberships, term):
    """Store in `term` what each of `memberships` was."""
    rows = Membership.objects.bulk_create(
        Membership(
            member_id=one.member_id,
            term=term,
            sector_id=one.sector_id,
            party_id=one.party_id,
            is_standing=one.is_standing,
            since=term.begins,
        )
        for one in memberships
    )
    through = Membership.positions.through
    through.objects.bulk_create(
        through(membership_id=row.pk, position_id=position.pk)
        for row, before in zip(rows, memberships, strict=True)
        for position in before.positions.all()
    )


def carry_seats(model, old, new, members):
    """End the seats of `old` and begin the same ones in `new` for `members`."""
    last_day = new.begins - DAY
    ending = list(model.objects.of_term(old).overlapping(last_day, None))
    place = "committee_id" if model is CommitteeSeat else "group_id"
    end_all(ending, last_day)
    model.objects.bulk_create(
        model(
            member_id=seat.member_id,
            term=new,
            position=seat.position,
            since=new.begins,
            **{place: getattr(seat, place)},
        )
        for seat in ending
        if seat.member_id in members
    )
