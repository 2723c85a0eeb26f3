"""Contact points and what members do for them; visits to members and how many were visited."""

from datetime import date, timedelta

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cppcc.listing import Empty, ListPage
from members import services
from members.filters import DutyFilter, VisitFilter
from members.forms import DutyForm, PlainQuestion, VisitForm
from members.models import ContactDuty, Member, MemberVisit
from members.tables import DutyTable, VisitTable

from .form_page import form_page


class DutyList(ListPage):
    model = ContactDuty
    table_class = DutyTable
    filter_class = DutyFilter
    title = gettext_lazy("Contact points")
    template_name = "members/duty_list.html"
    detail = "members:duty_edit"
    primary = ("members:duty_new", gettext_lazy("Assign a member"), "plus-lg")
    permission_of_primary = "members.edit_members"
    empty = Empty(
        gettext_lazy("Nobody is assigned yet"),
        gettext_lazy("First list the villages, projects and companies, then assign members to them."),
    )


class VisitList(ListPage):
    model = MemberVisit
    table_class = VisitTable
    filter_class = VisitFilter
    title = gettext_lazy("Visits to members")
    template_name = "members/visit_list.html"
    detail = "members:visit_detail"
    primary = ("members:visit_new", gettext_lazy("Record a visit"), "plus-lg")
    permission_of_primary = "members.edit_members"
    empty = Empty(
        gettext_lazy("No visits yet"),
        gettext_lazy("Who visited whom, what was said and what is to follow is kept here."),
    )


KINDS = {
    "duty": (ContactDuty, DutyForm, "members:duty_list"),
    "visit": (MemberVisit, VisitForm, "members:visit_list"),
}


def new(request, kind):
    model, form_class, listed = KINDS[kind]
    form = form_class(request.POST or None, user=request.user)
    return form_page(
        request,
        form,
        title=_("Add: %(kind)s") % {"kind": model._meta.verbose_name},
        crumbs=[(reverse(listed), model._meta.verbose_name_plural)],
        save=lambda: services.create_contact_row(
            model, request.user.organization, by=request.user, **form.changes()
        ),
        told=lambda row: _("“%(row)s” is saved.") % {"row": row},
        back=reverse(listed),
    )


def edit(request, kind, pk):
    model, form_class, listed = KINDS[kind]
    row = get_object_or_404(model.objects.visible_to(request.user), pk=pk)
    form = form_class(request.POST or None, instance=row, user=request.user)
    return form_page(
        request,
        form,
        title=str(row),
        crumbs=[(reverse(listed), model._meta.verbose_name_plural)],
        save=lambda: services.change_contact_row(form.row, by=request.user, **form.changes()),
        told=_("“%(row)s” is saved.") % {"row": row},
        back=reverse(listed),
    )


def erase(request, kind, pk):
    model, _form_class, listed = KINDS[kind]
    row = get_object_or_404(model.objects.visible_to(request.user), pk=pk)
    form = PlainQuestion(request.POST if request.method == "POST" else None)
    return form_page(
        request,
        form,
        title=_("Delete: %(row)s") % {"row": row},
        crumbs=[(reverse(listed), model._meta.verbose_name_plural)],
        label=_("Delete"),
        danger=True,
        save=lambda: services.erase_contact_row(row, by=request.user),
        told=_("“%(row)s” is deleted.") % {"row": row},
        back=reverse(listed),
    )


@require_safe
def visit_detail(request, pk):
    visit = get_object_or_404(MemberVisit.objects.visible_to(request.user).with_member(), pk=pk)
    context = {"visit": visit, "may_edit": request.user.has_perm("members.edit_members", visit)}
    return render(request, "members/visit.html", context)


def quarter_of(text, today):
    """(year, quarter) of “2026-3”; today's when the text is none."""
    year, _dash, number = text.partition("-")
    if year.isdigit() and len(year) == 4 and number in ("1", "2", "3", "4"):
        return max(1900, int(year)), int(number)
    return today.year, (today.month + 2) // 3


@require_safe
def coverage(request):
    """Which members have been visited in a quarter, and who is still to be visited."""
    today = timezone.localdate()
    year, quarter = quarter_of(request.GET.get("quarter", ""), today)
    first = date(year, 3 * quarter - 2, 1)
    last = date(year + quarter // 4, 3 * quarter % 12 + 1, 1) - timedelta(days=1)
    visits = MemberVisit.objects.visible_to(request.user).between(first, last)
    visited = visits.members()
    members = list(
        Member.objects.visible_to(request.user).active().on(min(last, max(first, today))).in_stroke_order()
    )
    waiting = [member for member in members if member.pk not in visited]
    earlier, later = year * 4 + quarter - 2, year * 4 + quarter
    context = {
        "year": year,
        "quarter": quarter,
        "earlier": f"{earlier // 4}-{earlier % 4 + 1}",
        "later": f"{later // 4}-{later % 4 + 1}",
        "total": len(members),
        "visited": len(members) - len(waiting),
        "share": round(100 * (len(members) - len(waiting)) / len(members)) if members else 0,
        "waiting": waiting,
        "visits": visits.count(),
        "open": visits.to_follow_up().count(),
    }
    return render(request, "members/coverage.html", context)
