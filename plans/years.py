"""A plan's own year within its texts."""

import re

DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def move_year(text, old, new):
    """`text` with the plan's own year, in figures or characters, replaced; other years stay.

    >>> move_year("2025年回顾，2026年安排，二〇二六年", 2026, 2027)
    '2025年回顾，2027年安排，二〇二七年'
    """
    text = re.sub(rf"(?<!\d){old}(?=\s*年)", str(new), text)
    for zero in "〇零○":
        before, after = (str(year).translate(DIGITS).replace("〇", zero) for year in (old, new))
        text = text.replace(f"{before}年", f"{after}年")
    return text
