"""Two people changed the same row: both texts side by side, and the result to be chosen; nothing is lost."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from cppcc.forms.versioned import digest

from . import errors


def conflict_page(request, form, *, title="", back=""):
    """Answer 409 with mine, theirs and the result of every field in which the two differ.

    Sending the page again saves over the version that is shown on it, through the same view. A row deleted
    meanwhile is told on the error page, with everything typed.
    """
    stored = form.row.stored_now()
    if stored is None:
        return errors.page(request, 409, reason=_("Somebody else has deleted it meanwhile."))
    theirs = form.again(stored)
    fields = [compare(form, theirs, name) for name in form.shown_fields]
    result = form.again(stored, data=merged_data(form, theirs, fields))
    for field in fields:
        result.fields[field["name"]].label = _("Result")
        field["result"] = result[field["name"]]
    context = {
        "title": title or str(stored),
        "back": back,
        "form": result,
        "differing": [field for field in fields if field["differs"]],
        "equal": [field for field in fields if not field["differs"]],
    }
    return render(request, "components/conflict.html", context, status=409)


def merged_data(form, theirs, fields):
    """What the form would send now: mine, but theirs where only they changed something, at their version."""
    merged = form.data.copy()
    for field in fields:
        if field["take"] == "theirs":
            bound = theirs[field["name"]]
            values = bound.value() if isinstance(bound.value(), list | tuple) else [bound.value()]
            merged.setlist(bound.html_name, ["" if one is None else str(one) for one in values])
    for name in ("version", "base"):
        merged[form.add_prefix(name)] = theirs.initial[name]
    return merged


def compare(mine, theirs, name):
    """How one field stands: both texts, and whose is taken when only one of the two has changed it."""
    my_value, their_value = mine[name].value(), theirs[name].value()
    marks = mine.posted_marks()
    only_they = name in marks and digest(my_value) == marks[name]
    return {
        "name": name,
        "label": mine[name].label,
        "mine": as_text(mine.fields[name], my_value),
        "theirs": as_text(mine.fields[name], their_value),
        "differs": digest(my_value) != digest(their_value),
        "take": "theirs" if only_they else "mine",
    }


def as_text(field, value):
    """A value as a person reads it: the words of a choice, one line for each of several."""
    words = {str(key): str(label) for key, label in flat_choices(field)}
    values = value if isinstance(value, list | tuple) else [value]
    return "\n".join(words.get(str(one), str(one)) for one in values if one not in (None, ""))


def flat_choices(field):
    for key, label in getattr(field, "choices", ()):
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield key, label
