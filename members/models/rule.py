from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from members.querysets import DatedRuleQuerySet

from .office import Organization

A_YEAR = [MinValueValidator(1), MaxValueValidator(365)]


class AccountRule(models.Model):
    """How an office keeps its accounts, from a day on; offices without a row take the superior's."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, verbose_name=_("office"))
    holds_from = models.DateField(_("holds from"))
    initial_password_days = models.PositiveSmallIntegerField(
        _("days for which an initial password or a link is good"), default=14, validators=A_YEAR
    )
    unused_days = models.PositiveSmallIntegerField(
        _("days after which an account counts as unused"), default=90, validators=A_YEAR
    )

    objects = DatedRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule of accounts")
        verbose_name_plural = _("rules of accounts")
        constraints = [
            models.UniqueConstraint(fields=("organization", "holds_from"), name="account_rule_once_a_day")
        ]

    def __str__(self):
        return f"{self.organization} {self.holds_from}"
