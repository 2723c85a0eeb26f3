"""Numbers a plan promises: 不少于4次, 2—3次, 每季度一次, 每位委员两件 → targets."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from plans.recognition.counts import NUMBER, Count, find_counts, has_counts
from plans.recognition.draft import Draft, Target
from plans.recognition.kinds import kind_behind, kind_near, kind_of
from plans.recognition.text import Text

_PERIODS = (
    (re.compile(r"每(?:两|二|2)个?月|每双月"), "每两个月", 6),
    (re.compile(r"每个?月|逐月|月均"), "每月", 12),
    (re.compile(r"每个?季度?|逐季|季均"), "每季度", 4),
    (re.compile(r"每半年"), "每半年", 2),
    (re.compile(r"每周"), "每周", 52),
)
_TIMES_A_YEAR = {period: times for _pattern, period, times in _PERIODS}
# "“委员活动日”每月15日开展" says nothing of the clauses behind it
_TOTAL = re.compile("全年|年内|一年|年度")
_ON_A_DAY = re.compile(r"每个?月(?=\d{1,2}[日号])")
# "每人每季度1条，全站全年不少于20条"
_OF_ALL = re.compile(r"(?:全年|合计|总计|共)[^,]{0,6}(?:不少于|不低于|至少|达到|\d)")
# "召开提案工作座谈会1次"
_ONLY_A_PERIOD = re.compile(r"(?:平均)?每(?:季度?|半年|个?月|年)(?:不少于|至少)?[\d一二两三四]{1,2}[次场期]")
_HELD = re.compile(r"(?:召开|举行)[^,。;]{0,24}会(?=[\d一二两三四五六七八九十]{1,3}$)")
_EACH_TIME = re.compile(r"每次|每个议题|每项|每场|每期|每份")
_COMMITMENTS = re.compile(r"[“\"]?[一二三四五六七八九十\d]{1,3}个一[”\"]?(?:活动|要求|工程)?[^。;]*")
# "读一本经典、做一次调研、写一份报告的“三个一”活动"
_LISTED = re.compile(
    r"[^,。;、]{1,6}一[个本篇件次条份名户场][^,。;、]*(?:、[^,。;、]{1,6}一[个本篇件次条份名户场][^,。;、]*)+"
    r"(?=“[一二三四五六七八九十]个一”)"
)
# "围绕“一个主题、一本书、一篇文章”交流讨论"
_SLOGAN = re.compile(
    r"“一[个本篇件次条份场段句项][^“”、]{1,10}(?:、一[个本篇件次条份场段句项][^“”、]{1,10})+”"
)
_INCLUDES = re.compile(r"\s*(?:主要)?(?:包括|包含)")
_PROMISED = re.compile(
    r"视察|调研|监督|评议|学习|培训|讲座|走访|联系|通报|会议|座谈|汇报|心得|研究|提案|社情民意|信息|捐|慰问|活动|听取|协商|考察|公益|"
    r"帮扶|帮困|助学|联谊|报告|讲堂|课题|建议|例会|研[习修]|论坛|沙龙|督办|督查|宣传|稿|交流|接待|约谈|读书|会|献策|调查|授课|辅导|采用|录用|刊发|编发|简报|义诊|下乡|服务|资助|观摩|旁听|文史|书目|图书|讲坛|出版|采访"
)
_SOME = re.compile(r"个|名|家|户|项|部|天|堂|课时|人")
_CLAUSE = re.compile(r"[,;。!?:()□]")
_REMARK = re.compile(r"\([^()]*\)|^[一二三四五六七八九十]是要?|^(?:并|要(?!求)|还|须|即|其中|同时|再)+(?!且)")
_MONEY = ("元", "万元")
_FUNDS = re.compile("经费")
_GIVEN = re.compile(r"捐|人均|资助|筹资|筹集|帮扶")
_APPOINTED = re.compile("联络员|监督员|信息员|安排|明确|聘|担任")
_COUNTABLE = re.compile(
    r"课题|调研|视察|提案|专题|协商|项目|座谈|会议|活动|企业|单位|困难|委员|建议|报告|监督|评议|采访"
)
_REPEATED = ("次", "场", "期", "件", "篇", "条", "场次", "份", "本")
_JOINT = re.compile(r".*(?:、|和|及|与|并)")
_LEAST = re.compile(r"不少于|不低于|至少")
_SCOPE = re.compile(
    r"全年|年内|年度|一年|每年|计划|组织|开展|进行|完成|委员|活动|工作|参加|召开|举办|不少于|不低于|至少|确保|力争|合计|共|各|"
    r"专题|以上|左右|\d+分?|[一二两三四五六七八九十]+|[次件篇份条场期项个、,;。()\s\W]"
)
_NO_PROMISE = re.compile(
    r"原则上|可[提以]|去年|上年|以来|累计|已(?:经)?(?:开展|组织|完成)|共有|现有|出勤率|占|成立\d+周年"
)
# "领衔督办3件提案" submits none
_PRESSED = re.compile(rf"(?:督办|领办|督查)(?:重点)?{NUMBER}$")
_REMEMBERED = 200
# "抓好26项工作，即：10项重要协商、3项重点调研"
_OUTLINE = re.compile(rf"{NUMBER}项(?:重点|主要)?(?:工作|任务),?即")
_TELLING = 3
# what each member does is not what the office does
_OF_EACH = re.compile("每[名位个]?(?:委员|人)|人均")
_SHORT = 24
_LONGEST_HEAD = 120


def _period_in(plain: str) -> str:
    return next((period for pattern, period, _times in _PERIODS if pattern.search(plain)), "")


def period_of(before: str, clause: str) -> str:
    """In which period a clause means its number: its own counts, a total has none, else what led to it.

    >>> period_of("", "每季度学习一次"), period_of("每双月学习,", "全年六次"), period_of("每月走访,", "2次")
    ('每季度', '', '每月')
    """
    own = _period_in(clause)
    return own if own or _TOTAL.search(clause) else _period_in(_ON_A_DAY.sub("", before))


def add_targets(draft: Draft, sentences: list[Text], lines: tuple[int, int]) -> None:
    """Targets of sentences that name no dated activity."""
    for told, sentence in zip([Text("", ""), *sentences], sentences, strict=False):
        before: Target | None = None
        if _COMMITMENTS.search(told.plain):
            continue
        told = told if len(told) <= _SHORT and not any(find_counts(told.plain)) else told[:0]
        for target in _targets_in(sentence, told, lines):
            if before and _says_again(before, target):
                if before.scope and not target.scope and draft.targets[-1:] == [before]:
                    draft.targets[-1] = target
                continue
            if target.kind == "other" and before and before.unit == target.unit:
                target.kind = before.kind
            before = target
            if not _repeats(draft, target):
                draft.targets.append(target)


def _targets_in(sentence: Text, told: Text, lines: tuple[int, int]) -> Iterator[Target]:
    """Clause by clause; `head` is what a colon introduces, `before` a clause that has no number itself.

    `told` is the short sentence before: "举办读书分享会。全年不少于4次。"
    """
    plain = sentence.plain
    if not has_counts(plain):
        return
    for pattern in (_LISTED, _COMMITMENTS, _SLOGAN):
        plain = pattern.sub(lambda m: "_" * len(m[0]), plain)
    if (_NO_PROMISE.search(plain) and not _LEAST.search(plain)) or _OUTLINE.search(plain):
        return
    head, before, last = Text("", ""), told, Text("", "")
    start = head_start = counted = 0
    for match in [*_CLAUSE.finditer(plain), None]:
        end = match.start() if match else len(plain)
        counts = list(find_counts(plain[start:end]))
        clause = sentence[start:end]
        includes = _INCLUDES.match(clause.plain)
        period = period_of(plain[max(counted, end - 60) : start], clause.plain) if counts else ""
        of_all = last if counts and _OF_ALL.search(clause.plain) else last[:0]
        at = 0
        for piece, count in _pieces(clause, counts):
            at = max(at, clause.raw.find(piece.raw, at))
            said_before = clause[max(0, at - _LONGEST_HEAD) : at]
            said = Text.join((before, piece)) if includes else piece
            yield from _target(said, count, (said_before, head, before, of_all), period, lines)
        if match and match[0] == ":":
            head = sentence[max(head_start, end - _LONGEST_HEAD) : end]
        elif match and match[0] in ",;。":
            head_start = end + 1
        before, last = Text("", "") if counts else clause, clause
        start = end + 1
        counted = start if counts else counted


def _pieces(clause: Text, counts: list[Count]) -> Iterator[tuple[Text, Count]]:
    """Divide a clause among its numbers: "1件提案和2篇信息", "视察2次、调研3次".

    >>> clause = Text.of("至少撰写1件提案和2篇信息")
    >>> [(piece.raw, count.maximum) for piece, count in _pieces(clause, list(find_counts(clause.plain)))]
    [('至少撰写1件提案', None), ('2篇信息', None)]
    """
    start = 0
    for count, following in zip_longest(counts, counts[1:]):
        if following is None:
            yield clause[start:], count
            return
        joint = _JOINT.match(clause.plain, count.end, following.start)
        end = joint.end() if joint else count.end
        yield clause[start:end].strip("、和及与并"), count
        if joint and joint.end() == following.start and count.maximum is None:
            following.maximum = None
        start = end


def _target(
    piece: Text, count: Count, contexts: tuple[Text, ...], period: str, lines: tuple[int, int]
) -> Iterator[Target]:
    """The target of a number, unless nothing that is promised stands near it.

    A piece that names nothing itself takes the verb of its clause ("走访委员60人次、党派2次"), of what a
    colon introduced, or of the clause before.
    """
    words = piece
    tells = _is_least(count) and len(_SCOPE.sub("", piece.plain)) >= _TELLING
    for context in () if tells else contexts:
        if not _PROMISED.search(words.plain):
            words = Text.join((context, piece))
    named = _PROMISED.search(words.plain) or (_is_least(count) and _SCOPE.sub("", words.plain))
    if not (named or _FUNDS.search(piece.plain)) or not _is_promise(count, contexts[0].plain + words.plain):
        return
    yield Target(
        _kind_of(words.plain, count),
        count.minimum,
        count.maximum,
        count.unit,
        _without_remarks(piece if words.plain.startswith(contexts[0].plain or "\0") else words).raw,
        period if count.unit in _REPEATED else "",
        lines,
    )


def _is_least(count: Count) -> bool:
    """Whether a least number of things is promised, whatever they are."""
    return count.unit not in _MONEY and count.maximum is None


def _kind_of(plain: str, count: Count) -> str:
    """What stands right behind the number, else near it: "提案督办、河道治理等15项视察"."""
    if count.unit in _MONEY:
        return "other" if _FUNDS.search(plain) else "donation"
    position = plain.rfind(count.unit)
    held = _HELD.search(plain[:position])
    if held:
        return kind_of(held[0])
    if _PRESSED.search(plain[:position]):
        return kind_near(plain, position)
    return kind_behind(plain, position + len(count.unit)) or kind_near(plain, position)


def _is_promise(count: Count, plain: str) -> bool:
    """Money counts when it is given; 个, 项, 家 … when a thing of the plan is counted."""
    if _EACH_TIME.search(plain):
        return False
    if count.unit in ("名", "人") and count.maximum is not None and _APPOINTED.search(plain):
        return False
    if count.unit in _MONEY:
        return bool(_GIVEN.search(plain) or (count.maximum is None and _FUNDS.search(plain)))
    return not _SOME.fullmatch(count.unit) or count.maximum is None or bool(_COUNTABLE.search(plain))


def _without_remarks(words: Text) -> Text:
    """Without what stands in brackets ("学习培训(10分)：全年4次") and what joins it to the clause before."""
    while match := _REMARK.search(words.plain):
        words = words.without(*match.span())
    return words.strip(" ,;。、:()")


def _says_again(before: Target, target: Target) -> bool:
    """ "每季度一次，全年不少于4次" is one promise, and so is "全年4次以上，每季度至少1次"."""
    a_year = [one.minimum * _TIMES_A_YEAR.get(one.scope, 1) for one in (before, target)]
    if before.unit != target.unit or a_year[0] != a_year[1]:
        return False
    plain = Text.of(target.text).plain
    if _ONLY_A_PERIOD.fullmatch(plain):
        return True
    return before.text in target.text and bool(_OF_ALL.search(plain))


def _repeats(draft: Draft, target: Target) -> bool:
    """The same promise in other words: "组织调研：全年2次" after "全年调研不少于2次"."""
    plain = Text.of(target.text).plain
    words, of_each = _SCOPE.sub("", plain), bool(_OF_EACH.search(plain))
    known = draft.promised.setdefault((target.kind, target.minimum, target.unit, of_each), [])
    if any(words in before or before in words for before in known[-_REMEMBERED:]):
        return True
    known.append(words)
    return False
