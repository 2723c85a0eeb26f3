"""Rosters as files, for the tests of the import."""

import io
from datetime import date

import openpyxl

from members import importers, services
from members.models import Committee, MemberGroup, Party, Position, RosterImport, RosterRow, Sector
from tests.factories import TermFactory

TODAY = date(2026, 11, 20)
HEADS = ["姓名", "性别", "出生日期", "民族", "学历", "工作单位", "职务", "手机", "党派", "界别", "专委会"]
SURNAMES = "丁卜于万马王韦毛邓石龙叶田史白丛冯朱"
GIVEN = "建国文明秀英志强丽华晓东海燕玉兰春梅"


def an_office(office):
    """Give an office a term and the lists that the rosters below name."""
    term = TermFactory(organization=office, name="第十届")
    for model, names in (
        (Sector, ("农业界", "经济界", "教育界")),
        (Party, ("中国共产党", "中国民主同盟")),
        (Position, ("常务委员",)),
        (Committee, ("经济委员会", "提案委员会")),
        (MemberGroup, ("城关活动小组",)),
    ):
        for name in names:
            services.create_office_row(model, office, name=name)
    return term


def row(number, **changes):
    """The cells of one valid row; `changes` by head."""
    name = (
        SURNAMES[number % 18]
        + GIVEN[number % 17]
        + GIVEN[number // 17 % 17]
        + "甲乙丙丁戊己庚辛"[number // 400]
    )
    cells = {
        "姓名": name,
        "性别": "男" if number % 2 else "女",
        "出生日期": f"{1950 + number % 50}-03-05",
        "民族": "汉族",
        "学历": "大学本科",
        "工作单位": "县农业局",
        "职务": "局长",
        "手机": f"138{number:08d}",
        "党派": "中共" if number % 3 else "群众",
        "界别": "农业界",
        "专委会": "经济委员会",
    }
    return [*(cells | changes).values()]


def xlsx(rows, heads=HEADS):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for cells in [heads, *rows]:
        sheet.append(cells)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def csv(rows, heads=HEADS, encoding="utf-8"):
    return "\r\n".join(",".join(map(str, cells)) for cells in [heads, *rows]).encode(encoding)


def take_in(office, clerk, rows, heads=HEADS, name="名册.xlsx", content=None):
    content = content if content is not None else xlsx(rows, heads)
    return importers.take_in(office, by=clerk, content=content, file_name=name, today=TODAY)


def states(roster):
    return [row.state for row in RosterRow.objects.of(roster).in_order()]


def problems(roster, line):
    found = RosterRow.objects.of(roster).get(line=line).problems
    return {name: problem["level"] for name, problem in found.items()}


def run(roster, by=None, **options):
    return importers.import_roster(RosterImport.objects.by_id(roster.pk), by=by, today=TODAY, **options)
