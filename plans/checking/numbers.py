"""Numbers that the text promises, held against the rows."""

import re
import unicodedata

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cppcc.numerals import read_number
from plans.figures import TOPICS, Field, find_plain, names_in, parse, with_gaps

from .facts import find

NUMBER_OF_ROWS = re.compile(r"([0-9]+|[一二两三四五六七八九十百]+)\s*[个项次件]")
COUNT_IN_TITLE = re.compile(r"\(\s*(?:共)?([0-9一二两三四五六七八九十]+)\s*[个项次件]\s*\)\s*$")


def declared_total(facts):
    """“重点协商活动18项” over nine topics; a text that counts its rows by a field declares nothing."""
    declared, found = facts.plan.declared_total, len(facts.topics)
    is_counted = any(TOPICS in names_in(text) for section in facts.sections for text in texts_of(section))
    if declared is not None and declared != found and not is_counted:
        text = ngettext(
            "The plan declares %(declared)s topics, but lists %(found)s.",
            "The plan declares %(declared)s topics, but lists %(found)s.",
            found,
        )
        where = next((one for one in facts.sections if says(one, declared)), None)
        yield find("count-mismatch", "error", text, where, declared=declared, found=found)


def says(section, number):
    """The text of a section has the number with a unit: “重点协商活动18项”."""
    text = unicodedata.normalize("NFKC", "\n".join(with_gaps(one) for one in texts_of(section)))
    return any(read_number(match[1]) == number for match in NUMBER_OF_ROWS.finditer(text))


def texts_of(section):
    return section.title, section.body


def declared_in_section_titles(facts):
    """“（二）专题议政性常委会协商（2个）” over three topics."""
    for index, section in enumerate(facts.sections):
        match = COUNT_IN_TITLE.search(unicodedata.normalize("NFKC", with_gaps(section.title)))
        if not match:
            continue
        declared, found = read_number(match[1]), facts.counts.value("本章事项", index)
        if declared != found:
            text = _("“%(title)s” declares %(declared)s, but %(found)s are listed in it.")
            values = {"title": section, "declared": declared, "found": found}
            yield find("section-count-mismatch", "error", text, section, **values)


def figures_that_count_nothing(facts):
    """A field of the text that names nothing to be counted, or was begun and not ended."""
    for index, section in enumerate(facts.sections):
        value_of = facts.counts.of_chapter(index)
        for piece in (piece for text in texts_of(section) for piece in parse(text)):
            if isinstance(piece, str) or (isinstance(piece, Field) and value_of(piece.name) is not None):
                continue
            text = _("In “%(title)s”, “%(source)s” counts nothing in this plan.")
            yield find("unknown-figure", "error", text, section, title=section, source=piece.source)


def numbers_that_could_follow(facts):
    """“协商活动18项” typed by hand: it could be counted from the rows."""
    year = facts.plan.year
    for index, section in enumerate(facts.sections):
        for name, text in zip(("title", "body"), texts_of(section), strict=True):
            found = find_plain(text, facts.counts, index=index, year=year, is_title=name == "title")
            yield from (plain_number(section, name, one) for one in found)


def plain_number(section, name, number):
    if number.figure == number.number:
        text = _("“%(said)s” in “%(title)s” is typed by hand and could follow the rows.")
    else:
        text = _("“%(said)s” in “%(title)s” is typed by hand; by the rows it is %(figure)s.")
    values = {"said": number.said, "title": section, "figure": number.figure}
    return find("plain-number", "note", text, section, **values, name=name, start=number.start)


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


NUMBER_RULES = (
    declared_total,
    declared_in_section_titles,
    figures_that_count_nothing,
    targets_against_activities,
    numbers_that_could_follow,
)
