"""Plan texts → plan JSON: lines → paragraphs → blocks → rows.

Each step is a module, each rule a small function with its examples. Matching ignores traditional characters
and character width; what comes out is always the source's own text.
"""

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from plans.recognition import findings
from plans.recognition.blocks import Block, build
from plans.recognition.draft import Draft
from plans.recognition.forms import form_in, form_of_heading
from plans.recognition.office_frame import frame_of
from plans.recognition.paragraphs import Line, read_lines, to_paragraphs
from plans.recognition.reader import read
from plans.recognition.sections import document_title, sections_of
from plans.recognition.years import year_of

__all__ = ["recognise"]

_PLAN = (
    r"协商(?:工作|议政|民主|(?:[和与、及]|以及)?(?:民主)?监督|[和与、及](?:调研|视察)+)?的?(?:工作)?(?:实施)?"
    r"(?:计划|方案|安排|意见|要点|打算)"
)
_CONSULTATION_PLAN = re.compile(_PLAN)
_CONSULTATION_TITLE = re.compile(
    rf"{_PLAN}|(?:来协商|[好来多]商量|会商)”?(?:协商|议事|活动|年度|工作|实施)*(?:计划|方案|安排)|协商(?:议政)?(?:活动|议题|课题|选题)|(?:民主监督|重点提案督办)(?:工作)?(?:计划|方案|安排)"
    r"|月月(?:协)?商”?(?:活动|工作|协商)*的?(?:计划|方案|安排|通知)"
)


def recognise(source: str | Iterable[str], year: int | None = None) -> dict:
    """The plan JSON of a text (one string, or its lines as `read_source` gives them).

    `year` is the plan's year where the caller knows it; without it the text's own, else dates stay null.
    Beyond the agreed keys, rows have `lines` ([first, last] source line) and `unclear` (codes), topics
    `leader`, activities `organizers`; sections have `lines` and `prose`, their text without heading and rows
    (`body` is the source itself, so that nothing is lost). Unplaced lines that only frame an issued document
    are `left_out`.
    """
    with _uncollected():
        return _recognised(source, year)


@contextmanager
def _uncollected() -> Iterator[None]:
    """A megabyte of text makes half a million small objects, none of them garbage before the end: the
    collector, which would look through them again and again, waits meanwhile."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _recognised(source: str | Iterable[str], year: int | None) -> dict:
    lines = read_lines(source)
    framed = frame_of(lines)
    paragraphs = to_paragraphs([line for line in lines if line.number not in framed])
    title = document_title(paragraphs)
    root = build(paragraphs)
    text_year = year_of(lines) or year
    draft = Draft(year or text_year, _is_consultation(lines, root, title.plain), text_year)
    draft.default_form = form_in(title.plain)
    placed = {line.number for paragraph in paragraphs for line in paragraph.lines}
    draft.unplaced = {line.number for line in lines if line.text and line.number not in placed}
    is_plan = findings.about_cppcc(lines, title.plain)
    if is_plan:
        read(draft, root, title.plain)
    declared, declared_line = findings.declared_total(lines) if draft.is_consultation else (None, None)
    if is_plan and draft.is_consultation and not draft.topics:
        # a consultation plan that only counts its topics: these numbers are its targets
        draft = Draft(draft.year, False, text_year, unplaced=draft.unplaced)
        read(draft, root, title.plain)
        draft.leave_out_total(declared, declared_line)
    warnings = [] if is_plan else [findings.warning("not-a-plan", "", None)]
    if is_plan:
        warnings += _warnings(draft, root, declared, declared_line)
    return {
        "title": title.raw,
        "year": draft.year,
        "kind": "consultation" if draft.is_consultation and draft.topics else "work",
        "declared_total": declared,
        "sections": [section.to_json() for section in sections_of(root, lines, draft)],
        "topics": [row.to_json() for row in draft.topics],
        "activities": [row.to_json() for row in draft.activities],
        "targets": [row.to_json() for row in draft.targets],
        "unplaced": [_unplaced(line, framed) for line in lines if line.number in draft.unplaced],
        "warnings": warnings,
    }


def _is_consultation(lines: list[Line], root: Block, title: str) -> bool:
    """A consultation plan says so in its title or first lines, or has chapters by form of consultation."""
    if _CONSULTATION_TITLE.search(title):
        return True
    if title and re.search(r"工作(?:计划|要点|安排|打算|思路|任务)", title):
        return False
    headings = [b for b in root.walk() if b.paragraph and b.is_heading]
    forms = {form for b in headings if b.children and (form := form_of_heading(b.text.plain))}
    opening = "".join(line.text.plain for line in lines if line.text)[:400]
    consults = any("协商" in b.text.plain or "议政" in b.text.plain for b in headings)
    if (len(forms) >= 2 and consults) or _CONSULTATION_PLAN.search(opening):
        return True
    total, line = findings.declared_total(lines)
    return total is not None and sum(bool(one.text) for one in lines[:line]) <= 5


def _warnings(draft: Draft, root: Block, declared: int | None, line: int | None) -> list[dict]:
    found = findings.of_counts(draft, root, declared, line)
    found += findings.numbering_gaps(root)
    if draft.year is None:
        found.append(findings.warning("no-year", "", None))
    return found + findings.of_rows(draft)


def _unplaced(line: Line, framed: set[int]) -> dict:
    row = {"line": line.number, "text": line.text.raw}
    return row | {"left_out": True} if line.number in framed else row
