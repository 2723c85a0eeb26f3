"""What is typed when a roster is imported: the file, its columns, corrections of a row."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cppcc.forms import PlainForm
from members.importers import BY_NAME, FIELDS
from members.models import Term

NO_COLUMN = ""


class RosterUploadForm(PlainForm, forms.Form):
    file = forms.FileField(
        label=_("Roster (.xlsx or .csv)"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"})
    )
    term = forms.ModelChoiceField(label=_("term"), queryset=Term.objects.none())

    def __init__(self, data=None, *args, user, today, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.fields["term"].queryset = Term.objects.visible_to(user).newest_first()
        self.fields["term"].initial = Term.objects.current(user.organization, today)


class RosterRowForm(PlainForm, forms.Form):
    """One text field a column of the file, with the columns that every row must have."""

    def __init__(self, data=None, *args, texts, problems, **kwargs):
        names = [
            field.name for field in FIELDS if field.name in texts or field.required or field.name in problems
        ]
        self.base_fields = {
            name: forms.CharField(
                label=BY_NAME[name].label, required=False, max_length=500, initial=texts.get(name, "")
            )
            for name in names
        }
        super().__init__(data, *args, **kwargs)
        for name, problem in problems.items():
            self.fields[name].help_text = problem["text"]

    def texts(self):
        return dict(self.cleaned_data)


class ColumnsForm(PlainForm, forms.Form):
    """Which column of the file holds what: a choice of our fields for every head."""

    def __init__(self, data=None, *args, roster, **kwargs):
        holding = {number: name for name, number in roster.columns.items()}
        choices = [(NO_COLUMN, _("(not imported)")), *((field.name, field.label) for field in FIELDS)]
        self.base_fields = {
            f"column_{number}": forms.ChoiceField(
                label=head or _("Column %(n)s") % {"n": number + 1},
                choices=choices,
                required=False,
                initial=holding.get(number, NO_COLUMN),
            )
            for number, head in enumerate(roster.heads)
        }
        super().__init__(data, *args, **kwargs)

    def clean(self):
        chosen = [name for name in self.cleaned_data.values() if name]
        if len(set(chosen)) < len(chosen):
            raise forms.ValidationError(_("Two columns were chosen for the same thing."))
        return self.cleaned_data

    def columns(self):
        return {name: int(field.removeprefix("column_")) for field, name in self.cleaned_data.items() if name}
