"""The page of a small form: shown, saved by one service, told; refused, it keeps whatever was typed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from cppcc.forms import add_errors
from cppcc.models import StaleObject
from cppcc.views.conflict import conflict_page


def form_page(request, form, *, title, save, told, back, crumbs=(), label="", intro="", danger=False):
    """Show `form`; when it is right call `save()` and go `back` with the sentence `told`.

    `back` and `told` may be functions of what `save` returned; `crumbs` are [(address, text)] above the page;
    `intro` stands above the fields, `label` on the button.
    """
    if request.method == "POST" and form.is_valid():
        try:
            result = save()
        except StaleObject:
            return conflict_page(request, form, back=back if isinstance(back, str) else "")
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, told(result) if callable(told) else told)
            return redirect(back(result) if callable(back) else back)
    context = {
        "form": form,
        "title": title,
        "crumbs": crumbs,
        "label": label,
        "intro": intro,
        "danger": danger,
        "back": "" if callable(back) else back,
    }
    return render(request, "members/form.html", context)
