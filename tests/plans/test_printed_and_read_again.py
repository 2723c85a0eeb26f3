"""What we print of a plan is what the next year's clerk pastes: it must be understood."""

import pytest

from cppcc.documents.content import Heading, Paragraph
from cppcc.loose_time import parse_loose_time
from members.models import Department
from plans.models import Activity, ConsultationTopic, PlanSection
from plans.recognition import recognise
from plans.services import add_row
from plans.services.printing import plan_document
from tests.factories import CommitteeFactory, FormFactory, PlanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def printed(office, clerk):
    plan = PlanFactory(organization=office, title="2026年度协商工作计划")
    for name in ("经济委员会", "研究室"):
        CommitteeFactory(organization=office, name=name)
    partner = Department.objects.create(organization=office, name="青溪县商务局")
    chapter = add_row(PlanSection, plan, by=clerk, title="协商议题")
    for month, title in ((5, "优化营商环境"), (6, "健全县域商业体系")):
        add_row(
            ConsultationTopic,
            plan,
            by=clerk,
            section=chapter,
            form=FormFactory(organization=office, name=f"专题协商{month}"),
            title=title,
            content="开展调研，提出建议。",
            schedule=parse_loose_time(f"{month}月", 2026),
            organisers=["经济委员会", "研究室"],
            partners=[partner],
        )
    others = add_row(PlanSection, plan, by=clerk, title="其他履职活动")
    for time, title in (("3月下旬", "视察县经济开发区建设"), ("7月中旬", "视察城区防汛设施")):
        add_row(
            Activity,
            plan,
            by=clerk,
            section=others,
            kind="inspection",
            title=title,
            place="经济开发区",
            participants="经济界委员",
            schedule=parse_loose_time(time, 2026),
            organisers=["经济委员会"],
        )
    blocks = plan_document(plan).content().blocks
    return "\n".join(block.text for block in blocks if isinstance(block, Heading | Paragraph))


def test_topics_keep_their_organisers_beside_partners(printed):
    found = recognise(printed, year=2026)["topics"]
    assert [(one["title"], one["schedule"]["text"], one["organizers"]) for one in found] == [
        ("优化营商环境", "5月", ["经济委员会", "研究室"]),
        ("健全县域商业体系", "6月", ["经济委员会", "研究室"]),
    ]


def test_activities_keep_their_titles_and_times(printed):
    found = recognise(printed, year=2026)["activities"]
    assert [(one["kind"], one["title"], one["schedule"]["text"]) for one in found] == [
        ("inspection", "视察县经济开发区建设", "3月下旬"),
        ("inspection", "视察城区防汛设施", "7月中旬"),
    ]
