"""The year's progress: how far the plan is on the whole, by committee, row by row and target by target."""

from django.utils import translation

from cppcc.documents.base import Document
from cppcc.documents.content import Heading, OfficialDocument, Paragraph, Table, chinese_date
from plans.progress import DONE, LATE, PLANNED, UNDER_WAY, progress_of

from .month import NOTHING, short_day

WORDS = {LATE: "逾期", UNDER_WAY: "进行中", PLANNED: "未开始", DONE: "已完成"}
BODY_HEAD, BODY_WIDTHS = ("牵头单位", "列入", "已完成", "逾期", "尚未完成"), (24, 8, 8, 8, 8)
ROW_HEAD, ROW_WIDTHS = ("序号", "时间", "类别", "内容", "组织实施", "进展"), (12, 22, 22, 48, 29, 23)
TARGET_HEAD, TARGET_WIDTHS = ("目标任务", "要求", "已完成", "进展"), (26, 10, 8, 18)


class YearDocument(Document):
    """What of a plan is done, under way, late or still to come on `today`; all counted from records."""

    name = "progress of the year"
    permission = "plans.print_plan"

    def __init__(self, plan, *, user, today):
        self.plan, self.user, self.today = plan, user, today

    @property
    def title(self):
        return f"{self.plan.title}进展情况"

    def content(self):
        with translation.override("zh-hans"):
            progress = progress_of(self.plan, self.user, self.today)
            blocks = (
                Paragraph(summary(progress, self.today)),
                *table(
                    "一、各单位进展", BODY_HEAD, BODY_WIDTHS, [of_body(lane) for lane in progress.lanes()]
                ),
                *table("二、协商议题", ROW_HEAD, ROW_WIDTHS, lines(progress, "topic")),
                *table("三、活动", ROW_HEAD, ROW_WIDTHS, lines(progress, "activity")),
                *table(
                    "四、目标任务", TARGET_HEAD, TARGET_WIDTHS, [of_target(one) for one in progress.targets]
                ),
            )
        return OfficialDocument(
            title=self.title, blocks=blocks, signature=(self.plan.organization.name,), date=self.today
        )

    @property
    def file_name(self):
        return self.title


def summary(progress, today):
    counts = "，".join(
        f"{WORDS[state]}{progress.count(state)}项" for state in (DONE, UNDER_WAY, PLANNED, LATE)
    )
    return f"截至{chinese_date(today)}，计划列入的议题和活动共{len(progress.rows)}项，其中{counts}。"


def table(title, head, widths, rows):
    """A chapter with its table, or the word that there is nothing."""
    yield Heading(title, 1)
    yield Table(head, tuple(rows), widths) if rows else Paragraph(NOTHING)


def of_body(lane):
    numbers = (lane.total.total, lane.total.done, lane.total.late, lane.total.total - lane.total.done)
    return (lane.name or "未定", *map(str, numbers))


def lines(progress, kind):
    rows = [row for row in progress.rows if row.entry.kind == kind]
    return [line(number, row) for number, row in enumerate(rows, 1)]


def line(number, row):
    """The state of a row with the day on which it took place, or how many held activities serve it."""
    entry, state = row.entry, WORDS[row.state]
    if entry.held_on:
        state = f"{state}\n{short_day(entry.held_on)}"
    elif row.evidence:
        state = f"{state}\n活动{len(row.evidence)}次"
    bodies = "、".join(body.name for body in entry.bodies)
    return str(number), entry.time.text if entry.time else "", str(entry.sort), entry.title, bodies, state


def of_target(one):
    """A target with what counts towards it, or why that cannot be told yet."""
    target = one.target
    wanted = "—".join(dict.fromkeys(str(n) for n in (one.least, one.most) if n is not None))
    counted = "" if one.reason else str(len(one.counted))
    return target.text, wanted + target.unit, counted, one.reason or WORDS[one.state]
