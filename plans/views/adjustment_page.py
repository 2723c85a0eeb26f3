"""What the page of a working copy shows: its differences from the issued plan, each with its reason."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.adjustment import adjusted_rows
from plans.differences.compare import SORTS
from plans.differences.fields import field_labels
from plans.forms.adjusting import WHOLE, field_name

from .compare import SIGNS, ShownRow, group_labels, shown_row, sort_labels
from .frame import plan_frame


@dataclass(frozen=True)
class ReasonField:
    """A reason on the page: its text, the version shown, and what is to be said about it.

    `typed` is what the person sent and could not be stored; `is_late` says that somebody else stored `text`.
    """

    name: str
    text: str
    seen: int
    is_required: bool
    reason: object = None
    typed: str | None = None
    is_late: bool = False
    error: str = ""
    is_saved: bool = False

    @property
    def is_sent(self):
        return self.is_saved or self.typed is not None

    @property
    def is_missing(self):
        return self.is_required and not self.text


@dataclass(frozen=True)
class ShownDifference:
    """A row that differs with its reason; `held_on` warns where the row has been held meanwhile."""

    shown: ShownRow
    kind: str
    field: ReasonField
    held_on: object


def page_of(request, plan, form=None, late=()):
    """Context of the page; with `form`, what was typed and not stored stays in its field."""
    adjustment = plan.adjustment
    rows = adjusted_rows(adjustment)
    told = Telling(form, late)
    whole = told.field(WHOLE, adjustment, adjustment.reason, is_required=True)
    fields = {
        name: told.field(name, row.reason, row.reason.text if row.reason else "", row.needs_reason)
        for row in rows
        if (name := field_name(row))
    }
    missing = sum(row.is_missing for row in rows)
    return {
        **plan_frame(request, plan, "adjustment"),
        "adjustment": adjustment,
        "whole": whole,
        "groups": shown_groups(plan, rows, fields),
        "sent_fields": [one for one in (whole, *fields.values()) if one.is_sent],
        "missing": missing,
        "settled": sum(row.is_settled for row in rows),
        "summary": summary(rows, missing),
    }


@dataclass(frozen=True)
class Telling:
    """What is said about reasons that were sent; `late` names those that somebody else has changed."""

    form: object
    late: tuple

    def field(self, name, stored, text, is_required):
        typed = self.form.typed(name) if self.form else None
        errors = self.form.errors.get(name, ()) if self.form else ()
        is_late = name in self.late
        is_kept = typed is not None and not errors and not is_late
        return ReasonField(
            name=name,
            text=text,
            seen=stored.version if stored else 0,
            is_required=is_required,
            reason=stored,
            typed=None if is_kept else typed,
            is_late=is_late,
            error=" ".join(errors),
            is_saved=is_kept,
        )


def summary(rows, missing):
    """“4 differences, 2 reasons are missing”."""
    if not rows:
        return _("Nothing has been changed yet.")
    found = ngettext("%(n)s difference", "%(n)s differences", len(rows)) % {"n": len(rows)}
    if not missing:
        return _("%(found)s; every topic has its reason.") % {"found": found}
    lacking = ngettext("%(n)s reason is missing", "%(n)s reasons are missing", missing) % {"n": missing}
    return _("%(found)s; %(lacking)s.") % {"found": found, "lacking": lacking}


def shown_groups(plan, rows, fields):
    """The differences by what happens to the rows: added, dropped, moved, changed."""
    labels, sorts, kinds = field_labels(), sort_labels(), group_labels()
    heads = head_labels()
    groups = []
    for sort in SORTS:
        shown = [
            ShownDifference(
                shown=replace(
                    shown_row(row.difference, labels, sorts, False), url=address(row.difference, plan)
                ),
                kind=kinds[row.difference.kind],
                field=fields.get(field_name(row)),
                held_on=row.held_on if row.is_settled else None,
            )
            for row in rows
            if row.difference.sort == sort
        ]
        if shown:
            groups.append({"sort": sort, "label": heads[sort], "sign": SIGNS[sort], "rows": shown})
    return groups


def head_labels():
    return {
        "added": _("Added"),
        "dropped": _("Dropped"),
        "moved": _("Another form, time or chapter"),
        "changed": _("Other content"),
    }


def address(row, plan):
    """Where a row is read: in the working copy, or in the issued plan when it has been dropped."""
    if row.kind == "head":
        return reverse("plans:plan_edit", args=[plan.pk])
    pk, plan_pk = (row.after["id"], plan.pk) if row.after else (row.before["id"], plan.adjusts_id)
    if row.kind in ("topic", "activity"):
        return reverse(f"plans:{row.kind}_detail", args=[pk])
    tab = "plan_detail" if row.kind == "section" else "plan_targets"
    return f"{reverse(f'plans:{tab}', args=[plan_pk])}#{row.kind}-{pk}"
