"""Asked bodies and opinions as chips and counts."""

from collections import Counter

from django.utils.translation import gettext as _

from plans.models import OpinionRequest, PlanOpinion
from plans.services.opinions import blocking_opinions

State, Verdict = OpinionRequest.State, PlanOpinion.Verdict

REQUEST_SIGNS = {
    "late": ("red", "exclamation-triangle"),
    State.WAITING: ("grey", "hourglass"),
    State.ANSWERED: ("blue", "chat-left-text"),
    State.NO_OPINION: ("green", "check-lg"),
}
BODY_ORDER = (State.ANSWERED, State.NO_OPINION, State.WAITING, "late")
VERDICT_SIGNS = {
    "": ("amber", "question-lg"),
    Verdict.TAKEN: ("green", "check-lg"),
    Verdict.PARTLY: ("blue", "circle-half"),
    Verdict.NOT_TAKEN: ("grey", "x-lg"),
}


def at_station(plan, user):
    """What a station that asks for opinions still wants; None elsewhere and for who sees no opinions."""
    asks = plan.station is not None and plan.station.asks_opinions
    if not asks or not user.has_perm("plans.view_opinions", plan):
        return None
    return {
        "is_asked": plan.rounds.exists(),
        "may_ask": user.has_perm("plans.ask_opinions", plan),
        "hindrances": blocking_opinions(plan),
    }


def sign(pair, text):
    return {"colour": pair[0], "icon": pair[1], "text": text}


def request_sign(request, today):
    """A body's state as its chip shows it; overdue is a state of its own there."""
    return body_sign("late" if request.is_late(today) else request.state)


def body_sign(state):
    return sign(REQUEST_SIGNS[state], _("overdue") if state == "late" else State(state).label)


def verdict_sign(opinion):
    return words_sign(opinion.verdict)


def words_sign(verdict):
    return sign(VERDICT_SIGNS[verdict], Verdict(verdict).label if verdict else _("without a verdict"))


def counts_of(requests, today):
    """Chips with their numbers, those that are none left out: bodies by state, opinions by verdict."""
    bodies, opinions = Counter(), Counter()
    for one in requests:
        bodies["late" if one.is_late(today) else one.state] += 1
        opinions.update(opinion.verdict for opinion in one.opinions.all())
    return {
        "asked": len(requests),
        "given": opinions.total(),
        "bodies": [(body_sign(state), bodies[state]) for state in BODY_ORDER if bodies[state]],
        "opinions": [(words_sign(key), opinions[key]) for key in VERDICT_SIGNS if opinions[key]],
    }
