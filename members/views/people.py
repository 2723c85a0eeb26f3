"""A member: shown, added, changed, photographed; what is sensitive shows on demand and leaves a trace."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from members import services
from members.forms import MemberForm, PhotoForm, PlainQuestion, PrintForm
from members.masking import MASKS, masked
from members.models import Member
from members.services.printing import LISTS, print_people

from .form_page import form_page


def visible_member(request, pk):
    return get_object_or_404(Member.objects.visible_to(request.user).with_accounts(), pk=pk)


def crumbs(member=None):
    found = [(reverse("members:member_list"), _("Members"))]
    if member:
        found.append((reverse("members:member_detail", args=[member.pk]), member.name))
    return found


def page_of(member):
    return reverse("members:member_detail", args=[member.pk])


@require_safe
def detail(request, pk):
    member = visible_member(request, pk)
    context = {
        "member": member,
        "secrets": secrets_of(member, request.user),
        "facts": facts_of(member),
        "memberships": member.memberships.with_standing_rows().newest_first(),
        "seats": member.seats.with_places().newest_first(),
        "group_seats": member.group_seats.with_places().newest_first(),
        "duties": member.contact_duties.with_names(),
        "is_member": member.memberships.open().exists(),
        "may_edit": request.user.has_perm("members.edit_members", member),
        "today": timezone.localdate(),
    }
    return render(request, "members/member.html", context)


def facts_of(member):
    """[(label, text)] of what everybody who sees the member may read."""
    names = ("former_names", "sex", "ethnicity", "education", "employer", "post", "email", "liaison_office")
    found = []
    for name in names:
        field = member._meta.get_field(name)
        value = getattr(member, f"get_{name}_display")() if field.choices else getattr(member, name)
        found.append((field.verbose_name, value or "—"))
    return found


def secrets_of(member, user):
    """[{field, label, text, may_reveal}] of the sensitive values, masked."""
    may = user.has_perm("members.reveal", member)
    return [
        {
            "field": name,
            "label": member._meta.get_field(name).verbose_name,
            "text": masked(name, getattr(member, name)),
            "may_reveal": may and bool(getattr(member, name)),
        }
        for name in MASKS
    ]


@require_POST
def reveal(request, pk, field):
    """One sensitive value in full; the page is never shown again from a store, and the look is on record."""
    member = visible_member(request, pk)
    if field not in MASKS:
        raise Http404
    value = services.reveal(member, field, by=request.user)
    context = {"member": member, "label": member._meta.get_field(field).verbose_name, "value": value}
    template = "members/revealed.html" if request.htmx else "members/reveal_page.html"
    return render(request, template, context)


def new(request):
    form = MemberForm(request.POST or None, user=request.user)
    return form_page(
        request,
        form,
        title=_("New member"),
        crumbs=crumbs(),
        intro=_("Next you make the person a member of a term."),
        save=lambda: services.create_member(request.user.organization, by=request.user, **form.changes()),
        told=lambda member: (
            _("%(name)s is added. Now say from when, and for which sector.") % {"name": member.name}
        ),
        back=lambda member: reverse("members:member_join", args=[member.pk]),
    )


def edit(request, pk):
    member = visible_member(request, pk)
    form = MemberForm(request.POST or None, instance=member, user=request.user)
    if request.method != "POST":
        services.open_for_editing(member, by=request.user)
    return form_page(
        request,
        form,
        title=_("Change the data of %(name)s") % {"name": member.name},
        crumbs=crumbs(member),
        save=lambda: services.change_member(form.row, by=request.user, **form.changes()),
        told=_("The data of %(name)s are saved.") % {"name": member.name},
        back=page_of(member),
    )


def erase(request, pk):
    member = visible_member(request, pk)
    form = PlainQuestion(request.POST if request.method == "POST" else None)
    return form_page(
        request,
        form,
        title=_("Delete %(name)s") % {"name": member.name},
        crumbs=crumbs(member),
        label=_("Delete"),
        danger=True,
        intro=_(
            "Only for entries made by mistake. One who leaves stays on record: end the membership instead."
        ),
        save=lambda: services.erase_member(member, by=request.user),
        told=_("%(name)s is deleted.") % {"name": member.name},
        back=lambda result: reverse("members:member_list"),
    )


@require_safe
def photo(request, pk):
    """The picture itself."""
    member = visible_member(request, pk)
    if not member.photo or not default_storage.exists(member.photo.name):
        raise Http404
    response = FileResponse(default_storage.open(member.photo.name), content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    return response


def photo_new(request, pk):
    member = visible_member(request, pk)
    form = PhotoForm(request.POST or None, request.FILES or None)
    return form_page(
        request,
        form,
        title=_("Picture of %(name)s") % {"name": member.name},
        crumbs=crumbs(member),
        save=lambda: services.set_photo(member, form.cleaned_data["photo"].read(), by=request.user),
        told=_("The picture is saved."),
        back=page_of(member),
    )


def print_lists(request):
    """Which list of people to print; the file is made in the background."""
    lists = [(name, label) for name, (_document, label) in LISTS.items()]
    asked = {"name": request.GET.get("name", "directory"), "month": request.GET.get("month")}
    form = PrintForm(request.POST or None, lists=lists, initial=asked)
    if request.method == "POST" and form.is_valid():
        return redirect("documents:detail", print_people(by=request.user, **form.cleaned_data).pk)
    return form_page(
        request,
        form,
        title=_("Print lists of people"),
        crumbs=crumbs(),
        label=_("Make the file"),
        intro=_(
            "Members stand in stroke order. Telephone numbers are printed in full; the printing is on record."
        ),
        save=None,
        told="",
        back=reverse("members:member_list"),
    )
