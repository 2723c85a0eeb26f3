"""A chapter whose numbers follow the rows, and rows that they count."""

from cppcc.loose_time import parse_loose_time
from plans.models import ConsultationTopic, PlanSection
from plans.services import add_row
from plans.snapshot import snapshot_of

BODY = "全年以〖汉数：协商形式〗种形式开展协商活动〖数：议题〗项。"


def add_section(plan, clerk):
    return add_row(PlanSection, plan, by=clerk, title="安排（〖数：本章议题〗项）", body=BODY)


def add_topic(plan, clerk, form, section=None, title="营商环境"):
    values = {"schedule": parse_loose_time("5月", 2026), "organisers": ["研究室"]}
    return add_row(ConsultationTopic, plan, by=clerk, form=form, section=section, title=title, **values)


def texts(plan):
    return [(one["title"], one["body"]) for one in snapshot_of(plan)["sections"]]
