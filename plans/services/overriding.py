"""Warnings of the check that an office lets stand, each with a reason that stays on record."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cppcc.permissions import require
from plans.checking import Finding, check_plan
from plans.models import AnnualPlan, Override, PlanRecord

from .row_writing import ROW_NAMES
from .rows import PlanClosed

UNISSUED = (AnnualPlan.State.DRAFT, AnnualPlan.State.IN_APPROVAL)


@dataclass(frozen=True)
class Judged:
    """A finding with what was answered to it; None without."""

    finding: Finding
    override: Override | None

    @property
    def is_open(self):
        """The finding hinders issuing: an error always, a warning until somebody answers for it."""
        severity = self.finding.severity
        return severity == "error" or (severity == "warning" and self.override is None)


@dataclass(frozen=True)
class Review:
    """The check of a plan with the answers; `lapsed` are answers to what is not found any more."""

    judged: list
    lapsed: list

    def of(self, severity):
        return [one for one in self.judged if one.finding.severity == severity]

    @property
    def open(self):
        return [one.finding for one in self.judged if one.is_open]


def review_plan(plan, today):
    """The check of `plan` on `today` with what staff answered to it; one query more than the check."""
    overrides = {one.finding: one for one in Override.objects.holding_for(plan).with_people()}
    judged = [Judged(one, overrides.get(one.key) if overrides else None) for one in check_plan(plan, today)]
    answered = {one.override.pk for one in judged if one.override}
    return Review(judged, [one for one in overrides.values() if one.pk not in answered])


def hindrances(plan, today):
    """Why `plan` cannot be issued on `today`: its errors, and the warnings that nobody has answered for."""
    return [one.text for one in review_plan(plan, today).open]


@transaction.atomic
def override_warnings(plan, keys, *, by, reason, today):
    """Let the warnings with these keys stand, for one reason; return the new rows.

    Warnings that are answered already keep their answer. `ValidationError` for an error, for a note, and for
    what the check does not find any more.
    """
    lock_unissued(plan, by)
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": _("Please give a reason.")})
    findings = {one.key: one for one in check_plan(plan, today) if one.severity == "warning"}
    chosen = list(dict.fromkeys(keys))
    if not chosen:
        raise ValidationError({"warnings": _("Choose at least one warning.")})
    if not findings.keys() >= set(chosen):
        raise ValidationError({"warnings": _("The check finds something else by now; please look again.")})
    answered = Override.objects.holding_for(plan).answered(chosen)
    return [let_stand(plan, findings[key], by, reason) for key in chosen if key not in answered]


def let_stand(plan, finding, by, reason):
    override = Override.objects.create(
        plan=plan, finding=finding.key, text=finding.text, reason=reason, by=by
    )
    row = {ROW_NAMES[type(finding.row)]: finding.row} if finding.row else {}
    write_override_record(plan, by, "override", ["", finding.text], reason=reason, **row)
    return override


@transaction.atomic
def take_back_override(override, *, by):
    """Open the warning again; who let it stand and why stays in the history."""
    lock_unissued(override.plan, by)
    write_override_record(override.plan, by, "open warning", [override.text, ""])
    override.delete()


def write_override_record(plan, by, step, texts, **values):
    PlanRecord.write(by=by, step=step, plan=plan, subject=plan.title, changes={"warning": texts}, **values)


def lock_unissued(plan, by):
    """Lock the plan for this transaction; raise unless `by` may answer for it before it is issued."""
    require(by, "plans.override_warning", plan)
    locked = AnnualPlan.objects.select_for_update().get(pk=plan.pk)
    if locked.state not in UNISSUED:
        raise PlanClosed(_("“%(plan)s” is not being prepared any more.") % {"plan": plan})
