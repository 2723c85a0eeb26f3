"""Plan JSON becomes a draft plan: all of its text, in one transaction, a few statements a table."""

from datetime import date

from django.db import transaction

from plans.importing.outline import Outline
from plans.models import (
    Activity,
    ActivityOrganiser,
    ConsultationTopic,
    PlanRecord,
    PlanSection,
    PlanTarget,
    TopicOrganiser,
)

from .drafted_rows import draft_activity, draft_target, draft_topic
from .figures import follow_certain_numbers
from .known_names import KnownNames
from .lifecycle import create_plan

LARGEST_TOTAL = 32_767


@transaction.atomic
def save_plan(organization, plan_json, *, by, year, kind, title):
    """Make a draft plan of `organization` from plan JSON and return it; `by` None stands for the system.

    Every text of the JSON is in a row afterwards: what fits no column stands at the end of the row's content,
    what has no row becomes an untitled section where it stood. Committees, departments, sectors, members and
    consultation forms are found by name; a form that the office does not have is added to its forms.
    Numbers of the text that agree with the rows follow them from now on.
    """
    plan = create_plan(organization, by=by, year=year, kind=kind, title=title, **head_values(plan_json))
    outline = Outline(plan_json)
    topics, activities, targets = drafted_rows(plan, plan_json, outline)
    for drafted in (*topics, *activities, *targets):
        if drafted.text:
            outline.add_text(drafted.text, drafted.place)
    sections = store_sections(plan, outline.nodes)
    store_topics(topics, sections)
    store_activities(activities, sections)
    store_rows(PlanTarget, targets, sections)
    write_history(plan, by, sections, topics, activities, targets)
    follow_certain_numbers(plan)
    return plan


def head_values(plan_json):
    """What the JSON says about the plan as a document."""
    total, document = plan_json.get("declared_total"), plan_json.get("document") or {}
    issued_on = document.get("issued_on")
    return {
        "declared_total": total if total is None or total <= LARGEST_TOTAL else None,
        "document_number": document.get("number") or "",
        "issued_on": date.fromisoformat(issued_on) if issued_on else None,
        "issuing_offices": "\n".join(document.get("issuing_offices") or ()),
        "addressee": document.get("addressee") or "",
        "copies_to": document.get("copies_to") or "",
    }


def drafted_rows(plan, plan_json, outline):
    known = KnownNames(plan.organization)
    topics = [
        draft_topic(plan, order, data, outline.place_of(data), known)
        for order, data in enumerate(plan_json.get("topics", ()))
    ]
    titles = {drafted.row.title: drafted.row for drafted in reversed(topics)}
    activities = [
        draft_activity(plan, order, data, outline.place_of(data), titles)
        for order, data in enumerate(plan_json.get("activities", ()))
    ]
    targets = [
        draft_target(plan, order, data, outline.place_of(data))
        for order, data in enumerate(plan_json.get("targets", ()))
    ]
    for drafted in (*topics, *activities):
        drafted.organisers = [(name, known.committee(name)) for name in drafted.organisers]
    return topics, activities, targets


def store_sections(plan, nodes):
    """The sections, in the order of `nodes`; one statement a level, because children name their parents."""
    sections = [
        PlanSection(plan=plan, order=order, title=node.title, body=node.body)
        for order, node in enumerate(nodes)
    ]
    for depth in sorted({node.depth for node in nodes}):
        level = [index for index, node in enumerate(nodes) if node.depth == depth]
        for index in level:
            parent = nodes[index].parent
            sections[index].parent = sections[parent] if parent is not None else None
        PlanSection.objects.bulk_create([sections[index] for index in level])
    return sections


def store_rows(model, drafted_rows, sections):
    for drafted in drafted_rows:
        drafted.row.section = sections[drafted.place] if drafted.place is not None else None
    model.objects.bulk_create([drafted.row for drafted in drafted_rows])


def store_topics(topics, sections):
    store_rows(ConsultationTopic, topics, sections)
    store_organisers(TopicOrganiser, "topic", topics)
    for name in ("partners", "consulted", "sectors"):
        link = getattr(ConsultationTopic, name).through
        target = ConsultationTopic._meta.get_field(name).m2m_reverse_field_name()
        link.objects.bulk_create(
            link(consultationtopic=drafted.row, **{target: chosen})
            for drafted in topics
            for chosen in drafted.choices[name]
        )


def store_activities(activities, sections):
    for drafted in activities:
        drafted.row.topic = drafted.choices["topic"]
    store_rows(Activity, activities, sections)
    store_organisers(ActivityOrganiser, "activity", activities)


def store_organisers(model, owner, drafted_rows):
    model.objects.bulk_create(
        model(**{owner: drafted.row}, order=order, name=name, committee=committee)
        for drafted in drafted_rows
        for order, (name, committee) in enumerate(drafted.organisers)
    )


def write_history(plan, by, sections, topics, activities, targets):
    """One record for the plan with what was read of each sort, and one for each row to begin its history."""
    stored = {"sections": sections, "topics": topics, "activities": activities, "targets": targets}
    counts = {name: ["", str(len(found))] for name, found in stored.items() if found}
    rows = [
        *({"section": section} for section in sections),
        *({"topic": drafted.row} for drafted in topics),
        *({"activity": drafted.row} for drafted in activities),
        *({"target": drafted.row} for drafted in targets),
    ]
    records = [PlanRecord.prepare(by=by, step="import", plan=plan, subject=plan.title, changes=counts)]
    for names in rows:
        (row,) = names.values()
        records.append(PlanRecord.prepare(by=by, step="import", plan=plan, subject=str(row)[:300], **names))
    PlanRecord.objects.bulk_create(records, batch_size=1000)
