"""Words that were never meant to be printed: places left open when a text was written or handed on."""

import re

from django.utils.translation import gettext as _

from .facts import find

#: “20xx年”, “20--年度”, “××镇”, “**镇”, “__月”, and □ for a character that was lost.
PLACEHOLDER = re.compile(
    r"(?<!\d)20(?:[xX×*_]{2}|--)(?!\d)|(?<![A-Za-z])[xX]{2,}(?![A-Za-z])|×{2,}|\*{2,}|_{2,}|□"
)
#: Letters shown on either side of a place left open.
AROUND = 6


def places_left_open(facts):
    """The first place left open in each row; it would stand in the printed plan."""
    rows = (*facts.sections, *facts.topics, *facts.activities, *facts.targets)
    for row in rows:
        text = "\n".join(getattr(row, name, "") or "" for name in ("title", "body", "content", "text"))
        found = PLACEHOLDER.search(text.replace("\\", ""))
        if found:
            said = around(found)
            yield find("left-open", "warning", _("A place was left open: “%(said)s”."), row, said=said)


def around(match):
    """The place with a few letters of its line on either side."""
    before = match.string[: match.start()].split("\n")[-1][-AROUND:]
    after = match.string[match.end() :].split("\n")[0][:AROUND]
    return f"{before}{match[0]}{after}"


WORD_RULES = (places_left_open,)
