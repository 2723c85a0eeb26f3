from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cppcc.models import Versioned
from plans.querysets import PlanRowQuerySet

from .lineage import Traceable
from .plan import AnnualPlan, PlanSection


class RecordKind(models.TextChoices):
    """The sorts of records that an activity is and a target counts (plan JSON uses the same words)."""

    STUDY = "study", _("study")
    RESEARCH = "research", _("research")
    INSPECTION = "inspection", _("inspection")
    SUPERVISION = "supervision", _("supervision")
    APPRAISAL = "appraisal", _("appraisal")
    VISIT = "visit", _("visit")
    BRIEFING = "briefing", _("briefing")
    MEETING = "meeting", _("meeting")
    WELFARE = "welfare", _("welfare")
    LIAISON = "liaison", _("liaison")
    SUBMISSION = "submission", _("submission")
    DONATION = "donation", _("donation")
    ACTIVITY = "activity", _("activity of any kind")
    OTHER = "other", _("other")


class PlanTarget(Versioned, Traceable):
    """A countable promise: “调研不少于2次”, “每位委员两件”."""

    plan = models.ForeignKey(AnnualPlan, on_delete=models.CASCADE, related_name="targets")
    section = models.ForeignKey(
        PlanSection,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="targets",
        verbose_name=_("section"),
    )
    order = models.PositiveIntegerField(_("order"), default=0)
    kind = models.CharField(_("kind"), max_length=20, choices=RecordKind.choices)
    minimum = models.PositiveIntegerField(_("at least"), null=True, blank=True)
    maximum = models.PositiveIntegerField(_("at most"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=10, blank=True)
    text = models.CharField(_("text"), max_length=500)
    scope = models.CharField(_("scope"), max_length=100, blank=True)

    objects = PlanRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.UniqueConstraint(fields=("plan", "lineage"), name="target_once_a_plan"),
            models.CheckConstraint(
                condition=Q(minimum__isnull=True) | Q(maximum__isnull=True) | Q(maximum__gte=F("minimum")),
                name="target_maximum_not_below_minimum",
                violation_error_message=_("“At most” is smaller than “at least”."),
            ),
        ]

    def __str__(self):
        return self.text
