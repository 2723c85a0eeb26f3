"""The names around the rows of a plan: organisers, departments, sectors, for all rows at once."""

from django.db.models import F

from .choices import as_choices, choices_of

TOPIC_NAMES = ("partners", "consulted", "sectors")


def names_around(plan, *, topics, activities):
    """{"organisers" | "partners" | "consulted" | "sectors": {topic pk: names}, "activity_organisers":
    {activity pk: names}}, each in order; one query, which asks nothing about `topics` or `activities` if the
    plan has none."""
    sources = {}
    if topics:
        model = plan.topics.model
        sources["organisers"] = organisers_of(model, plan)
        sources |= {name: related_to(model, name, plan) for name in TOPIC_NAMES}
    if activities:
        sources["activity_organisers"] = organisers_of(plan.activities.model, plan)
    found = choices_of(**sources) if sources else {}
    return {source: by_row(pairs) for source, pairs in found.items()}


def organisers_of(model, plan):
    relation = model.organisers.rel
    row = relation.field.name
    rows = relation.related_model.objects.filter(**{f"{row}__plan": plan})
    return as_choices(rows, place=F("order"), key=F(f"{row}_id"), name=F("name"))


def related_to(model, name, plan):
    field = model._meta.get_field(name)
    row, other = field.m2m_field_name(), field.m2m_reverse_field_name()
    rows = field.remote_field.through.objects.filter(**{f"{row}__plan": plan})
    return as_choices(rows, place=F(f"{other}__order"), key=F(f"{row}_id"), name=F(f"{other}__name"))


def by_row(pairs):
    found = {}
    for key, name in pairs:
        found.setdefault(int(key), []).append(name)
    return found
