"""Rows of a plan: sections, topics, activities, targets — added, changed, moved, deleted, restored."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cppcc.models.schedule import schedule_fields
from cppcc.permissions import require
from cppcc.workflow import WrongState
from members.models import Committee
from plans.models import Activity, AnnualPlan, ConsultationTopic, PlanRecord, PlanSection, PlanTarget

from .changes import differences

ROW_NAMES = {PlanSection: "section", ConsultationTopic: "topic", Activity: "activity", PlanTarget: "target"}
MANY = ("partners", "consulted", "sectors")
# What points at a row and would stand alone when the row is deleted.
HELD = {PlanSection: ("topics", "activities", "targets"), ConsultationTopic: ("activities",)}


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


def write_record(row, *, by, step, changes):
    """History of a row, kept with its plan."""
    name = ROW_NAMES[type(row)]
    PlanRecord.write(by=by, step=step, plan=row.plan, subject=str(row)[:300], changes=changes, **{name: row})


@transaction.atomic
def add_row(model, plan, *, by, organisers=(), position=None, **values):
    """Add a row to a draft plan; `organisers` are names, lead first; `schedule` is a `LooseTime`."""
    open_plan(plan, by)
    many = {name: values.pop(name) for name in MANY if name in values}
    row = model(plan=plan, **split_schedule(values))
    if model is Activity:
        row.organization = plan.organization
    row.order = next_order(row)
    row.full_clean()
    row.save()
    store_relations(row, organisers, many)
    write_record(row, by=by, step="add", changes={})
    if position is not None:
        arrange(row, position)
    return row


@transaction.atomic
def change_row(row, *, by, **values):
    """Store changed values of a row of a draft plan; raise `StaleObject` when somebody else was quicker."""
    open_plan(row.plan, by)
    changes = differences(row, values)
    if not changes:
        return row
    organisers = values.pop("organisers", None)
    many = {name: values.pop(name) for name in MANY if name in values}
    row.write(**split_schedule(values))
    store_relations(row, organisers, many)
    write_record(row, by=by, step="change", changes=changes)
    return row


@transaction.atomic
def delete_row(row, *, by):
    """Delete a row of a draft plan; the record keeps all of it for `restore_row`."""
    open_plan(row.plan, by)
    if isinstance(row, PlanSection) and row.children.exists():
        raise ValidationError(_("Delete or move the sections within “%(row)s” first.") % {"row": row})
    held = {name: [one.pk for one in getattr(row, name).all()] for name in HELD.get(type(row), ())}
    kept = {"row": ROW_NAMES[type(row)], "values": kept_values(row), "held": held}
    record = PlanRecord.write(by=by, step="delete", plan=row.plan, subject=str(row)[:300], changes=kept)
    row.erase()
    return record


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


def split_schedule(values):
    """Replace `schedule` by the columns that hold it."""
    if "schedule" in values:
        values = dict(values)
        values.update(schedule_fields(values.pop("schedule")))
    return values


def store_relations(row, organisers, many):
    if organisers is not None and hasattr(row, "organisers"):
        known = {
            name: one
            for one in Committee.objects.of(row.plan.organization)
            for name in (one.name, one.short_name)
        }
        row.organisers.all().delete()
        row.organisers.model.objects.bulk_create(
            row.organisers.model(
                **{ROW_NAMES[type(row)]: row},
                order=order,
                name=name,
                committee=known.get(name) if name else None,
            )
            for order, name in enumerate(organisers)
        )
    for name, rows in many.items():
        getattr(row, name).set(rows)


def siblings(row):
    """The rows among which `row` has its place, in order."""
    rows = type(row).objects.of(row.plan)
    if isinstance(row, PlanSection):
        rows = rows.within(row.parent)
    if isinstance(row, ConsultationTopic):
        rows = rows.of_form(row.form)
    return list(rows.in_order())


def next_order(row):
    rows = siblings(row)
    return rows[-1].order + 1 if rows else 0


def arrange(row, position):
    rows = [one for one in siblings(row) if one.pk != row.pk]
    rows.insert(max(0, position), row)
    for order, one in enumerate(rows):
        one.order = order
    type(row).objects.bulk_update(rows, ["order"])


def kept_values(row):
    """Everything that makes the row again, as JSON."""
    skipped = {"id", "version", "plan", "organization", "state", "held_on"}
    fields = [field for field in row._meta.concrete_fields if field.name not in skipped]
    values = {field.attname: field.value_from_object(row) for field in fields}
    values = {name: as_json(value) for name, value in values.items()}
    if hasattr(row, "organisers"):
        values["organisers"] = [one.name for one in row.organisers.all()]
    for name in MANY:
        if hasattr(row, name):
            values[name] = [one.pk for one in getattr(row, name).all()]
    return values


def as_json(value):
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
