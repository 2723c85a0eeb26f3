"""A member's own page: what the office keeps about oneself, and how to have it put right."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from cppcc.documents.excel import Column, Sheet, workbook
from cppcc.listing import Empty, ListPage
from members import services
from members.filters import CorrectionFilter
from members.forms import AnswerForm, CorrectionForm
from members.masking import MASKS
from members.models import CorrectionRequest, Member
from members.tables import CorrectionTable

from .download import attachment
from .form_page import form_page
from .people import facts_of


def own_member(request):
    member = Member.objects.of_account(request.user)
    if member is None:
        raise Http404
    return member


@require_safe
def me(request):
    member = Member.objects.of_account(request.user)
    context = {"member": member}
    if member:
        labels = {name: member._meta.get_field(name).verbose_name for name in MASKS}
        context |= {
            "facts": [*facts_of(member), *((labels[name], getattr(member, name) or "—") for name in MASKS)],
            "memberships": member.memberships.with_standing_rows().newest_first(),
            "seats": member.seats.with_places().open(),
            "group_seats": member.group_seats.with_places().open(),
            "duties": member.contact_duties.with_names(),
            "corrections": member.corrections.newest_first(),
        }
    return render(request, "members/me.html", context)


def correction_new(request):
    member = own_member(request)
    form = CorrectionForm(request.POST or None)
    return form_page(
        request,
        form,
        title=_("Ask for a correction"),
        crumbs=[(reverse("members:me"), _("My data"))],
        label=_("Send to the office"),
        intro=_("Say what is wrong and how it should read. The office answers here and by message."),
        save=lambda: services.ask_for_correction(member, by=request.user, text=form.cleaned_data["text"]),
        told=_("Your request is sent; the office will answer."),
        back=reverse("members:me"),
    )


@require_POST
def export(request):
    """All of one's own data as an Excel file; the title of a sheet says what it holds."""
    data = services.export_own_data(own_member(request), by=request.user)
    columns = (Column(_("Item"), 24), Column(_("Text"), 60))
    sheets = tuple(
        Sheet(title, columns, tuple((str(label), str(text)) for label, text in lines))
        for title, lines in data.items()
    )
    return attachment(workbook(sheets), _("My data") + ".xlsx")


class CorrectionList(ListPage):
    model = CorrectionRequest
    table_class = CorrectionTable
    filter_class = CorrectionFilter
    title = gettext_lazy("Requests for correction")
    detail = "members:correction_detail"
    empty = Empty(
        gettext_lazy("No requests"), gettext_lazy("Members who find a mistake in their data ask here.")
    )


def correction_detail(request, pk):
    """A member's wish, and the office's answer to it."""
    row = get_object_or_404(CorrectionRequest.objects.visible_to(request.user).with_member(), pk=pk)
    form = AnswerForm(request.POST or None, initial={"accepted": "yes", "answer": row.answer})
    return form_page(
        request,
        form,
        title=_("Request of %(name)s") % {"name": row.member.name},
        crumbs=[(reverse("members:correction_list"), _("Requests for correction"))],
        label=_("Answer"),
        intro=row.text,
        save=lambda: services.close_correction(row, by=request.user, **form.cleaned_data),
        told=_("The request of %(name)s is answered.") % {"name": row.member.name},
        back=reverse("members:member_detail", args=[row.member_id]),
    )
