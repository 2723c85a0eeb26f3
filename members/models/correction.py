from django.db import models
from django.utils.translation import gettext_lazy as _

from cppcc.models import Versioned
from members.querysets import CorrectionQuerySet

from .office import Organization
from .person import Member


class CorrectionRequest(Versioned):
    """A member asks the office to put right what it has written about the member."""

    class State(models.TextChoices):
        OPEN = "open", _("waiting for the office")
        ACCEPTED = "accepted", _("put right")
        DECLINED = "declined", _("not changed")

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, verbose_name=_("office"))
    member = models.ForeignKey(
        Member, on_delete=models.CASCADE, related_name="corrections", verbose_name=_("member")
    )
    text = models.TextField(_("what is wrong, and how it should read"), max_length=1000)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    answer = models.TextField(_("answer of the office"), max_length=1000, blank=True)
    created_at = models.DateTimeField(_("time"), auto_now_add=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for correction")
        verbose_name_plural = _("requests for correction")
        ordering = ("-created_at", "-pk")

    def __str__(self):
        return f"{self.member} {self.get_state_display()}"
