"""The monthly sheet: 本月完成 / 下月安排, with what is overdue between them."""

from django.utils import translation

from cppcc.documents.base import Document
from cppcc.documents.content import Heading, OfficialDocument, Paragraph, Table, chinese_date
from plans.progress import DONE, LATE, progress_of

HEAD = ("序号", "时间", "类别", "内容", "组织实施", "完成日期")
WIDTHS = (4, 7, 8, 26, 12, 10)
NOTHING = "无。"


class MonthDocument(Document):
    """What was done in `month` (1–12) of the plan's year by `today`, what is overdue, what comes next."""

    name = "monthly sheet"
    permission = "plans.print_plan"

    def __init__(self, plan, month, *, user, today):
        self.plan, self.month = plan, month
        self.user, self.today = user, today

    @property
    def title(self):
        after = "次年1月" if self.month == 12 else f"{self.month + 1}月"
        office = self.plan.organization.name
        return f"{office}{self.plan.year}年{self.month}月工作完成情况和{after}工作安排"

    def content(self):
        with translation.override("zh-hans"):
            progress = progress_of(self.plan, self.user, self.today)
            parts = (
                ("一、本月完成", [row for row in progress.of_state(DONE) if row.month == self.month]),
                ("二、逾期未完成", [row for row in progress.of_state(LATE) if row.month <= self.month]),
                ("三、下月安排", [row for row in progress.rows if self.is_next(row)]),
            )
            blocks = tuple(block for title, rows in parts for block in part(title, rows))
        return OfficialDocument(
            title=self.title,
            blocks=(Paragraph(f"依据：{self.plan.title}。"), *blocks),
            signature=(self.plan.organization.name,),
            date=self.today,
        )

    def is_next(self, row):
        """The row can take place in the month after, or has done so when the sheet is printed later."""
        year, month = (self.plan.year + 1, 1) if self.month == 12 else (self.plan.year, self.month + 1)
        if row.state == DONE:
            return row.month == month and year == self.plan.year
        time = row.entry.time
        if not time or not time.earliest:
            return False
        first, last = ((day.year, day.month) for day in (time.earliest, time.latest))
        return first <= (year, month) <= last

    @property
    def file_name(self):
        return self.title


def part(title, rows):
    yield Heading(title, 1)
    if not rows:
        yield Paragraph(NOTHING)
        return
    yield Table(HEAD, tuple(line(number, row.entry) for number, row in enumerate(rows, 1)), WIDTHS)


def line(number, entry):
    return (
        str(number),
        entry.time.text if entry.time else "",
        str(entry.sort),
        entry.title,
        "、".join(body.name for body in entry.bodies),
        chinese_date(entry.held_on) if entry.held_on else "",
    )
