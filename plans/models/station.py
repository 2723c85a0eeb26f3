"""The stations that a plan passes until it is issued: as laid down by the office, as passed by a plan."""

from functools import cached_property

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cppcc.models import Versioned
from members.models import Committee, Organization, RoleAssignment
from plans.querysets import (
    ApprovalStationQuerySet,
    PassageQuerySet,
    PlanStationQuerySet,
    SightingQuerySet,
)

from .plan import AnnualPlan
from .record import PlanVersion


class Station(models.Model):
    """One station: its name, who lets the plan pass, and what may be done with the plan there."""

    class Who(models.TextChoices):
        STAFF = "staff", _("staff")
        COMMITTEE_LEADER = "committee_leader", _("committee leader")
        OFFICE_LEADER = "office_leader", _("office leader")
        EXTERNAL = "external", _("outside the office, recorded by staff")

    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = models.CharField(_("name"), max_length=60)
    who = models.CharField(_("who decides"), max_length=20, choices=Who.choices)
    committee = models.ForeignKey(
        Committee,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("committee"),
        help_text=_("whose leader decides; empty: the committees that lead the plan's topics"),
    )
    is_open_for_changes = models.BooleanField(
        _("open for changes"), default=False, help_text=_("staff may edit the plan while it stands here")
    )
    asks_opinions = models.BooleanField(
        _("asks for opinions"), default=False, help_text=_("passed only when all opinions are dealt with")
    )
    issues = models.BooleanField(_("issues the plan"), default=False, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    def values(self):
        """What a copy of the station takes over."""
        return {field.name: getattr(self, field.name) for field in Station._meta.local_fields}

    @property
    def is_first(self):
        """The plan is drafted here; the stations of a list are numbered from 1."""
        return self.order == 1

    @property
    def is_decided_by_leaders(self):
        return self.who in (self.Who.COMMITTEE_LEADER, self.Who.OFFICE_LEADER)


class ApprovalStation(Station, Versioned):
    """A station as an office lays it down for its plans of one kind, or for its liaison offices' plans."""

    LIAISON = "liaison"
    PLAN_KINDS = (*AnnualPlan.Kind.choices, (LIAISON, _("plans of liaison offices")))

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, verbose_name=_("office"))
    plan_kind = models.CharField(_("kind of plan"), max_length=20, choices=PLAN_KINDS)
    is_active = models.BooleanField(_("in use"), default=True)

    objects = ApprovalStationQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval station")
        verbose_name_plural = _("approval stations")
        ordering = ("order", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("organization", "plan_kind", "name"),
                name="station_name_once_a_plan_kind",
                violation_error_message=_("There is already a station of this name."),
            )
        ]


class PlanStation(Station):
    """A station of one plan, copied from the office's when the plan was first submitted."""

    plan = models.ForeignKey(AnnualPlan, on_delete=models.CASCADE, related_name="stations")

    objects = PlanStationQuerySet.as_manager()

    class Meta:
        verbose_name = _("station of a plan")
        verbose_name_plural = _("stations of plans")
        ordering = ("order", "pk")
        constraints = [models.UniqueConstraint(fields=("plan", "order"), name="station_order_once_a_plan")]

    def is_for(self, assignment):
        """The station is decided by whoever acts in this role."""
        if assignment is None or assignment.organization_id != self.plan.organization_id:
            return False
        if assignment.role != self.who:
            return False
        return self.who != self.Who.COMMITTEE_LEADER or assignment.committee_id in self.committees

    @cached_property
    def committees(self):
        """The keys of the committees whose leaders decide here."""
        return {self.committee_id} if self.committee_id else self.plan.topics.lead_committees()

    def approvers(self, today):
        """The roles held on `today` in which people may decide here: nobody approves an own submission.

        A page asks several times: for its buttons, for the flow, for the reason why somebody may not decide.
        """
        if today not in self.approvers_known:
            held = list(self.holders(today))
            if self.is_decided_by_leaders:
                held = [one for one in held if one.user_id != self.submitter]
            self.approvers_known[today] = held
        return self.approvers_known[today]

    @cached_property
    def approvers_known(self):
        """{day: what `approvers` has looked up}"""
        return {}

    def forget_approvers(self):
        """Let whoever decides be looked up anew."""
        self.approvers_known.clear()

    @cached_property
    def submitter(self):
        """The key of the account that has submitted the plan last."""
        return self.plan.passages.submitter()

    def holders(self, today):
        """The roles held on `today` that the station names, with their accounts; staff record for others."""
        if self.who == self.Who.EXTERNAL:
            return self.held_in_office(RoleAssignment.Role.STAFF, today).with_names()
        held = self.held_in_office(self.who, today)
        if self.who == self.Who.COMMITTEE_LEADER:
            held = held.of_committees(self.committees)
        return held.with_names()

    def held_in_office(self, role, today):
        office = self.plan.organization
        return RoleAssignment.objects.of_role(office, role).on(today).of_active_accounts()

    def next_to_act(self, today):
        """Those who may decide; where nobody is left, the staff who record instead."""
        return self.approvers(today) or list(self.held_in_office(self.Who.STAFF, today).with_names())


class StationPassage(models.Model):
    """What happened at a station: a plan let pass, returned, recorded or withdrawn; never edited.

    Names are kept as text beside the keys. `version` holds the plan as it was when this happened; `reason`
    says why staff recorded a decision that a leader of the office should have taken.
    """

    class Step(models.TextChoices):
        SUBMITTED = "submitted", _("submitted")
        PASSED = "passed", _("passed")
        RETURNED = "returned", _("returned")
        RECORDED = "recorded", _("recorded")
        WITHDRAWN = "withdrawn", _("withdrawn")

    plan = models.ForeignKey(AnnualPlan, on_delete=models.PROTECT, related_name="passages")
    station = models.ForeignKey(PlanStation, on_delete=models.PROTECT, related_name="passages")
    step = models.CharField(_("step"), max_length=10, choices=Step.choices)
    at = models.DateTimeField(_("time"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    by_name = models.CharField(_("person"), max_length=60)
    acting_as = models.CharField(_("acting as"), max_length=200, blank=True)
    opinion = models.TextField(_("opinion"), blank=True, max_length=2000)
    reason = models.TextField(_("reason"), blank=True, max_length=2000)
    returned_to = models.ForeignKey(
        PlanStation, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("returned to")
    )
    decided_on = models.DateField(_("day of the decision"), null=True)
    meeting = models.CharField(_("meeting"), max_length=200, blank=True)
    document_number = models.CharField(_("document number"), max_length=60, blank=True)
    scan_name = models.CharField(_("file"), max_length=200, blank=True)
    scan_path = models.CharField(max_length=200, blank=True, editable=False)
    scan_size = models.PositiveBigIntegerField(default=0)
    scan_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="passages")

    objects = PassageQuerySet.as_manager()

    class Meta:
        verbose_name = _("passage of a station")
        verbose_name_plural = _("passages of stations")
        ordering = ("pk",)

    def __str__(self):
        return f"{self.station}: {self.get_step_display()}"


class PlanSighting(models.Model):
    """The newest version of a plan that a person has looked at for a decision, and the one before it."""

    plan = models.ForeignKey(AnnualPlan, on_delete=models.CASCADE, related_name="sightings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")
    before = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, null=True, related_name="+")

    objects = SightingQuerySet.as_manager()

    class Meta:
        verbose_name = _("look at a plan")
        verbose_name_plural = _("looks at plans")
        constraints = [models.UniqueConstraint(fields=("plan", "user"), name="sighting_once_a_person")]

    def __str__(self):
        return f"{self.user}: {self.version}"
