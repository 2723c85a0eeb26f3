"""Taking a roster in, correcting it before anything is written, choosing its columns."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cppcc.forms.base import clean_text
from cppcc.importing import UnreadableFile, read_table
from cppcc.permissions import require
from members.models import RosterImport, RosterRow, Term

from .checking import Checker
from .fields import BY_NAME, find_head, plain

CELL = 2_000
BATCH = 500
CHECKED = ("state", "problems", "unknown", "changes", "identity", "target", "target_version")


def take_in(organization, *, by, content, file_name, term=None, today=None):
    """Read a file into a `RosterImport` with checked rows; no member is written. Raises `UnreadableFile`."""
    if by:
        require(by, "members.import_roster", RosterImport(organization=organization))
    today = today or timezone.localdate()
    term = term or Term.objects.current(organization, today)
    if term is None:
        raise UnreadableFile(_("The office has no term yet. Add one first: members belong to a term."))
    lines = read_table(content, file_name)
    place, columns = find_head(lines)
    if place is None:
        raise UnreadableFile(
            _("No row of column heads was found: one column must be called 姓名. Take the template.")
        )
    heads, lines = lines[place].cells, [line for line in lines[place + 1 :] if not is_legend(line, columns)]
    if not lines:
        raise UnreadableFile(_("Below the column heads the file has no rows."))
    with transaction.atomic():
        roster = RosterImport.objects.create(
            organization=organization,
            term=term,
            file_name=clean_text(file_name)[-200:],
            heads=heads,
            columns=columns,
            created_by=by,
        )
        rows = [RosterRow(roster=roster, line=line.number, cells=line.cells) for line in lines]
        check_rows(roster, rows, today)
        RosterRow.objects.bulk_create(rows, batch_size=BATCH)
    return roster


def is_legend(line, columns):
    """The template's line of remarks, or a repeated head."""
    cell = line.cells[columns["name"]] if len(line.cells) > columns["name"] else ""
    return plain(cell) in ("姓名", "委员姓名") or cell.startswith("说明")


def texts_of(roster, row):
    """{field: text} of a row."""
    return {
        name: row.cells[number] if number < len(row.cells) else "" for name, number in roster.columns.items()
    }


def check_rows(roster, rows, today):
    """Set state, problems, changes and target of `rows`, which are all the rows of the roster."""
    checker = checker_of(roster, today)
    seen = {}
    for row in rows:
        verdict = checker.check(texts_of(roster, row))
        earlier = seen.setdefault(verdict.identity, row.line) if verdict.identity else row.line
        if earlier != row.line:
            refuse_twice(verdict, earlier)
        settle(row, verdict)


def checker_of(roster, today):
    return Checker(roster.organization, roster.term, today, roster.additions)


def refuse_twice(verdict, line):
    verdict.error("name", _("The same person stands in row %(line)s already.") % {"line": line})


def settle(row, verdict):
    row.state, row.problems, row.unknown = verdict.state, verdict.problems, verdict.unknown
    row.changes, row.identity = verdict.changes, verdict.identity
    row.target = verdict.target
    row.target_version = verdict.target.version if verdict.target else None


@transaction.atomic
def correct_row(row, *, by, texts, version=None, today=None):
    """Replace cells of a row in the preview and check it again; other rows stay as they are.

    `version` is the one that was seen; a row that somebody else has corrected since is refused.
    """
    roster = row.roster
    require(by, "members.import_roster", roster)
    require_preview(roster)
    if version is not None and version != row.version:
        raise ValidationError(
            _("Somebody else has corrected this row meanwhile. Look at it again, then save.")
        )
    for name, text in texts.items():
        if text.strip() or name in roster.columns:
            number = column_of(roster, name)
            row.cells += [""] * (number + 1 - len(row.cells))
            row.cells[number] = clean_text(text)[:CELL].strip()
    checker = checker_of(roster, today or timezone.localdate())
    verdict = checker.check(texts_of(roster, row))
    twin = RosterRow.objects.of(roster).same_person(verdict.identity, row).first()
    if twin:
        refuse_twice(verdict, twin.line)
    settle(row, verdict)
    row.write(**{name: getattr(row, name) for name in ("cells", *CHECKED)})
    return row


def column_of(roster, name):
    """The number of a field's column; one that the file lacks is added behind the others."""
    if name not in roster.columns:
        roster.write(
            heads=[*roster.heads, BY_NAME[name].label], columns={**roster.columns, name: len(roster.heads)}
        )
    return roster.columns[name]


@transaction.atomic
def choose_columns(roster, *, by, columns, today=None):
    """Say which column holds what ({field: number}); all rows are checked again."""
    require(by, "members.import_roster", roster)
    require_preview(roster)
    if "name" not in columns:
        raise ValidationError(_("Say which column holds the names."))
    if len(set(columns.values())) < len(columns):
        raise ValidationError(_("One column was chosen for two things."))
    if not all(name in BY_NAME and 0 <= number < len(roster.heads) for name, number in columns.items()):
        raise ValidationError(_("This column does not exist in the file."))
    roster.write(columns=columns)
    check_again(roster, today or timezone.localdate())


def check_again(roster, today):
    """Check all rows against the office as it is now and store what came of it."""
    rows = list(RosterRow.objects.of(roster).in_order())
    check_rows(roster, rows, today)
    RosterRow.objects.bulk_update(rows, CHECKED, batch_size=200)
    return rows


def require_preview(roster):
    if roster.state != RosterImport.State.PREVIEW:
        raise ValidationError(_("This roster is not being checked any more."))


@transaction.atomic
def discard(roster, *, by):
    """Throw a roster away that was not imported, with everything read from its file."""
    require(by, "members.import_roster", roster)
    require_preview(roster)
    roster.write(state=RosterImport.State.DISCARDED)
    RosterRow.objects.of(roster).delete()
