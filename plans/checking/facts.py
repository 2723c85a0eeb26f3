"""What the rules of the check look at, read once."""

from dataclasses import dataclass, field

from plans.models import Activity, ConsultationTopic, PlanRule


@dataclass(frozen=True)
class Finding:
    """One thing to look at: `severity` is error, warning or note; `row` is None for the plan itself."""

    code: str
    severity: str
    text: str
    row: object = None


@dataclass(frozen=True)
class PlanFacts:
    """A plan with all its rows, and the limits that hold for its office."""

    plan: object
    rule: PlanRule
    sections: list = field(default_factory=list)
    topics: list = field(default_factory=list)
    activities: list = field(default_factory=list)
    targets: list = field(default_factory=list)

    @property
    def scheduled(self):
        return [*self.topics, *self.activities]


def gather(plan, today):
    """Read everything the rules need."""
    return PlanFacts(
        plan=plan,
        rule=PlanRule.objects.in_force_on(plan.organization, today) or PlanRule(),
        sections=list(plan.sections.in_order()),
        topics=list(ConsultationTopic.objects.of(plan).with_singles().with_organisers().in_order()),
        activities=list(Activity.objects.of(plan).with_details().in_order()),
        targets=list(plan.targets.in_order()),
    )
