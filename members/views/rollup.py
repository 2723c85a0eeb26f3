"""What a superior office reads of the offices below it: counts, bodies and states, and nobody's name."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cppcc.listing import Empty, ListPage
from cppcc.roll_up import parts_of
from members.filters import OfficeFilter
from members.models import Organization
from members.tables import RollupTable


class Rollup(ListPage):
    model = Organization
    table_class = RollupTable
    filter_class = OfficeFilter
    title = gettext_lazy("Offices below")
    detail = "members:rollup_office"
    empty = Empty(gettext_lazy("No offices"), gettext_lazy("The offices of your subtree are listed here."))

    def rows(self):
        return super().rows().with_member_counts(timezone.localdate())


@require_safe
def office(request, pk):
    """One office of the subtree, as all applications show it to those above."""
    offices = Organization.objects.visible_to(request.user)
    organization = get_object_or_404(offices, pk=pk)
    context = {
        "office": organization,
        "below": offices.directly_below(organization).in_order(),
        "parts": parts_of(request.user, organization, timezone.localdate()),
    }
    return render(request, "members/rollup_office.html", context)
