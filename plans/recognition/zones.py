"""What the headings above a paragraph say about it: its form, its time, that topics follow."""

import re
from dataclasses import dataclass, replace

from cppcc.loose_time import LooseTime
from plans.recognition.blocks import Block
from plans.recognition.forms import form_in
from plans.recognition.text import Text

_ZONE = re.compile(
    r"协商.{0,8}(?:议题|课题|选题|项目|形式|安排)|(?:议题|课题).{0,6}(?:安排|计划|内容)|"
    r"(?:年度|重点).{0,4}协商(?:计划|活动|内容)?$|^协商(?:计划|内容|活动|议题)|协商(?:计划|活动)(?:安排|内容)"
)
NO_ZONE = re.compile(
    r"指导思想|原则|要求|保障|成效|程序|机制|领导|组织实施|成果|总体|制度|步骤|目的|意义|目标"
)
# "…开展协商议事4次，议题分别为："
_ANNOUNCES = re.compile(
    r"(?:协商|商量|议事)[^。]{0,40}(?:重点|主要|今年|拟)[^。,]{0,6}(?:商议|协商|讨论)[^,。;:]{0,4}:$|"
    r"(?:协商|商量)[^。]{0,120}(?:议题|课题|选题|题目)[^,。;:]{0,8}:$|^“?\S{0,8}商量”?\S{0,4}议题(?:\(.{1,8}\))?$"
)
# "开展“小院协商”，今年重点商议："
_OWN_FORM = re.compile("“([^“”]{2,6}协商)”")


@dataclass(frozen=True)
class Context:
    """What the headings above say."""

    form: str | None = None
    zone: bool = False
    announced: bool = False
    heading: str = ""
    time: LooseTime | None = None
    span: LooseTime | None = None


def announced_by(block: Block, context: Context) -> Context:
    """What a line that announces a list of topics says about them."""
    plain = block.text.plain.strip()
    if not plain.endswith((":", "议题", ")")) or not _ANNOUNCES.search(plain):
        return context
    named = _OWN_FORM.search(plain)
    form = named[1] if named else form_in(plain) or context.form
    form = form or ("协商议事" if "商量" in plain else None)
    return replace(context, form=form, announced=True)


def is_zone(text: Text) -> bool:
    return len(text) <= 40 and bool(_ZONE.search(text.plain.strip(" :。"))) and not NO_ZONE.search(text.plain)
