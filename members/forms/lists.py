"""Forms of the lists that every office keeps for itself."""

from django.forms import modelform_factory

from cppcc.forms import VersionedModelForm
from members.models import (
    Committee,
    ContactPoint,
    Department,
    MemberGroup,
    Party,
    PlenarySession,
    Position,
    Sector,
    Term,
)

from .person import DayInput

COMMON = ("name", "short_name", "is_active")
FIELDS = {
    Committee: ("name", "short_name", "kind", "is_active"),
    ContactPoint: ("name", "kind", "person", "phone", "is_active"),
    Department: COMMON,
    MemberGroup: ("name", "short_name", "kind", "is_active"),
    Party: COMMON,
    PlenarySession: ("term", "number", "name", "begins", "ends"),
    Position: COMMON,
    Sector: COMMON,
    Term: ("number", "name", "begins", "ends"),
}
LISTS = {model._meta.model_name: model for model in FIELDS}


def office_row_form(model, user, data=None, instance=None):
    """The form of a row of one of `LISTS`, offering only rows of the person's own office."""
    days = {name: DayInput for name in FIELDS[model] if name in ("begins", "ends")}
    form_class = modelform_factory(model, form=VersionedModelForm, fields=FIELDS[model], widgets=days)
    form = form_class(data, instance=instance)
    if "term" in form.fields:
        form.fields["term"].queryset = Term.objects.visible_to(user).newest_first()
    return form
