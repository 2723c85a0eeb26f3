"""Figures of a plan's text that are counted from its rows: looked at, put in, offered for plain numbers."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from plans.figures import Broken, Counts, Field, fill, find_plain, follow, follow_certain, names_in, parse
from plans.models import ConsultationForm, PlanSection
from plans.numbering import places
from plans.snapshot import SECTION_TEXTS, typed_snapshot

from .rows import change_row


@dataclass(frozen=True)
class Reading:
    """What the texts of one chapter say: `fields` are (source, what it counts, figure), `wrong` sources that
    count nothing, `plain` are (name of the text, number) that could follow the rows; `offers` are
    (name, what it counts, figure); `filled` are the texts with their figures."""

    fields: list
    wrong: list
    plain: list
    offers: list
    filled: dict


def counts_of(plan):
    """What can be counted in `plan`, with all forms of its office."""
    forms = ConsultationForm.objects.in_force_for(plan.organization).in_order()
    return Counts(typed_snapshot(plan), [form.name for form in forms])


def place_in(counts, section):
    """Where a section stands in the order of the counts; None for one that is not stored."""
    keys = [one["id"] for one in counts.sections]
    return keys.index(section.pk) if section and section.pk in keys else None


def read_texts(plan, section, texts):
    """The `Reading` of {"title": …, "body": …} as they stand in the editor of `section` (None: a new one)."""
    counts = counts_of(plan)
    index = place_in(counts, section)
    value_of = counts.of_chapter(index)
    pieces = [piece for text in texts.values() for piece in parse(text)]
    fields = [(one, value_of(one.name)) for one in pieces if isinstance(one, Field)]
    return Reading(
        fields=[
            (one.source, label_of(one.name), one.figure(value)) for one, value in fields if value is not None
        ],
        wrong=[one.source for one in pieces if isinstance(one, Broken)]
        + [one.source for one, value in fields if value is None],
        plain=[
            (name, number)
            for name, text in texts.items()
            for number in find_plain(text, counts, index=index, year=plan.year, is_title=name == "title")
        ],
        offers=[(name, label_of(name), value) for name, value in counts.offers(index).items()],
        filled={name: fill(text, value_of) for name, text in texts.items()},
    )


def label_of(name):
    """What a field counts, in words."""
    labels = {
        "议题": _("topics of the plan"),
        "活动": _("activities of the plan"),
        "事项": _("topics and activities of the plan"),
        "目标": _("targets of the plan"),
        "协商形式": _("consultation forms that have topics"),
        "本章议题": _("topics in this chapter"),
        "本章活动": _("activities in this chapter"),
        "本章事项": _("topics and activities in this chapter"),
    }
    what, _dot, which = name.partition("·")
    if which:
        text = _("topics: %(which)s") if what == "议题" else _("activities: %(which)s")
        return text % {"which": which}
    return labels.get(name, name)


def put_in_place(plan, section, name, text, start):
    """The text with a field instead of the plain number at `start`; `ValidationError` when there is none."""
    counts = counts_of(plan)
    found = find_plain(
        text, counts, index=place_in(counts, section), year=plan.year, is_title=name == "title"
    )
    numbers = [one for one in found if one.start == start]
    if not numbers:
        raise ValidationError(_("This number does not stand there any more; please look again."))
    return follow(text, numbers)


@transaction.atomic
def follow_number(section, *, by, name, start):
    """Let the number at `start` of a chapter's title or body follow the rows from now on."""
    if name not in SECTION_TEXTS:
        raise ValidationError(_("This number does not stand there any more; please look again."))
    text = put_in_place(section.plan, section, name, getattr(section, name), start)
    return change_row(section, by=by, **{name: text})


def count_figures(plan):
    """How many numbers of the plan's text follow its rows."""
    sections = plan.sections.all()
    return sum(len(names_in(getattr(section, name))) for section in sections for name in SECTION_TEXTS)


def follow_certain_numbers(plan):
    """Let all numbers follow the rows that agree with them and can mean nothing else.

    For a plan that has just been written from a text: printed, it stays the same to the letter.
    """
    counts = Counts(typed_snapshot(plan))
    changed = []
    for index, place in enumerate(places(plan.sections.all())):
        section = place.section
        before = [getattr(section, name) for name in SECTION_TEXTS]
        for name in SECTION_TEXTS:
            text = follow_certain(
                getattr(section, name), counts, index=index, year=plan.year, is_title=name == "title"
            )
            if len(text) <= (PlanSection._meta.get_field(name).max_length or len(text)):
                setattr(section, name, text)
        if before != [getattr(section, name) for name in SECTION_TEXTS]:
            changed.append(section)
    PlanSection.objects.bulk_update(changed, SECTION_TEXTS, batch_size=500)
