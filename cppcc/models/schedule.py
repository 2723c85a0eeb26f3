from django.db import models
from django.utils.translation import gettext_lazy as _

from cppcc.loose_time import LooseTime


class Scheduled(models.Model):
    """A row with one loose time: the text as printed, and the earliest and latest day it can mean."""

    class Precision(models.TextChoices):
        DAY = "day", _("day")
        TEN_DAYS = "ten_days", _("ten days")
        MONTH = "month", _("month")
        RANGE = "range", _("range")
        QUARTER = "quarter", _("quarter")
        HALF_YEAR = "half_year", _("half-year")
        YEAR = "year", _("year")
        SESSION = "session", _("session")
        UNSPECIFIED = "unspecified", _("unspecified")

    schedule_text = models.CharField(_("time"), max_length=100, blank=True)
    schedule_earliest = models.DateField(_("earliest day"), null=True, blank=True)
    schedule_latest = models.DateField(_("latest day"), null=True, blank=True)
    schedule_precision = models.CharField(max_length=12, choices=Precision.choices, blank=True)

    class Meta:
        abstract = True

    @property
    def schedule(self) -> LooseTime | None:
        if not self.schedule_text:
            return None
        return LooseTime(
            self.schedule_text,
            self.schedule_earliest,
            self.schedule_latest,
            self.schedule_precision or "unspecified",
        )

    @schedule.setter
    def schedule(self, value: LooseTime | None):
        for name, part in schedule_fields(value).items():
            setattr(self, name, part)


def schedule_fields(value: LooseTime | None) -> dict:
    """The columns that hold `value`, for `Versioned.write` and `create`."""
    return {
        "schedule_text": value.text if value else "",
        "schedule_earliest": value.earliest if value else None,
        "schedule_latest": value.latest if value else None,
        "schedule_precision": value.precision if value else "",
    }
