"""What is told about a row that took place, and which month is printed."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cppcc.dates import MONTHS
from cppcc.forms import PlainForm

from .comparing import FORMATS


class HoldForm(PlainForm, forms.Form):
    """The day on which the row was held, and a note for its history."""

    on = forms.DateField(
        label=_("Held on"),
        required=False,
        help_text=_("empty: today"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    note = forms.CharField(
        label=pgettext_lazy("record", "Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CorrectForm(HoldForm):
    """The right day of a row that was held."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].required = True
        self.fields["on"].help_text = ""


class UnholdForm(PlainForm, forms.Form):
    """Why a row is not held after all."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Please give a reason.")},
    )


class MonthForm(PlainForm, forms.Form):
    """A month of the plan's year, or the whole of it (0), and the format of the sheet."""

    month = forms.TypedChoiceField(
        label=_("Month"), coerce=int, choices=[(0, _("the whole year")), *MONTHS.items()]
    )
    file_format = forms.ChoiceField(label=_("Format"), choices=FORMATS)
