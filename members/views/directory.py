"""Who belongs to the office: members in stroke order, committees with their members."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cppcc.listing import Empty, ListPage
from members import services
from members.filters import CommitteeFilter, DirectoryFilter, GroupFilter, MemberFilter
from members.models import Committee, Member, MemberGroup
from members.querysets import directory_choices
from members.tables import CommitteeTable, DirectoryTable, GroupTable, MemberTable

MONTH_NUMBERS = [str(number) for number in range(1, 13)]


class MemberList(ListPage):
    model = Member
    table_class = MemberTable
    filter_class = MemberFilter
    title = _("Members")
    primary = ("members:member_new", _("New member"), "person-plus")
    permission_of_primary = "members.edit_members"
    template_name = "members/member_list.html"
    detail = "members:member_detail"
    empty = Empty(_("No members yet"), _("The members of the present term are listed here in stroke order."))

    def rows(self):
        """Members of today; on demand those who are none any more, or not yet."""
        rows, today = super().rows().active(), timezone.localdate()
        return rows.not_on(today) if self.request.GET.get("whom") == "others" else rows.on(today)

    def choices(self):
        return directory_choices(self.request.user)


class Directory(ListPage):
    """通讯录 on screen, telephones masked; printed it shows them in full."""

    model = Member
    table_class = DirectoryTable
    filter_class = DirectoryFilter
    title = _("Directory")
    template_name = "members/printed_list.html"
    printed = "directory"
    detail = "members:member_detail"
    empty = MemberList.empty

    def rows(self):
        return super().rows().active().on(timezone.localdate())

    def choices(self):
        return directory_choices(self.request.user)


@require_safe
def birthdays(request):
    """Whose birthday is in a month; that somebody looked is on record."""
    today = timezone.localdate()
    asked = request.GET.get("month", "")
    month = int(asked) if asked in MONTH_NUMBERS else today.month
    context = {
        "month": month,
        "today": today,
        "months": [(int(number), int(number) == month) for number in MONTH_NUMBERS],
        "members": services.birthdays_of(month, by=request.user, today=today),
    }
    return render(request, "members/birthdays.html", context)


class CommitteeList(ListPage):
    template_name = "members/printed_list.html"
    printed = "committees"
    model = Committee
    table_class = CommitteeTable
    filter_class = CommitteeFilter
    title = _("Committees")
    detail = "members:committee_detail"
    empty = Empty(_("No committees yet"), _("Special committees and administrative bodies are listed here."))

    def rows(self):
        return super().rows().active().with_people().in_order()


class GroupList(ListPage):
    template_name = "members/printed_list.html"
    printed = "groups"
    model = MemberGroup
    table_class = GroupTable
    filter_class = GroupFilter
    title = _("Member groups")
    detail = "members:group_detail"
    empty = Empty(_("No groups yet"), _("Activity groups, joint groups and sector groups are listed here."))

    def rows(self):
        return super().rows().active().with_people().in_order()


@require_safe
def committee_detail(request, pk):
    committee = get_object_or_404(Committee.objects.visible_to(request.user), pk=pk)
    return render(
        request,
        "members/committee.html",
        {"committee": committee, "seats": committee.seats.on(timezone.localdate()).leaders_first()},
    )


@require_safe
def group_detail(request, pk):
    group = get_object_or_404(MemberGroup.objects.visible_to(request.user), pk=pk)
    seats = group.seats.on(timezone.localdate()).leaders_first()
    return render(request, "members/group.html", {"group": group, "seats": seats})
