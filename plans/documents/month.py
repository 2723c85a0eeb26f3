"""The monthly sheet: 本月完成 / 下月安排, with what is under way or overdue between them."""

from django.utils import translation

from cppcc.documents.base import Document
from cppcc.documents.content import Heading, OfficialDocument, Paragraph, Table
from cppcc.numerals import chinese
from plans.progress import DONE, LATE, PLANNED, UNDER_WAY, progress_of

HEAD = ("序号", "时间", "类别", "内容", "组织实施", "完成日期")
WIDTHS = (12, 22, 22, 49, 29, 22)
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
            blocks = tuple(
                block
                for number, (title, rows) in enumerate(self.parts(progress), 1)
                for block in part(f"{chinese(number)}、{title}", rows)
            )
        return OfficialDocument(
            title=self.title,
            blocks=(Paragraph(f"依据：{self.plan.title}。"), *blocks),
            signature=(self.plan.organization.name,),
            date=self.today,
        )

    def parts(self, progress):
        """(title, rows); what is under way has a part of its own only while the month is not over."""
        year, month = self.plan.year, self.month
        after = (year + 1, 1) if month == 12 else (year, month + 1)
        moving = [row for row in progress.of_state(UNDER_WAY, PLANNED) if can_be_in(row, year, month)]
        yield "本月完成", [row for row in progress.of_state(DONE) if row.month == month]
        if moving:
            yield "正在推进", moving
        yield "逾期未完成", [row for row in progress.of_state(LATE) if row.month <= month]
        yield "下月安排", [row for row in progress.rows if self.is_next(row, *after)]

    def is_next(self, row, year, month):
        """The row can take place in the month after, or has done so when the sheet is printed later."""
        if row.state == DONE:
            return row.month == month and year == self.plan.year
        return can_be_in(row, year, month)

    @property
    def file_name(self):
        return self.title


def can_be_in(row, year, month):
    time = row.entry.time
    if not time or not time.earliest:
        return False
    first, last = ((day.year, day.month) for day in (time.earliest, time.latest))
    return first <= (year, month) <= last


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
        short_day(entry.held_on) if entry.held_on else "",
    )


def short_day(day):
    """“5月8日”: the sheet's title says the year."""
    return f"{day.month}月{day.day}日"
