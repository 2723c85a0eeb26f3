"""Which rule holds in an office on a day."""

from django.db import models
from django.db.models.functions import Length


class DatedRuleQuerySet(models.QuerySet):
    """Rules with `organization` and `holds_from`; an office without one takes the nearest office's above."""

    def in_force_on(self, organization, day):
        """The newest row that holds on `day`, the office's own or the nearest above's; None without any."""
        rows = self.filter(organization__in=organization.line, holds_from__lte=day)
        return rows.order_by(Length("organization__path").desc(), "-holds_from").first()
