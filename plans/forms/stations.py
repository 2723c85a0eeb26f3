"""What is said when a plan passes a station, and what an office lays down about its stations."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cppcc.forms import PlainForm, VersionedModelForm
from members.models import Committee
from plans.models import AnnualPlan, ApprovalStation
from plans.services.scans import TYPES

from .layout import beside, lay_out

# Opinions as leaders write them; a click puts one into the field.
PHRASES = ("同意", "原则同意，请按意见修改", "同意，请抓好落实")
PHRASES_OF_RETURN = ("请补充完善后再报", "请核对议题和时间安排", "请进一步征求意见")


def day_input():
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class SeenForm(PlainForm, forms.Form):
    """Begins with what the person saw: the plan's `version`, and the checksum of its content as `seen`."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class SubmitForm(SeenForm):
    note = forms.CharField(
        label=pgettext_lazy("record", "Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("what those who decide should know; it stays with the plan"),
    )


class DecisionForm(SeenForm):
    """An opinion, and whether the plan passes (`to` empty) or goes back to one of the stations `earlier`."""

    opinion = forms.CharField(
        label=_("Opinion"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(
            attrs={"rows": 1, "class": "form-control", "placeholder": _("Opinion; empty: 同意")}
        ),
    )
    decision = forms.ChoiceField(choices=(("pass", "pass"), ("return", "return")), widget=forms.HiddenInput)
    to = forms.TypedChoiceField(
        label=_("Return to"),
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, *args, earlier, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(one.pk, one.name) for one in reversed(earlier)]

    def clean(self):
        values = super().clean()
        if values.get("decision") == "return":
            if not values.get("opinion"):
                self.add_error("opinion", _("Please say why the plan goes back."))
            if not values.get("to") and "to" not in self.errors:
                self.add_error("to", _("Choose the station to which the plan goes back."))
        return values


class RecordForm(SeenForm):
    """What was decided outside the office; `in_place_of_leaders` asks why staff record it."""

    to = forms.TypedChoiceField(
        label=_("Decision"), required=False, coerce=int, empty_value=None, widget=forms.RadioSelect
    )
    decided_on = forms.DateField(label=_("Day of the decision"), widget=day_input())
    meeting = forms.CharField(
        label=_("Meeting"), required=False, max_length=200, help_text=_("such as 县委常委会第12次会议")
    )
    document_number = forms.CharField(label=_("Document number"), required=False, max_length=60)
    opinion = forms.CharField(
        label=_("Opinion"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    reason = forms.CharField(
        label=_("Why staff record it"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    scan = forms.FileField(
        label=_("Scan of the decision"),
        required=False,
        help_text=_("PDF, JPG, PNG or Word (.docx), at most 20 MB"),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{one}" for one in (*TYPES, "jpeg"))}),
    )

    def __init__(self, *args, earlier, in_place_of_leaders, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [
            ("", _("agreed to as presented")),
            *((one.pk, _("sent back to: %(station)s") % {"station": one}) for one in reversed(earlier)),
        ]
        self.initial.setdefault("decided_on", timezone.localdate())
        if not in_place_of_leaders:
            del self.fields["reason"]
        texts = ["opinion", *(["reason"] if in_place_of_leaders else [])]
        lay_out(self, "to", beside("decided_on", "document_number"), "meeting", *texts, "scan")


class IssueForm(SeenForm, forms.ModelForm):
    """The head of the issued document; what stands here is printed with the red head."""

    class Meta:
        model = AnnualPlan
        fields = ("document_number", "issued_on", "issuing_offices", "addressee", "copies_to")
        widgets = {"issuing_offices": forms.Textarea(attrs={"rows": 2}), "issued_on": day_input()}
        help_texts = {
            "document_number": _("such as 青政协发〔2026〕5号; without a number there is no red head"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["issued_on"].required = True
        self.fields["issuing_offices"].required = True
        lay_out(self, beside("document_number", "issued_on"), "issuing_offices", "addressee", "copies_to")

    def head(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class StationForm(VersionedModelForm):
    """A station of the office; drafting and issue (`is_fixed`) keep what they are and change their names."""

    class Meta:
        model = ApprovalStation
        fields = ("name", "who", "committee", "is_open_for_changes", "asks_opinions")

    def __init__(self, *args, organization, is_fixed=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.options |= {"organization": organization, "is_fixed": is_fixed}
        if is_fixed:
            for name in ("who", "committee", "is_open_for_changes", "asks_opinions"):
                del self.fields[name]
            return
        committees = Committee.objects.of(organization).active(self.kept("committee")).in_order()
        self.fields["committee"].queryset = committees
        self.fields["committee"].empty_label = "—"

    def kept(self, name):
        return [self.initial[name]] if self.row and self.initial.get(name) else []

    def clean(self):
        values = super().clean()
        if values.get("committee") and values.get("who") != ApprovalStation.Who.COMMITTEE_LEADER:
            self.add_error("committee", _("Only for stations that a committee leader decides."))
        return values
