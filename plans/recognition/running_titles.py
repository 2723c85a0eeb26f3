"""What an activity is called that a sentence of running text names."""

import re

from plans.recognition.item_titles import PURPOSE, SPEAKS, without_tail
from plans.recognition.kinds import names_activity
from plans.recognition.text import Text
from plans.recognition.titles import tidy

_SIGN = re.compile(r"([,;。:])")
_QUOTED = re.compile("“[^“”]+”")
_SUBJECT = re.compile(
    r"^(?:.{0,16}(?:联组|工委|联络组|联络室|联络处|委员会|办公室|小组|政协|我们))?"
    r"(?:将|拟|计划|要|继续|认真|精心|积极|切实|适时|分别|各|再)*(?:组织|邀请|安排|发动)?"
    r"(?:全体|全镇|辖区|部分|驻[^,]{1,6}|[省市县区镇]?政协|界别|港澳)*(?:常委|委员)们?(?:、[^,]{2,12})?"
    r"(?=[^会小活工联学界、]|学习(?!会|班|小组|活动)|会同)"
)
_TOGETHER = re.compile("(?:会同|联合)[^,;]{2,10}(?=视察|调研|走访|考察)")
_WILL = re.compile(
    r"^(?:.{0,12}(?:联组|工委|联络组|联络室|联络处|小组))?(?:将|拟|计划|分别|各)+"
    r"(?=组织|召开|开展|举办|举行|参加|视察|调研)"
)
# what is done at a meeting: "召开茶话会，评选优秀委员"
_CONTENT = re.compile(r"商议|征求|评选|表彰|审议|讨论|部署|布置|列席|推荐|共商|审查|选举|协商")
_STRESS = re.compile(r"(?:重点|主要)(?=[对就围视调走考组开])")
# "第一次于3月召开,主要议题是…"
_SUBJECT_IS = re.compile(r"召开,(?:主要)?(?:议题|内容|任务)[是为:]?")
# "二是抓调研,围绕…", "一是组织委员…"
_SLOGAN = re.compile(
    r"[一二三四五六七八九十]是(?:要)?(?:(?:抓|抓好|突出|强化|加强|做好|注重|坚持|深化|搞好)[^,;:]{1,8}[,:])?(?=.{4})"
)
_PERIODS = ("每季度", "每半年", "每月", "每个月")
_PROMISES = re.compile(
    rf"{'|'.join(_PERIODS)}|每[人名位]|(?:不少于|不低于|至少)\s*[\d一二两三四五六七八九十]"
)
_LONGEST = 60


def running_title(segment: Text) -> Text:
    """The clauses that say what is done, without who does it and what for.

    >>> running_title(Text.of("，组织委员视察华屏苑项目建设情况，助推项目顺利进展。")).raw
    '视察华屏苑项目建设情况'
    >>> running_title(Text.of("，街道联组将分别组织召开街情通报会，让委员了解街道工作")).raw
    '组织召开街情通报会'
    """
    segment = tidy(segment.strip(" ,;:、。"))
    opening = _SLOGAN.match(segment.plain) or _SUBJECT_IS.match(segment.plain)
    segment = segment[opening.end() :] if opening else segment
    start = end = None
    position = 0
    for clause in _SIGN.split(_QUOTED.sub(lambda quoted: _SIGN.sub("_", quoted[0]), segment.plain)):
        says = names_activity(clause) or (start is not None and _CONTENT.match(clause))
        if says and not PURPOSE.match(clause) and (start is None or _goes_on(clause, position - start)):
            start, end = position if start is None else start, position + len(clause)
        elif start is not None and not _SIGN.fullmatch(clause):
            break
        position += len(clause)
    return without_tail(_without_subject(segment[:_LONGEST] if start is None else segment[start:end]))


def _goes_on(clause: str, before: int) -> bool:
    """Whether a title of `before` characters goes on with a clause: guests belong to it where they speak."""
    return before + len(clause) <= _LONGEST and (not clause.startswith("邀请") or bool(SPEAKS.search(clause)))


def before_promise(title: Text) -> Text:
    """A title without the clause that promises a number, which is a target.

    >>> before_promise(Text.of("走访困难儿童，发动委员捐款不少于1万元")).raw
    '走访困难儿童'
    >>> [before_promise(Text.of(t)).raw for t in ("举办培训班，每季度学习一次", "每月视察一次")]
    ['举办培训班', '每月视察一次']
    """
    promise = _PROMISES.search(title.plain)
    if not promise:
        return title
    cut = title.plain.rfind(",", 0, promise.start())
    return title if cut < 0 and promise[0] in _PERIODS else title[: max(0, cut)]


def _without_subject(text: Text) -> Text:
    for pattern in (_STRESS, _SUBJECT, _WILL, _TOGETHER):
        match = pattern.match(text.plain)
        whole = match and match[0].count("“") == match[0].count("”")
        if whole and match.end() < len(text) - 2 and not names_activity(match[0]):
            text = text[match.end() :]
    return tidy(text)
