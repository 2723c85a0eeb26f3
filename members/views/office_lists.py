"""The lists that every office keeps for itself, in its own order: terms, sectors, parties, committees, …"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from members import services
from members.forms import LISTS, office_row_form
from members.models import Term

from .form_page import form_page


def model_of(kind):
    if kind not in LISTS:
        raise Http404
    return LISTS[kind]


def address(kind):
    return reverse("members:office_rows", args=[kind])


@require_safe
def rows(request, kind):
    model = model_of(kind)
    found = model.objects.visible_to(request.user)
    context = {
        "kind": kind,
        "title": model._meta.verbose_name_plural,
        "rows": found.newest_first() if model is Term else found.in_order(),
        "lists": [
            (address(name), one._meta.verbose_name_plural, name == kind) for name, one in LISTS.items()
        ],
        "is_term": model is Term,
    }
    return render(request, "members/office_rows.html", context)


def row_new(request, kind):
    model = model_of(kind)
    form = office_row_form(model, request.user, request.POST or None)

    def save():
        values = form.changes()
        if model is Term:
            return services.start_term(request.user.organization, by=request.user, **values)
        last = model.objects.visible_to(request.user).count()
        return services.create_office_row(
            model, request.user.organization, by=request.user, order=last + 1, **values
        )

    return form_page(
        request,
        form,
        title=_("Add: %(kind)s") % {"kind": model._meta.verbose_name},
        crumbs=[(address(kind), model._meta.verbose_name_plural)],
        save=save,
        told=lambda row: _("“%(row)s” is added.") % {"row": row},
        back=address(kind),
    )


def row_edit(request, kind, pk):
    model = model_of(kind)
    row = get_object_or_404(model.objects.visible_to(request.user), pk=pk)
    form = office_row_form(model, request.user, request.POST or None, instance=row)
    return form_page(
        request,
        form,
        title=str(row),
        crumbs=[(address(kind), model._meta.verbose_name_plural)],
        save=lambda: services.change_office_row(form.row, by=request.user, **form.changes()),
        told=_("“%(row)s” is saved.") % {"row": row},
        back=address(kind),
    )


@require_POST
def row_move(request, kind, pk):
    """One place up or down in the office's order."""
    row = get_object_or_404(model_of(kind).objects.visible_to(request.user), pk=pk)
    services.move_office_row(row, by=request.user, down=request.POST.get("down") == "yes")
    return redirect(address(kind))


@require_POST
def row_erase(request, kind, pk):
    row = get_object_or_404(model_of(kind).objects.visible_to(request.user), pk=pk)
    try:
        services.erase_office_row(row, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("“%(row)s” is deleted.") % {"row": row})
    return redirect(address(kind))
