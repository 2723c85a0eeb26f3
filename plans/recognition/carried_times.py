"""Parts of a sentence that go on under the time at its head: "一季度，召开小组会议；走访新任委员。"."""

import re

from cppcc.loose_time import LooseTime, find_times
from plans.recognition.counts import find_counts
from plans.recognition.kinds import names_activity
from plans.recognition.text import Text
from plans.recognition.titles import take_front_time

_DEED = re.compile(
    r"(?:积极|认真|集中|继续|同时|并)?(?:组织|开展|举办|召开|参加|参与|列席|视察|调研|走访|考察|看望|慰问|听取|评议|"
    r"协助|邀请|赴|学习|传达|配合)"
)


def time_at_head(sentence: Text, year: int | None) -> LooseTime | None:
    """The time that a sentence opens with, where a semicolon says that more follows."""
    if not sentence.plain.rstrip().endswith(";"):
        return None
    return next(iter(take_front_time(sentence, year)[1]), None)


def goes_on(sentence: Text) -> bool:
    """Whether a part is a deed without a time or a number of its own; with a number it is a target.

    >>> [goes_on(Text.of(t)) for t in ("走访新任委员。", "组织委员座谈，6月视察", "开展义诊2场。")]
    [True, False, False]
    """
    plain = sentence.plain.strip()
    is_deed = _DEED.match(plain) is not None and names_activity(plain)
    return is_deed and not any(find_times(plain)) and not any(find_counts(plain))
