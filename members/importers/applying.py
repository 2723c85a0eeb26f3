"""Writing a checked roster: everything in one transaction, each row remembering how to take it back."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cppcc.permissions import require
from members.models import (
    Member,
    Membership,
    OfficeRecord,
    RosterImport,
    RosterRow,
)
from members.services import record, set_name_keys

from .additions import add_rows
from .changing import SEATS, update_member
from .checking import PERSON
from .intake import BATCH, CHECKED, check_rows, require_preview

IMPORTABLE = ("new", "update", "warning")


class RosterRefused(Exception):
    """The roster was not imported; nothing was written."""


def import_roster(roster, *, by, all_or_nothing=False, progress=None, today=None):
    """Write every row that may be written and return {"created", "updated", "unchanged", "refused"}.

    `all_or_nothing`: a single wrong row refuses the whole. Rows that would do something else than the check
    showed, because the office's data changed meanwhile, are refused like wrong ones. `progress(per_cent,
    step)` is called before and after the writing. Raises `RosterRefused`.
    """
    if by:
        require(by, "members.import_roster", roster)
    require_preview(roster)
    today, tell = today or timezone.localdate(), progress or (lambda per_cent, step: None)
    tell(5, _("checking the rows again"))
    rows = list(RosterRow.objects.of(roster).in_order())
    shown = {row.pk: (row.target_id, row.target_version) for row in rows if row.state in IMPORTABLE}
    check_rows(roster, rows, today)
    for row in rows:
        if row.state in IMPORTABLE and shown.get(row.pk) != (row.target_id, row.target_version):
            row.state = "error"
            row.problems["name"] = {
                "level": "error", "text": _("The data have changed since the check. Look at this row again.")
            }  # fmt: skip
    wrong = [row for row in rows if row.state == "error"]
    if wrong:
        RosterRow.objects.bulk_update(wrong, CHECKED, batch_size=200)
    if wrong and all_or_nothing:
        raise RosterRefused(
            _("%(n)s rows are wrong, the first is row %(line)s. Nothing was imported.")
            % {"n": len(wrong), "line": wrong[0].line}
        )
    tell(50, _("writing"))
    with transaction.atomic():
        made = add_rows(roster, [row for row in rows if row.state in IMPORTABLE], by)
        counts = write_rows(roster, rows, by, today)
        roster.write(state=RosterImport.State.IMPORTED, imported_at=timezone.now(), made=made)
        record(
            roster.organization, "import roster", by=by, subject=f"{roster.file_name}（{len(rows)}）",
            reason=", ".join(f"{name}: {number}" for name, number in counts.items()),
        )  # fmt: skip
    tell(95, _("done"))
    return counts


def write_rows(roster, rows, by, today):
    creating = [row for row in rows if row.state in IMPORTABLE and not row.target_id]
    updating = [row for row in rows if row.state in IMPORTABLE and row.target_id]
    create_members(roster, creating, by)
    for row in updating:
        row.before = update_member(row.target, row.changes, roster.term, first_day(row, roster, today), by)
        row.target_version = row.target.version
    touched = creating + updating
    RosterRow.objects.bulk_update(
        touched, ["target", "target_version", "before", "was_created"], batch_size=200
    )
    return {
        "created": len(creating),
        "updated": len(updating),
        "unchanged": sum(row.state == "skip" for row in rows),
        "refused": sum(row.state == "error" for row in rows),
    }


def first_day(row, roster, default):
    """From which day the row's standing holds: the one it gives, but not before the term."""
    given = row.changes.get("since")
    return max(date.fromisoformat(given) if given else default, roster.term.begins)


def create_members(roster, rows, by):
    """New persons with standing and seats, in a few statements however many there are."""
    for row in rows:
        row.target = new_member(roster, row.changes)
        row.was_created = True
    Member.objects.bulk_create([row.target for row in rows], batch_size=BATCH)
    memberships = Membership.objects.bulk_create(
        [new_membership(roster, row) for row in rows], batch_size=BATCH
    )
    through = Membership.positions.through
    through.objects.bulk_create(
        through(membership_id=membership.pk, position_id=position)
        for row, membership in zip(rows, memberships, strict=True)
        for position in row.changes.get("positions", ())
    )
    seat_members(roster, rows)
    OfficeRecord.objects.bulk_create(
        (
            OfficeRecord.prepare(
                by=by, step="import", organization=roster.organization, subject=row.target.name,
                member=row.target,
            )
            for row in rows
        ),
        batch_size=BATCH,
    )  # fmt: skip
    for row in rows:
        row.target_version = row.target.version


def seat_members(roster, rows):
    for name, model, place in SEATS:
        model.objects.bulk_create(
            [
                model(
                    member=row.target,
                    term=roster.term,
                    since=first_day(row, roster, roster.term.begins),
                    position=position,
                    **{place: pk},
                )
                for row in rows
                for pk, position in row.changes.get(name, ())
            ],
            batch_size=BATCH,
        )


def new_member(roster, values):
    fields = {name: values[name] for name in PERSON if name in values and name != "liaison_office"}
    if fields.get("birth_date"):
        fields["birth_date"] = date.fromisoformat(fields["birth_date"])
    member = Member(
        organization=roster.organization, liaison_office_id=values.get("liaison_office"), **fields
    )
    set_name_keys(member)
    return member


def new_membership(roster, row):
    values = row.changes
    return Membership(
        member=row.target,
        term=roster.term,
        since=first_day(row, roster, roster.term.begins),
        sector_id=values["sector"],
        party_id=values.get("party"),
        is_standing=values.get("is_standing", False),
    )
