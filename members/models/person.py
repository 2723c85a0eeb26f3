from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from members.querysets import MemberQuerySet, MembershipQuerySet, SeatQuerySet

from .office import Committee, OfficeRow, Party, Sector


class Term(OfficeRow):
    """A term of the committee, as a rule five years (“第十届”)."""

    number = models.PositiveSmallIntegerField(_("number"))
    begins = models.DateField(_("begins"))
    ends = models.DateField(_("ends"), null=True, blank=True)

    class Meta(OfficeRow.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")


class Member(OfficeRow):
    """The person; what changes from term to term stands in `Membership`."""

    class Sex(models.TextChoices):
        MALE = "male", _("male")
        FEMALE = "female", _("female")

    sex = models.CharField(_("sex"), max_length=6, choices=Sex.choices)
    employer = models.CharField(_("employer"), max_length=100, blank=True)
    post = models.CharField(_("post"), max_length=60, blank=True)
    phone = models.CharField(_("mobile phone"), max_length=20, blank=True)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("account")
    )
    stroke_key = models.CharField(max_length=400, editable=False, db_index=True)
    pinyin = models.CharField(max_length=200, editable=False)
    initials = models.CharField(max_length=20, editable=False, db_index=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ("stroke_key", "pk")
        constraints = ()


class Membership(models.Model):
    """A member's standing in one term; counts include the member only for its days."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="memberships")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="memberships")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, verbose_name=_("sector"))
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("political party")
    )
    is_standing = models.BooleanField(_("standing member"), default=False)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)
    leaving_reason = models.CharField(_("reason of leaving"), max_length=200, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="membership_ends_after_it_begins",
            )
        ]

    def __str__(self):
        return f"{self.member} {self.term}"


class CommitteeSeat(models.Model):
    """A member's seat on a committee in one term, leaders first."""

    class Position(models.TextChoices):
        LEADER = "leader", _("committee leader")
        DEPUTY = "deputy", _("deputy leader")
        MEMBER = "member", _("member")

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="seats")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="seats")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="seats")
    position = models.CharField(
        _("position"), max_length=10, choices=Position.choices, default=Position.MEMBER
    )

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("member", "committee", "term"), name="one_seat_a_committee_and_term"
            )
        ]

    def __str__(self):
        return f"{self.committee} {self.get_position_display()} {self.member}"
