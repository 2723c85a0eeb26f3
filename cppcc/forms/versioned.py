"""Forms that know from which version of a row they started, and which fields their reader has changed."""

import copy
import json
from hashlib import sha256

from django import forms

from .base import PlainForm

OWN = ("version", "base")


def digest(value):
    """A short mark of a field's value as shown, to see later whether it was changed.

    A list is taken as a set of choices; of a tuple the order counts.
    """
    if isinstance(value, list):
        value = sorted(str(one) for one in value)
    return sha256(str("" if value is None else value).encode()).hexdigest()[:10]


class VersionedModelForm(PlainForm, forms.ModelForm):
    """A form on a `Versioned` row.

    `form.row` is the row as stored, at the version from which the person started, untouched by the form; hand
    it to the service with `form.changes()`. The service raises `StaleObject` when somebody else was quicker:
    answer with `conflict_page(request, form)`. Keywords that a form takes beside these go to `options`.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    base = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *args, instance=None, **options):
        self.row = instance
        self.options = options
        initial = {**(options.pop("initial", None) or {})}
        super().__init__(
            data, *args, instance=copy.copy(instance) if instance else None, initial=initial, **options
        )
        if instance and instance.pk:
            self.initial["version"] = instance.version
            self.initial["base"] = json.dumps({name: digest(self.shown(name)) for name in self.shown_fields})
        else:
            del self.fields["version"], self.fields["base"]

    @property
    def shown_fields(self):
        """The names of the fields that a person fills."""
        return [name for name in self.fields if name not in OWN]

    def shown(self, name):
        """A field's value as the empty form shows it."""
        field = self.fields[name]
        return field.prepare_value(self.get_initial_for_field(field, name))

    def clean_version(self):
        version = self.cleaned_data["version"]
        if version:
            self.row.version = version
        return version

    def changes(self):
        """{field: value} as the service takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name not in OWN}

    def posted_marks(self):
        """{field: mark of its value when the form was opened}, as the form sent it back."""
        try:
            marks = json.loads(self.data.get(self.add_prefix("base")) or "{}")
        except json.JSONDecodeError:
            return {}
        return marks if isinstance(marks, dict) else {}

    def again(self, row, data=None):
        """The same form on another copy of its row."""
        return type(self)(data, instance=row, **self.options)
