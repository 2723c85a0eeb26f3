"""A small office with one row of everything: what access and leak tests open, and what must not leak."""

from datetime import date

from cppcc.models import Job, OutboxMessage
from members.models import Member
from plans.importing.draft_rows import prepare
from plans.models import OpinionRequest, OpinionRound, Override, PlanImport, PlanOpinion, PlanVersion
from plans.services import change_row, delete_row, give_reason, open_adjustment
from plans.services.version_files import keep_file
from plans.snapshot import snapshot_of

from .factories import (
    ActivityFactory,
    CommitteeFactory,
    DepartmentFactory,
    FormFactory,
    MemberFactory,
    PlanFactory,
    SectionFactory,
    SectorFactory,
    TargetFactory,
    TopicFactory,
)
from .people import People
from .way import Way


class World:
    """The rows of one office; `plan` is issued, `draft` is not, `way` leads through stations."""

    def __init__(self, organization, clerk):
        self.organization = organization
        self.member = MemberFactory(organization=organization)
        self.office_rows = [
            make(organization=organization)
            for make in (CommitteeFactory, DepartmentFactory, SectorFactory, FormFactory)
        ]
        self.plan_rows = self.fill(
            PlanFactory(organization=organization, state="issued", issued_on=date(2026, 3, 1))
        )
        self.draft_rows = self.fill(PlanFactory(organization=organization))
        self.plan, self.topic, self.activity = (self.plan_rows[n] for n in (0, 2, 3))
        self.draft, self.draft_section = self.draft_rows[:2]
        self.draft_topic, self.draft_activity, self.draft_target = self.draft_rows[2:5]
        self.version = PlanVersion.objects.create(
            plan=self.plan,
            number=1,
            snapshot=snapshot_of(self.plan),
            sha256="0" * 64,
            reason="issued",
            is_issued=True,
        )
        self.printed = keep_file(self.version, "pdf", "计划.pdf", b"%PDF-1.7 test")
        self.working = open_adjustment(self.plan, by=clerk, reason="形势变化")
        self.working_topic = self.working.topics.get()
        change_row(self.working_topic, by=clerk, title="调整后的议题")
        self.row_reason = give_reason(
            self.working, "topic", self.working_topic.lineage, "部门职责调整", by=clerk
        )
        self.imported = PlanImport.objects.create(
            organization=organization,
            by=clerk,
            year=2026,
            kind="work",
            title="导入的计划",
            state="ready",
            lines=["走访委员"],
            recognised=prepare({"activities": [{"kind": "visit", "title": "走访委员", "lines": [1, 1]}]}),
        )
        self.override = Override.objects.create(
            plan=self.draft, finding="0" * 40, text="没有时间", reason="待定", by=clerk
        )
        self.round, self.asked, self.opinion = self.asking_rows = self.ask(clerk)
        self.deletion = delete_row(TargetFactory(plan=self.draft), by=clerk)
        committee, _department, sector, _form = self.office_rows
        self.people = People(organization, clerk, self.member, committee, sector)
        self.way = Way(organization, clerk)
        self.job = Job.objects.create(kind="print_plan", title="打印", key="k", requester=clerk, acting_id=0)
        self.message = OutboxMessage.objects.create(
            key=f"m{clerk.pk}", recipient=clerk, kind="job", title="消息"
        )

    def ask(self, clerk):
        """A round on the draft, the member whom it asks, and what the member said."""
        frozen = PlanVersion.objects.create(
            plan=self.draft, number=1, snapshot=snapshot_of(self.draft), sha256="1" * 64, reason="asked"
        )
        round_ = OpinionRound.objects.create(
            plan=self.draft, number=1, frozen=frozen, until=date(2026, 3, 1), opened_by=clerk
        )
        asked = OpinionRequest.objects.create(
            round=round_, kind="member", member=self.member, name=self.member.name, state="answered"
        )
        opinion = PlanOpinion.objects.create(request=asked, text="建议增加调研", entered_by=clerk)
        return round_, asked, opinion

    def fill(self, plan):
        form = self.office_rows[-1]
        return [
            plan,
            SectionFactory(plan=plan),
            TopicFactory(plan=plan, form=form),
            ActivityFactory(plan=plan),
            TargetFactory(plan=plan),
        ]

    @property
    def rows(self):
        """Every row in which a person could have typed something."""
        return [
            self.plan,
            *self.plan_rows[1:],
            *self.draft_rows,
            *self.working_rows,
            *self.office_rows,
            *self.people.rows,
            *self.way.rows,
            Member.objects.get(pk=self.member.pk),
            self.imported,
            self.override,
            *self.asking_rows,
            self.job,
            self.message,
        ]

    @property
    def working_rows(self):
        """What stands in the working copy only."""
        return [self.working, self.working_topic, self.working.adjustment, self.row_reason]

    @property
    def subjects(self):
        """Which row stands for which parameter of an address: {keyword: {beginning of a name: value}}."""
        people = self.people.subjects
        way = self.way.subjects
        return {
            **people,
            **way,
            "pk": {
                **people["pk"],
                **way["pk"],
                "members:member": self.member.pk,
                "members:committee": self.office_rows[0].pk,
                "members:rollup": self.organization.pk,
                "documents:": self.job.pk,
                "messages:": self.message.pk,
                "plans:plan": self.draft.pk,
                "plans:plan_version": self.plan.pk,
                "plans:plan_adjust": self.plan.pk,
                "plans:plan_adjustment": self.working.pk,
                "plans:plan_adjustments": self.plan.pk,
                "plans:section": self.draft_section.pk,
                "plans:topic": self.draft_topic.pk,
                "plans:activity": self.draft_activity.pk,
                "plans:target": self.draft_target.pk,
                "plans:import": self.imported.pk,
                "plans:round": self.round.pk,
                "plans:round_new": self.draft.pk,
                "plans:opinion": self.asked.pk,
                **dict.fromkeys(
                    ("plans:opinion_edit", "plans:opinion_withdraw", "plans:opinion_verdict"),
                    self.opinion.pk,
                ),
            },
            "kind": {**people["kind"], **way["kind"]},
            "plan_pk": {"plans:": self.draft.pk},
            "record_pk": {"plans:": self.deletion.pk},
            "file_format": {"plans:": "pdf"},
            "override_pk": {"plans:": self.override.pk},
            "number": {"plans:": self.version.number},
            "key": {"plans:import": "a1"},
            "step": {"plans:import": "remove"},
            "name": {"plans:plan_step": "discard"},
        }
