"""Which two contents are compared."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cppcc.forms import PlainForm
from plans.services.comparing import usual_sides

START, END = "from", "to"
FORMATS = (("pdf", "PDF"), ("docx", "Word"))


class CompareForm(PlainForm, forms.Form):
    """`from` and `to`, each one of the sides that there are; without input the usual ones."""

    def __init__(self, data, *, sides):
        usual = dict(zip((START, END), usual_sides(sides), strict=True))
        super().__init__({**usual, **data.dict()})
        choices = [(side.key, side.label) for side in sides]
        for name, label in (
            (START, pgettext_lazy("difference", "Before")),
            (END, pgettext_lazy("difference", "After")),
        ):
            self.fields[name] = forms.ChoiceField(label=label, choices=choices)

    @property
    def chosen(self):
        """(from, to), None unless valid."""
        return (self.cleaned_data[START], self.cleaned_data[END]) if self.is_valid() else None


class ComparePrintForm(CompareForm):
    """The same, and the format of the file."""

    def __init__(self, data, *, sides):
        super().__init__(data, sides=sides)
        self.fields["file_format"] = forms.ChoiceField(label=_("Format"), choices=FORMATS)
