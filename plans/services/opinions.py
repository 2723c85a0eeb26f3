"""Asking for opinions on a plan: rounds opened, prolonged, closed; what still stands in the way."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cppcc import outbox
from cppcc.dates import long_date
from cppcc.permissions import require
from cppcc.workflow import WrongState
from members.models import Committee, Department, Member, Party, RoleAssignment, Sector
from plans.models import (
    ASKABLE,
    AnnualPlan,
    OpinionRequest,
    OpinionRound,
    PlanOpinion,
    PlanRecord,
    PlanVersion,
)
from plans.snapshot import checksum, snapshot_of

from .lifecycle import freeze

KINDS = {Committee: "committee", Party: "party", Sector: "sector", Department: "department", Member: "member"}
MOST_NAMES = 10


@transaction.atomic
def open_round(plan, *, by, today, until, bodies=(), outside=(), note=""):
    """Ask `bodies` (rows of the members' lists) and `outside` (names) about the plan as it stands now.

    Asked is about a frozen version: the newest one when it says the same, else a new one.
    """
    require(by, "plans.ask_opinions", plan)
    locked_plan(plan)
    if plan.rounds.open().exists():
        raise ValidationError(_("A round is still open. Close it first, or ask further bodies in it."))
    if not bodies and not outside:
        raise ValidationError(_("Choose at least one body to ask."))
    check_day(until, today)
    last = plan.rounds.newest_first().first()
    round_ = OpinionRound(
        plan=plan,
        number=last.number + 1 if last else 1,
        frozen=frozen_text(plan, by),
        until=until,
        note=note,
        opened_by=by,
    )
    round_.full_clean()
    round_.save()
    asked = ask(round_, bodies, outside)
    write_record(round_, by=by, step="ask opinions", until=until, asked=asked)
    invite(asked, today)
    return round_


@transaction.atomic
def ask_more(round_, *, by, today, bodies=(), outside=()):
    """Ask further bodies in an open round; one that was asked already is not asked again."""
    locked_round(round_, by)
    asked = ask(round_, bodies, outside)
    if asked:
        write_record(round_, by=by, step="ask opinions", asked=asked)
        invite(asked, today)
    return asked


@transaction.atomic
def prolong_round(round_, *, by, today, until):
    """Move the last day of an open round and tell those who have not answered."""
    locked_round(round_, by)
    check_day(until, today)
    if until == round_.until:
        return
    before = round_.until
    round_.write(until=until)
    PlanRecord.write(
        by=by,
        step="prolong opinions",
        plan=round_.plan,
        subject=str(round_),
        changes={"until": [before.isoformat(), until.isoformat()]},
    )
    invite(waiting_in(round_), today)


@transaction.atomic
def remind_waiting(round_, *, by, today):
    """Tell those who have not answered once more, at most once a day; return how many have accounts."""
    locked_round(round_, by)
    return invite(waiting_in(round_), today, occasion=f"reminder:{today.isoformat()}")


@transaction.atomic
def close_round(round_, *, by):
    """End the answering; bodies that have not answered count as silent."""
    locked_round(round_, by)
    end_round(round_, by)


def end_round(round_, by):
    round_.write(closed_at=timezone.now(), closed_by=by)
    write_record(round_, by=by, step="close opinions")


@transaction.atomic
def reopen_round(round_, *, by):
    """Let the last round go on that was closed too early."""
    require(by, "plans.ask_opinions", round_.plan)
    locked_plan(round_.plan)
    if round_.number != round_.plan.rounds.newest_first().first().number:
        raise WrongState(_("Only the last round of a plan can be opened again."))
    if round_.closed_at:
        round_.write(closed_at=None, closed_by=None)
        write_record(round_, by=by, step="reopen opinions")


def blocking_opinions(plan):
    """What still hinders the plan from leaving a station that asks for opinions, in sentences; two queries.

    Bodies of an open round that have not answered, and opinions on which nobody has decided. Closing a round
    deals with those who stayed silent.
    """
    silent = list(OpinionRequest.objects.waiting().of_plan(plan).in_order())
    undecided = list(PlanOpinion.objects.of_plan(plan).undecided().with_round().in_order())
    found = []
    if silent:
        text = ngettext(
            "%(n)s body has not answered: %(names)s.",
            "%(n)s bodies have not answered: %(names)s.",
            len(silent),
        )
        found.append(text % {"n": len(silent), "names": some_names(silent)})
    if undecided:
        text = ngettext(
            "%(n)s opinion without a verdict: %(names)s.",
            "%(n)s opinions without a verdict: %(names)s.",
            len(undecided),
        )
        found.append(text % {"n": len(undecided), "names": some_names(one.request for one in undecided)})
    return found


@transaction.atomic
def settle_opinions(plan, *, by):
    """Let the plan leave a station that asks for opinions: refused while something is not dealt with.

    A round in which everybody has answered is closed, so that no answer changes behind the plan's back.
    """
    hindrances = blocking_opinions(plan)
    if hindrances:
        raise ValidationError([_("The plan stays here until all opinions are dealt with:"), *hindrances])
    for round_ in plan.rounds.open().with_plan():
        end_round(round_, by)


def some_names(requests):
    names = list(dict.fromkeys(one.name for one in requests))
    return "、".join(names[:MOST_NAMES]) + ("……" if len(names) > MOST_NAMES else "")


def locked_plan(plan):
    """Lock the plan for this transaction; raise when its text is settled."""
    locked = AnnualPlan.objects.select_for_update().get(pk=plan.pk)
    if locked.state not in ASKABLE:
        raise WrongState(_("“%(plan)s” is settled; nobody is asked about it any more.") % {"plan": plan})


def locked_round(round_, by):
    """Lock the round for this transaction; raise unless `by` may lead it and it is still open."""
    require(by, "plans.ask_opinions", round_.plan)
    still_open(round_)


def still_open(round_):
    """Lock the round for this transaction; raise `WrongState` when it takes no answers any more."""
    locked = OpinionRound.objects.select_for_update().get(pk=round_.pk)
    if not locked.is_open:
        raise WrongState(_("This round is closed; nothing can be answered in it any more."))


def check_day(until, today):
    if until < today:
        raise ValidationError({"until": _("This day is over already.")})


def frozen_text(plan, by):
    """The version on which one asks."""
    newest = PlanVersion.objects.of(plan).newest_first().first()
    if newest and newest.sha256 == checksum(snapshot_of(plan)):
        return newest
    return freeze(plan, by=by, reason=_("asked for opinions"))


def ask(round_, bodies, outside):
    """Add those to the round whom it does not ask yet; return their requests."""
    known = OpinionRequest.objects.asked_keys(round_)
    place, asked = len(known), []
    wanted = [(KINDS[type(body)], body.pk, body) for body in bodies]
    wanted += [("outside", name, None) for name in outside]
    for kind, key, body in wanted:
        if (kind, key) in known:
            continue
        known.add((kind, key))
        if body:
            belongs(body, round_.plan.organization_id)
        one = OpinionRequest(round=round_, kind=kind, name=key, order=place + len(asked))
        if body:
            one.name = body.name
            setattr(one, kind, body)
        one.clean_fields()
        asked.append(one)
    return OpinionRequest.objects.bulk_create(asked)


def belongs(body, office):
    """Raise unless the body is one of the asking office's own, or a member attached to it."""
    if office not in (body.organization_id, getattr(body, "liaison_office_id", None)):
        raise ValidationError(_("“%(body)s” belongs to another office.") % {"body": body})


def waiting_in(round_):
    return list(OpinionRequest.objects.waiting().of_round(round_).with_round().in_order())


def write_record(round_, *, by, step, until=None, asked=()):
    changes = {"until": ["", until.isoformat()]} if until else {}
    if asked:
        changes["asked"] = ["", "、".join(one.name for one in asked)]
    PlanRecord.write(by=by, step=step, plan=round_.plan, subject=str(round_), changes=changes)


def invite(requests, today, *, occasion=""):
    """Tell the accounts of the asked bodies until when they can answer; return how many bodies have one."""
    accounts = accounts_of(requests, today)
    outbox.enqueue(
        invitation(request, account, occasion) for request in requests for account in accounts[request.pk]
    )
    return sum(bool(found) for found in accounts.values())


def invitation(request, account, occasion):
    """The message to one account; a moved day is a new key."""
    round_ = request.round
    title = _("Your opinion on “%(plan)s” is asked until %(day)s")
    return outbox.Message(
        key=f"opinion:{request.pk}:{round_.until.isoformat()}:{occasion}:{account.pk}",
        recipient=account,
        kind="opinion",
        title=(title % {"plan": round_.plan, "day": long_date(round_.until)})[:300],
        body=round_.note,
        url=reverse("plans:opinion_answer", args=[request.pk]),
    )


def accounts_of(requests, today):
    """{pk of a request: the accounts that can answer it}; at most two queries."""
    by_body = {}
    committees = {one.committee_id for one in requests if one.committee_id}
    departments = {one.department_id for one in requests if one.department_id}
    for role in RoleAssignment.objects.on(today).speaking_for(committees, departments):
        by_body.setdefault((role.committee_id, role.department_id), []).append(role.user)
    members = [one.member_id for one in requests if one.member_id]
    for member in Member.objects.with_keys(members).with_accounts():
        if member.account and member.account.is_active:
            by_body[member.pk] = [member.account]
    return {
        one.pk: by_body.get(one.member_id or (one.committee_id, one.department_id), []) for one in requests
    }
