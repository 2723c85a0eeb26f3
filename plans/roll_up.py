"""What of an office's plans goes up: kind, year and state of each; the title only of what has been issued."""

from cppcc.roll_up import Part

from .models import AnnualPlan
from .tables import PLAN_SIGNS

UNKNOWN_SIGN = ("grey", "circle")
KINDS = dict(AnnualPlan.Kind.choices)
STATES = dict(AnnualPlan.State.choices)


def parts(user, organization, today):
    plans = [
        plan
        | {
            "kind": KINDS[plan["kind"]],
            "state": STATES[plan["state"]],
            "sign": PLAN_SIGNS.get(plan["state"], UNKNOWN_SIGN),
        }
        for plan in AnnualPlan.objects.seen_from_above(user).of(organization).states()
    ]
    return [Part(10, "plans/roll_up.html", {"plans": plans})]
