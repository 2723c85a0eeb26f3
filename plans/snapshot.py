"""A plan as plan JSON: what versions freeze, what is exported, and what every printed plan is made from."""

import json

from .models import Activity, ConsultationTopic
from .numbering import places


def canonical_text(snapshot):
    """The one text of a snapshot of which its checksum is taken."""
    return json.dumps(snapshot, ensure_ascii=False, sort_keys=True)


def snapshot_of(plan):
    """The whole plan as plan JSON (see docs/plan-json.md), rows in printed order; seven queries."""
    located = places(plan.sections.all())
    indexes = {place.section.pk: index for index, place in enumerate(located)}
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
        "topics": [
            topic_json(row, indexes) for row in ConsultationTopic.objects.of(plan).with_details().in_order()
        ],
        "activities": [
            activity_json(row, indexes) for row in Activity.objects.of(plan).with_details().in_order()
        ],
        "targets": [target_json(row, indexes) for row in plan.targets.in_order()],
        "unplaced": [],
        "warnings": [],
    }


def section_json(place):
    return {
        "id": place.section.pk,
        "number": place.number,
        "level": place.level,
        "title": place.section.title,
        "body": place.section.body,
    }


def scheduled_json(row, indexes):
    """What topics and activities have in common."""
    return {
        "id": row.pk,
        "section": indexes.get(row.section_id),
        "title": row.title,
        "content": row.content,
        "schedule": row.schedule.to_json() if row.schedule else None,
        "organizers": [one.name for one in row.organisers.all()],
        "participants": row.participants,
        "state": row.state,
    }


def topic_json(topic, indexes):
    return {
        **scheduled_json(topic, indexes),
        "form": topic.form.name,
        "leader": topic.leader.name if topic.leader else "",
        "partners": [one.name for one in topic.partners.all()],
        "consulted": [one.name for one in topic.consulted.all()],
        "sectors": [one.name for one in topic.sectors.all()],
        "source": topic.source,
        "assigned_by_party_committee": topic.assigned_by_party_committee,
        "expected_outcome": topic.expected_outcome,
    }


def activity_json(activity, indexes):
    return {
        **scheduled_json(activity, indexes),
        "kind": activity.kind,
        "place": activity.place,
        "responsible": activity.responsible,
        "topic": activity.topic.title if activity.topic else "",
    }


def target_json(target, indexes):
    return {
        "id": target.pk,
        "section": indexes.get(target.section_id),
        "kind": target.kind,
        "minimum": target.minimum,
        "maximum": target.maximum,
        "unit": target.unit,
        "text": target.text,
        "scope": target.scope,
    }
