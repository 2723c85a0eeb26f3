"""One asked body: the text asked about, its answer – by itself or entered for it – and what was decided."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cppcc.deadlines import days_left
from cppcc.models import StaleObject
from cppcc.permissions import require
from cppcc.views.conflict import conflict_page
from plans.forms import OpinionForm, ReceivedForm, VerdictForm
from plans.models import OpinionRecord, OpinionRequest, PlanOpinion
from plans.services.opinion_answers import (
    change_opinion,
    decide_opinion,
    give_opinion,
    have_no_opinion,
    take_back_answer,
    withdraw_opinion,
)

from .frame import plan_frame, visible_plan
from .opinion_shown import request_sign, verdict_sign
from .opinions import round_url
from .plan_text import sheet_of
from .timeline import told


def visible_request(request, pk):
    """What was asked of a body, or 404 for who neither speaks for it nor sees all opinions."""
    return get_object_or_404(OpinionRequest.objects.visible_to(request.user).with_round(), pk=pk)


def visible_opinion(request, pk):
    return get_object_or_404(PlanOpinion.objects.visible_to(request.user).with_round(), pk=pk)


@require_safe
def asked_of_me(request):
    """Everything on which one's body was asked, what waits first."""
    today = timezone.localdate()
    rows = OpinionRequest.objects.asked_of(request.user).with_round().newest_first()
    entries = [(one, request_sign(one, today)) for one in rows]
    context = {
        "waiting": [pair for pair in entries if pair[0].state == "waiting" and pair[0].round.is_open],
        "others": [pair for pair in entries if pair[0].state != "waiting" or not pair[0].round.is_open],
        "today": today,
    }
    return render(request, "plans/opinions/asked.html", context)


def answer(request, pk):
    """The text asked about with one's answer so far, and a form for an opinion."""
    one = visible_request(request, pk)
    user = request.user
    is_staff = user.has_perm("plans.view_opinions", one.round.plan)
    snapshot = one.round.frozen.snapshot
    form, received = answer_forms(request, snapshot, is_staff)
    if request.method == "POST":
        require(user, "plans.answer_request", one)
        if all([form.is_valid(), received is None or received.is_valid()]):
            extra = received.cleaned_data if received else {}
            try:
                give_opinion(one, by=user, **form.changes(), **extra)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, _("The opinion is entered. Add another, or leave the page."))
                return redirect("plans:opinion_answer", one.pk)
    return render(
        request, "plans/opinions/answer.html", answer_context(request, one, form, received, is_staff)
    )


def answer_forms(request, snapshot, is_staff):
    """The form of an opinion, and for the office that of how it was received."""
    data = request.POST if request.method == "POST" else None
    form = OpinionForm(data, snapshot=snapshot, initial={"about": request.GET.get("about", "")})
    return form, ReceivedForm(data) if is_staff else None


def answer_context(request, one, form, received, is_staff):
    user, today = request.user, timezone.localdate()
    may_answer = one.round.is_open and user.has_perm("plans.answer_request", one)
    opinions = PlanOpinion.objects.of_request(one).with_people()
    for opinion in opinions:
        opinion.request = one
    return {
        "asked": one,
        "round": one.round,
        "plan": one.round.plan,
        "sign": request_sign(one, today),
        "is_late": one.round.is_late(today),
        "left": days_left(one.round.until, today),
        "form": form,
        "received": received,
        "is_staff": is_staff,
        "may_answer": may_answer,
        "may_decide": user.has_perm("plans.decide_opinions", one.round.plan),
        "shows_verdicts": is_staff or not one.round.is_open,
        "opinions": [
            (opinion, verdict_sign(opinion), may_answer and user.has_perm("plans.change_opinion", opinion))
            for opinion in opinions
        ],
        "sheet": sheet_of(one.round.frozen.snapshot, may_answer=may_answer),
        "back": round_url(one.round) if is_staff else "",
        "events": told(OpinionRecord.objects.visible_to(user).of_request(one).newest_first()),
    }


@require_POST
def none(request, pk):
    """The body has no opinion; somebody who has typed one gets it back."""
    one = visible_request(request, pk)
    require(request.user, "plans.answer_request", one)
    if request.POST.get("text", "").strip():
        return typed_again(request, one)
    received = ReceivedForm(request.POST)
    words = received.cleaned_data["received_as"] if received.is_valid() else ""
    try:
        have_no_opinion(one, by=request.user, received_as=words)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("plans:opinion_answer", one.pk)
    undo = reverse("plans:opinion_take_back", args=[one.pk])
    messages.success(request, _("Noted: no opinion of %(name)s.") % {"name": one.name}, extra_tags=undo)
    return redirect(after_answer(request, one))


def after_answer(request, one):
    """Staff go back to the round, where the next body waits; others stay with their answer."""
    if request.user.has_perm("plans.view_opinions", one.round.plan):
        return round_url(one.round)
    return reverse("plans:opinion_answer", args=[one.pk])


def typed_again(request, one):
    """The page with the words that were typed beside “no opinion”."""
    is_staff = request.user.has_perm("plans.view_opinions", one.round.plan)
    form, received = answer_forms(request, one.round.frozen.snapshot, is_staff)
    form.add_error("text", _("You have typed an opinion: enter it, or empty the field."))
    context = answer_context(request, one, form, received, is_staff)
    return render(request, "plans/opinions/answer.html", context, status=400)


@require_POST
def take_back(request, pk):
    one = visible_request(request, pk)
    take_back_answer(one, by=request.user)
    messages.success(request, _("The answer is taken back."))
    return redirect(after_answer(request, one))


def edit(request, pk):
    opinion = visible_opinion(request, pk)
    require(request.user, "plans.change_opinion", opinion)
    one = opinion.request
    data = request.POST if request.method == "POST" else None
    form = OpinionForm(data, snapshot=one.round.frozen.snapshot, instance=opinion)
    if form.is_valid():
        try:
            change_opinion(form.row, by=request.user, **form.changes())
        except StaleObject:
            return conflict_page(
                request, form, title=one.name, back=reverse("plans:opinion_answer", args=[one.pk])
            )
        messages.success(request, _("The opinion is saved."))
        return redirect("plans:opinion_answer", one.pk)
    context = {"form": form, "opinion": opinion, "asked": one, "plan": one.round.plan}
    return render(request, "plans/opinions/edit.html", context)


@require_POST
def withdraw(request, pk):
    opinion = visible_opinion(request, pk)
    seen = request.POST.get("version", "")
    if seen.isdigit():
        opinion.version = int(seen)
    withdraw_opinion(opinion, by=request.user)
    messages.success(request, _("The opinion is taken back."))
    return redirect("plans:opinion_answer", opinion.request_id)


def verdict(request, pk):
    """Decide on one opinion; when somebody else has just done so, both verdicts stand side by side."""
    opinion = visible_opinion(request, pk)
    round_ = opinion.request.round
    require(request.user, "plans.decide_opinions", round_.plan)
    form = VerdictForm(request.POST if request.method == "POST" else None, instance=opinion)
    if form.is_valid():
        try:
            decide_opinion(form.row, by=request.user, **form.changes())
        except StaleObject:
            return conflict_page(request, form, back=round_url(round_))
        messages.success(request, _("The verdict is saved."))
        return redirect(round_url(round_))
    context = {
        **plan_frame(request, visible_plan(request, round_.plan_id), "opinions"),
        "form": form,
        "opinion": opinion,
        "asked": opinion.request,
        "back": round_url(round_),
    }
    return render(request, "plans/opinions/verdict.html", context)
