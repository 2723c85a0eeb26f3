"""What we print of a plan is what the next year's clerk pastes: it must be understood."""

from datetime import date

import pytest

from cppcc.documents.content import Heading, Paragraph
from cppcc.loose_time import parse_loose_time
from members.models import Department
from plans.models import Activity, ConsultationTopic, PlanSection
from plans.recognition import recognise
from plans.recognition.source import read_source
from plans.services import add_row
from plans.services.printing import plan_document
from tests.factories import CommitteeFactory, FormFactory, PlanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office, clerk):
    plan = PlanFactory(
        organization=office,
        title="政协青溪县委员会2026年度协商工作计划",
        document_number="青政协发〔2026〕5号",
        issued_on=date(2026, 2, 26),
        addressee="县委各部门，县政府各部门，各镇政协联络室",
        copies_to="县委办公室，县政府办公室",
    )
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
    return plan


@pytest.fixture
def printed(plan):
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


def test_an_issued_document_is_read_without_its_frame(plan):
    word = plan_document(plan, coat="official").docx()
    document = recognise(read_source(word, "计划.docx"), year=2026)
    assert (document["title"], len(document["topics"]), len(document["activities"])) == (plan.title, 2, 2)
    left_out = [row["text"].strip() for row in document["unplaced"]]
    assert left_out == [
        "政协青溪县委员会文件",
        "青政协发〔2026〕5号",
        "县委各部门，县政府各部门，各镇政协联络室：",
        "附件：2026年度工作安排一览表",
        "政协青溪县委员会",
        "2026年2月26日",
        "附件",
        "2026年度工作安排一览表",
        "序号\t时间\t类别\t内容\t组织实施\t参加人员",
        "1\t3月下旬\t视察\t视察县经济开发区建设\t经济委员会\t经济界委员",
        "2\t5月\t专题协商5\t优化营商环境\t经济委员会、研究室",
        "3\t6月\t专题协商6\t健全县域商业体系\t经济委员会、研究室",
        "4\t7月中旬\t视察\t视察城区防汛设施\t经济委员会\t经济界委员",
        "抄送：县委办公室，县政府办公室。",
        "政协青溪县委员会办公室 2026年2月26日印发",
    ]
    assert {row.get("left_out") for row in document["unplaced"]} == {True}


def test_a_schedule_that_says_more_than_the_text_is_read():
    rows = "".join(f"\n{n}\t{n}月\t视察\t视察第{n}个项目\t经济委员会" for n in range(1, 6))
    text = (
        "政协青溪县委员会2026年度协商工作计划\n一、指导思想\n坚持党对政协工作的领导，组织委员协商议政。\n"
        f"附件\n工作安排表\n序号\t时间\t类别\t内容\t组织实施{rows}"
    )
    found = recognise(text, year=2026)
    assert (len(found["topics"]) + len(found["activities"]), found["unplaced"]) == (5, [])
