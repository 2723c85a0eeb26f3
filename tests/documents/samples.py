"""Documents to print in tests, in all coats and with all parts."""

import datetime

from cppcc.documents.content import Attachment, Heading, OfficialDocument, Paragraph, Table

RARE_NAMES = "龚䶮、堃喆、祎玥、翀珺、淏赟、昇、㛃、𬭎"

PROSE = (
    "高举中国特色社会主义伟大旗帜，全面学习贯彻中央经济工作会议精神，深入贯彻落实省委、市委全会部署要求，"
    "牢牢把握团结和民主两大主题，聚焦党委政府中心任务和广大群众的期盼，有序高效地组织好协商活动，"
    "为打好“四张牌”，加快建设副中心、打造全省增长极，全面深化“9+2”工作布局、实现“四高一强一率先”奋斗目标，"
    "在中原更加出彩中谱写浓墨重彩的篇章作出积极贡献。2026年协商重点18项，每季度不少于4次。"
)

TABLE_HEAD = ("序号", "时间", "内容", "承办单位", "负责人")


def table_rows(count: int) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (str(number), f"{number % 12 + 1}月", "围绕优化营商环境开展协商", "经济委员会、提案委员会", "龚䶮")
        for number in range(1, count + 1)
    )


def table(count: int, *, landscape: bool = False) -> Table:
    return Table(TABLE_HEAD, table_rows(count), widths=(1, 1.5, 5, 4, 2), landscape=landscape)


BLOCKS = (
    Paragraph("为做好今年的工作，制定本计划。"),
    Heading("一、指导思想"),
    Paragraph(PROSE),
    Heading("二、基本原则"),
    Heading("（一）围绕中心", 2),
    Heading("1. 服务大局", 3),
    Heading("（1）突出重点", 4),
    Paragraph("牢固树立和贯彻落实新发展理念。", lead="（二）丰富形式。"),
    Paragraph(f"参加人员：{RARE_NAMES}。"),
    *(Paragraph(PROSE) for _ in range(6)),
)

PARTS = {
    "title": "青山县2026年度协商工作计划",
    "blocks": BLOCKS,
    "issuing_offices": ("青山县委员会办公室",),
    "number": "青协发〔2026〕5号",
    "addressee": "各乡镇、各有关单位",
    "signature": ("青山县委员会办公室",),
    "date": datetime.date(2026, 3, 5),
    "copies_to": "市委员会办公室，县委办公室，县人大常委会办公室，县政府办公室，县纪委监委，县人民法院",
    "printed_by": "青山县委员会办公室",
    "printed_on": datetime.date(2026, 3, 6),
}


def document(**changes) -> OfficialDocument:
    """The official sample with some parts changed."""
    return OfficialDocument(**{**PARTS, "coat": "official", **changes})


def plain(**changes) -> OfficialDocument:
    """Title, body, signature and date only."""
    bare = {"coat": "plain", "number": "", "copies_to": "", "printed_by": "", "printed_on": None}
    return document(**{**bare, **changes})


def only(text: str, **changes) -> OfficialDocument:
    """A plain document of one paragraph."""
    return OfficialDocument(**{"title": "题", "blocks": (Paragraph(text),), **changes})


def with_attachments(**changes) -> OfficialDocument:
    """The official sample with a turned table and an upright one attached."""
    attachments = (
        Attachment("2026年度协商工作安排一览表", (table(40, landscape=True),)),
        Attachment("联系人名单", (table(3),)),
    )
    return document(attachments=attachments, **changes)
