from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cppcc.models import Versioned
from plans.querysets import AdjustmentQuerySet, ReasonQuerySet

from .plan import AnnualPlan
from .record import PlanVersion


class PlanAdjustment(Versioned):
    """Why an issued plan is adjusted, and what came of it; the changes themselves stand in the working copy.

    `base` is the version from which the working copy was made, `result` the one that its content became.
    `counts` tells {kind of row: {added, dropped, moved, changed: how many}} once the adjustment holds.
    """

    working = models.OneToOneField(AnnualPlan, on_delete=models.PROTECT, related_name="adjustment")
    base = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")
    result = models.OneToOneField(
        PlanVersion, on_delete=models.PROTECT, null=True, editable=False, related_name="adjustment"
    )
    reason = models.TextField(_("reason of the adjustment"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)
    applied_on = models.DateField(_("holds since"), null=True, editable=False)
    counts = models.JSONField(default=dict, editable=False)

    objects = AdjustmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("adjustment of a plan")
        verbose_name_plural = _("adjustments of plans")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(result=None, applied_on=None)
                | models.Q(result__isnull=False, applied_on__isnull=False),
                name="adjustment_holds_with_result_and_day",
            )
        ]

    def __str__(self):
        return f"{self.working}: {self.reason[:40]}"


class AdjustmentReason(Versioned):
    """Why one row differs from the issued plan; `lineage` is the row's, so that the reason outlives it."""

    class Kind(models.TextChoices):
        TOPIC = "topic", _("topic")
        ACTIVITY = "activity", _("activity")
        TARGET = "target", _("target")
        SECTION = "section", _("section")

    adjustment = models.ForeignKey(PlanAdjustment, on_delete=models.CASCADE, related_name="reasons")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    lineage = models.UUIDField()
    text = models.TextField(_("reason"), blank=True, max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    objects = ReasonQuerySet.as_manager()

    class Meta:
        verbose_name = _("reason of a change")
        verbose_name_plural = _("reasons of changes")
        constraints = [
            models.UniqueConstraint(
                fields=("adjustment", "kind", "lineage"), name="reason_once_a_row_and_adjustment"
            )
        ]

    def __str__(self):
        return self.text[:60]
