"""How a last day is told: 剩 3 个工作日, 今天到期, 逾期 2 天."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .working_days import working_days_between

SOON = 3


def days_left(due, today):
    """{colour, icon, text} for the component `state.html`."""
    days = (due - today).days
    if days < 0:
        text = ngettext("%(n)s day late", "%(n)s days late", -days) % {"n": -days}
        return {"colour": "red", "icon": "exclamation-triangle", "text": text}
    if days == 0:
        return {"colour": "amber", "icon": "alarm", "text": _("due today")}
    working = working_days_between(today, due)
    if working == 0:
        text = ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}
    else:
        text = ngettext("%(n)s working day left", "%(n)s working days left", working) % {"n": working}
    return {"colour": "amber" if working <= SOON else "grey", "icon": "clock", "text": text}
