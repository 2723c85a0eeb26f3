"""The head of a plan, a step of its life, its copy into another year."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cppcc.forms import PlainForm, VersionedModelForm
from plans.models import AnnualPlan

from .layout import beside, lay_out


class PlanForm(VersionedModelForm):
    """The head: what the plan is called and what its official coat prints.

    A working copy keeps the year and the kind of the plan that it adjusts.
    """

    class Meta:
        model = AnnualPlan
        fields = (
            "title",
            "year",
            "kind",
            "declared_total",
            "document_number",
            "issued_on",
            "issuing_offices",
            "addressee",
            "copies_to",
        )
        widgets = {
            "issuing_offices": forms.Textarea(attrs={"rows": 2}),
            "issued_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fixed = ("year", "kind") if self.instance.adjusts_id else ()
        for name in fixed:
            del self.fields[name]
        lay_out(
            self,
            "title",
            beside(*(name for name in ("year", "kind", "declared_total") if name not in fixed)),
            beside("document_number", "issued_on"),
            "issuing_offices",
            "addressee",
            "copies_to",
        )

    def _get_validation_exclusions(self):
        """Neither is typed, but the rule “one title a year” holds for the plans of an office."""
        return super()._get_validation_exclusions() - {"organization", "adjusts"}


class StepForm(PlainForm, forms.Form):
    """A step with the version from which it starts; `reason` only where the step asks for one."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, needs_reason, **kwargs):
        super().__init__(*args, **kwargs)
        if not needs_reason:
            del self.fields["reason"]


class CopyForm(PlainForm, forms.Form):
    """The year into which a plan is copied, and the copy's title."""

    year = forms.IntegerField(label=_("Year of the new plan"), min_value=1949, max_value=2199)
    title = forms.CharField(
        label=_("Title of the new plan"),
        max_length=200,
        required=False,
        help_text=_("empty: the old title with the new year"),
    )
