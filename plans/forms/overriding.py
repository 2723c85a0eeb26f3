"""Which warnings of the check are let stand, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cppcc.forms import PlainForm


class OverrideForm(PlainForm, forms.Form):
    """The keys of the warnings, and one reason for all of them."""

    selected = forms.MultipleChoiceField(
        label=_("Warnings"), error_messages={"required": _("Choose at least one warning.")}
    )
    reason = forms.CharField(
        label=_("Why this can stand"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("stays on record with your name"),
        error_messages={"required": _("Please give a reason.")},
    )

    def __init__(self, data=None, *, keys):
        super().__init__(data)
        self.fields["selected"].choices = [(key, key) for key in keys]
        self.fields["selected"].error_messages["invalid_choice"] = _(
            "The check finds something else by now; please look again."
        )

    @property
    def chosen(self):
        """The keys that were sent, to be shown as chosen again."""
        return set(self.data.getlist("selected")) if self.is_bound else set()
