"""Numbers that the text promises, held against the rows."""

import re
import unicodedata

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cppcc.numerals import read_number

from .facts import find

COUNT_IN_TITLE = re.compile(r"\(\s*(?:共)?([0-9一二两三四五六七八九十]+)\s*[个项次件]\s*\)\s*$")


def declared_total(facts):
    """“重点协商活动18项” over nine topics."""
    declared, found = facts.plan.declared_total, len(facts.topics)
    if declared is not None and declared != found:
        text = ngettext(
            "The plan declares %(declared)s topics, but lists %(found)s.",
            "The plan declares %(declared)s topics, but lists %(found)s.",
            found,
        )
        yield find("count-mismatch", "error", text, declared=declared, found=found)


def declared_in_section_titles(facts):
    """“（二）专题议政性常委会协商（2个）” over three topics."""
    for section in facts.sections:
        match = COUNT_IN_TITLE.search(unicodedata.normalize("NFKC", section.title))
        if not match:
            continue
        declared = read_number(match[1])
        found = sum(row.section_id == section.pk for row in facts.scheduled)
        if declared != found:
            text = _("“%(title)s” declares %(declared)s, but %(found)s are listed in it.")
            values = {"title": section.title, "declared": declared, "found": found}
            yield find("section-count-mismatch", "error", text, section, **values)


def targets_against_activities(facts):
    """“调研不少于2次” with one research in the rows, or more rows than the target allows."""
    for target in facts.targets:
        if target.unit != "次" or target.kind in ("activity", "submission", "donation", "other"):
            continue
        found = sum(activity.kind == target.kind for activity in facts.activities)
        below = target.minimum is not None and found < target.minimum
        above = target.maximum is not None and found > target.maximum
        if below or above:
            severity = "warning" if found else "note"
            text = _("Target “%(target)s”: %(found)s such activities are planned.")
            yield find("target-contradicted", severity, text, target, target=target, found=found)


NUMBER_RULES = (declared_total, declared_in_section_titles, targets_against_activities)
