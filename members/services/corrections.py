"""Members ask to have their data put right; the office answers."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from cppcc import outbox
from cppcc.permissions import require
from members.models import CorrectionRequest, RoleAssignment

from .history import record


@transaction.atomic
def ask_for_correction(member, *, by, text):
    """Tell the office what is wrong in one's own data; its staff get a message."""
    require(by, "members.view_own", member)
    request = CorrectionRequest(organization=member.organization, member=member, text=text.strip())
    request.full_clean()
    request.save()
    record(member.organization, "ask for correction", by=by, subject=member.name, member=member)
    url = reverse("members:correction_detail", args=[request.pk])
    title = _("%(name)s asks for a correction of personal data") % {"name": member.name}
    staff = RoleAssignment.objects.of_role(member.organization, "staff").with_names()
    outbox.enqueue(
        outbox.Message(f"correction:{request.pk}:{one.user_id}", one.user, "correction", title, text, url)
        for one in staff
    )
    return request


@transaction.atomic
def close_correction(request, *, by, accepted, answer):
    """Answer a request: put right, or not changed and why."""
    require(by, "members.edit_members", request)
    if not accepted and not answer.strip():
        raise ValidationError({"answer": _("Please say why it is not changed.")})
    state = CorrectionRequest.State.ACCEPTED if accepted else CorrectionRequest.State.DECLINED
    before = request.state
    request.write(state=state, answer=answer.strip())
    record(
        request.organization,
        "close correction",
        by=by,
        subject=request.member.name,
        member=request.member,
        from_state=before,
        to_state=state,
        reason=answer,
    )
    if request.member.account:
        title = _("Your request for correction is answered: %(state)s") % {
            "state": request.get_state_display()
        }
        outbox.enqueue(
            [
                outbox.Message(
                    f"correction:{request.pk}:{state}",
                    request.member.account,
                    "correction",
                    title,
                    answer,
                    reverse("members:me"),
                )
            ]
        )
    return request
