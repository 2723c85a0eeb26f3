from django.db import models
from django.utils.translation import gettext_lazy as _

from cppcc.models import Scheduled, Versioned
from members.models import Organization
from plans.querysets import ActivityQuerySet

from .holdable import Holdable
from .lineage import Traceable
from .plan import AnnualPlan, PlanSection
from .target import RecordKind
from .topic import ConsultationTopic, Organiser


class Activity(Versioned, Traceable, Holdable, Scheduled):
    """Something the office does with its members: an inspection, a meeting, a visit."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    Kind = RecordKind

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, verbose_name=_("office"))
    plan = models.ForeignKey(
        AnnualPlan, on_delete=models.CASCADE, null=True, blank=True, related_name="activities"
    )
    section = models.ForeignKey(
        PlanSection,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("section"),
    )
    topic = models.ForeignKey(
        ConsultationTopic,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("topic"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=RecordKind.choices)
    order = models.PositiveIntegerField(_("order"), default=0)
    title = models.CharField(_("title"), max_length=300)
    content = models.TextField(_("content"), blank=True, max_length=20_000)
    place = models.CharField(_("place"), max_length=200, blank=True)
    responsible = models.CharField(_("responsible"), max_length=200, blank=True)
    participants = models.TextField(_("participants"), blank=True, max_length=2_000)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PLANNED, editable=False
    )

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        indexes = [models.Index(fields=("plan", "schedule_earliest"))]
        constraints = [models.UniqueConstraint(fields=("plan", "lineage"), name="activity_once_a_plan")]

    def __str__(self):
        return self.title


class ActivityOrganiser(Organiser):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="organisers")
