"""Rows of plan JSON as unsaved rows of a plan, with what has to be stored beside them."""

from dataclasses import dataclass, field

from cppcc.models.schedule import schedule_fields
from plans.importing import columns
from plans.models import Activity, ConsultationTopic, PlanTarget, RecordKind


@dataclass
class Drafted:
    """`place` is the node of the outline under which the row belongs; `text` found no column at all."""

    row: ConsultationTopic | Activity | PlanTarget
    place: int | None
    text: str = ""
    organisers: list[str] = field(default_factory=list)
    choices: dict[str, list] = field(default_factory=dict)


def draft_topic(plan, order, data, place, known):
    overflow = columns.Overflow()
    values = columns.topic_columns(data, overflow)
    leader = known.member(data.get("leader") or "")
    if not leader:
        overflow.keep("牵头领导", data.get("leader"))
    overflow.keep("地点", data.get("place"))
    overflow.keep("责任单位", data.get("responsible"))
    choices = {
        "partners": chosen(data.get("partners"), known.departments, "协办部门", overflow),
        "consulted": chosen(data.get("consulted"), known.departments, "协商部门", overflow),
        "sectors": chosen(data.get("sectors"), known.sectors, "参加界别", overflow),
    }
    form = known.form(data.get("form") or "")
    if len(data.get("form") or "") > len(form.name) and data["form"][: len(form.name)] == form.name:
        overflow.keep("协商形式", data["form"])
    organisers = columns.unit_names(data.get("organizers"), overflow)
    values["content"], text = columns.with_overflow(values["content"], overflow)
    values |= schedule_fields(values.pop("schedule"))
    row = ConsultationTopic(plan=plan, form=form, leader=leader, order=order, **values)
    return Drafted(row, place, text, organisers, choices)


def draft_activity(plan, order, data, place, topics):
    """`topics` maps titles to unsaved topics, the links of which are set before the activities are stored."""
    overflow = columns.Overflow()
    values = columns.activity_columns(data, overflow)
    values["kind"] = known_kind(values["kind"], RecordKind.ACTIVITY)
    topic = topics.get(data.get("topic") or "")
    if not topic:
        overflow.keep("对应议题", data.get("topic"))
    overflow.keep("协商形式", data.get("form"))
    overflow.keep("牵头领导", data.get("leader"))
    organisers = columns.unit_names(data.get("organizers"), overflow)
    values["content"], text = columns.with_overflow(values["content"], overflow)
    values |= schedule_fields(values.pop("schedule"))
    row = Activity(plan=plan, organization=plan.organization, order=order, **values)
    return Drafted(row, place, text, organisers, {"topic": topic})


def draft_target(plan, order, data, place):
    overflow = columns.Overflow()
    values = columns.target_columns(data, overflow)
    values["kind"] = known_kind(values["kind"], RecordKind.OTHER)
    row = PlanTarget(plan=plan, order=order, **values)
    return Drafted(row, place, "\n".join(overflow.texts))


def known_kind(kind, otherwise):
    return kind if kind in RecordKind.values else otherwise


def chosen(names, known, label, overflow):
    """The rows that are meant by `names`; the names that nobody bears are kept as text under `label`."""
    names = list(dict.fromkeys(names or ()))
    overflow.keep(label, "、".join(name for name in names if name not in known))
    return [known[name] for name in names if name in known]
