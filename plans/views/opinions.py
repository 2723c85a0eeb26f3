"""Asking for opinions on a plan, as the office sees it: rounds, who has answered, what is decided."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cppcc.dates import long_date
from cppcc.permissions import require
from plans.forms import BodiesForm, DecideForm, ProlongForm, RoundForm, SummaryForm
from plans.models import ASKABLE, OpinionRequest, OpinionRound, PlanOpinion
from plans.querysets import rows_of_lineage
from plans.services.opinion_answers import decide_opinions
from plans.services.opinion_summary import print_summary
from plans.services.opinions import (
    ask_more,
    close_round,
    open_round,
    prolong_round,
    remind_waiting,
    reopen_round,
)

from .frame import plan_frame, visible_plan
from .kinds import row_url
from .opinion_shown import counts_of, request_sign, verdict_sign


def round_url(round_):
    return f"{reverse('plans:plan_opinions', args=[round_.plan_id])}?round={round_.number}"


def visible_round(request, pk):
    """The round with its plan, or 404; 403 for who may see but not lead it."""
    round_ = get_object_or_404(OpinionRound.objects.visible_to(request.user).with_plan(), pk=pk)
    require(request.user, "plans.ask_opinions", round_.plan)
    return round_


@require_safe
def show(request, pk):
    """One round of the plan, the newest unless the address names another."""
    plan = visible_plan(request, pk)
    require(request.user, "plans.view_opinions", plan)
    return round_page(request, plan)


def round_page(request, plan, form=None, status=200):
    rounds = list(OpinionRound.objects.visible_to(request.user).of(plan).with_plan().newest_first())
    asked_for = request.GET.get("round", "")
    chosen = next((one for one in rounds if str(one.number) == asked_for), rounds[0] if rounds else None)
    may_ask = request.user.has_perm("plans.ask_opinions", plan) and plan.state in ASKABLE
    context = {
        **plan_frame(request, plan, "opinions"),
        "rounds": rounds,
        "round": chosen,
        "may_begin": may_ask and not any(one.is_open for one in rounds),
        "may_lead": may_ask and chosen is not None,
        "may_reopen": may_ask and chosen is not None and chosen == rounds[0] and not chosen.is_open,
        "may_decide": request.user.has_perm("plans.decide_opinions", plan),
        **(parts_of(request, chosen) if chosen else {}),
    }
    context["form"] = form or DecideForm(None)
    return render(request, "plans/opinions/round.html", context, status=status)


def parts_of(request, round_):
    """The bodies that a round asks, what they said, and how many did what."""
    today = timezone.localdate()
    requests = list(OpinionRequest.objects.of_round(round_).with_opinions().with_answerer().in_order())
    for one in requests:
        one.round = round_
    opinions = [(one, opinion) for one in requests for opinion in one.opinions.all()]
    rows = rows_of_lineage(round_.plan, [opinion.lineage for _one, opinion in opinions if opinion.lineage])
    only_open, only_silent = (request.GET.get("show") == name for name in ("undecided", "silent"))
    return {
        "today": today,
        "is_late": round_.is_late(today),
        "requests": [
            (one, request_sign(one, today))
            for one in requests
            if not (only_silent and one.state != OpinionRequest.State.WAITING)
        ],
        "only_silent": only_silent,
        "opinions": [
            (one, opinion, verdict_sign(opinion), row_address(rows, opinion))
            for one, opinion in opinions
            if not (only_open and opinion.verdict)
        ],
        "only_undecided": only_open,
        "counts": counts_of(requests, today),
    }


def row_address(rows, opinion):
    """Where the row stands now of which the opinion speaks; nothing when it is gone."""
    row = rows.get(opinion.lineage)
    return row_url(row) if row else ""


def new(request, pk):
    """Whom one asks until when, with whole groups at a tick."""
    plan = visible_plan(request, pk)
    require(request.user, "plans.ask_opinions", plan)
    today = timezone.localdate()
    form = RoundForm(request.POST if request.method == "POST" else None, user=request.user, today=today)
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("until", "note")}
        try:
            round_ = open_round(plan, by=request.user, today=today, **values, **form.chosen)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            count = round_.requests.count()
            text = ngettext(
                "%(n)s body is asked until %(day)s.", "%(n)s bodies are asked until %(day)s.", count
            )
            messages.success(request, text % {"n": count, "day": long_date(round_.until)})
            return redirect(round_url(round_))
    context = {**plan_frame(request, plan, "opinions"), "form": form, "title": _("Ask for opinions")}
    return render(request, "plans/opinions/ask.html", context)


def more(request, pk):
    """Further bodies for an open round; those it asks already are not offered."""
    round_ = visible_round(request, pk)
    today = timezone.localdate()
    form = BodiesForm(
        request.POST if request.method == "POST" else None,
        user=request.user,
        today=today,
        asked=OpinionRequest.objects.asked_keys(round_),
    )
    if form.is_valid():
        asked = ask_more(round_, by=request.user, today=today, **form.chosen)
        text = ngettext("%(n)s more body is asked.", "%(n)s more bodies are asked.", len(asked))
        messages.success(request, text % {"n": len(asked)})
        return redirect(round_url(round_))
    context = {
        **plan_frame(request, visible_plan(request, round_.plan_id), "opinions"),
        "form": form,
        "round": round_,
        "title": _("Ask further bodies"),
    }
    return render(request, "plans/opinions/ask.html", context)


def prolong(request, pk):
    round_ = visible_round(request, pk)
    form = ProlongForm(
        request.POST if request.method == "POST" else None,
        initial={"until": round_.until, "version": round_.version},
    )
    if form.is_valid():
        round_.version = form.cleaned_data["version"]
        until = form.cleaned_data["until"]
        try:
            prolong_round(round_, by=request.user, today=timezone.localdate(), until=until)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            text = _("Answers are taken until %(day)s.") % {"day": long_date(until)}
            messages.success(request, text)
            return redirect(round_url(round_))
    plan = visible_plan(request, round_.plan_id)
    context = {**plan_frame(request, plan, "opinions"), "form": form, "round": round_}
    return render(request, "plans/opinions/prolong.html", context)


@require_POST
def remind(request, pk):
    round_ = visible_round(request, pk)
    count = remind_waiting(round_, by=request.user, today=timezone.localdate())
    text = ngettext("%(n)s body is reminded.", "%(n)s bodies are reminded.", count)
    messages.success(request, text % {"n": count})
    return redirect(round_url(round_))


@require_POST
def close(request, pk):
    round_ = visible_round(request, pk)
    close_round(round_, by=request.user)
    messages.success(
        request, _("The round is closed."), extra_tags=reverse("plans:round_reopen", args=[round_.pk])
    )
    return redirect(round_url(round_))


@require_POST
def reopen(request, pk):
    round_ = visible_round(request, pk)
    reopen_round(round_, by=request.user)
    messages.success(request, _("The round is open again."))
    return redirect(round_url(round_))


@require_POST
def decide(request, pk):
    """One verdict for the ticked opinions; what somebody else changed meanwhile is left and told."""
    round_ = get_object_or_404(OpinionRound.objects.visible_to(request.user).with_plan(), pk=pk)
    require(request.user, "plans.decide_opinions", round_.plan)
    form = DecideForm(request.POST)
    seen = form.seen()
    opinions = list(
        PlanOpinion.objects.visible_to(request.user).of_round(round_).with_round().with_keys(seen)
    )
    if not opinions:
        messages.warning(request, _("Tick the opinions first."))
        return redirect(round_url(round_))
    for opinion in opinions:
        opinion.version = seen[opinion.pk]
    if form.is_valid():
        try:
            done, stale = decide_opinions(opinions, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            tell(request, done, stale)
            return redirect(round_url(round_))
    return round_page(request, visible_plan(request, round_.plan_id), form, status=400)


def tell(request, done, stale):
    """How many were decided, and whose opinions were not."""
    text = ngettext("%(n)s verdict given.", "%(n)s verdicts given.", done) % {"n": done}
    if stale:
        names = "、".join(dict.fromkeys(opinion.request.name for opinion in stale))
        text += _("Changed by somebody else meanwhile, look again: %(names)s.") % {"names": names}
    messages.add_message(request, messages.WARNING if stale else messages.SUCCESS, text)


@require_POST
def ask_for_print(request, pk):
    round_ = get_object_or_404(OpinionRound.objects.visible_to(request.user).with_plan(), pk=pk)
    form = SummaryForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a format."))
        return redirect(round_url(round_))
    job = print_summary(round_, by=request.user, **form.cleaned_data)
    return redirect("documents:detail", job.pk)
