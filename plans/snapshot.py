"""A plan as plan JSON: what versions freeze, what is exported, and what every printed plan is made from."""

import hashlib
import json
from dataclasses import dataclass

from .figures import TOPICS, Counts, fill, names_in, plain_figure
from .models import Activity, ConsultationTopic, PlanSection, PlanTarget
from .numbering import heading, places
from .querysets import names_around

SECTION_TEXTS = ("title", "body")


def canonical_text(snapshot):
    """The one text of a snapshot of which its checksum is taken."""
    return json.dumps(snapshot, ensure_ascii=False, sort_keys=True)


def checksum(snapshot):
    return hashlib.sha256(canonical_text(snapshot).encode()).hexdigest()


@dataclass(frozen=True)
class Subject:
    """A row of a snapshot that one may speak about: its kind (“topic”), its key then, its name."""

    kind: str
    pk: int
    name: str


def subjects_of(snapshot):
    """{lineage: Subject} of the chapters, topics, activities and targets of a snapshot, in printed order."""
    sections = {
        row["lineage"]: Subject(
            "section",
            row["id"],
            heading(row["level"], row["number"], row["title"]) or " ".join(row["body"].split())[:40],
        )
        for row in snapshot["sections"]
    }
    rows = (("topic", "topics", "title"), ("activity", "activities", "title"), ("target", "targets", "text"))
    return sections | {
        row["lineage"]: Subject(kind, row["id"], " ".join(row[name].split()))
        for kind, many, name in rows
        for row in snapshot[many]
    }


def snapshot_of(plan, show=plain_figure, adjustment=None):
    """The whole plan as plan JSON (see docs/plan-json.md), rows in printed order; five queries.

    A working copy tells the reasons of its adjustment, too (three queries more); another plan those of
    `adjustment`, by which its content came about.
    """
    snapshot = filled_snapshot(plan, show)
    if adjustment is None and plan.adjusts_id:
        adjustment = plan.adjustment
    if adjustment:
        snapshot["adjustment"] = adjustment_json(adjustment)
    return snapshot


def filled_snapshot(plan, show=plain_figure):
    """The content of the plan alone, without the reasons of an adjustment.

    Figures of its text that follow the rows are filled in; `show` may set them off, as `figures.fill` says.
    """
    snapshot = typed_snapshot(plan)
    counts = Counts(snapshot)
    sections = snapshot["sections"]
    if any(TOPICS in names_in(section[name]) for section in sections for name in SECTION_TEXTS):
        snapshot["declared_total"] = len(snapshot["topics"])
    for index, section in enumerate(sections):
        for name in SECTION_TEXTS:
            section[name] = fill(section[name], counts.of_chapter(index), show)
    return snapshot


def typed_snapshot(plan):
    """The plan JSON with the texts of its sections as they were typed, fields and all."""
    located = places(PlanSection.objects.of(plan).unordered())
    indexes = {place.section.pk: index for index, place in enumerate(located)}
    topics = ConsultationTopic.objects.of(plan).standing().with_names().unordered()
    activities = Activity.objects.of(plan).standing().with_names().unordered()
    targets = PlanTarget.objects.of(plan).unordered()
    names = names_around(plan, topics=topics, activities=activities)
    return {
        "title": plan.title,
        "year": plan.year,
        "kind": plan.kind,
        "declared_total": plan.declared_total,
        "office": plan.organization.name,
        "document": {
            "number": plan.document_number,
            "issued_on": plan.issued_on.isoformat() if plan.issued_on else None,
            "issuing_offices": plan.issuing_offices.split("\n") if plan.issuing_offices else [],
            "addressee": plan.addressee,
            "copies_to": plan.copies_to,
        },
        "sections": [section_json(place) for place in located],
        "topics": [topic_json(row, indexes, names) for row in sorted(topics, key=by_form_and_place)],
        "activities": [activity_json(row, indexes, names) for row in sorted(activities, key=by_place)],
        "targets": [target_json(row, indexes) for row in sorted(targets, key=by_place)],
        "unplaced": [],
        "warnings": [],
    }


def by_place(row):
    """As `in_order` has the database sort."""
    return row.order, row.pk


def by_form_and_place(topic):
    """As `TopicQuerySet.in_order` has the database sort."""
    return topic.form_order, topic.form_id, topic.order, topic.pk


def adjustment_json(adjustment):
    """Why the content differs from the version that was adjusted: as a whole, and row by row."""
    return {
        "base": adjustment.base.number,
        "reason": adjustment.reason,
        "reasons": [
            {"kind": one.kind, "lineage": str(one.lineage), "text": one.text}
            for one in adjustment.reasons.given()
        ],
    }


def section_json(place):
    return {
        "id": place.section.pk,
        "lineage": str(place.section.lineage),
        "number": place.number,
        "level": place.level,
        "title": place.section.title,
        "body": place.section.body,
    }


def scheduled_json(row, indexes, organisers):
    """What topics and activities have in common."""
    return {
        "id": row.pk,
        "lineage": str(row.lineage),
        "section": indexes.get(row.section_id),
        "title": row.title,
        "content": row.content,
        "schedule": row.schedule.to_json() if row.schedule else None,
        "organizers": organisers.get(row.pk, []),
        "participants": row.participants,
        "state": row.state,
    }


def topic_json(topic, indexes, names):
    return {
        **scheduled_json(topic, indexes, names["organisers"]),
        "form": topic.form_name,
        "leader": topic.leader_name or "",
        "partners": names["partners"].get(topic.pk, []),
        "consulted": names["consulted"].get(topic.pk, []),
        "sectors": names["sectors"].get(topic.pk, []),
        "source": topic.source,
        "assigned_by_party_committee": topic.assigned_by_party_committee,
        "expected_outcome": topic.expected_outcome,
    }


def activity_json(activity, indexes, names):
    return {
        **scheduled_json(activity, indexes, names["activity_organisers"]),
        "kind": activity.kind,
        "place": activity.place,
        "responsible": activity.responsible,
        "topic": activity.topic_title or "",
    }


def target_json(target, indexes):
    return {
        "id": target.pk,
        "lineage": str(target.lineage),
        "section": indexes.get(target.section_id),
        "kind": target.kind,
        "minimum": target.minimum,
        "maximum": target.maximum,
        "unit": target.unit,
        "text": target.text,
        "scope": target.scope,
    }
