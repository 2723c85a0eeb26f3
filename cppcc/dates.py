"""One way to write days and moments, on screen, in exports and in print."""

from django.utils import dates, formats, timezone, translation
from django.utils.functional import lazy
from django.utils.translation import gettext as _

WEEKDAYS = {
    "zh-hans": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def month_name(number):
    """11月, November."""
    return str(dates.MONTHS[number]) if translation.get_language() == "en" else f"{number}月"


def short_month(number):
    """11月, Nov."""
    return str(dates.MONTHS_3[number]).title() if translation.get_language() == "en" else f"{number}月"


#: {1: "1月", …, 12: "12月"} in the reader's language.
MONTHS = {number: lazy(month_name, str)(number) for number in dates.MONTHS}


def weekday(day):
    """周五, Fri."""
    return WEEKDAYS[translation.get_language()][day.weekday()]


def short_date(day):
    """2026年11月20日, 20 Nov 2026."""
    return formats.date_format(day, "DATE_FORMAT")


def long_date(day):
    """2026年11月20日（周五）, 20 Nov 2026 (Fri)."""
    if translation.get_language() == "en":
        return f"{short_date(day)} ({weekday(day)})"
    return f"{short_date(day)}（{weekday(day)}）"


def term_text(since, until):
    """2024年1月12日起, or with its last day; since 12 Jan 2024."""
    if until:
        return span_text(since, until)
    return _("since %(day)s") % {"day": short_date(since)}


def span_text(first, last):
    """2026年5月11日—20日, 11–20 May 2026; only what differs is said twice."""
    begin = short_date(first)
    if first == last:
        return begin
    if first.year != last.year:
        return f"{begin}—{short_date(last)}"
    if first.month != last.month:
        return f"{begin}—{formats.date_format(last, 'MONTH_DAY_FORMAT')}"
    if translation.get_language() == "en":
        return f"{first.day}–{short_date(last)}"
    return f"{begin}—{last.day}日"


def short_moment(moment):
    """2026年11月20日 15:00, in the office's time."""
    local = timezone.localtime(moment)
    return f"{short_date(local.date())} {local:%H:%M}"


def long_moment(moment):
    """2026年11月20日（周五）15:00, in the office's time."""
    local = timezone.localtime(moment)
    gap = " " if translation.get_language() == "en" else ""
    return f"{long_date(local.date())}{gap}{local:%H:%M}"
