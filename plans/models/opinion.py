"""Asking for opinions 征求意见: a round on a frozen version, the bodies it asks, what they answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cppcc.models import HistoryRecord, Versioned
from members.models import Committee, Department, Member, Party, Sector
from plans.querysets import (
    OpinionQuerySet,
    OpinionRecordQuerySet,
    OpinionRequestQuerySet,
    OpinionRoundQuerySet,
)

from .plan import AnnualPlan
from .record import PlanVersion

#: Kinds of asked bodies that are rows of the members' lists; their name is the column that holds the row.
BODIES = ("committee", "party", "sector", "department", "member")
#: States of a plan in which its text is still being settled.
ASKABLE = (AnnualPlan.State.DRAFT, AnnualPlan.State.IN_APPROVAL)


class OpinionRound(Versioned):
    """One asking on one frozen version of a plan; closing ends it, not the end of its last day."""

    plan = models.ForeignKey(AnnualPlan, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("round"))
    frozen = models.ForeignKey(
        PlanVersion, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("version")
    )
    until = models.DateField(_("answers until"))
    note = models.TextField(_("note to those asked"), blank=True, max_length=2_000)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, editable=False)

    objects = OpinionRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of opinions")
        verbose_name_plural = _("rounds of opinions")
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=("plan", "number"), name="round_number_once_a_plan"),
            models.UniqueConstraint(
                fields=("plan",), condition=Q(closed_at=None), name="one_open_round_a_plan"
            ),
        ]

    def __str__(self):
        return _("%(plan)s, round %(number)s") % {"plan": self.plan, "number": self.number}

    @property
    def is_open(self):
        """Answers may be given, changed and taken back."""
        return self.closed_at is None and self.plan.state in ASKABLE

    def is_late(self, today):
        """The last day, which ends at midnight of the office's time, is over."""
        return self.is_open and today > self.until


def one_body():
    """The condition that exactly the column named by `kind` is filled; outside bodies have only a name."""
    return [
        Q(kind=kind, **{f"{body}__isnull": body != kind for body in BODIES}) for kind in (*BODIES, "outside")
    ]


def any_of(conditions):
    found = Q()
    for condition in conditions:
        found |= condition
    return found


class OpinionRequest(Versioned):
    """One body that a round asks, kept by name, and whether and how it has answered."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", _("committee")
        PARTY = "party", _("political party")
        SECTOR = "sector", _("sector")
        DEPARTMENT = "department", _("department")
        MEMBER = "member", _("member")
        OUTSIDE = "outside", _("outside body")

    class State(models.TextChoices):
        WAITING = "waiting", _("not answered")
        ANSWERED = "answered", _("answered")
        NO_OPINION = "no_opinion", _("no opinion")

    round = models.ForeignKey(OpinionRound, on_delete=models.CASCADE, related_name="requests")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    committee = models.ForeignKey(
        Committee, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=100)
    order = models.PositiveIntegerField(default=0)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING, editable=False
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, editable=False)
    on_behalf = models.BooleanField(_("entered by the office"), default=False, editable=False)
    received_as = models.CharField(_("received as"), max_length=100, blank=True)

    objects = OpinionRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("asked body")
        verbose_name_plural = _("asked bodies")
        ordering = ("order", "pk")
        constraints = [
            models.CheckConstraint(condition=any_of(one_body()), name="request_names_one_body"),
            *(
                models.UniqueConstraint(fields=("round", body), name=f"{body}_asked_once_a_round")
                for body in BODIES
            ),
            models.UniqueConstraint(
                fields=("round", "name"), condition=Q(kind="outside"), name="outside_body_asked_once_a_round"
            ),
        ]

    def __str__(self):
        return self.name

    def is_late(self, today):
        """Has not answered although the last day is over."""
        return self.state == self.State.WAITING and self.round.is_late(today)

    @property
    def came_late(self):
        """Answered after the last day."""
        return self.answered_at is not None and timezone.localdate(self.answered_at) > self.round.until


class PlanOpinion(Versioned):
    """What a body says to the plan or to one of its rows (`lineage`), and what the office made of it."""

    class Verdict(models.TextChoices):
        TAKEN = "taken", _("taken")
        PARTLY = "partly", _("partly taken")
        NOT_TAKEN = "not_taken", _("not taken")

    request = models.ForeignKey(OpinionRequest, on_delete=models.CASCADE, related_name="opinions")
    lineage = models.UUIDField(null=True, editable=False)
    subject = models.CharField(_("about"), max_length=300, blank=True)
    text = models.TextField(_("opinion"), max_length=5_000)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    entered_at = models.DateTimeField(auto_now_add=True)
    on_behalf = models.BooleanField(_("entered by the office"), default=False, editable=False)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict.choices, blank=True)
    reason = models.TextField(_("reason"), blank=True, max_length=2_000)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, editable=False)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = _("opinion")
        verbose_name_plural = _("opinions")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=("", "taken")) | ~Q(reason=""), name="refused_opinion_has_a_reason"
            )
        ]

    def __str__(self):
        return self.text[:60]


class OpinionRecord(HistoryRecord):
    """One thing that happened to what a body answered; kept apart from the plan's history, which more see."""

    request = models.ForeignKey(OpinionRequest, on_delete=models.PROTECT, related_name="records")

    objects = OpinionRecordQuerySet.as_manager()

    class Meta(HistoryRecord.Meta):
        verbose_name = _("record of an opinion")
        verbose_name_plural = _("records of opinions")
