"""Taking an imported roster back within a day: what nobody has touched since goes, the rest stays."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from cppcc.models import StaleObject
from cppcc.permissions import require
from members.models import Member, RosterImport, RosterRow
from members.services import record

from .additions import take_back
from .changing import restore_member, why_kept

HOURS = 24


def can_undo(roster, now=None):
    """Whether the roster was imported less than a day ago."""
    now = now or timezone.now()
    imported = roster.state == RosterImport.State.IMPORTED and roster.imported_at
    return bool(imported) and now - roster.imported_at < timedelta(hours=HOURS)


@transaction.atomic
def undo_roster(roster, *, by, now=None):
    """Delete the members that the import made, give changed ones their values back, then empty the lists of
    the names it added.

    Returns {"deleted", "restored", "removed", "kept": [reason]}; what was changed or used since is kept.
    """
    if by:
        require(by, "members.import_roster", roster)
    if not can_undo(roster, now):
        raise ValidationError(_("A roster can be taken back within 24 hours of its import."))
    rows = list(RosterRow.objects.of(roster).written())
    touched = Member.objects.of(roster.organization).touched_since(roster.imported_at)
    kept = [why_kept(row.target.name) for row in rows if row.target_id in touched]
    rows = [row for row in rows if row.target_id not in touched]
    deleted, used = delete_created([row for row in rows if row.was_created])
    restored, changed = restore_all([row for row in rows if not row.was_created])
    removed, named = take_back(roster, by)
    kept += used + changed + named
    roster.write(state=RosterImport.State.UNDONE)
    record(
        roster.organization, "undo roster", by=by, subject=roster.file_name,
        reason=f"deleted: {deleted}, restored: {restored}, kept: {len(kept)}",
    )  # fmt: skip
    return {"deleted": deleted, "restored": restored, "removed": removed, "kept": kept}


def restore_all(rows):
    """Give the members of `rows` their values back: (how many, reasons of the rest)."""
    restored, kept = 0, []
    for row in rows:
        try:
            restore_member(row.target, row.before, row.target_version)
            restored += 1
        except StaleObject:
            kept.append(why_kept(row.target.name))
    return restored, kept


def delete_created(rows):
    """Delete the members of `rows` that are as the import left them: (how many, reasons of the rest)."""
    kept = [why_kept(row.target.name) for row in rows if row.target.version != row.target_version]
    members = [row.target for row in rows if row.target.version == row.target_version]
    try:
        with transaction.atomic():
            Member.objects.with_keys([member.pk for member in members]).delete()
    except ProtectedError:
        used = [member for member in members if not deleted_alone(member)]
        kept += [why_kept(member.name) for member in used]
        return len(members) - len(used), kept
    return len(members), kept


def deleted_alone(member):
    try:
        with transaction.atomic():
            member.delete()
    except ProtectedError:
        return False
    return True
