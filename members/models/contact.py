"""Whom and what members look after, and who looked in on them."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cppcc.models import Versioned
from members.querysets import DutyQuerySet, VisitQuerySet

from .office import OfficeRow, Organization
from .person import Member


class ContactPoint(OfficeRow):
    """A village, project or company to which members are assigned (联系点)."""

    class Kind(models.TextChoices):
        VILLAGE = "village", _("village or community")
        PROJECT = "project", _("project")
        COMPANY = "company", _("company")
        OTHER = "other", _("other place")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.VILLAGE)
    person = models.CharField(_("person on the spot"), max_length=60, blank=True)
    phone = models.CharField(_("telephone of the place"), max_length=20, blank=True)

    class Meta(OfficeRow.Meta):
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")


class ContactDuty(Versioned):
    """What a member does for a contact point."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, verbose_name=_("office"))
    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="contact_duties", verbose_name=_("member")
    )
    point = models.ForeignKey(
        ContactPoint, on_delete=models.PROTECT, related_name="duties", verbose_name=_("contact point")
    )
    duty = models.CharField(_("duty"), max_length=200)
    since = models.DateField(_("from"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact duty")
        verbose_name_plural = _("contact duties")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="contact_duty_ends_after_it_begins",
            ),
            models.UniqueConstraint(fields=("member", "point", "duty"), name="contact_duty_once"),
        ]

    def __str__(self):
        return f"{self.member} · {self.point} · {self.duty}"


class MemberVisit(Versioned):
    """Somebody of the office called on a member (走访委员): when, what was said, what is to follow."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, verbose_name=_("office"))
    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="visits", verbose_name=_("member visited")
    )
    visitors = models.CharField(_("visitors"), max_length=200)
    on = models.DateField(_("day"))
    place = models.CharField(_("place"), max_length=100, blank=True)
    said = models.TextField(_("what was said"), max_length=5000)
    follow_up = models.TextField(_("to follow up"), max_length=2000, blank=True)
    followed_up_on = models.DateField(_("done on"), null=True, blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit to a member")
        verbose_name_plural = _("visits to members")
        ordering = ("-on", "-pk")

    def __str__(self):
        return f"{self.member} {self.on:%Y-%m-%d}"
