"""What a member is: joining a term, changing in mid-term, leaving, committees and groups, the next term."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from members import services
from members.forms import CarryOverForm, EndForm, LeaveForm, SeatForm, StandingForm
from members.models import CommitteeSeat, GroupSeat, Membership, Term

from .form_page import form_page
from .people import crumbs, page_of, visible_member

SEATS = {"committee": CommitteeSeat, "group": GroupSeat}


def join(request, pk):
    member, today = visible_member(request, pk), timezone.localdate()
    term = Term.objects.current(member.organization, today)
    initial = {"term": term, "on": term.begins if term else today}
    form = StandingForm(request.POST or None, user=request.user, joining=True, initial=initial)

    def save():
        given = form.cleaned_data
        return services.join_term(member, given.pop("term"), by=request.user, since=given.pop("on"), **given)

    return form_page(
        request,
        form,
        title=_("%(name)s joins a term") % {"name": member.name},
        crumbs=crumbs(member),
        save=save,
        told=_("%(name)s is a member now.") % {"name": member.name},
        back=page_of(member),
    )


def change(request, pk):
    """Another sector, party, rank or position from a day on; the days before keep theirs."""
    member, today = visible_member(request, pk), timezone.localdate()
    current = Membership.objects.of_member(member).on(today).with_standing_rows().first()
    if current is None:
        raise Http404
    initial = {
        "on": today,
        "sector": current.sector,
        "party": current.party,
        "is_standing": current.is_standing,
        "positions": current.positions.all(),
    }
    form = StandingForm(request.POST or None, user=request.user, initial=initial)
    return form_page(
        request,
        form,
        title=_("Change the standing of %(name)s") % {"name": member.name},
        crumbs=crumbs(member),
        intro=_("The change holds from the day you give; the time before keeps the old standing."),
        save=lambda: services.change_standing(current, by=request.user, **form.cleaned_data),
        told=_("The standing of %(name)s is changed.") % {"name": member.name},
        back=page_of(member),
    )


def leave(request, pk):
    member = visible_member(request, pk)
    form = LeaveForm(request.POST or None, initial={"on": timezone.localdate()})
    return form_page(
        request,
        form,
        title=_("%(name)s leaves") % {"name": member.name},
        crumbs=crumbs(member),
        label=_("End the membership"),
        intro=_("Committees and groups end with the membership. Everything done before stays on record."),
        save=lambda: services.leave(member, by=request.user, **form.cleaned_data),
        told=_("The membership of %(name)s is ended.") % {"name": member.name},
        back=page_of(member),
    )


def seat_new(request, pk, kind):
    """A seat on a committee or a place in a group."""
    member, today = visible_member(request, pk), timezone.localdate()
    term = Term.objects.current(member.organization, today)
    if kind not in SEATS or term is None:
        raise Http404
    form = SeatForm(request.POST or None, user=request.user, kind=kind, initial={"since": today})

    def save():
        given = form.cleaned_data
        give = services.seat_member if kind == "committee" else services.join_group
        return give(
            member, given["place"], term, by=request.user, position=given["position"], since=given["since"]
        )

    return form_page(
        request,
        form,
        title=_("%(name)s joins a committee or group") % {"name": member.name},
        crumbs=crumbs(member),
        save=save,
        told=lambda seat: _("%(seat)s: saved.") % {"seat": seat},
        back=page_of(member),
    )


def seat_end(request, kind, pk):
    if kind not in SEATS:
        raise Http404
    seat = get_object_or_404(SEATS[kind].objects.visible_to(request.user).with_names().open(), pk=pk)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})
    return form_page(
        request,
        form,
        title=_("End: %(seat)s") % {"seat": seat},
        crumbs=crumbs(seat.member),
        label=_("End"),
        save=lambda: services.close_dated(seat, by=request.user, **form.cleaned_data),
        told=_("%(seat)s: ended.") % {"seat": seat},
        back=page_of(seat.member),
    )


def carry_over(request, pk):
    """The change of terms: who of the term before goes on in this one."""
    new = get_object_or_404(Term.objects.visible_to(request.user), pk=pk)
    old = Term.objects.before(new)
    if old is None:
        raise Http404
    form = CarryOverForm(request.POST or None, user=request.user, old=old)

    def save():
        given = form.cleaned_data
        return services.carry_over(
            given["old"], new, by=request.user, members=given["members"], seats=given["seats"]
        )

    return form_page(
        request,
        form,
        title=_("From the %(old)s to the %(new)s") % {"old": old, "new": new},
        save=save,
        crumbs=[(reverse("members:office_rows", args=["term"]), _("terms"))],
        label=_("Change the term"),
        intro=_(
            "Those who are ticked go on with their sector, party and positions; the others' membership ends."
        ),
        told=lambda count: _("%(n)s members go on in the %(new)s.") % {"n": count, "new": new},
        back=lambda count: reverse("members:member_list"),
    )
