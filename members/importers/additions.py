"""Names that a roster uses and the office's lists lack: offered once, added and undone with the import."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cppcc.permissions import require
from members.models import RosterRow
from members.services import create_office_row, erase_office_row

from .fields import BY_NAME
from .intake import check_again, require_preview
from .lookups import ADDABLE


def unknown_names(roster):
    """What could be added: {field, label, name, rows, near, chosen, ticked} each once, most rows first.

    A name that resembles one in the list is more likely a slip; `near` says which it resembles. As long as
    nobody has chosen, all others are ticked.
    """
    found = {
        (field, name): {"rows": 0, "near": "", "chosen": True, **described(field, name)}
        for field, name in roster.additions
    }
    for unknown in RosterRow.objects.of(roster).unknown_names():
        for field, name, near in unknown:
            one = found.setdefault(
                (field, name), {"rows": 0, "near": near, "chosen": False, **described(field, name)}
            )
            one["rows"] += 1
    for one in found.values():
        one["ticked"] = one["chosen"] or not (roster.additions or one["near"])
    return sorted(found.values(), key=lambda one: (-one["chosen"], -one["rows"], one["field"], one["name"]))


def described(field, name):
    return {"field": field, "label": BY_NAME[field].label, "name": name}


@transaction.atomic
def choose_additions(roster, *, by, names, today=None):
    """Say which unknown names ([field, name]) importing adds to the lists; rows are checked again."""
    require(by, "members.import_roster", roster)
    require_preview(roster)
    offered = {(one["field"], one["name"]) for one in unknown_names(roster)}
    if not {tuple(one) for one in names} <= offered:
        raise ValidationError(_("This name does not stand in the roster."))
    for field, _name in names:
        require(by, "members.edit_members", ADDABLE[field](organization=roster.organization))
    roster.write(additions=[list(one) for one in names])
    check_again(roster, today or timezone.localdate())


def add_rows(roster, rows, by):
    """Add the chosen names that `rows` use to the office's lists, and put the new keys into the rows."""
    keys, made = {}, []
    for field, name in roster.additions:
        if any(f"+{name}" in planned_keys(row.changes.get(field)) for row in rows):
            model = ADDABLE[field]
            order = model.objects.of(roster.organization).count() + 1
            new = create_office_row(model, roster.organization, by=by, name=name, order=order)
            keys[field, f"+{name}"] = new.pk
            made.append([field, new.pk, new.version])
    for row in rows:
        for field in ADDABLE:
            if field in row.changes:
                row.changes[field] = with_keys(field, row.changes[field], keys)
    return made


def planned_keys(value):
    """The keys in a value of a row: one, several, or several with a position each."""
    values = value if isinstance(value, list) else [value]
    return [one[0] if isinstance(one, list) else one for one in values]


def with_keys(field, value, keys):
    if isinstance(value, list):
        return [with_keys(field, one, keys) for one in value]
    return keys.get((field, value), value)


def take_back(roster, by):
    """Delete the rows that importing has added: (how many, reasons why others stay)."""
    deleted, kept = 0, []
    for field, pk, version in roster.made:
        for row in ADDABLE[field].objects.with_keys([pk]):
            if row.version != version:
                kept.append(_("“%(name)s” has been changed since; it stays.") % {"name": row.name})
                continue
            try:
                erase_office_row(row, by=by)
                deleted += 1
            except ValidationError:
                kept.append(_("“%(name)s” is used by other records; it stays.") % {"name": row.name})
    return deleted, kept
