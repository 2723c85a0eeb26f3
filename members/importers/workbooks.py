"""Excel files of the import: the template with drop-downs, and the wrong rows with their reasons."""

import io

import xlsxwriter

from cppcc.documents.excel import Column, Sheet, workbook
from members.models import RosterRow

from .fields import BY_NAME, FIELDS, LINE_HEAD, REASON_HEAD
from .intake import texts_of
from .lookups import OfficeNames
from .reading import EDUCATION_WORDS

ROWS = 3_000
LISTS_SHEET = "选项"
ETHNIC_GROUPS = [
    "汉族", "蒙古族", "回族", "藏族", "维吾尔族", "苗族", "彝族", "壮族", "布依族",
    "朝鲜族", "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族", "哈萨克族", "傣族",
    "黎族", "傈僳族", "佤族", "畲族", "高山族", "拉祜族", "水族", "东乡族", "纳西族",
    "景颇族", "柯尔克孜族", "土族", "达斡尔族", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族",
    "仡佬族", "锡伯族", "阿昌族", "普米族", "塔吉克族", "怒族", "乌孜别克族", "俄罗斯族", "鄂温克族",
    "德昂族", "保安族", "裕固族", "京族", "塔塔尔族", "独龙族", "鄂伦春族", "赫哲族", "门巴族",
    "珞巴族", "基诺族",
]  # fmt: skip
HINT = (
    "说明：带 * 的列必填；日期写作 1968-03-05；多个专委会、小组用“、”分开，可写作“经济委员会（副主任）”；"
    "此行可保留。"
)


def options(organization):
    """{field: words to choose from}; the office's own lists when an office is given."""
    found = {
        "sex": ["男", "女"],
        "is_standing": ["是", "否"],
        "ethnicity": ETHNIC_GROUPS,
        "education": list(EDUCATION_WORDS.values()),
    }
    if organization:
        names = OfficeNames(organization)
        for field, rows in (
            ("sector", names.sectors),
            ("party", names.parties),
            ("positions", names.positions),
            ("committees", names.committees),
            ("groups", names.groups),
            ("liaison_office", names.liaison_offices),
        ):
            found[field] = list(dict.fromkeys(row.name for row in rows.rows.values()))
    return {field: words for field, words in found.items() if words}


def template_workbook(organization=None):
    """The empty roster with drop-downs; several names in one cell stay possible (the lists only warn)."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet, lists = book.add_worksheet("委员名册"), book.add_worksheet(LISTS_SHEET)
    text = book.add_format({"num_format": "@", "font_name": "宋体", "font_size": 11})
    head = book.add_format({"bold": True, "bg_color": "#F2F2F2", "border": 1, "font_name": "宋体"})
    hint = book.add_format({"font_color": "#6B6B6B", "font_name": "宋体", "font_size": 10})
    choices = options(organization)
    for number, field in enumerate(FIELDS):
        sheet.set_column(number, number, field.width, text)
        sheet.write_string(0, number, f"{field.label}*" if field.required else field.label, head)
        if field.name in choices:
            add_choices(sheet, lists, number, choices[field.name], text)
    sheet.write_string(1, 0, HINT, hint)
    sheet.freeze_panes(1, 1)
    lists.hide()
    book.close()
    return buffer.getvalue()


def add_choices(sheet, lists, column, words, text):
    """Put `words` on the hidden sheet and let the cells of `column` choose from them."""
    for row, word in enumerate(words):
        lists.write_string(row, column, word, text)
    name = xlsxwriter.utility.xl_col_to_name(column)
    sheet.data_validation(
        2, column, ROWS, column,
        {
            "validate": "list",
            "source": f"={LISTS_SHEET}!${name}$1:${name}${len(words)}",
            "error_type": "warning",
            "error_title": "不在选项中",
            "error_message": "请从下拉列表中选择，或确认要填写其他内容。",
        },
    )  # fmt: skip


def error_workbook(roster):
    """The wrong rows of the preview with their reasons; once corrected, the file is imported as it is."""
    names = sorted(roster.columns, key=roster.columns.get)
    columns = (
        Column(REASON_HEAD, 48),
        Column(LINE_HEAD, 8),
        *(Column(BY_NAME[name].label, BY_NAME[name].width) for name in names),
    )
    rows = []
    for row in RosterRow.objects.of(roster).in_state("error").in_order():
        texts = texts_of(roster, row)
        rows.append((reasons(row), row.line, *(texts[name] for name in names)))
    return workbook((Sheet("错误行", columns, tuple(rows)),))


def reasons(row):
    """“界别：没有……；手机：……” of the errors of a row."""
    return "；".join(
        f"{BY_NAME[name].label}：{problem['text']}"
        for name, problem in row.problems.items()
        if problem["level"] == "error"
    )
