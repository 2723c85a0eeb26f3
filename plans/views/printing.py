"""Printing a plan: what is chosen, which characters no font has, and the job that makes the file."""

from django.shortcuts import redirect, render

from plans.forms import PrintForm
from plans.services.printing import plan_document, print_plan

from .frame import plan_frame, visible_plan


def ask(request, pk):
    plan = visible_plan(request, pk)
    form = PrintForm(request.POST or None, plan=plan, user=request.user)
    if form.is_valid():
        job = print_plan(plan, by=request.user, **form.cleaned_data)
        return redirect("documents:detail", job.pk)
    context = {
        **plan_frame(request, plan, "text"),
        "form": form,
        "missing": plan_document(plan).missing_characters(),
    }
    return render(request, "plans/print.html", context)
