"""Chinese numerals as official documents use them."""

DIGITS = "零一二三四五六七八九"
VALUES = {sign: value for value, sign in enumerate(DIGITS)} | {"两": 2, "〇": 0}


def chinese(number):
    """The Chinese numeral of 0–99.

    >>> chinese(3), chinese(10), chinese(21)
    ('三', '十', '二十一')
    """
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones or not tens else "")


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
