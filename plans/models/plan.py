from functools import cached_property

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cppcc.models import Versioned
from members.models import Organization
from plans.figures import with_gaps
from plans.querysets import PlanQuerySet, SectionQuerySet

from .lineage import Traceable


class AnnualPlan(Versioned):
    """The plan of one office for one year; its rows are sections, topics, activities and targets.

    A plan that `adjusts` another is the other's working copy: never issued itself, it takes effect there.
    """

    class Kind(models.TextChoices):
        CONSULTATION = "consultation", _("consultation plan")
        WORK = "work", _("work plan")
        POINTS = "points", _("main points of work")

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_APPROVAL = "in_approval", _("in approval")
        ISSUED = "issued", _("issued")
        FINISHED = "finished", _("finished")
        APPLIED = "applied", _("taken into the plan")
        DISCARDED = "discarded", _("discarded")

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, verbose_name=_("office"))
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1949), MaxValueValidator(2199)]
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=200)
    state = models.CharField(
        _("state"), max_length=20, choices=State.choices, default=State.DRAFT, editable=False
    )
    station = models.ForeignKey(
        "plans.PlanStation",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("station"),
    )
    adjusts = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="working_copies",
        verbose_name=_("adjusts"),
    )
    declared_total = models.PositiveSmallIntegerField(
        _("declared number of topics"),
        null=True,
        blank=True,
        help_text=_("the number that the text names, such as “18项”; the check compares it with the rows"),
    )
    document_number = models.CharField(_("document number"), max_length=60, blank=True)
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    issuing_offices = models.TextField(
        _("issuing offices"), blank=True, max_length=600, help_text=_("one a line, the lead first")
    )
    addressee = models.CharField(_("addressees"), max_length=300, blank=True)
    copies_to = models.CharField(_("copies to"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("annual plan")
        verbose_name_plural = _("annual plans")
        constraints = [
            models.UniqueConstraint(
                fields=("organization", "year", "kind", "title"),
                condition=Q(adjusts=None),
                name="plan_title_once_a_year",
                violation_error_message=_(
                    "There is already a plan of this kind with this title for the year."
                ),
            ),
            models.UniqueConstraint(
                fields=("adjusts",),
                condition=Q(adjusts__isnull=False) & ~Q(state__in=("applied", "discarded")),
                name="one_open_adjustment_a_plan",
                violation_error_message=_("An adjustment of this plan is open already."),
            ),
            models.CheckConstraint(
                condition=Q(adjusts=None) & ~Q(state="applied")
                | Q(adjusts__isnull=False) & ~Q(state__in=("issued", "finished")),
                name="working_copy_is_applied_not_issued",
            ),
        ]
        indexes = [models.Index(fields=("organization", "-year"))]

    def __str__(self):
        return self.title

    @cached_property
    def way(self):
        """Its stations in order; empty until it has been submitted."""
        return list(self.stations.in_order().with_committees())

    @property
    def is_open(self):
        """The plan may be edited: a draft, or in approval at a station that is open for changes."""
        if self.state == self.State.IN_APPROVAL:
            return self.station is not None and self.station.is_open_for_changes
        return self.state == self.State.DRAFT


class PlanSection(Versioned, Traceable):
    """A chapter of the plan's text. Its number comes from its place and is never typed."""

    plan = models.ForeignKey(AnnualPlan, on_delete=models.CASCADE, related_name="sections")
    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("within"),
    )
    order = models.PositiveIntegerField(_("order"), default=0)
    title = models.CharField(_("title"), max_length=300, blank=True)
    body = models.TextField(_("text"), blank=True, max_length=200_000)

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ("order", "pk")
        constraints = [models.UniqueConstraint(fields=("plan", "lineage"), name="section_once_a_plan")]

    def __str__(self):
        return with_gaps(self.title or self.body[:30])
