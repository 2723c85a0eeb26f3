"""Lines whose time stands where no list would have it: behind a phrase, or before words that tell no kind."""

from cppcc.loose_time import LooseTime
from plans.recognition.activities import add_paragraph
from plans.recognition.blocks import Block
from plans.recognition.draft import Draft
from plans.recognition.periods import times_of
from plans.recognition.running_text import add_running
from plans.recognition.titles import take_front_time


def read_later_times(draft: Draft, block: Block, time: LooseTime) -> bool:
    """An item of half a year that opens with a phrase: "抓好调研。8月，组织委员调研名人故居保护。"."""
    first, *rest = block.text.sentences()
    if time.precision not in ("half_year", "year") or not rest or any(times_of(first, draft.year)):
        return False
    before = len(draft.activities)
    add_running(draft, rest, (block.first, block.paragraph.last))
    return len(draft.activities) > before


def read_day(draft: Draft, block: Block) -> None:
    """A line of a diary whose words tell no kind: "5月13日上午，社法委举办首映式。"."""
    if draft.is_consultation or block.marker or not block.parent.is_calendar:
        return
    rest, times = take_front_time(block.text, draft.year)
    if times and times[0].precision == "day":
        add_paragraph(draft, rest, times[0], (block.first, block.paragraph.last))
