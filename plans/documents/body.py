"""The text of a plan: chapters with their numbers, and below each the rows that belong to it.

A row that was found within a chapter's own sentences is not printed a second time.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from cppcc.documents.content import Heading, Paragraph
from plans.numbering import bare_number, heading

#: Chapters for rows that stand in no chapter.
LOOSE_CHAPTERS = {"topics": "协商议题", "activities": "活动安排", "targets": "目标任务"}
#: The text of a row by which one sees whether a chapter's sentences say it already.
NAMES = {"topics": "title", "activities": "title", "targets": "text"}
DEEPEST = 4
NO_ROWS = {"topics": [], "activities": [], "targets": []}


@dataclass(frozen=True)
class PrintedRow:
    """A topic, activity or target (`kind`) of the snapshot with the blocks that print it."""

    kind: str
    row: dict
    blocks: tuple


@dataclass(frozen=True)
class Chapter:
    """A section of the snapshot (None: a chapter for rows that stand in none), its blocks and its rows."""

    section: dict | None
    blocks: tuple
    rows: tuple


def body_blocks(snapshot):
    """The blocks of the plan's text, in printed order."""
    for chapter in chapters(snapshot):
        yield from chapter.blocks
        for printed in chapter.rows:
            yield from printed.blocks


def chapters(snapshot):
    """The plan's text by chapters, in printed order."""
    standing = rows_by_section(snapshot)
    for index, section in enumerate(snapshot["sections"]):
        rows = rows_of(section, standing[index])
        is_leaf = not any(rows.values()) and not has_children(snapshot["sections"], index)
        level = min(section["level"] + bool(section["title"]), DEEPEST)
        yield Chapter(
            section,
            tuple(section_blocks(section, runs_in=is_leaf and section["level"] > 1)),
            tuple(printed_rows(rows, level)),
        )
    yield from loose_chapters(snapshot)


def has_children(sections, index):
    return index + 1 < len(sections) and sections[index + 1]["level"] > sections[index]["level"]


def section_blocks(section, *, runs_in):
    """Heading and paragraphs; `runs_in`: the heading opens the first paragraph."""
    level = min(section["level"], DEEPEST)
    title = heading(level, section["number"], section["title"])
    paragraphs = [line.strip() for line in section["body"].split("\n") if line.strip()]
    if title and paragraphs and runs_in:
        lead = title if title.endswith(("。", "：", "；", "？", "！")) else f"{title}。"
        yield Paragraph(paragraphs.pop(0), lead=lead, lead_level=level)
    elif title:
        yield Heading(title, level)
    for paragraph in paragraphs:
        yield Paragraph(paragraph)


def plain(text):
    return re.sub(r"[\W_]+", "", text)


def rows_by_section(snapshot):
    """Index of a section → its rows by kind."""
    found = defaultdict(lambda: {kind: [] for kind in NAMES})
    for kind in NAMES:
        for row in snapshot[kind]:
            found[row["section"]][kind].append(row)
    return found


def rows_of(section, standing):
    """The rows of one section, of those that stand in it, that its own text does not say already."""
    said = plain(section["body"])
    return {
        kind: [row for row in rows if plain(row[NAMES[kind]]) not in said] for kind, rows in standing.items()
    }


def printed_rows(rows, level):
    for position, topic in enumerate(rows["topics"], 1):
        number = position if len(rows["topics"]) > 1 else 0
        yield PrintedRow("topic", topic, tuple(topic_blocks(topic, level, number)))
    level = max(level, 3)
    entries = [("activity", row, activity_text(row)) for row in rows["activities"]]
    entries += [("target", row, row["text"]) for row in rows["targets"]]
    for position, (kind, row, text) in enumerate(entries, 1):
        line = heading(level, bare_number(level, position), f"{text.rstrip('。；;')}。")
        yield PrintedRow(kind, row, (Paragraph(line),))


def topic_blocks(topic, level, position):
    """Title, then the labelled lines that the forms of such plans have."""
    level = max(level, 3)
    title = heading(level, bare_number(level, position) if position else "", topic["title"])
    lines = [f"{label}：{text}" for label, text in topic_lines(topic) if text]
    if not lines:
        yield Paragraph(title if title.endswith(("。", "；", "？", "！")) else f"{title}。")
        return
    yield Heading(title, level)
    for line in lines:
        yield Paragraph(line)


def topic_lines(topic):
    return (
        ("协商内容", topic["content"]),
        ("时间安排", topic["schedule"]["text"] if topic["schedule"] else ""),
        ("参加人员", topic["participants"]),
        ("分管领导", topic.get("leader", "")),
        ("组织实施", "、".join(topic["organizers"])),
        ("协作单位", "、".join(topic.get("partners", ()))),
        ("协商部门", "、".join(topic.get("consulted", ()))),
        ("参与界别", "、".join(topic.get("sectors", ()))),
        ("预期成果", topic.get("expected_outcome", "")),
    )


def activity_text(activity):
    """“视察停车场建设（5月中旬；地点：二环路；责任：经济委员会）”

    The time does not come first: behind a number (“2.7月中旬”) it reads like another number.
    """
    time = activity["schedule"]["text"] if activity["schedule"] else ""
    details = [time] if time else []
    details += [
        f"{label}：{text}"
        for label, text in (
            ("地点", activity.get("place", "")),
            ("参加", activity["participants"]),
            ("组织", "、".join(activity["organizers"])),
            ("责任", activity.get("responsible", "")),
        )
        if text
    ]
    tail = f"（{'；'.join(details)}）" if details else ""
    content = f"。{activity['content']}" if activity["content"] else ""
    return activity["title"] + tail + content


def loose_chapters(snapshot):
    """Rows outside every chapter, as chapters of their own behind the others; topics under their forms."""
    titled = sum(section["level"] == 1 and bool(section["title"]) for section in snapshot["sections"])
    said = plain("".join(section["body"] for section in snapshot["sections"]))
    for kind, title in LOOSE_CHAPTERS.items():
        rows = [
            row for row in snapshot[kind] if row["section"] is None and plain(row[NAMES[kind]]) not in said
        ]
        if not rows:
            continue
        titled += 1
        head = Heading(heading(1, bare_number(1, titled), title), 1)
        if kind == "topics":
            yield Chapter(None, (head,), ())
            yield from topics_by_form(rows)
        else:
            yield Chapter(None, (head,), tuple(printed_rows({**NO_ROWS, kind: rows}, 3)))


def topics_by_form(topics):
    forms = list(dict.fromkeys(topic["form"] for topic in topics))
    for position, form in enumerate(forms, 1):
        of_form = [topic for topic in topics if topic["form"] == form]
        head = Heading(heading(2, bare_number(2, position), form), 2)
        yield Chapter(None, (head,), tuple(printed_rows({**NO_ROWS, "topics": of_form}, 3)))
