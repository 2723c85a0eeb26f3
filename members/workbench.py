"""The part of people on the workbench: members' requests for the staff, accounts for those who keep them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cppcc.workbench import Shortcut, Task

from .models import CorrectionRequest

MOST = 10


def shortcuts(user):
    if not user.has_perm("members.manage_accounts"):
        return []
    return [
        Shortcut(_("Invite somebody"), reverse("members:account_new"), "person-plus"),
        Shortcut(_("Accounts without use"), f"{reverse('members:account_list')}?use=unused", "person-dash"),
        Shortcut(_("Rules of accounts"), reverse("members:account_rules"), "sliders"),
    ]


def todo(user, today):
    """Requests for correction that nobody has answered, the oldest first."""
    if not user.has_perm("members.edit_members"):
        return []
    waiting = CorrectionRequest.objects.visible_to(user).open().with_member().oldest_first()
    return [
        Task(
            _("%(name)s asks for a correction of personal data") % {"name": request.member.name},
            reverse("members:correction_detail", args=[request.pk]),
            _("request for correction"),
        )
        for request in waiting[:MOST]
    ]
