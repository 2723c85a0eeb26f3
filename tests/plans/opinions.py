"""A draft plan with one topic, and bodies to ask about it, as tests of opinions begin."""

from datetime import date

from django.utils import timezone

from plans.models import OpinionRequest, OpinionRound, PlanOpinion
from plans.services.opinions import open_round
from tests.conftest import person
from tests.factories import (
    CommitteeFactory,
    DepartmentFactory,
    FormFactory,
    MemberFactory,
    PlanFactory,
    SectionFactory,
    TopicFactory,
)

TODAY = date(2026, 11, 20)


class Asking:
    """`leader`, `handler` and `person` are the accounts of `committee`, `department` and `member`."""

    def __init__(self, office, clerk):
        self.office, self.clerk = office, clerk
        self.plan = PlanFactory(organization=office, title="2027年度协商工作计划", year=2027)
        SectionFactory(plan=self.plan, title="指导思想", body="围绕中心，服务大局。")
        self.topic = TopicFactory(plan=self.plan, form=FormFactory(organization=office), title="停车难治理")
        self.leader = person(office, "committee_leader")
        self.handler = person(office, "department_handler")
        self.person = person(office, "member")
        self.committee = self.leader.assignment.committee
        self.department = self.handler.assignment.department
        self.member = MemberFactory(organization=office, name="于委员", account=self.person)
        self.other_committee = CommitteeFactory(organization=office)
        self.other_department = DepartmentFactory(organization=office)

    @property
    def bodies(self):
        return [self.committee, self.department, self.member]

    def open(self, *, bodies=None, outside=("县总工会",), until=None, today=None, note=""):
        """A round that asks the three bodies with an account and one outside body; the clerk opens it."""
        today = today or timezone.localdate()
        return open_round(
            self.plan,
            by=self.clerk,
            today=today,
            until=until or today,
            bodies=self.bodies if bodies is None else bodies,
            outside=outside,
            note=note,
        )


def of_body(round_, body):
    """The request to `body` (a row or the name of an outside body)."""
    name = body if isinstance(body, str) else body.name
    return OpinionRequest.objects.with_round().get(round=round_, name=name)


def stored(opinion):
    return PlanOpinion.objects.with_round().get(pk=opinion.pk)


def stored_round(round_):
    return OpinionRound.objects.with_plan().get(pk=round_.pk)
