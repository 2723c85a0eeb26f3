"""Rows for tests, each with just enough to be valid."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from members.models import (
    Committee,
    Department,
    Member,
    MemberGroup,
    Membership,
    Organization,
    Party,
    Position,
    RoleAssignment,
    Sector,
    Term,
    User,
)
from plans.models import Activity, AnnualPlan, ConsultationForm, ConsultationTopic, PlanSection, PlanTarget

PASSWORD = "Cppcc-2026-ok"


class OrganizationFactory(DjangoModelFactory):
    class Meta:
        model = Organization

    kind = "committee"
    name = factory.Sequence(lambda n: f"政协测试{n}县委员会")
    short_name = factory.Sequence(lambda n: f"测试{n}县政协")
    code = factory.Sequence(lambda n: f"office-{n}")
    parent = None

    @classmethod
    def _create(cls, model_class, *args, **values):
        office = super()._create(model_class, *args, **values)
        above = office.parent.path if office.parent else "/"
        office.path = office.path_order = f"{above}{office.pk}/"
        office.save()
        return office


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    name = factory.Sequence(lambda n: f"王测试{n}")
    password = factory.django.Password(PASSWORD)


class RoleFactory(DjangoModelFactory):
    class Meta:
        model = RoleAssignment

    user = factory.SubFactory(UserFactory)
    organization = factory.SubFactory(OrganizationFactory)
    role = "staff"
    since = date(2020, 1, 1)


class OfficeRowFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    organization = factory.SubFactory(OrganizationFactory)
    order = factory.Sequence(lambda n: n)


class CommitteeFactory(OfficeRowFactory):
    class Meta:
        model = Committee

    name = factory.Sequence(lambda n: f"第{n}专门委员会")


class DepartmentFactory(OfficeRowFactory):
    class Meta:
        model = Department

    name = factory.Sequence(lambda n: f"县第{n}局")


class SectorFactory(OfficeRowFactory):
    class Meta:
        model = Sector

    name = factory.Sequence(lambda n: f"第{n}界别")


class MemberFactory(OfficeRowFactory):
    class Meta:
        model = Member

    name = factory.Sequence(lambda n: f"李委员{n}")
    sex = "male"
    stroke_key = factory.Sequence(lambda n: f"{n:05d}")


class PartyFactory(OfficeRowFactory):
    class Meta:
        model = Party

    name = factory.Sequence(lambda n: f"第{n}党派")


class PositionFactory(OfficeRowFactory):
    class Meta:
        model = Position

    name = factory.Sequence(lambda n: f"第{n}职务")


class GroupFactory(OfficeRowFactory):
    class Meta:
        model = MemberGroup

    name = factory.Sequence(lambda n: f"第{n}活动小组")


class TermFactory(OfficeRowFactory):
    class Meta:
        model = Term

    name = factory.Sequence(lambda n: f"第{n}届")
    number = factory.Sequence(lambda n: n)
    begins = date(2022, 1, 1)
    ends = date(2026, 12, 31)


class MembershipFactory(DjangoModelFactory):
    """A member of the term of 2022; the whole lies in one office."""

    class Meta:
        model = Membership

    member = factory.SubFactory(MemberFactory)
    term = factory.SubFactory(TermFactory, organization=factory.SelfAttribute("..member.organization"))
    sector = factory.SubFactory(SectorFactory, organization=factory.SelfAttribute("..member.organization"))
    since = factory.SelfAttribute("term.begins")


class FormFactory(OfficeRowFactory):
    class Meta:
        model = ConsultationForm

    name = factory.Sequence(lambda n: f"第{n}种协商")


class PlanFactory(DjangoModelFactory):
    class Meta:
        model = AnnualPlan

    organization = factory.SubFactory(OrganizationFactory)
    year = 2026
    kind = "consultation"
    title = factory.Sequence(lambda n: f"2026年度协商工作计划之{n}")


class PlanRowFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    plan = factory.SubFactory(PlanFactory)
    order = factory.Sequence(lambda n: n)


class SectionFactory(PlanRowFactory):
    class Meta:
        model = PlanSection

    title = factory.Sequence(lambda n: f"第{n}章")


class TopicFactory(PlanRowFactory):
    class Meta:
        model = ConsultationTopic

    form = factory.SubFactory(FormFactory, organization=factory.SelfAttribute("..plan.organization"))
    title = factory.Sequence(lambda n: f"议题之{n}")
    schedule_text = "5月"
    schedule_earliest = date(2026, 5, 1)
    schedule_latest = date(2026, 5, 31)
    schedule_precision = "month"


class ActivityFactory(PlanRowFactory):
    class Meta:
        model = Activity

    organization = factory.SelfAttribute("plan.organization")
    kind = "inspection"
    title = factory.Sequence(lambda n: f"视察之{n}")


class TargetFactory(PlanRowFactory):
    class Meta:
        model = PlanTarget

    kind = "research"
    minimum = 2
    unit = "次"
    text = factory.Sequence(lambda n: f"调研不少于2次（{n}）")
