"""An approved adjustment takes effect: what its working copy holds is brought into the issued plan."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cppcc.permissions import require
from cppcc.workflow import WrongState
from plans.adjustment import content_difference
from plans.differences import paired
from plans.differences.compare import KINDS
from plans.models import (
    Activity,
    AnnualPlan,
    ConsultationTopic,
    PlanAdjustment,
    PlanRecord,
    PlanSection,
    PlanTarget,
)
from plans.snapshot import snapshot_of

from .adjusting import adjustment_hindrances, head_of
from .changes import differences
from .copying import prepare_copy
from .lifecycle import freeze
from .row_writing import ROW_NAMES, insert_row, remove_row, store_row, write_record

MODELS = {name: model for model, name in ROW_NAMES.items()}
#: Rows that people may ask after stay, in the state that says they have been given up; others are deleted.
GIVEN_UP = {ConsultationTopic: ConsultationTopic.State.DROPPED, Activity: Activity.State.CANCELLED}


@transaction.atomic
def apply_adjustment(working, *, by, today, **head):
    """Bring the content of a working copy into the plan that it adjusts; return the plan's new version.

    `head` holds values of the plan itself that are given with this step. The caller moves the working copy on
    to `applied` in the same transaction. `ValidationError` lists what stands against it: reasons that are
    missing, rows held meanwhile, a plan that is not what it was.
    """
    require(by, "plans.apply_adjustment", working)
    plan = AnnualPlan.objects.select_for_update().get(pk=working.adjusts_id)
    adjustment = PlanAdjustment.objects.get(working=working)
    if adjustment.result_id:
        raise WrongState(_("The adjustment has taken effect already."))
    found = adjustment_hindrances(working)
    if found:
        raise ValidationError([_("The adjustment cannot take effect:"), *found])
    before, after = snapshot_of(plan), snapshot_of(working)
    difference = content_difference(before, after)
    store_head(plan, {**head_of(working), **head}, adjustment.reason, by)
    BringingOver(plan, adjustment, paired(before, after, by_lineage=True), by).bring(working)
    adjustment.reasons.besides([row.key for row in difference.rows]).delete()
    number = PlanAdjustment.objects.of(plan).in_force().count() + 1
    occasion = _("adjustment no. %(n)s") % {"n": number}
    version = freeze(plan, by=by, reason=occasion, adjustment=adjustment)
    counts = {kind: difference.counts(kind) for kind in KINDS}
    adjustment.write(result=version, applied_on=today, counts=counts)
    return version


def store_head(plan, head, reason, by):
    """The head of the working copy becomes the plan's; history tells of the adjustment itself."""
    changes = differences(plan, head)
    for name in changes:
        setattr(plan, name, head[name])
    plan.validate_constraints()
    plan.write(**{name: head[name] for name in changes})
    PlanRecord.write(by=by, step="adjust", plan=plan, subject=plan.title, reason=reason, changes=changes)


class BringingOver:
    """Writes the rows of a working copy into its plan: each keeps its history, its state and its key.

    `pairs` says which row is which: {kind: [(row of the plan or None, row of the working copy or None)]}.
    """

    def __init__(self, plan, adjustment, pairs, by):
        self.plan, self.by = plan, by
        self.reasons = {(one.kind, one.lineage): one.text for one in adjustment.reasons.all()}
        self.partners = {
            kind: {new["id"]: old["id"] for old, new in found if old and new} for kind, found in pairs.items()
        }
        self.rows = {kind: {row.pk: row for row in self.standing(MODELS[kind])} for kind in KINDS}

    def standing(self, model):
        rows = model.objects.of(self.plan)
        return rows.standing().with_details() if model in GIVEN_UP else rows

    def bring(self, working):
        """Sections first, because the others stand in them; what is gone goes last."""
        copy = prepare_copy(working, working.year)
        sections, topics = {}, {}
        for one in copy.sections:
            parent = sections.get(one.source.parent_id)
            sections[one.source.pk] = self.bring_row(PlanSection, one, parent=parent)
        for one in copy.topics:
            links = {"section": sections.get(one.source.section_id)}
            topics[one.source.pk] = self.bring_row(ConsultationTopic, one, **links)
        for one in copy.activities:
            links = {"section": sections.get(one.source.section_id), "topic": topics.get(one.source.topic_id)}
            self.bring_row(Activity, one, **links)
        for one in copy.targets:
            self.bring_row(PlanTarget, one, section=sections.get(one.source.section_id))
        self.give_up_the_rest()

    def bring_row(self, model, one, **links):
        """Change the partner of a row of the working copy, or add the row; return it."""
        kind = ROW_NAMES[model]
        values = {**one.values, **links}
        partner = self.rows[kind].pop(self.partners[kind].get(one.source.pk), None)
        if partner is None:
            reason = self.reasons.get((kind, one.source.lineage), "")
            if model is ConsultationTopic:
                values["state"] = ConsultationTopic.State.LISTED
            partner = insert_row(model, self.plan, by=self.by, reason=reason, **values)
        else:
            del values["lineage"]
            reason = self.reasons.get((kind, partner.lineage), "")
            partner.plan = self.plan
            store_row(partner, by=self.by, reason=reason, **values)
        if partner.order != one.source.order:
            model.objects.with_keys([partner.pk]).update(order=one.source.order)
        return partner

    def give_up_the_rest(self):
        """Rows without a partner: inner sections before those around them."""
        for kind in ("topic", "activity", "target"):
            for row in self.rows[kind].values():
                self.give_up(row, kind)
        gone = self.rows["section"]
        while gone:
            outer = {row.parent_id for row in gone.values()}
            for pk in [pk for pk in gone if pk not in outer]:
                self.give_up(gone.pop(pk), "section")

    def give_up(self, row, kind):
        row.plan = self.plan
        reason = self.reasons.get((kind, row.lineage), "")
        state = GIVEN_UP.get(type(row))
        if state is None:
            remove_row(row, by=self.by, reason=reason)
            return
        moved = {"from_state": row.state, "to_state": state}
        row.write(state=state)
        write_record(row, by=self.by, step="drop", changes={}, reason=reason, **moved)
