from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models import Organization
from plans.querysets import RuleQuerySet


class ConsultationForm(models.Model):
    """A form of consultation that an office uses; offices without rows of their own take the superior's."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, verbose_name=_("office"))
    name = models.CharField(_("name"), max_length=60)
    order = models.PositiveIntegerField(_("order"), default=0)

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation form")
        verbose_name_plural = _("consultation forms")
        ordering = ("order", "pk")
        constraints = [
            models.UniqueConstraint(fields=("organization", "name"), name="form_name_once_an_office")
        ]

    def __str__(self):
        return self.name


class PlanRule(models.Model):
    """Limits by which the plan check judges, from a day on; offices without a row take the superior's."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, verbose_name=_("office"))
    holds_from = models.DateField(_("holds from"))
    committee_topics_a_month = models.PositiveSmallIntegerField(
        _("topics a committee can lead in a month"), default=2
    )
    leader_topics_a_month = models.PositiveSmallIntegerField(
        _("topics a leader can take in a month"), default=2
    )
    committee_topics_a_year = models.PositiveSmallIntegerField(
        _("topics a committee can lead in a year"), default=8
    )
    office_rows_a_month = models.PositiveSmallIntegerField(_("topics and activities in a month"), default=12)

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule of the plan check")
        verbose_name_plural = _("rules of the plan check")
        constraints = [
            models.UniqueConstraint(fields=("organization", "holds_from"), name="plan_rule_once_a_day")
        ]

    def __str__(self):
        return f"{self.organization} {self.holds_from}"
