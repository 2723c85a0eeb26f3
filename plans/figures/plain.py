"""Numbers in a text that say how many rows there are, and could follow the rows instead."""

import re
from dataclasses import dataclass

from cppcc.numerals import read_number

from .counting import ACTIVITIES, FORMS, HERE, KIND_NAMES, ROWS, TOPICS
from .fields import ARABIC, CHINESE, PATTERN, Field, field_text, fill

NUMBER = r"(?<![\d第一二三四五六七八九十百])(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3})"
PIECES = r"\s*[项个件]"
TIMES = r"\s*[项个件次场]"
COUNTED = re.compile(r"[\d一二两三四五六七八九十]\s*[项个件次场种]")
BETWEEN = r"(?:共计|共|总计|合计|初步|计划|安排|开展|举办|确定|拟定|为|有|是|了|[（(\s]){0,4}"
NO_MORE = r"(?!以上|左右|以内|以下|多|工作日|月|小时|方面|部门|单位)"
TOPIC = r"(?:议题|课题|选题|项目)"
IN_TITLE = re.compile(rf"[(（]\s*共?\s*{NUMBER}{TIMES}\s*[)）]\s*$")
OF_PLAN = (
    re.compile(rf"协商(?:议政)?(?:活动|计划|{TOPIC}){BETWEEN}{NUMBER}{PIECES}{NO_MORE}"),
    re.compile(rf"{NUMBER}{PIECES}(?:年度|重点|主要)*(?:协商|议政)(?:议政)?(?:活动|计划|{TOPIC})"),
)
OF_FORMS = re.compile(rf"{NUMBER}\s*种(?:协商)?形式")
#: What makes a number in the same sentence a promise, a part, or a matter of another year.
OTHERWISE = re.compile(
    r"不少于|至少|不低于|不超过|力争|每[年季月名位人个]|人均|其中|去年|上年|上一年|往年|同比|增加|减少"
)
YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d\d)(?!\d)")
LONGEST_SENTENCE = 300
SENTENCE_END = re.compile(r"[。；;！？\n]")


@dataclass(frozen=True)
class PlainNumber:
    """A number typed into a text, at `start`, that means what the field `name` counts.

    `said` is the number with the words around it; `value` is what would stand there instead. It is certain
    when the rows give the same number and the words can mean nothing else.
    """

    start: int
    number: str
    said: str
    name: str
    value: int
    is_certain: bool

    @property
    def field(self):
        return field_text(self.name, ARABIC if self.number.isdigit() else CHINESE)

    @property
    def figure(self):
        """What would be printed in its place."""
        return Field(ARABIC if self.number.isdigit() else CHINESE, self.name, "").figure(self.value)


def find_plain(text, counts, *, index=None, year=None, is_title=False):
    """The plain numbers of one text of the chapter at `index`, in order; none within fields or quotations."""
    found = {}
    bare = PATTERN.sub(lambda field: "\0" * len(field[0]), text)
    for match, names, is_clear in in_title(bare, counts, index) if is_title else in_body(bare, counts):
        start = match.start("number")
        if start in found or not stands_free(bare, match, year):
            continue
        try:
            number = read_number(match["number"])
        except ValueError:
            continue
        values = {name: counts.value(name, index) for name in names}
        name = next((name for name, value in values.items() if value == number), names[0])
        is_certain = is_clear and values[name] == number
        one = PlainNumber(start, match["number"], match[0].strip(), name, values[name], is_certain)
        # “二项” is no way to write what a field writes as “两项”: such a number stays as it was typed.
        if values[name] != number or one.figure == match["number"]:
            found[start] = one
    return [found[start] for start in sorted(found)]


def in_title(text, counts, index):
    """“专题协商（2项）”: (match, [what it means], nothing else can be meant)."""
    match = IN_TITLE.search(text)
    name = what_the_chapter_holds(counts, index) if match else ""
    if name:
        yield match, [name], True


def in_body(text, counts):
    """(match, what it can mean, nothing else can be meant), the narrowest meaning first."""
    if not COUNTED.search(text):
        return
    for form in counts.forms:
        if form not in text:
            continue
        after = rf"{re.escape(form)}(?:会议|会|活动|{TOPIC})?{BETWEEN}{NUMBER}{TIMES}{NO_MORE}"
        for pattern in (after, rf"{NUMBER}{TIMES}{re.escape(form)}"):
            yield from ((match, [f"{TOPICS}·{form}"], True) for match in re.finditer(pattern, text))
    for pattern in OF_PLAN:
        yield from ((match, [TOPICS, f"{HERE}{TOPICS}"], True) for match in pattern.finditer(text))
    yield from ((match, [FORMS], True) for match in OF_FORMS.finditer(text))
    for name in (one for one in KIND_NAMES.values() if one in text):
        pattern = rf"{name}(?:活动)?\s*{NUMBER}{TIMES}{NO_MORE}"
        yield from ((match, [f"{ACTIVITIES}·{name}"], False) for match in re.finditer(pattern, text))


def what_the_chapter_holds(counts, index):
    """The field that counts a chapter's rows; "" for a chapter without any."""
    here = counts.here(index)
    if not here[f"{HERE}{ROWS}"]:
        return ""
    return next(name for name, value in here.items() if value == here[f"{HERE}{ROWS}"])


def stands_free(text, match, year):
    """The number stands in no quotation, and its sentence speaks of all that is planned."""
    start = match.start("number")
    before = SENTENCE_END.split(text[max(0, start - LONGEST_SENTENCE) : start])[-1]
    if any(before.count(left) > before.count(right) for left, right in ("“”", "《》", "「」")):
        return False
    sentence = before + match[0]
    years = {int(one) for one in YEAR.findall(sentence)}
    return not OTHERWISE.search(sentence) and (year is None or years <= {year})


def follow(text, numbers):
    """The text with fields in the place of these numbers."""
    for one in sorted(numbers, key=lambda one: -one.start):
        text = text[: one.start] + one.field + text[one.start + len(one.number) :]
    return text


def follow_certain(text, counts, *, index=None, year=None, is_title=False):
    """The text with fields for all numbers that are certain: printed, it is the same to the letter."""
    found = find_plain(text, counts, index=index, year=year, is_title=is_title)
    changed = follow(text, [one for one in found if one.is_certain])
    before, after = (fill(one, counts.of_chapter(index)) for one in (text, changed))
    return changed if before == after else text
