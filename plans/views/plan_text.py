"""The first tab of a plan: its text as printed, the rows in their chapters."""

from dataclasses import dataclass, field

from django.shortcuts import render
from django.views.decorators.http import require_safe

from plans.entries import entries_of
from plans.numbering import heading, places

from .frame import plan_frame, visible_plan


@dataclass
class Chapter:
    """A section as shown: `level` is at most 4, `groups` the rows printed in it by form or kind."""

    section: object
    level: int
    heading: str
    groups: list = field(default_factory=list)
    targets: list = field(default_factory=list)

    @property
    def paragraphs(self):
        """Every line of the text is a paragraph of its own on paper."""
        return self.section.body.splitlines() if self.section else []


@require_safe
def show(request, pk):
    plan = visible_plan(request, pk)
    chapters, rest = chapters_of(plan, request.user)
    context = {**plan_frame(request, plan, "text"), "chapters": chapters, "rest": rest}
    return render(request, "plans/text.html", context)


def chapters_of(plan, user):
    """(the chapters in reading order, one chapter of what stands in none of them)."""
    chapters = {
        place.section.pk: Chapter(
            place.section, min(place.level, 4), heading(place.level, place.number, place.section.title)
        )
        for place in places(plan.sections.all())
    }
    rest = Chapter(None, 1, "")
    for entry in entries_of(plan, user):
        chapter = chapters.get(entry.section_id, rest)
        groups = chapter.groups
        if not groups or groups[-1][0] != entry.sort:
            groups.append((entry.sort, []))
        groups[-1][1].append(entry)
    for target in plan.targets.in_order():
        chapters.get(target.section_id, rest).targets.append(target)
    return list(chapters.values()), rest
