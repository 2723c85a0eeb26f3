"""What differs between a row and the values about to be stored, as the texts that history keeps."""

from datetime import date

from django.db.models import Model

from cppcc.loose_time import LooseTime


def as_text(value):
    """A value as history shows it."""
    if value is None or value is False:
        return ""
    if isinstance(value, LooseTime):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "、".join(as_text(one) for one in value)
    return str(value)


def differences(row, values):
    """{field: [before, after]} for the values that differ from what `row` holds."""
    found = {}
    for name, after in values.items():
        before = current(row, name)
        if not same(before, after):
            found[name] = [as_text(before), as_text(after)]
    return found


def same(before, after):
    """Two rows are the same by their keys, everything else by how it reads."""
    if isinstance(before, Model) and isinstance(after, Model):
        return before == after
    return as_text(before) == as_text(after)


def current(row, name):
    if name == "organisers":
        return [one.name for one in row.organisers.all()]
    value = getattr(row, name)
    if hasattr(value, "all") and not isinstance(value, Model):
        return list(value.all())
    return value
