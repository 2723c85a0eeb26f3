"""Chinese numerals as official documents use them."""

import re

DIGITS = "零一二三四五六七八九"
VALUES = {sign: value for value, sign in enumerate(DIGITS)} | {"两": 2, "〇": 0}


UNITS = ("千", "百", "十", "")


def chinese(number):
    """The Chinese numeral of 0–9999; larger numbers in digits.

    >>> chinese(3), chinese(10), chinese(21), chinese(0)
    ('三', '十', '二十一', '零')
    >>> chinese(100), chinese(110), chinese(203), chinese(1015), chinese(12000)
    ('一百', '一百一十', '二百零三', '一千零一十五', '12000')
    """
    if number > 9999:
        return str(number)
    text = "".join(
        DIGITS[int(digit)] + (unit if digit != "0" else "")
        for digit, unit in zip(f"{number:04}", UNITS, strict=True)
    )
    text = re.sub("零+", "零", text).strip("零") or "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def read_number(text):
    """The value of “18”, “十八”, “两” (0–99 in Chinese); ValueError when it is no number.

    >>> read_number("18"), read_number("十八"), read_number("二十"), read_number("两")
    (18, 18, 20, 2)
    """
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    try:
        value = (VALUES[tens] if tens else 1) * 10 if ten else 0
        return value + (VALUES[ones] if ones else 0)
    except KeyError:
        raise ValueError(f"{text!r} is no number") from None
