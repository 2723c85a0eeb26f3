"""What is typed when a roster is imported: the file, its columns, corrections of a row."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cppcc.forms import PlainForm
from members.importers import BY_NAME, FIELDS, options, texts_of
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
    """One text field a column of the file, with the columns that every row must have.

    `row` is a `RosterRow`; its problems stand beside the fields, and its version goes out and comes back.
    `choices` are the words of the office's lists, {field: [word]}, from which a field suggests.
    """

    def __init__(self, data=None, *args, row, **kwargs):
        self.row = row
        self.typed = texts_of(row.roster, row)
        self.choices = options(row.roster.organization)
        self.base_fields = {
            field.name: self.text_field(field)
            for field in FIELDS
            if field.name in self.typed or field.required or field.name in row.problems
        }
        self.base_fields["row_version"] = forms.IntegerField(widget=forms.HiddenInput, initial=row.version)
        super().__init__(data, *args, prefix=f"row-{row.pk}", **kwargs)
        first = next(iter(row.problems), next(iter(self.fields)))
        self.fields[first].widget.attrs["autofocus"] = True

    def text_field(self, field):
        problem = self.row.problems.get(field.name)
        attrs = {"class": f"form-control has-{problem['level']}" if problem else "form-control"}
        if field.name in self.choices:
            attrs["list"] = f"words-{self.row.pk}-{field.name}"
        return forms.CharField(
            label=field.label,
            required=False,
            max_length=500,
            initial=self.typed.get(field.name, ""),
            help_text=problem["text"] if problem else "",
            widget=forms.TextInput(attrs=attrs),
        )

    def texts(self):
        return {name: text for name, text in self.cleaned_data.items() if name in BY_NAME}

    def version(self):
        return self.cleaned_data["row_version"]

    def take_version(self):
        """What is sent next is meant for the row as it is now; what was typed stays."""
        self.data[self.add_prefix("row_version")] = self.row.version


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
