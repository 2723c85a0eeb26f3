"""What the rules of the check look at, read once."""

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property

from plans.figures import Counts
from plans.models import Activity, ConsultationForm, ConsultationTopic, PlanRule
from plans.numbering import places

#: Columns of a row that say nothing about what stands in the plan.
UNTYPED = ("id", "order")


@dataclass(frozen=True)
class Finding:
    """One thing to look at: `severity` is error, warning or note; `row` is None for the plan itself.

    `facts` is what `text` tells, in no language: [(name, value as text)].
    """

    code: str
    severity: str
    text: str
    row: object = None
    facts: tuple = ()

    @cached_property
    def key(self):
        """The same finding on the same row has the same key, in every language and in every copy of the plan.

        Another figure in the finding, or another word in its row, makes it another finding.
        """
        lineage = str(self.row.lineage) if self.row else ""
        content = json.dumps([self.code, self.facts, lineage, typed(self.row)], ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()[:40]


def find(code, severity, text, row=None, /, shown=None, **values):
    """A finding whose `text` has a place for each of the values.

    `shown` has what the text says of values that each language writes in its own way: days, months.
    """
    facts = tuple((name, str(value)) for name, value in sorted(values.items()))
    return Finding(code, severity, text % {**values, **(shown or {})}, row, facts)


def typed(row):
    """What a person typed into the columns of `row`, as texts."""
    if row is None:
        return []
    columns = (one for one in row._meta.concrete_fields if one.editable and not one.is_relation)
    return [str(one.value_from_object(row)) for one in columns if one.name not in UNTYPED]


@dataclass(frozen=True)
class PlanFacts:
    """A plan with all its rows, and the limits that hold for its office."""

    plan: object
    rule: PlanRule
    sections: list = field(default_factory=list)
    topics: list = field(default_factory=list)
    activities: list = field(default_factory=list)
    targets: list = field(default_factory=list)
    counts: Counts = None

    @property
    def scheduled(self):
        return [*self.topics, *self.activities]


def gather(plan, today):
    """Read everything the rules need."""
    located = places(plan.sections.all())
    topics = list(ConsultationTopic.objects.of(plan).standing().with_singles().with_organisers().in_order())
    activities = list(Activity.objects.of(plan).standing().with_details().in_order())
    targets = list(plan.targets.in_order())
    return PlanFacts(
        plan=plan,
        rule=PlanRule.objects.in_force_on(plan.organization, today) or PlanRule(),
        sections=[place.section for place in located],
        topics=topics,
        activities=activities,
        targets=targets,
        counts=counts_of(plan, located, topics, activities, targets),
    )


def counts_of(plan, located, topics, activities, targets):
    """What can be counted in the plan, from the rows that are read already."""
    indexes = {place.section.pk: index for index, place in enumerate(located)}
    forms = ConsultationForm.objects.in_force_for(plan.organization).in_order()
    rows = {
        "sections": [{"level": place.level} for place in located],
        "topics": [{"form": row.form.name, "section": indexes.get(row.section_id)} for row in topics],
        "activities": [{"kind": row.kind, "section": indexes.get(row.section_id)} for row in activities],
        "targets": targets,
    }
    return Counts(rows, [form.name for form in forms])
