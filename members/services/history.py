"""The history of an office's people, accounts and lists."""

from members.masking import MASKS, masked
from members.models import OfficeRecord


def record(organization, step, *, by, **values):
    """Write one line of the office's history."""
    return OfficeRecord.write(by=by, step=step, organization=organization, **values)


def differences(row, changes):
    """{label: [text before, text after]} of what `changes` would change in `row`; sensitive values masked."""
    found = {}
    for name, after in changes.items():
        before = getattr(row, name)
        if before != after:
            found[str(row._meta.get_field(name).verbose_name)] = [as_text(name, before), as_text(name, after)]
    return found


def as_text(name, value):
    if value in (None, ""):
        return ""
    return masked(name, value) if name in MASKS else str(value)
