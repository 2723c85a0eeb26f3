"""Opening an adjustment, and the reasons of its differences."""

from dataclasses import dataclass

from django import forms

from cppcc.forms import PlainForm
from plans.models import AdjustmentReason, PlanAdjustment

#: The field of the reason of the adjustment as a whole.
WHOLE = "whole"


class AdjustForm(PlainForm, forms.ModelForm):
    """Why an issued plan is adjusted."""

    class Meta:
        model = PlanAdjustment
        fields = ("reason",)
        widgets = {"reason": forms.Textarea(attrs={"rows": 4})}


@dataclass(frozen=True)
class Sent:
    """A reason as it was sent: of which row (None: of the whole), and which version the person saw."""

    name: str
    row: object
    text: str
    seen: int


def field_name(row):
    """“topic-<lineage>”, by which the page names the reason of a row that differs; "" for the plan's head."""
    kind, lineage = row.difference.key
    return f"{kind}-{lineage}" if lineage else ""


class ReasonsForm(PlainForm, forms.Form):
    """A text for each row that differs and one for the whole, each with the version that the person saw.

    Only what was sent counts: the page sends single reasons while they are typed.
    """

    def __init__(self, data, *, rows):
        super().__init__(data)
        self.rows = {WHOLE: None, **{name: row for row in rows if (name := field_name(row))}}
        longest = AdjustmentReason._meta.get_field("text").max_length
        for name, row in self.rows.items():
            limit = longest if row else PlanAdjustment._meta.get_field("reason").max_length
            self.fields[name] = forms.CharField(max_length=limit, required=False, widget=forms.Textarea)
            self.fields[f"seen-{name}"] = forms.IntegerField(required=False, min_value=0)
        self.data = self.cleaned_input(data)

    def sent(self):
        """What was sent without an error."""
        return [
            Sent(name, row, self.cleaned_data[name], self.cleaned_data.get(f"seen-{name}") or 0)
            for name, row in self.rows.items()
            if name in self.data and name in self.cleaned_data
        ]

    def typed(self, name):
        """The text as it was sent, None when it was not."""
        return self.data.get(name)
