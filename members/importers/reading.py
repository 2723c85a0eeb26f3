"""From the text of a cell to a value; what cannot be read is a `ValueError` that says what to do."""

import re
from datetime import date

from django.utils.translation import gettext as _

from members.models import Member

SEXES = {"男": "male", "女": "female", "m": "male", "f": "female", "male": "male", "female": "female"}
YES = {"是", "常委", "常务委员", "√", "✓", "1", "y", "yes", "有"}
NO = {"否", "不是", "0", "n", "no", "无", "×"}
EDUCATION = {
    "postgraduate": ("研究生", "硕士", "博士", "硕士研究生", "博士研究生", "研究生学历"),
    "bachelor": ("大学", "本科", "大学本科", "学士", "大本"),
    "college": ("大专", "专科", "大学专科", "大学普通班"),
    "secondary": ("中专", "中技", "技校", "职高"),
    "high_school": ("高中",),
    "junior": ("初中", "小学", "初中及以下"),
}
EDUCATION_CODES = {word: code for code, words in EDUCATION.items() for word in words}
EDUCATION_WORDS = {code: words[0] for code, words in EDUCATION.items()} | {
    "bachelor": "大学本科", "college": "大学专科", "junior": "初中及以下",
}  # fmt: skip
DAY = re.compile(r"(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2})日?)?月?(?: 00:00)?")
SHORT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})?")
MOBILE = re.compile(r"1[3-9]\d{9}")
LANDLINE = re.compile(r"(0\d{2,3}-?)?\d{7,8}")
SEPARATORS = re.compile(r"[、,，;；/\n]+")
SEAT = re.compile(r"(?P<place>.+?)[（(]?(?P<word>副主任|主任|副组长|组长|召集人|委员|组员|成员)?[)）]?$")
POSITIONS = {"主任": "leader", "副主任": "deputy"}
CONVENERS = ("组长", "召集人")


def read_name(text):
    name = re.sub(r"\s+", "", text)
    if len(name) > 60 or re.search(r"[\d<>=@]", name):
        raise ValueError(_("“%(text)s” is not a name.") % {"text": text[:30]})
    return name


def read_sex(text):
    try:
        return SEXES[text.lower()]
    except KeyError:
        raise ValueError(_("Write 男 or 女.")) from None


def read_day(text):
    """(day, whether the text names the day of the month)."""
    match = DAY.fullmatch(text) or SHORT_DAY.fullmatch(text)
    if not match:
        raise ValueError(_("“%(text)s” is not a date. Write it as 1968-03-05.") % {"text": text[:30]})
    year, month, day = match.groups()
    try:
        return date(int(year), int(month), int(day or 1)), bool(day)
    except ValueError:
        raise ValueError(_("There is no day %(text)s in the calendar.") % {"text": text[:30]}) from None


def read_phone(text):
    digits = re.sub(r"[\s－—]", "", text).removeprefix("+86")
    mobile = digits.replace("-", "")
    if MOBILE.fullmatch(mobile):
        return mobile
    if LANDLINE.fullmatch(digits):
        return digits
    raise ValueError(
        _("A mobile number has 11 figures, this one %(n)s.") % {"n": len(re.sub(r"\D", "", text))}
    )


def read_yes(text):
    if text.lower() in YES | NO:
        return text.lower() in YES
    raise ValueError(_("Write 是 or 否."))


def read_education(text):
    if text in Member.Education.values:
        return text
    try:
        return EDUCATION_CODES[re.sub(r"\s|学历|毕业", "", text)]
    except KeyError:
        known = "、".join(EDUCATION_WORDS.values())
        raise ValueError(
            _("“%(text)s” is none of: %(known)s.") % {"text": text[:20], "known": known}
        ) from None


def read_ethnicity(text):
    name = text if text.endswith("族") else f"{text}族"
    if len(name) > 12:
        raise ValueError(_("“%(text)s” is not an ethnic group.") % {"text": text[:20]})
    return name


def limited(length):
    """A reader of plain text with a limit."""

    def read(text):
        if len(text) > length:
            raise ValueError(
                _("Too long: %(n)s characters, at most %(limit)s.") % {"n": len(text), "limit": length}
            )
        return text

    return read


def several(text):
    """The names in a cell that may hold more than one."""
    return [part.strip() for part in SEPARATORS.split(text) if part.strip()]


def read_seat(text):
    """(name of committee or group, word of the position or "") of “经济委员会（副主任）”."""
    match = SEAT.fullmatch(text)
    return match["place"].strip(), match["word"] or ""
