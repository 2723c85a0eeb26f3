"""Members by name, pinyin or initials."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cppcc.search import Hit

from .models import Member

MOST = 10


def found(user, text):
    if not user.has_perm("members.view_members"):
        return []
    members = Member.objects.visible_to(user).active().named(text).in_stroke_order()
    return [
        Hit(
            row["name"],
            reverse("members:member_detail", args=[row["pk"]]),
            _("member"),
            "person",
            row["employer"],
        )
        for row in members.values("pk", "name", "employer")[:MOST]
    ]
