"""Where the title of an activity ends: before what it is for and what else is said about it."""

import re

from plans.recognition.kinds import names_activity
from plans.recognition.text import Text

PURPOSE = re.compile(
    r"^(?:听取[^,;]{2,12}(?:诉求|意见|建议|呼声)|为|以|助推|助力|推动|促进|检验|提升|提高|让|使|请|了解|进一步|切实|增强|营造|推进|确保|力争|并提出|提出|形成|"
    r"从而|帮助|引导|充分|不断|努力|着力|发挥|贯彻|落实|掌握|力求|力争|争取|(?:重点|主要)(?![对就围视调走考组开])|撰写|交流|"
    r".{0,6}(?:形成|提交|报送|上报|拿出).{0,10}(?:报告|主席会|常委会|建议))"
)
# "…，邀请园林局参加，由第一小组负责，形成调研报告"
_BESIDE = re.compile(
    r"(?:并)?邀请(?![^,;]{2,20}(?:作|授课|讲授|讲课|辅导))|分别|其中|(?:评议|视察|调研)?结果|每到|暂定|会前|会后|[^,;]{0,12}\d{2,}[条篇份册]|由.{2,24}(?:负责|牵头|承办|带队|参加|组织|实施)|写出|准备|完成(?:会议|大会|各项)|(?:并)?形成|(?:并)?提交|向.{2,12}(?:提交|报送)|"
    r"(?:具体|活动)?(?:时间|地点|人员)|为.{4,}|\d+[余多]?人|为期"
)
# "邀请镇党委书记作形势报告" is part of what is held
SPEAKS = re.compile("(?:作|授课|讲授|讲课|辅导)")
_QUOTED = re.compile("“[^“”]+”|[(][^()]+[)]|《[^《》]+》")
_CLAUSE = re.compile("[,;]")
_NEXT_DEED = re.compile(
    r"[,;](?:此外|同时|还|并且?|另外)?,?(?=(?:举办|召开|开展|参加|参与|列席|走访|走进|视察|看望|慰问|撰写|听取|评议|联合|深入)"
    r"|组织[^,。;]{0,12}(?:赴|到|开展|参加|学习|视察|走访)|(?:就|对|围绕)[^,;。]{2,30}(?:进行|开展))"
)
_THEME = re.compile("主题|围绕|以|为")
_WE = re.compile(r"(?:我们|此外|同时|还|另外|[,将拟要会])+(?=[^,])")
_SHORTEST = 7


def deeds(sentence: Text) -> list[Text]:
    """The things that a sentence of a quarter tells one after the other.

    >>> said = Text.of("举办元宵座谈会，畅谈家乡变化，看望困难委员，并列席乡党委会议，确保步调一致。")
    >>> [deed.raw for deed in deeds(said)]
    ['举办元宵座谈会，畅谈家乡变化', '看望困难委员', '列席乡党委会议，确保步调一致。']
    """
    we = _WE.match(sentence.plain)
    sentence = sentence[we.end() :] if we else sentence
    cuts = [match.span() for match in _NEXT_DEED.finditer(sentence.plain)]
    edges = [0, *(edge for cut in cuts for edge in cut), len(sentence)]
    parts = [sentence[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    if len(parts) > 1 and _THEME.match(parts[0].plain):
        parts[:2] = [sentence[: cuts[1][0] if len(cuts) > 1 else len(sentence)]]
    return [part for part in parts if names_activity(part.plain)] if len(parts) > 1 else parts


def without_tail(title: Text) -> Text:
    """A title up to the first clause that says what it is for, or who takes part, and up to a semicolon.

    >>> without_tail(Text.of("视察口袋公园建设，邀请园林局参加，由第一小组负责")).raw
    '视察口袋公园建设'
    >>> without_tail(Text.of("召开常委会，听取情况通报；审议通过有关事项")).raw
    '召开常委会，听取情况通报'
    >>> without_tail(Text.of("对照考核任务，落实全年任务")).raw
    '对照考核任务，落实全年任务'
    """
    masked = _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), title.plain)
    for sign in _CLAUSE.finditer(masked):
        following = masked[sign.end() :]
        ends = sign[0] == ";" or PURPOSE.match(following) or _BESIDE.match(following)
        if ends and sign.start() >= _SHORTEST and names_activity(title.plain[: sign.start()]):
            return title[: sign.start()]
    return title
