"""What asked bodies answer, entered by themselves or by the office for them, and what the office decides."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cppcc.models import StaleObject
from cppcc.permissions import require
from plans.models import OpinionRecord, OpinionRequest, PlanOpinion
from plans.permissions import speaks_for
from plans.snapshot import subjects_of

from .changes import differences
from .opinions import still_open

NEED_REASON = (PlanOpinion.Verdict.PARTLY, PlanOpinion.Verdict.NOT_TAKEN)


@transaction.atomic
def give_opinion(request, *, by, text, lineage=None, received_as=""):
    """Add an opinion about the whole plan or its row `lineage`; the same twice is once."""
    request = locked_request(request, by)
    lineage, subject = about(request, lineage)
    same = PlanOpinion.objects.of_request(request).saying(text, lineage).first()
    if same:
        return same
    opinion = PlanOpinion(
        request=request,
        lineage=lineage,
        subject=subject,
        text=text,
        entered_by=by,
        on_behalf=not speaks_for(by, request),
    )
    opinion.full_clean()
    opinion.save()
    mark(request, OpinionRequest.State.ANSWERED, by, received_as)
    write_record(request, by=by, step="give opinion", changes={"opinion": ["", text]})
    return opinion


@transaction.atomic
def have_no_opinion(request, *, by, received_as=""):
    """Note that the body has no opinion; not while it has given some."""
    request = locked_request(request, by)
    if PlanOpinion.objects.of_request(request).exists():
        raise ValidationError(_("Opinions have been given already; take them back first."))
    if request.state != OpinionRequest.State.NO_OPINION:
        mark(request, OpinionRequest.State.NO_OPINION, by, received_as)
        write_record(request, by=by, step="no opinion")
    return request


@transaction.atomic
def take_back_answer(request, *, by):
    """The body that had no opinion waits for an answer again."""
    request = locked_request(request, by)
    if request.state == OpinionRequest.State.NO_OPINION:
        clear(request)
        write_record(request, by=by, step="take back answer")
    return request


@transaction.atomic
def change_opinion(opinion, *, by, text, lineage=None):
    """Store another text; what the office decided on the old one is void. Raises `StaleObject`."""
    require(by, "plans.change_opinion", opinion)
    still_open(opinion.request.round)
    lineage, subject = about(opinion.request, lineage)
    changes = differences(opinion, {"text": text, "subject": subject})
    if changes or opinion.lineage != lineage:
        opinion.write(
            text=text,
            lineage=lineage,
            subject=subject,
            verdict="",
            reason="",
            decided_by=None,
            decided_at=None,
        )
        write_record(opinion.request, by=by, step="change opinion", changes=named(changes))


@transaction.atomic
def withdraw_opinion(opinion, *, by):
    """Take an opinion back; a body without any left has not answered. Raises `StaleObject`."""
    require(by, "plans.change_opinion", opinion)
    still_open(opinion.request.round)
    request, text = opinion.request, opinion.text
    opinion.erase()
    if not PlanOpinion.objects.of_request(request).exists():
        clear(OpinionRequest.objects.select_for_update().get(pk=request.pk))
    write_record(request, by=by, step="withdraw opinion", changes={"opinion": [text, ""]})


@transaction.atomic
def decide_opinion(opinion, *, by, verdict, reason=""):
    """Decide whether the opinion is taken; what is not taken whole needs a reason. Raises `StaleObject`."""
    require(by, "plans.decide_opinions", opinion.request.round.plan)
    if verdict not in PlanOpinion.Verdict.values:
        raise ValidationError({"verdict": _("Choose a verdict.")})
    reason = reason.strip()
    if verdict in NEED_REASON and not reason:
        raise ValidationError({"reason": _("Give a reason for what is not taken.")})
    before = [opinion.get_verdict_display(), opinion.reason]
    opinion.write(verdict=verdict, reason=reason, decided_by=by, decided_at=timezone.now())
    after = [opinion.get_verdict_display(), reason]
    names = ("verdict", "reason")
    changes = {
        name: [str(old), str(new)] for name, old, new in zip(names, before, after, strict=True) if old != new
    }
    write_record(opinion.request, by=by, step="decide opinion", changes=changes)


@transaction.atomic
def decide_opinions(opinions, *, by, verdict, reason=""):
    """Decide on several alike; return (how many, those that somebody else changed meanwhile)."""
    stale = []
    for opinion in opinions:
        try:
            with transaction.atomic():
                decide_opinion(opinion, by=by, verdict=verdict, reason=reason)
        except StaleObject:
            stale.append(opinion)
    return len(opinions) - len(stale), stale


def locked_request(request, by):
    """The request as stored, its round locked; raise unless `by` may answer it and the round is open."""
    require(by, "plans.answer_request", request)
    still_open(request.round)
    return OpinionRequest.objects.with_round().get(pk=request.pk)


def about(request, lineage):
    """(lineage, name) of the row spoken about; (None, "") stands for the whole plan."""
    if not lineage:
        return None, ""
    subject = subjects_of(request.round.frozen.snapshot).get(str(lineage))
    if subject is None:
        raise ValidationError({"about": _("The text asked about has no such place.")})
    return lineage, subject.name[:300]


def mark(request, state, by, received_as):
    request.write(
        state=state,
        answered_by=by,
        answered_at=timezone.now(),
        on_behalf=not speaks_for(by, request),
        received_as=received_as or request.received_as,
    )


def clear(request):
    request.write(
        state=OpinionRequest.State.WAITING,
        answered_by=None,
        answered_at=None,
        on_behalf=False,
        received_as="",
    )


def named(changes):
    """The text of an opinion under its own name: other rows' texts are something else."""
    return {"opinion" if name == "text" else name: pair for name, pair in changes.items()}


def write_record(request, *, by, step, changes=None):
    OpinionRecord.write(by=by, step=step, request=request, subject=request.name, changes=changes or {})
