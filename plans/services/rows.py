"""Rows of a plan: sections, topics, activities, targets — added, changed, moved, deleted, restored."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cppcc.permissions import require
from cppcc.workflow import WrongState
from plans.models import AnnualPlan, PlanRecord, PlanSection

from .row_writing import ROW_NAMES, arrange, insert_row, remove_row, siblings, store_row, write_record


class PlanClosed(WrongState):
    """The plan is no draft, and stands at no station that is open for changes."""


class OrderChanged(WrongState):
    """The row does not stand any more where the person saw it."""


def open_plan(plan, by):
    """Lock the plan for this transaction; raise unless it is open for changes and `by` may edit it."""
    if by:
        require(by, "plans.edit_plan", plan)
    locked = AnnualPlan.objects.select_for_update().get(pk=plan.pk)
    if not locked.is_open:
        raise PlanClosed(_("“%(plan)s” cannot be changed now.") % {"plan": plan})


@transaction.atomic
def add_row(model, plan, *, by, organisers=(), position=None, **values):
    """Add a row to a draft plan; `organisers` are names, lead first; `schedule` is a `LooseTime`."""
    open_plan(plan, by)
    row = insert_row(model, plan, by=by, organisers=organisers, **values)
    if position is not None:
        arrange(row, position)
    return row


@transaction.atomic
def change_row(row, *, by, **values):
    """Store changed values of a row of a draft plan; raise `StaleObject` when somebody else was quicker."""
    open_plan(row.plan, by)
    return store_row(row, by=by, **values)


@transaction.atomic
def delete_row(row, *, by):
    """Delete a row of a draft plan; the record keeps all of it for `restore_row`."""
    open_plan(row.plan, by)
    if isinstance(row, PlanSection) and row.children.exists():
        raise ValidationError(_("Delete or move the sections within “%(row)s” first.") % {"row": row})
    return remove_row(row, by=by)


@transaction.atomic
def restore_row(record, *, by):
    """Undo a deletion: add the row again as the record kept it."""
    open_plan(record.plan, by)
    if record.plan.records.restoring(record).exists():
        raise WrongState(_("“%(row)s” has been brought back already.") % {"row": record.subject})
    model = next(model for model, name in ROW_NAMES.items() if name == record.changes["row"])
    values = without_gone(model, record.changes["values"])
    position = values.pop("order")
    row = add_row(model, record.plan, by=by, position=position, **values)
    hold_again(row, record.changes.get("held", {}))
    PlanRecord.write(
        by=by,
        step="restore row",
        plan=record.plan,
        subject=record.subject,
        changes={"record": record.pk},
        **{record.changes["row"]: row},
    )
    return row


def without_gone(model, values):
    """Kept values, with links to rows that are gone meanwhile left empty."""
    values = dict(values)
    links = [field for field in model._meta.concrete_fields if field.is_relation and field.null]
    for link in links:
        key = values.get(link.attname)
        if key and not link.related_model._base_manager.filter(pk=key).exists():
            values[link.attname] = None
    return values


def hold_again(row, held):
    """Let what pointed at the deleted row point at it again, unless it points elsewhere by now."""
    link = ROW_NAMES[type(row)]
    for name, keys in held.items():
        for one in getattr(row, name).model.objects.of(row.plan).with_keys(keys):
            if getattr(one, f"{link}_id") is None:
                one.write(**{link: row})


@transaction.atomic
def move_row(row, *, by, position, seen=None):
    """Put a row at `position` (from 0) among its siblings; `seen` is where the person saw it standing."""
    open_plan(row.plan, by)
    before = siblings(row).index(row)
    if seen is not None and seen != before:
        raise OrderChanged(_("Somebody else has changed the order meanwhile; please look again."))
    if position == before:
        return
    arrange(row, position)
    write_record(row, by=by, step="move", changes={"order": [str(before + 1), str(position + 1)]})


@transaction.atomic
def nest_section(section, *, by, parent, position):
    """Put a section into another one (None: the top level) at `position`."""
    open_plan(section.plan, by)
    above = parent
    while above:
        if above.pk == section.pk:
            raise ValidationError(_("A section cannot lie within itself."))
        above = above.parent
    before = str(section.parent or "")
    section.write(parent=parent)
    arrange(section, position)
    write_record(section, by=by, step="move", changes={"parent": [before, str(parent or "")]})
