from django.db import models
from django.utils.translation import gettext_lazy as _

from cppcc.models import Scheduled, Versioned
from members.models import Committee, Department, Member, Sector
from plans.querysets import TopicQuerySet

from .holdable import Holdable
from .lineage import Traceable
from .plan import AnnualPlan, PlanSection
from .rules import ConsultationForm


class ConsultationTopic(Versioned, Traceable, Holdable, Scheduled):
    """Something the office will consult on this year, in one form, led by one committee."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        LISTED = "listed", _("listed")
        HELD = "held", _("held")
        CLOSED = "closed", _("closed")
        POSTPONED = "postponed", _("postponed")
        DROPPED = "dropped", _("dropped")

    plan = models.ForeignKey(AnnualPlan, on_delete=models.CASCADE, related_name="topics")
    section = models.ForeignKey(
        PlanSection,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="topics",
        verbose_name=_("section"),
        help_text=_("the chapter under which the topic is printed"),
    )
    form = models.ForeignKey(ConsultationForm, on_delete=models.PROTECT, verbose_name=_("consultation form"))
    order = models.PositiveIntegerField(_("order"), default=0)
    title = models.CharField(_("title"), max_length=300)
    content = models.TextField(_("content"), blank=True, max_length=20_000)
    leader = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("leader in charge")
    )
    partners = models.ManyToManyField(
        Department, blank=True, related_name="+", verbose_name=_("partner departments")
    )
    consulted = models.ManyToManyField(
        Department, blank=True, related_name="+", verbose_name=_("consulted departments")
    )
    sectors = models.ManyToManyField(Sector, blank=True, related_name="+", verbose_name=_("sectors"))
    participants = models.TextField(_("participants"), blank=True, max_length=2_000)
    source = models.CharField(_("proposed by"), max_length=200, blank=True)
    assigned_by_party_committee = models.BooleanField(_("assigned by the Party committee"), default=False)
    expected_outcome = models.CharField(_("expected outcome"), max_length=200, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PROPOSED, editable=False
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation topic")
        verbose_name_plural = _("consultation topics")
        indexes = [models.Index(fields=("plan", "schedule_earliest"))]
        constraints = [models.UniqueConstraint(fields=("plan", "lineage"), name="topic_once_a_plan")]

    def __str__(self):
        return self.title


class Organiser(models.Model):
    """An organising body in its place, lead first; kept by name when it is no committee of the office."""

    order = models.PositiveSmallIntegerField(default=0)
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, null=True, blank=True)
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        abstract = True
        ordering = ("order", "pk")

    def __str__(self):
        return str(self.committee) if self.committee else self.name


class TopicOrganiser(Organiser):
    topic = models.ForeignKey(ConsultationTopic, on_delete=models.CASCADE, related_name="organisers")
