from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.querysets import OverrideQuerySet

from .plan import AnnualPlan


class Override(models.Model):
    """A warning of the check that the office lets stand, with the reason; it holds for one finding only.

    `finding` is the key of what was found. Once the check finds something else there, the row answers
    nothing any more; it stays, because it tells what was decided.
    """

    plan = models.ForeignKey(AnnualPlan, on_delete=models.CASCADE, related_name="overrides")
    finding = models.CharField(max_length=40)
    text = models.TextField(_("finding"))
    reason = models.TextField(_("reason"), max_length=1_000)
    at = models.DateTimeField(_("time"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )

    objects = OverrideQuerySet.as_manager()

    class Meta:
        verbose_name = _("overridden warning")
        verbose_name_plural = _("overridden warnings")
        ordering = ("at", "pk")
        constraints = [
            models.UniqueConstraint(fields=("plan", "finding"), name="warning_overridden_once_a_plan")
        ]

    def __str__(self):
        return self.text
