"""Two contents of a plan side by side: which there are to choose from, and the printed account of both."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cppcc import jobs
from cppcc.permissions import require
from plans.documents import DifferenceDocument
from plans.models import AnnualPlan, PlanVersion
from plans.snapshot import snapshot_of

from .printing import FORMAT_NAMES

NOW = "now"
MOST_PLANS = 20


@dataclass(frozen=True)
class Side:
    """One content to choose: `key` is a version's number, `now`, or `plan-<pk>` for another year's plan."""

    key: str
    label: str


def sides_of(plan, user):
    """What can be compared: the plan as it stands, its versions, the office's plans of other years; two
    queries."""
    versions = PlanVersion.objects.visible_to(user).of(plan).newest_first().without_content()
    others = AnnualPlan.objects.visible_to(user).other_years_of(plan).newest_first()[:MOST_PLANS]
    return [
        Side(NOW, _("the plan as it stands now")),
        *(Side(str(one.number), _("Version %(n)s") % {"n": one.number}) for one in versions),
        *(
            Side(f"plan-{one.pk}", _("%(year)s: %(plan)s") % {"year": one.year, "plan": one})
            for one in others
        ),
    ]


def usual_sides(sides):
    """(from, to) that people look at first: the newest version, or else another year, and the plan now."""
    return (sides[1].key if len(sides) > 1 else NOW), NOW


def content_of(plan, key, user):
    """The plan JSON of a side; `ValidationError` when there is no such side for this person."""
    missing = ValidationError(_("There is nothing to compare under “%(key)s”."), params={"key": key})
    if key == NOW:
        return snapshot_of(plan)
    if key.isdigit():
        version = PlanVersion.objects.visible_to(user).of(plan).numbered(key).first()
        if version:
            return version.snapshot
    if key.removeprefix("plan-").isdigit():
        other = AnnualPlan.objects.visible_to(user).other_years_of(plan).by_id(key.removeprefix("plan-"))
        if other:
            return snapshot_of(other)
    raise missing


def difference_document(plan, start, end, user):
    """The account of what differs between two sides."""
    labels = {side.key: side.label for side in sides_of(plan, user)}
    before, after = (content_of(plan, key, user) for key in (start, end))
    return DifferenceDocument(before, after, labels.get(start, start), labels.get(end, end))


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
