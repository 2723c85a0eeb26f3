"""Plans, topics and activities by their titles and contents."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cppcc.search import Hit

from .querysets.search import rows_with

MOST = 30
ICONS = {"plan": "journal-text", "topic": "chat-square-text", "activity": "calendar-event"}


def found(user, text):
    if not user.has_perm("plans.view_plan"):
        return []
    words = {"plan": _("annual plan"), "topic": _("topic"), "activity": _("activity")}
    return [
        Hit(
            row["hit_title"],
            reverse(f"plans:{row['hit_kind']}_detail", args=[row["hit_pk"]]),
            words[row["hit_kind"]],
            ICONS[row["hit_kind"]],
            row["hit_year"] or "",
        )
        for row in rows_with(user, text)[:MOST]
    ]
