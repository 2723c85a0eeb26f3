from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from members.querysets import TermQuerySet

from .office import OfficeRow


class Term(OfficeRow):
    """A term of the committee, as a rule five years (“第十届”)."""

    number = models.PositiveSmallIntegerField(_("number"))
    begins = models.DateField(_("begins"))
    ends = models.DateField(_("ends"), null=True, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta(OfficeRow.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            *OfficeRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("begins")), name="term_ends_after_it_begins"
            ),
        ]


class PlenarySession(OfficeRow):
    """A plenary session of a term (“十届三次全体会议”)."""

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="sessions", verbose_name=_("term"))
    number = models.PositiveSmallIntegerField(_("number"))
    begins = models.DateField(_("begins"), null=True, blank=True)
    ends = models.DateField(_("ends"), null=True, blank=True)

    class Meta(OfficeRow.Meta):
        verbose_name = _("plenary session")
        verbose_name_plural = _("plenary sessions")
        constraints = [
            *OfficeRow.Meta.constraints,
            models.UniqueConstraint(fields=("term", "number"), name="session_number_once_a_term"),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(begins__isnull=True) | Q(ends__gte=F("begins")),
                name="session_ends_after_it_begins",
            ),
        ]
