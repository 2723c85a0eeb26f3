"""How rows of a plan are written, with their history; that it is allowed was asked before."""

from uuid import UUID

from cppcc.models.schedule import schedule_fields
from members.models import Committee
from plans.models import Activity, ConsultationTopic, PlanRecord, PlanSection, PlanTarget

from .changes import differences

ROW_NAMES = {PlanSection: "section", ConsultationTopic: "topic", Activity: "activity", PlanTarget: "target"}
MANY = ("partners", "consulted", "sectors")
# What points at a row and would stand alone when the row is deleted.
HELD = {PlanSection: ("topics", "activities", "targets"), ConsultationTopic: ("activities",)}


def write_record(row, *, by, step, changes, **values):
    """History of a row, kept with its plan."""
    name = ROW_NAMES[type(row)]
    return PlanRecord.write(
        by=by, step=step, plan=row.plan, subject=str(row)[:300], changes=changes, **{name: row}, **values
    )


def insert_row(model, plan, *, by, organisers=(), reason="", **values):
    """Add a row behind its siblings; `organisers` are names, lead first; `schedule` is a `LooseTime`."""
    many = {name: values.pop(name) for name in MANY if name in values}
    row = model(plan=plan, **split_schedule(values))
    if model is Activity:
        row.organization = plan.organization
    row.order = next_order(row)
    row.full_clean()
    row.save()
    store_relations(row, organisers, many)
    write_record(row, by=by, step="add", changes={}, reason=reason)
    return row


def store_row(row, *, by, reason="", **values):
    """Store what differs of `values`; raise `StaleObject` when somebody else was quicker."""
    changes = differences(row, values)
    if not changes:
        return row
    organisers = values.pop("organisers", None)
    many = {name: values.pop(name) for name in MANY if name in values}
    row.write(**split_schedule(values))
    store_relations(row, organisers, many)
    write_record(row, by=by, step="change", changes=changes, reason=reason)
    return row


def remove_row(row, *, by, reason=""):
    """Delete a row; the record keeps all of it."""
    held = {name: [one.pk for one in getattr(row, name).all()] for name in HELD.get(type(row), ())}
    kept = {"row": ROW_NAMES[type(row)], "values": kept_values(row), "held": held}
    record = PlanRecord.write(
        by=by, step="delete", plan=row.plan, subject=str(row)[:300], changes=kept, reason=reason
    )
    row.erase()
    return record


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
