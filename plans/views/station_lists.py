"""The stations that the office lays down for its plans: one list for each kind of plan."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cppcc.forms import add_errors
from cppcc.models import StaleObject
from cppcc.views.conflict import conflict_page
from plans.forms import StationForm
from plans.models import AnnualPlan, ApprovalStation
from plans.services.office_stations import (
    add_station,
    change_station,
    move_station,
    own_stations,
    use_station,
)
from plans.services.presets import SHORTEST, as_stations

from .flow import who


def kinds_of(office):
    """{kind: label} of the lists that an office has; a liaison office has nobody below it."""
    kinds = dict(ApprovalStation.PLAN_KINDS)
    if office.kind == "liaison_office":
        del kinds[ApprovalStation.LIAISON]
    return kinds


def address(kind):
    return f"{reverse('plans:station_list')}?kind={kind}"


def known_kind(request, kind):
    if kind not in kinds_of(request.user.organization):
        raise Http404
    return kind


@require_safe
def show(request):
    office = request.user.organization
    kinds = kinds_of(office)
    kind = request.GET.get("kind")
    kind = kind if kind in kinds else next(iter(kinds))
    rows = ApprovalStation.objects.in_force_for(office, kind)
    source = rows[0].organization if rows else None
    rows = rows or as_stations(SHORTEST)
    context = {
        "kind": kind,
        "kinds": [(address(one), label, one == kind) for one, label in kinds.items()],
        "stations": [(row, who(row), 0 < index < len(rows) - 1, index) for index, row in enumerate(rows)],
        "last_movable": len(rows) - 2,
        "source": source,
        "is_own": source is not None and source.pk == office.pk,
        "unused": ApprovalStation.objects.visible_to(request.user).of_kind(kind).out_of_use().in_order(),
        "under_way": AnnualPlan.objects.visible_to(request.user).in_approval(kind),
    }
    return render(request, "plans/stations/list.html", context)


@require_POST
def own(request, kind):
    """Stations of the office's own, to begin with those it has had from above."""
    try:
        own_stations(request.user.organization, known_kind(request, kind), by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(address(kind))


def new(request, kind):
    office = request.user.organization
    form = StationForm(request.POST or None, organization=office)
    known_kind(request, kind)

    def save():
        return add_station(office, kind, by=request.user, **form.changes())

    return form_page(request, form, kind, _("New station"), save)


def edit(request, pk):
    station = visible_station(request, pk)
    is_fixed = station.issues or station.is_first
    form = StationForm(
        request.POST or None, instance=station, organization=station.organization, is_fixed=is_fixed
    )

    def save():
        return change_station(form.row, by=request.user, **form.changes())

    return form_page(request, form, station.plan_kind, station.name, save)


def form_page(request, form, kind, title, save):
    if form.is_valid():
        try:
            station = save()
        except StaleObject:
            return conflict_page(request, form, back=address(kind))
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Saved: “%(row)s”.") % {"row": station})
            return redirect(address(kind))
    context = {
        "form": form,
        "title": title,
        "back": address(kind),
        "kind_label": kinds_of(request.user.organization).get(kind, ""),
    }
    return render(request, "plans/stations/form.html", context)


def visible_station(request, pk):
    return get_object_or_404(ApprovalStation.objects.visible_to(request.user), pk=pk)


@require_POST
def move(request, pk):
    """One place up or down."""
    station = visible_station(request, pk)
    return changed(
        request,
        station,
        lambda: move_station(station, by=request.user, down=request.POST.get("down") == "yes"),
    )


@require_POST
def use(request, pk):
    """Out of use, or in use again."""
    station = visible_station(request, pk)
    is_active = request.POST.get("active") == "yes"
    return changed(request, station, lambda: use_station(station, by=request.user, is_active=is_active))


def changed(request, station, service):
    try:
        service()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(address(station.plan_kind))
