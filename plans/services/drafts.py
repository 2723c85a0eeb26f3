"""A text on its way to becoming a plan: taken in, recognised, corrected row by row, saved or discarded."""

from itertools import chain, count

from django.db import transaction
from django.utils.translation import gettext as _

from cppcc import jobs
from cppcc.permissions import require
from cppcc.workflow import WrongState
from plans.importing import draft_rows
from plans.importing.remainders import document_of
from plans.models import AnnualPlan, PlanImport
from plans.recognition import recognise
from plans.recognition.paragraphs import read_lines
from plans.recognition.years import year_of

from .importing import save_plan

AT_ONCE = 40_000  # characters that are recognised while the clerk waits; longer texts are a job


class RowChanged(Exception):
    """Somebody changed or removed the row of an import after it was read."""

    def __init__(self, row=None):
        super().__init__("the row of the import is not as it was read")
        self.row = row


@transaction.atomic
def start_import(lines, *, by, year, kind="", title="", file_name=""):
    """Take a text in; short ones are recognised at once, long ones by a job. No kind or title: guessed."""
    require(by, "plans.import_plan")
    draft = PlanImport.objects.create(
        organization=by.organization,
        by=by,
        year=year,
        kind=kind,
        title=title,
        file_name=file_name[:200],
        lines=lines,
    )
    if sum(map(len, lines)) <= AT_ONCE:
        return finish_recognition(draft, recognise(lines, year))
    draft.write(job=ask_for_recognition(draft, by))
    return draft


def ask_for_recognition(draft, by):
    title = _("Recognise %(name)s") % {"name": draft.file_name or draft.title or _("pasted text")}
    return jobs.ask_for("recognise_plan", by=by, title=title, draft=draft.pk)


@transaction.atomic
def retry_import(draft, *, by):
    """Ask again for a recognition that failed or was cancelled."""
    require(by, "plans.import_plan", draft)
    if draft.state != PlanImport.State.RECOGNISING or (draft.job and draft.job.is_unfinished):
        raise WrongState(_("“%(row)s” has been moved on meanwhile.") % {"row": draft})
    draft.write(job=ask_for_recognition(draft, by))


@transaction.atomic
def finish_recognition(draft, plan_json):
    """Store what was recognised; the draft is ready to be checked. A discarded one stays as it is."""
    draft = PlanImport.objects.select_for_update().get(pk=draft.pk)
    if draft.state != PlanImport.State.RECOGNISING:
        return draft
    kind = draft.kind or plan_json.get("kind") or AnnualPlan.Kind.WORK
    document = document_of(draft.lines, plan_json)
    document["year_of_text"] = year_of(read_lines(draft.lines))
    draft.write(
        recognised=document,
        kind=kind,
        title=draft.title or guessed_title(draft.organization, draft.year, plan_json, kind),
        state=PlanImport.State.READY,
    )
    return draft


def guessed_title(organization, year, plan_json, kind):
    """The title that the text has, else one as offices write it, numbered when the office has it already."""
    title = (plan_json.get("title") or "").strip()
    if 0 < len(title) <= 200:
        return title
    words = "年度协商工作计划" if kind == AnnualPlan.Kind.CONSULTATION else "年度工作计划"
    title = f"{organization.short_name}{year}{words}"
    taken = AnnualPlan.objects.of(organization).titles(year, kind)
    numbered = (f"{title}（{number}）" for number in count(2))
    return next(one for one in chain([title], numbered) if one not in taken)


@transaction.atomic
def import_text(organization, lines, *, by, year):
    """Recognise a text and make the draft plan at once, without anybody looking at the rows."""
    plan_json = recognise(lines, year)
    kind = plan_json["kind"]
    title = guessed_title(organization, year, plan_json, kind)
    return save_plan(organization, document_of(lines, plan_json), by=by, year=year, kind=kind, title=title)


def locked(draft, by):
    """The draft as stored now, locked for this transaction; raise unless `by` may still correct it."""
    require(by, "plans.import_plan", draft)
    draft = PlanImport.objects.select_for_update().get(pk=draft.pk)
    if draft.state != PlanImport.State.READY:
        raise WrongState(_("“%(row)s” has been moved on meanwhile.") % {"row": draft})
    return draft


@transaction.atomic
def change_head(draft, *, by, title, year, kind):
    """Store title, year and kind of the plan to be; a new year reads every time anew."""
    draft = locked(draft, by)
    if year != draft.year:
        draft_rows.set_year(draft.recognised, year)
    draft.write(title=title, year=year, kind=kind, recognised=draft.recognised)
    return draft


@transaction.atomic
def change_draft_row(draft, key, *, by, rev, values):
    """Store the clerk's values of a row; raise `RowChanged` when it is not as at `rev` any more."""
    draft = locked(draft, by)
    as_read(draft, key, rev)
    draft_rows.change(draft.recognised, key, values)
    draft.write(recognised=draft.recognised)
    return draft


@transaction.atomic
def take_draft_step(draft, key, step, *, by, rev):
    """Do one of `draft_rows.STEPS` with a row; return the draft and the row that came out of it."""
    draft = locked(draft, by)
    as_read(draft, key, rev)
    row = draft_rows.STEPS[step](draft.recognised, key)
    draft.write(recognised=draft.recognised)
    return draft, row


def as_read(draft, key, rev):
    try:
        _name, _index, row = draft_rows.find(draft.recognised, key)
    except draft_rows.RowGone:
        raise RowChanged from None
    if row["rev"] != rev:
        raise RowChanged(row)


@transaction.atomic
def save_import(draft, *, by, version):
    """Make the draft plan; `version` is that of the page on which the clerk pressed, else `StaleObject`."""
    draft = locked(draft, by)
    draft.version = version
    draft.write(state=PlanImport.State.SAVED)
    plan = save_plan(
        draft.organization, draft.recognised, by=by, year=draft.year, kind=draft.kind, title=draft.title
    )
    draft.write(plan=plan)
    return plan


@transaction.atomic
def discard_import(draft, *, by):
    """Put the import away; a recognition still running is cancelled."""
    require(by, "plans.import_plan", draft)
    if draft.state == PlanImport.State.SAVED:
        raise WrongState(_("“%(row)s” has been moved on meanwhile.") % {"row": draft})
    if draft.job and draft.job.is_unfinished:
        jobs.cancel(draft.job)
    draft.write(state=PlanImport.State.DISCARDED)


@transaction.atomic
def reopen_import(draft, *, by):
    """Take a discarded import up again."""
    require(by, "plans.import_plan", draft)
    if draft.state != PlanImport.State.DISCARDED:
        raise WrongState(_("“%(row)s” has been moved on meanwhile.") % {"row": draft})
    ready = bool(draft.recognised)
    draft.write(state=PlanImport.State.READY if ready else PlanImport.State.RECOGNISING)
