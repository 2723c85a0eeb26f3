from django.db import models
from django.utils.translation import gettext_lazy as _

from cppcc.models import Versioned
from members.querysets import CommitteeQuerySet, GroupQuerySet, OfficeRowQuerySet, OrganizationQuerySet


class Organization(Versioned):
    """An office in the tree of CPPCC offices; every business row belongs to exactly one."""

    class Kind(models.TextChoices):
        NATIONAL = "national", _("national committee")
        PROVINCE = "province", _("provincial committee")
        PREFECTURE = "prefecture", _("prefectural committee")
        COMMITTEE = "committee", _("CPPCC committee")
        LIAISON_OFFICE = "liaison_office", _("liaison office")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("full name"), max_length=100)
    short_name = models.CharField(_("short name"), max_length=40)
    code = models.SlugField(_("code"), max_length=40, unique=True)
    document_code = models.CharField(_("letters of document numbers"), max_length=40, blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("superior"),
    )
    order = models.PositiveIntegerField(_("order"), default=0)
    path = models.CharField(max_length=200, editable=False, db_index=True)
    path_order = models.CharField(max_length=200, editable=False)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")

    def __str__(self):
        return self.name

    @property
    def line(self):
        """The keys of this office and of all above it, the topmost first."""
        return [int(step) for step in self.path.strip("/").split("/")]

    def ancestors(self):
        """The offices above, nearest first."""
        office, above = self, []
        while office.parent_id:
            office = office.parent
            above.append(office)
        return above


class OfficeRow(Versioned):
    """A named row of an office with its place in the office's own order."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, verbose_name=_("office"))
    name = models.CharField(_("name"), max_length=100)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    order = models.PositiveIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("in use"), default=True)

    objects = OfficeRowQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("order", "pk")
        constraints = [
            models.UniqueConstraint(fields=("organization", "name"), name="%(class)s_name_once_an_office")
        ]

    def __str__(self):
        return self.short_name or self.name


class Committee(OfficeRow):
    """A special committee, or the general office or research office, which organise topics alike."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", _("special committee")
        OFFICE = "office", _("administrative body")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.COMMITTEE)

    objects = CommitteeQuerySet.as_manager()

    class Meta(OfficeRow.Meta):
        verbose_name = _("committee")
        verbose_name_plural = _("committees")


class Sector(OfficeRow):
    class Meta(OfficeRow.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")


class Party(OfficeRow):
    class Meta(OfficeRow.Meta):
        verbose_name = _("political party")
        verbose_name_plural = _("political parties")


class Department(OfficeRow):
    class Meta(OfficeRow.Meta):
        verbose_name = _("department")
        verbose_name_plural = _("departments")


class Position(OfficeRow):
    """A position in the committee itself: 主席, 副主席, 秘书长, 常务委员."""

    class Meta(OfficeRow.Meta):
        verbose_name = _("position")
        verbose_name_plural = _("positions")


class MemberGroup(OfficeRow):
    """Members who act together outside the committees."""

    class Kind(models.TextChoices):
        ACTIVITY = "activity", _("activity group")
        JOINT = "joint", _("joint group")
        SECTOR = "sector", _("sector group")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.ACTIVITY)

    objects = GroupQuerySet.as_manager()

    class Meta(OfficeRow.Meta):
        verbose_name = _("member group")
        verbose_name_plural = _("member groups")
