"""The first tab of a plan: its text as it is printed, with a way to every row."""

from dataclasses import dataclass

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plans.documents.body import chapters
from plans.figures import has_marks, mark, marked_pieces, plain_figure
from plans.snapshot import snapshot_of

from .flow import flow_of
from .frame import plan_frame, visible_plan
from .opinion_shown import at_station

FIGURE = '<span class="counted" title="{}">{}</span>'


@dataclass(frozen=True)
class Line:
    """A printed block; `url` leads to the row that it begins, `about` is the lineage of what it tells of."""

    block: object
    url: str = ""
    about: str = ""

    @property
    def is_heading(self):
        return self.block.kind == "heading"

    @property
    def aria_level(self):
        """Below the page's own headings."""
        return str(self.block.level + 2)

    @property
    def css(self):
        """The typeface of the heading, or of the heading that runs into the paragraph."""
        return f"level-{self.block.level if self.is_heading else self.block.lead_level}"

    @property
    def text(self):
        return with_figures(self.block.text)

    @property
    def lead(self):
        return with_figures(self.block.lead)


@dataclass(frozen=True)
class SheetChapter:
    """A chapter on the sheet; `pk` is the section's, None for rows that stand in no section."""

    pk: int | None
    title: str
    lines: list


@require_safe
def show(request, pk):
    plan = visible_plan(request, pk)
    context = plan_frame(request, plan, "text")
    snapshot = snapshot_of(plan, show=mark if context["can_edit"] else plain_figure)
    context |= {
        "sheet": sheet_of(snapshot, plan),
        "flow": flow_of(plan, request.user, timezone.localdate()),
        "opinions": at_station(plan, request.user),
    }
    return render(request, "plans/text.html", context)


def sheet_of(snapshot, plan=None, *, may_answer=False):
    """The chapters of a snapshot; with the plan itself, each row links to its page.

    For those who `may_answer`, the first line of each chapter and row tells what it is about.
    """
    return [
        SheetChapter(
            chapter.section["id"] if chapter.section and plan else None,
            unmarked(chapter.section["title"]) if chapter.section else "",
            chapter_lines(chapter, plan, may_answer),
        )
        for chapter in chapters(snapshot)
    ]


def chapter_lines(chapter, plan, may_answer):
    found = lines(chapter.blocks, "", chapter.section if may_answer else None)
    for printed in chapter.rows:
        url = row_address(printed, plan) if plan else ""
        found += lines(printed.blocks, url, printed.row if may_answer else None)
    return found


def lines(blocks, url, about):
    """A line for each block; the address and the row that it is about belong to the first."""
    lineage = about.get("lineage", "") if about else ""
    first, rest = blocks[:1], blocks[1:]
    return [Line(block, url, lineage) for block in first] + [Line(block) for block in rest]


def with_figures(text):
    """The text as it is shown, each figure that follows the rows told as such."""
    if not has_marks(text):
        return text
    why = _("counted from the rows of the plan")
    pieces = marked_pieces(text)
    return format_html_join(
        "", "{}", ((format_html(FIGURE, why, piece) if is_figure else piece,) for piece, is_figure in pieces)
    )


def unmarked(text):
    return "".join(piece for piece, _is_figure in marked_pieces(text))


def row_address(printed, plan):
    pk = printed.row["id"]
    if printed.kind == "target":
        return f"{reverse('plans:plan_targets', args=[plan.pk])}#target-{pk}"
    return reverse(f"plans:{printed.kind}_detail", args=[pk])
