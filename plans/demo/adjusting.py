"""The running plan adjusted in the middle of its year, with a reason for every topic."""

from datetime import date

from cppcc.loose_time import parse_loose_time
from plans.models import ConsultationForm, ConsultationTopic
from plans.services import add_row, change_row, delete_row
from plans.services.adjusting import give_reason, open_adjustment

from . import content
from .stations import walk

MIDDLE = (6, 18)


def adjust(plan, made, by):
    """Open the working copy, change its topics as `data/adjustment.toml` says, lead it to its end."""
    given = content.tables("adjustment", made.today)
    working = open_adjustment(plan, by=by, reason=given["reason"])
    topics = {row.title: row for row in ConsultationTopic.objects.of(working).with_plan().with_singles()}
    for one in given["moved"]:
        topic = topics[one["title"]]
        change_row(topic, by=by, schedule=parse_loose_time(one["time"], plan.year))
        explain(working, topic, one, by)
    for one in given["dropped"]:
        topic = topics[one["title"]]
        delete_row(topic, by=by)
        explain(working, topic, one, by)
    for one in given["added"]:
        explain(working, add_topic(working, topics[one["beside"]].section, one, made, by), one, by)
    walk(working, by=by, today=min(made.today, date(plan.year, *MIDDLE)))


def add_topic(working, section, one, made, by):
    forms = ConsultationForm.objects.in_force_for(working.organization)
    return add_row(
        ConsultationTopic,
        working,
        by=by,
        section=section,
        form=next(form for form in forms if form.name == one["form"]),
        title=one["title"],
        content=one["content"],
        schedule=parse_loose_time(one["time"], working.year),
        leader=made.members[one["leader"]],
        organisers=one["organisers"],
        participants=one["participants"],
    )


def explain(working, topic, one, by):
    give_reason(working, "topic", topic.lineage, one["reason"], by=by)
