"""What a clerk should look at again: numbers that do not agree, gaps, rows without time or organiser."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter

from plans.recognition.blocks import Block
from plans.recognition.draft import Draft
from plans.recognition.forms import form_of_heading
from plans.recognition.markers import Marker, read_marker
from plans.recognition.paragraphs import Line
from plans.recognition.past import heads_plan, tells_past
from plans.recognition.text import number_of

_NUMBER = r"(\d{1,3}|[一二两三四五六七八九十]{1,3})"
_DECLARED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"协商(?:议政)?(?:活动|议题|课题|项目|计划|选题)[^,。;\d]{{0,8}}?{_NUMBER}\s*[项个件]",
        rf"{_NUMBER}\s*[项个件](?:年度)?(?:重点|主要)?(?:协商|议政)(?:议政)?(?:活动|议题|课题|项目|选题)",
        rf"^\s*[(\[]\s*共(?:计|有)?\s*{_NUMBER}\s*[项个件](?:议题|课题)?\s*[)\]]\s*$",
        rf"(?:以下|下列)\s*{_NUMBER}\s*[项个件](?:重点)?(?:提案|议题|课题|选题)",
        rf"(?:共|共计|总计|安排|确定)\s*(?:了|安排|确定)?\s*{_NUMBER}\s*[项个](?:重点)?(?:议题|课题|协商)",
    )
)
_MAY_DECLARE = re.compile(r"[\d一二两三四五六七八九十]\s*[项个件]")
_OF_FORM = re.compile(rf"[(\[]?\s{{0,4}}共?{_NUMBER}\s{{0,4}}[项个件次场][)\]]?\s{{0,4}}$")
# "议题1：推动海洋产业集聚"
_COUNTED_LABEL = re.compile(rf"\s*(?:协商)?(?:议题|课题|选题|专题|项目|活动){_NUMBER}\s*[:、.]")
_COUNTED_KINDS = ("label", "part", "chinese", "chinese_bracketed", "arabic", "arabic_bracketed", "circled")
_ABOUT_CPPCC = re.compile(r"政协|协商|委员(?!会)|提案|社情民意|民主监督|参政议政|政治协商|界别|联络组|联组")
_OUR_OWN = re.compile(
    r"政协|界别(?:小组|组|活动|委员)|委员小组|协商(?:计划|议题|民主|座谈)|社情民意|参政议政|提案"
)
# others have proposals and committees too
_OF_OTHERS = re.compile("教代会|职代会|工会|人大|党代表|学生会|团委|业主|股东|公司")
_PLANS = re.compile(
    r"计划|清单|议题|课题|日程|一览表|要点|安排|方案|打算|任务|部署|将|要|拟|不少于|每季度|年度"
)
_PLAN_TITLE = re.compile("计划|清单|安排|要点|打算|方案|意见|思路|部署")
_OUR_PLAN = re.compile(
    r"政协.*(?:协商|调研|视察|监督|评议|履职|委员|提案|工作|活动).*(?:计划|要点|安排|方案|打算)(?:表|\(.*\))?$"
)
_REPORT = re.compile(r"工作总结|工作小结|述职报告|工作报告$|总结报告|情况汇报|年度总结|回顾")


def warning(code: str, text: str, line: int | None = None) -> dict:
    return {"code": code, "text": text, "line": line}


def declared_total(lines: list[Line]) -> tuple[int | None, int | None]:
    """How many topics the text says it has, and in which line: "重点协商活动18项"."""
    for line in lines:
        if not _MAY_DECLARE.search(line.text.plain):
            continue
        marker = read_marker(line.text)
        if marker and form_of_heading(line.text.plain[marker.end :]):
            continue
        found = [
            (match.start(1), number_of(match[1]))
            for pattern in _DECLARED
            for match in pattern.finditer(line.text.plain)
        ]
        found = [pair for pair in found if pair[1] > 1]
        if found:
            return min(found)[1], line.number
    return None, None


def about_cppcc(lines: list[Line], title: str) -> bool:
    """Whether a text can be a plan of a CPPCC office at all."""
    if _OUR_PLAN.search(title):
        return True
    words = Counter(m[0] for line in lines for m in _ABOUT_CPPCC.finditer(line.text.plain))
    foreign = not words["政协"] and any(_OF_OTHERS.search(line.text.plain) for line in lines)
    own = not foreign and any(_OUR_OWN.search(line.text.plain) for line in lines)
    if sum(words.values()) < 2 or not own:
        return False
    if _REPORT.search(title) and not _PLAN_TITLE.search(title):
        return any(heads_plan(line.text.plain.strip()) for line in lines)
    if not _PLAN_TITLE.search(title) and tells_past("".join(line.text.plain for line in lines)):
        return any(heads_plan(line.text.plain.strip()) for line in lines)
    return any(_PLANS.search(line.text.plain) for line in lines)


def numbering_gaps(root: Block) -> list[dict]:
    """Numbers among siblings that do not start at 1, leave one out, nor go on from the chapter before."""
    found = []
    latest: dict[str, int] = {}
    for block in root.walk():
        previous: dict[str, int] = {}
        for child in block.children:
            marker = child.marker or _number_behind_label(child)
            if marker is None or marker.kind not in _COUNTED_KINDS or not marker.value:
                continue
            expected = previous.get(marker.kind, 0) + 1
            goes_on = latest.get(marker.kind, 0) + 1
            latest[marker.kind] = marker.value
            if marker.value not in (1, expected, goes_on) and not (
                block.paragraph is None and _follows_other_kind(previous, marker)
            ):
                found.append(warning("numbering-gap", f"{marker.number}", child.first))
            previous[marker.kind] = marker.value
    return found


def _number_behind_label(block: Block) -> Marker | None:
    """The number within a label, "议题1：…", or of the first item behind one, "主要内容：1. …"."""
    counted = _COUNTED_LABEL.match(block.text.plain)
    if counted:
        return Marker("label", 0, number_of(counted[1]), counted[1], counted.end())
    values = [value for named in block.facts.fields.values() for _label, value in named]
    marker = read_marker(values[0]) if len(values) == 1 else None
    return marker if marker and marker.value == 1 else None


def _follows_other_kind(previous: dict[str, int], marker) -> bool:
    """ "（一）（二）二、": the lost "一、" stood above the first of them."""
    return marker.kind not in previous and bool(previous) and marker.value == 2


def of_rows(draft: Draft) -> list[dict]:
    """Rows without time or organiser, each on its line; when none has any, one warning for all."""
    found = []
    for code, name in (("no-time", "schedule"), ("no-organiser", "organizers")):
        missing = [topic for topic in draft.topics if not getattr(topic, name)]
        for topic in missing:
            topic.unclear.append(code)
        if missing and len(missing) == len(draft.topics) and len(missing) > 1:
            found.append(warning(code, f"{len(missing)} topics", missing[0].lines[0]))
        else:
            found += [warning(code, topic.title, topic.lines[0]) for topic in missing]
    return found


def of_counts(draft: Draft, root: Block, declared: int | None, line: int | None) -> list[dict]:
    """Declared numbers against the rows found, for the plan and for each form."""
    found = []
    consultations = sum("协商" in topic.form for topic in draft.topics)
    if declared and declared not in (len(draft.topics), consultations):
        found.append(warning("count-mismatch", f"{declared} ≠ {len(draft.topics)}", line))
    starts = sorted(topic.lines[0] for topic in draft.topics)
    for block in root.walk():
        match = _OF_FORM.search(block.text.plain) if block.paragraph and block.is_heading else None
        if match and block.children:
            inside = bisect_right(starts, block.last) - bisect_left(starts, block.first)
            if inside and inside != number_of(match[1]):
                found.append(warning("count-mismatch", f"{number_of(match[1])} ≠ {inside}", block.first))
    return found
