"""How far the offices below are with their plans of a year: states only, one line an office."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cppcc.listing import Empty, ListPage
from members.models import Organization
from plans.filters import BelowFilter
from plans.models import AnnualPlan
from plans.tables import BelowTable

YEARS_BACK, YEARS_AHEAD = 5, 1


class BelowList(ListPage):
    model = Organization
    table_class = BelowTable
    filter_class = BelowFilter
    title = _("Plans of the offices below")
    detail = "members:rollup_office"
    empty = Empty(_("No offices"), _("The offices of your subtree are listed here with their plans."))

    def year(self):
        return self.number("year", timezone.localdate().year)

    def rows(self):
        plans = AnnualPlan.objects.seen_from_above(self.request.user)
        return plans.states_beside(super().rows(), self.year(), AnnualPlan.Kind.values)

    def choices(self):
        this = timezone.localdate().year
        years = range(this + YEARS_AHEAD, this - YEARS_BACK, -1)
        return {"year": [(str(year), str(year)) for year in years]}
