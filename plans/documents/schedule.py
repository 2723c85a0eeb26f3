"""年度工作安排一览表: every topic and activity of the year by time, for the attachment and for Excel."""

from datetime import date

from cppcc.documents.content import Table
from cppcc.documents.excel import Column, Sheet
from plans.figures import KIND_NAMES

HEAD = ("序号", "时间", "类别", "内容", "组织实施", "参加人员")
WIDTHS = (4, 9, 9, 32, 16, 16)


def by_time(snapshot):
    """Topics and activities in the order of their times; those without a day come last."""
    rows = [(row["form"], row) for row in snapshot["topics"]]
    rows += [(KIND_NAMES[row["kind"]], row) for row in snapshot["activities"]]
    return sorted(rows, key=lambda pair: (pair[1]["schedule"] or {}).get("earliest") or "9999")


def schedule_table(snapshot):
    """The table, or None for a plan without topics and activities."""
    rows = tuple(
        (
            str(number),
            row["schedule"]["text"] if row["schedule"] else "",
            label,
            row["title"],
            "、".join(row["organizers"]),
            row["participants"],
        )
        for number, (label, row) in enumerate(by_time(snapshot), 1)
    )
    return Table(HEAD, rows, WIDTHS, landscape=True) if rows else None


def day(text):
    return date.fromisoformat(text) if text else None


def schedule_sheets(snapshot):
    """Two sheets: topics and activities with all their columns, and the targets."""
    columns = (
        *(Column(title, width) for title, width in zip(HEAD, (6, 14, 14, 48, 24, 24), strict=True)),
        Column("最早", 12),
        Column("最晚", 12),
        Column("协商内容", 60),
    )
    rows = tuple(
        (
            number,
            row["schedule"]["text"] if row["schedule"] else "",
            label,
            row["title"],
            "、".join(row["organizers"]),
            row["participants"],
            day((row["schedule"] or {}).get("earliest")),
            day((row["schedule"] or {}).get("latest")),
            row["content"],
        )
        for number, (label, row) in enumerate(by_time(snapshot), 1)
    )
    return (
        Sheet("工作安排", columns, rows, title=snapshot["title"]),
        Sheet("目标任务", TARGET_COLUMNS, tuple(target_rows(snapshot)), title=snapshot["title"]),
    )


TARGET_COLUMNS = (
    Column("序号", 6),
    Column("目标", 60),
    Column("类别", 14),
    Column("最少", 8),
    Column("最多", 8),
    Column("单位", 8),
)


def target_rows(snapshot):
    for number, row in enumerate(snapshot["targets"], 1):
        yield number, row["text"], KIND_NAMES[row["kind"]], row["minimum"], row["maximum"], row["unit"]
