"""Why a person may not decide about a plan now, in one sentence beside the place of the buttons."""

from django.utils import timezone
from django.utils.translation import gettext as _

from .flow import names, who


def why_not(user, plan):
    """The reason; it assumes that the person indeed may not."""
    station = plan.station
    if station is None:
        return _("The plan does not stand at a station: %(state)s.") % {"state": plan.get_state_display()}
    if station.issues:
        return _("What is left is to issue the plan; staff do that.")
    if not station.is_decided_by_leaders:
        return _("Decided at this station by: %(who)s.") % {"who": who(station)}
    holders = station.approvers(timezone.localdate())
    if station.submitter == user.pk and station.is_for(user.assignment):
        return _("You have submitted this plan yourself; somebody else decides. %(names)s") % {
            "names": names(holders)
        }
    if not holders:
        return _(
            "Nobody who could decide here holds the role (%(who)s) now. Staff may record the decision."
        ) % {"who": who(station)}
    return _("Decided at this station by: %(who)s (%(names)s).") % {
        "who": who(station),
        "names": names(holders),
    }
