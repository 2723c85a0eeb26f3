"""What a superior office reads of the offices below it: counts, and nobody's name."""

from django.utils import timezone
from django.utils.translation import gettext_lazy

from cppcc.listing import Empty, ListPage
from members.filters import OfficeFilter
from members.models import Organization
from members.tables import RollupTable


class Rollup(ListPage):
    model = Organization
    table_class = RollupTable
    filter_class = OfficeFilter
    title = gettext_lazy("Offices below")
    empty = Empty(gettext_lazy("No offices"), gettext_lazy("The offices of your subtree are listed here."))

    def rows(self):
        return super().rows().with_member_counts(timezone.localdate())
