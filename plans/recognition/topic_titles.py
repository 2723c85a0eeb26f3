"""What a topic is called, without the meeting that is held on it."""

import re

from plans.recognition.text import Text
from plans.recognition.titles import tidy

# "与发改局开展对口协商，议题为“重大项目推进情况”"
TOLD_BEHIND = re.compile(
    r"(?:(?:会同|[与同和])[^,。;“”]{2,20}?)?(?:组织|召开|举行|举办|开展|承办)+(?:“[^“”]{2,10}”)?[^,。;“”]{0,12}(?:协商|议政)[^,。;“”]{0,8},"
    r"(?:主要|协商)?(?:议题|主题|课题)(?!分别)[为是]?:?(?=[^,。;]{4})"
)
_HELD_ON = re.compile(
    r"(?:拟|计划|组织)*(?:召开|举行|开展)[^,。;“]{2,20},?(?:专题|重点)?(?:协商|讨论|围绕|就)“([^“”]{4,60})”$"
)
_VERB = re.compile(
    r"(?:听取(?:情况)?并)?(?:协商讨论|协商|讨论)(?!民主|议题|于|在|座谈|会|活动|式|议政)(?=.{4})"
)
_QUOTED_TITLE = re.compile(
    r"^(?:.{0,20}?(?:围绕|就|关于|聚焦|以|题为|主题为?|议题为?)|(?:组织|召开|举行|举办|开展)*[^,。;“”]{0,8}协商(?:座谈)?会?|(?:(?:会同|[与同和])[^,。;“”]{2,20}?)?(?:组织|召开|举行|举办|开展)+)?(?:重点)?(?:提案|课题|议题|选题)?[:]?"
    r"[“《\"]([^“”《》\"]{4,120})[”》\"](?=$|[,;。(]|等?[\d一二两三]*个?(?:方面|问题|议题|课题|情况)?"
    r"(?:$|[,;。(]|工作$|(?:专题|对口|界别|双月|提案办理|提案督办|远程|网络)?(?:协商|议政|座谈)[^,。;]{0,10}$|进行|开展|召开|组织|举行|协商|建言|议政|为题|为主题))"
)


def plain_title(title: Text) -> Text:
    """The words between quotation marks where they are the title.

    >>> plain_title(Text.of("围绕“拓宽农民增收渠道”开展常委会协商")).raw
    '拓宽农民增收渠道'
    >>> plain_title(Text.of("围绕2017年“一府两院”工作报告开展全体协商")).raw
    '围绕2017年“一府两院”工作报告开展全体协商'
    >>> plain_title(Text.of("开展对口协商“校园食品安全”")).raw
    '校园食品安全'
    >>> plain_title(Text.of("协商乡村旅游发展")).raw
    '乡村旅游发展'
    >>> plain_title(Text.of("召开主席会议，协商“城区学校布局”")).raw
    '城区学校布局'
    >>> plain_title(Text.of("承办专题协商会，议题：培育乡村旅游")).raw
    '培育乡村旅游'
    """
    title = tidy(title)
    behind = TOLD_BEHIND.match(title.plain)
    title = title[behind.end() :] if behind else title
    held = _HELD_ON.match(title.plain)
    if held:
        return title[held.start(1) : held.end(1)]
    verb = _VERB.match(title.plain)
    title = tidy(title[verb.end() :]) if verb else title
    match = _QUOTED_TITLE.match(title.plain)
    return tidy(title[match.start(1) : match.end(1)]) if match else title
