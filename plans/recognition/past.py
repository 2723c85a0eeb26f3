"""A report on the past year with a plan behind it: only the plan has rows."""

import re

from plans.recognition.blocks import Block

_LONGEST = 40
_PAST = re.compile(r"(?:工作|履职)(?:总结|小结|回顾|情况)|(?:总结|小结|回顾)$|主要(?:成绩|成效|做法)")
_AHEAD = re.compile(
    r"(?:下半年|下一?步|下一?阶段|今后|明年|来年|新的?一年|20(?:\d\d|[xX_*-]{2})年)[^,。;]{0,14}?"
    r"(?:打算|计划|安排|思路|设想|谋划|要点|重点|任务)"
)


def heads_plan(plain: str) -> bool:
    """Whether a short line heads what is yet to be done.

    >>> [heads_plan(t) for t in ("二、下半年工作打算", "(二)2026年工作计划", "2025年工作总结", "下一步")]
    [True, True, False, False]
    >>> heads_plan("政协某镇联络组2025年工作总结及2026年工作计划")
    False
    """
    return len(plain) <= _LONGEST and bool(_AHEAD.search(plain)) and not _PAST.search(plain)


def planned_part(blocks: list[Block], title: str) -> list[Block]:
    """The blocks from the heading of the plan on, where the text first looks back."""
    ahead = next((n for n, block in enumerate(blocks) if heads_plan(block.text.plain.strip())), 0)
    before = [title, *(block.text.plain.strip()[:_LONGEST] for block in blocks[:ahead])]
    return blocks[ahead:] if any(_PAST.search(plain) for plain in before) else blocks
