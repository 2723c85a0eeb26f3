"""What a member is in a term, and from which day until which: sector, party, positions, seats."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.querysets import StandingQuerySet

from .office import Committee, MemberGroup, Party, Position, Sector
from .person import Member
from .term import Term


class Dated(models.Model):
    """Something a member is in a term from a day until a day, both included; without `until` it lasts."""

    since = models.DateField(gettext_lazy("from"))
    until = models.DateField(gettext_lazy("until"), null=True, blank=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="%(class)s_ends_after_it_begins",
            )
        ]


class Membership(Dated):
    """A member's standing in one term; counts include the member only for its days.

    When sector, party or standing change in mid-term, the row ends and another begins the next day, so that
    every day of the past keeps what was true on it.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="memberships")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="memberships")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, verbose_name=gettext_lazy("sector"))
    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=gettext_lazy("political party"),
    )
    is_standing = models.BooleanField(gettext_lazy("standing member"), default=False)
    positions = models.ManyToManyField(Position, blank=True, verbose_name=gettext_lazy("positions"))
    leaving_reason = models.CharField(gettext_lazy("reason of leaving"), max_length=200, blank=True)

    class Meta:
        verbose_name = gettext_lazy("membership")
        verbose_name_plural = gettext_lazy("memberships")
        ordering = ("since", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="membership_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=("member",), condition=Q(until__isnull=True), name="one_open_membership_a_member"
            ),
        ]

    def __str__(self):
        return f"{self.member} {self.term}"

    def clean(self):
        if self.until and self.until < self.since:
            raise ValidationError({"until": _("The last day is before the first.")})
        others = Membership.objects.of_member(self.member_id).overlapping(self.since, self.until)
        if other := others.without(self.pk).first():
            raise ValidationError(
                {
                    "since": _("%(name)s is already a member from %(since)s on; end that membership first.")
                    % {"name": self.member.name, "since": other.since}
                }
            )


class CommitteeSeat(Dated):
    """A member's seat on a committee in one term, leaders first."""

    class Position(models.TextChoices):
        LEADER = "leader", gettext_lazy("committee leader")
        DEPUTY = "deputy", gettext_lazy("deputy leader")
        MEMBER = "member", gettext_lazy("member")

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="seats")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="seats")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="seats")
    position = models.CharField(
        gettext_lazy("position"), max_length=10, choices=Position.choices, default=Position.MEMBER
    )

    class Meta(Dated.Meta):
        abstract = False
        verbose_name = gettext_lazy("committee seat")
        verbose_name_plural = gettext_lazy("committee seats")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=("member", "committee"),
                condition=Q(until__isnull=True),
                name="one_open_seat_a_member_and_committee",
            ),
        ]

    def __str__(self):
        return f"{self.committee} {self.get_position_display()} {self.member}"


class GroupSeat(Dated):
    """A member's place in a member group in one term, conveners first."""

    class Position(models.TextChoices):
        CONVENER = "convener", gettext_lazy("convener")
        MEMBER = "member", gettext_lazy("member")

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="group_seats")
    group = models.ForeignKey(MemberGroup, on_delete=models.PROTECT, related_name="seats")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="group_seats")
    position = models.CharField(
        gettext_lazy("position"), max_length=10, choices=Position.choices, default=Position.MEMBER
    )

    class Meta(Dated.Meta):
        abstract = False
        verbose_name = gettext_lazy("place in a member group")
        verbose_name_plural = gettext_lazy("places in member groups")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=("member", "group"),
                condition=Q(until__isnull=True),
                name="one_open_seat_a_member_and_group",
            ),
        ]

    def __str__(self):
        return f"{self.group} {self.get_position_display()} {self.member}"
