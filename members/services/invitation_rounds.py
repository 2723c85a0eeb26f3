"""Inviting many at once: all members, the leaders of the committees, handlers named by their departments."""

from functools import partial

from django.utils import timezone

from members.models import CommitteeSeat, Department, Member

from .invitations import invite_again, invite_handler, invite_leader


def members_to_invite(user):
    """Members of the office who have no account, or have never used theirs."""
    own = Member.objects.visible_to(user).of(user.organization)
    return own.active().to_invite().in_stroke_order()


def leaders_to_invite(user):
    """The seats of today's leaders who lack an account, the role, or have never signed in."""
    seats = CommitteeSeat.objects.visible_to(user).on(timezone.localdate()).leading().with_leaders()
    return [seat for seat in seats if not leads_already(seat)]


def leads_already(seat):
    account = seat.member.account
    if account is None or account.last_login is None:
        return False
    roles = ((one.role, one.committee_id) for one in account.current_assignments)
    return ("committee_leader", seat.committee_id) in roles


def round_of(whom, *, by, people=()):
    """[(name, function that invites and returns (account, initial password or ""))].

    `whom` is "members", "leaders" or "handlers"; `people` are the handlers as [key of department, name].
    """
    if whom == "members":
        return [(one.name, partial(invite_again, one, by=by)) for one in members_to_invite(by)]
    if whom == "leaders":
        return [(seat.member.name, partial(invite_leader, seat, by=by)) for seat in leaders_to_invite(by)]
    departments = Department.objects.visible_to(by).in_bulk([pk for pk, _name in people])
    return [
        (name, partial(invite_handler, departments[pk], name, by=by))
        for pk, name in people
        if pk in departments
    ]
