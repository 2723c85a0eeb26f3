from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cppcc.models import Job, Versioned
from members.models import Organization
from plans.querysets import ImportQuerySet

from .plan import AnnualPlan


class PlanImport(Versioned):
    """A text on its way to becoming a plan: the source, what was recognised, what the clerk corrected.

    `recognised` is the plan JSON with the clerk's corrections; nothing of it is a plan until it is confirmed.
    """

    class State(models.TextChoices):
        RECOGNISING = "recognising", _("being recognised")
        READY = "ready", _("to be checked")
        FAILED = "failed", _("not readable")
        SAVED = "saved", _("saved as a draft plan")
        DISCARDED = "discarded", _("discarded")

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, verbose_name=_("office"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    kind = models.CharField(_("kind"), max_length=20, choices=AnnualPlan.Kind.choices)
    title = models.CharField(_("title"), max_length=200)
    file_name = models.CharField(_("file"), max_length=200, blank=True)
    lines = models.JSONField(default=list)
    recognised = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.RECOGNISING)
    error = models.TextField(blank=True)
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, related_name="+")
    plan = models.ForeignKey(AnnualPlan, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan import")
        verbose_name_plural = _("plan imports")

    def __str__(self):
        return self.title
