"""Which rule holds in an office on a day."""

from django.db import models


class DatedRuleQuerySet(models.QuerySet):
    """Rules with `organization` and `holds_from`; an office without one takes the nearest office's above."""

    def in_force_on(self, organization, day):
        """The newest row that holds on `day`, the office's own or the nearest above's; None without any."""
        for office in [organization, *organization.ancestors()]:
            row = self.filter(organization=office, holds_from__lte=day).order_by("-holds_from").first()
            if row:
                return row
        return None
