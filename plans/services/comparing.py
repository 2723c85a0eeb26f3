"""Two contents of a plan side by side: which there are to choose from, and the printed account of both."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from cppcc import jobs
from cppcc.permissions import require
from plans.documents import DifferenceDocument
from plans.models import AnnualPlan, PlanVersion
from plans.snapshot import snapshot_of

from .printing import FORMAT_NAMES

NOW = "now"
#: The version that a working copy adjusts.
BASE = "base"
MOST_PLANS = 20
#: Printed documents are Chinese whatever language the page has.
DOCUMENTS = "zh-hans"


@dataclass(frozen=True)
class Side:
    """One content to choose: `key` is a version's number, `now`, `plan-<pk>` for another year's plan, or, for
    a working copy, `base` for the version of the issued plan from which it was made."""

    key: str
    label: str


def sides_of(plan, user):
    """What can be compared: the plan as it stands, what it adjusts, its versions, the office's plans of other
    years; two queries, a third for a working copy."""
    versions = PlanVersion.objects.visible_to(user).of(plan).newest_first().without_content()
    others = AnnualPlan.objects.visible_to(user).other_years_of(plan).newest_first()[:MOST_PLANS]
    return [
        Side(NOW, _("the plan as it stands now")),
        *adjusted_side(plan),
        *(Side(str(one.number), _("Version %(n)s") % {"n": one.number}) for one in versions),
        *(
            Side(f"plan-{one.pk}", _("%(year)s: %(plan)s") % {"year": one.year, "plan": one})
            for one in others
        ),
    ]


def adjusted_side(plan):
    if not plan.adjusts_id:
        return []
    return [Side(BASE, _("the issued plan (version %(n)s)") % {"n": plan.adjustment.base.number})]


def usual_sides(sides):
    """(from, to) that people look at first: the newest version, or else another year, and the plan now."""
    return (sides[1].key if len(sides) > 1 else NOW), NOW


def content_of(plan, key, user):
    """The plan JSON of a side; `ValidationError` when there is no such side for this person."""
    missing = ValidationError(_("There is nothing to compare under “%(key)s”."), params={"key": key})
    if key == NOW:
        return snapshot_of(plan)
    if key == BASE and plan.adjusts_id:
        return plan.adjustment.base.snapshot
    if key.isdigit():
        version = PlanVersion.objects.visible_to(user).of(plan).numbered(key).first()
        if version:
            return version.snapshot
    if key.removeprefix("plan-").isdigit():
        other = AnnualPlan.objects.visible_to(user).other_years_of(plan).by_id(key.removeprefix("plan-"))
        if other:
            return snapshot_of(other)
    raise missing


def are_of_one_plan(start, end):
    """Both sides are contents of the plan or of its working copy: their rows are known by their lineage."""
    return not any(key.startswith("plan-") for key in (start, end))


def adjustment_between(plan, start, after, user):
    """Why the later content differs from the earlier one, as plan JSON tells it: the adjustment by which it
    came about, with those before it back to version `start`; None when no adjustments lead from it."""
    told = after.get("adjustment")
    if plan.adjusts_id:
        return told if start == BASE else None
    chain = [told] if told else []
    while chain and start.isdigit() and int(start) < chain[-1]["base"]:
        earlier = content_of(plan, str(chain[-1]["base"]), user).get("adjustment")
        if not earlier:
            return None
        chain.append(earlier)
    return in_one(chain[::-1]) if chain and start == str(chain[-1]["base"]) else None


def in_one(adjustments):
    """Adjustments that followed each other, told as one: the reasons of a row stand in their order."""
    texts = {}
    for one in adjustments:
        for reason in one["reasons"]:
            texts.setdefault((reason["kind"], reason["lineage"]), []).append(reason["text"])
    return {
        "base": adjustments[0]["base"],
        "reason": joined(one["reason"] for one in adjustments),
        "reasons": [
            {"kind": kind, "lineage": lineage, "text": joined(found)}
            for (kind, lineage), found in texts.items()
        ],
    }


def joined(texts):
    *earlier, last = texts
    return "".join(f"{text.rstrip('。；')}；" for text in earlier) + last


def difference_document(plan, start, end, user):
    """The account of what differs between two sides."""
    with translation.override(DOCUMENTS):
        labels = {side.key: side.label for side in sides_of(plan, user)}
    before, after = (content_of(plan, key, user) for key in (start, end))
    return DifferenceDocument(
        before,
        after,
        (labels.get(start, start), labels.get(end, end)),
        by_lineage=are_of_one_plan(start, end),
        adjustment=adjustment_between(plan, start, after, user),
    )


def print_difference(plan, *, by, start, end, file_format):
    """Queue the printing of the account and return the job."""
    require(by, DifferenceDocument.permission, plan)
    for key in (start, end):
        content_of(plan, key, by)
    title = _("%(plan)s: what has changed (%(format)s)")
    return jobs.ask_for(
        "print_difference",
        by=by,
        title=title % {"plan": plan.title, "format": FORMAT_NAMES[file_format]},
        plan=plan.pk,
        start=start,
        end=end,
        file_format=file_format,
    )
