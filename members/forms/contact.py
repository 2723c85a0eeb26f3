"""What is typed about contact points, visits and corrections."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cppcc.forms import PlainForm, VersionedModelForm
from members.models import ContactDuty, ContactPoint, CorrectionRequest, Member, MemberVisit

from .person import DayInput, own_rows

DAYS = {"since": DayInput, "until": DayInput, "on": DayInput, "followed_up_on": DayInput}


class OwnMembersForm(VersionedModelForm):
    """A form whose member is one of the person's own office."""

    def __init__(self, data=None, *args, user, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.options["user"] = user
        own = Member.objects.visible_to(user).of(user.organization)
        self.fields["member"].queryset = own.active().in_stroke_order()
        if "point" in self.fields:
            self.fields["point"].queryset = own_rows(ContactPoint, user)


class DutyForm(OwnMembersForm):
    class Meta:
        model = ContactDuty
        fields = ("member", "point", "duty", "since", "until")
        widgets = DAYS


class VisitForm(OwnMembersForm):
    class Meta:
        model = MemberVisit
        fields = ("member", "visitors", "on", "place", "said", "follow_up", "followed_up_on")
        labels = {"on": _("visited on")}
        widgets = DAYS


class CorrectionForm(PlainForm, forms.ModelForm):
    class Meta:
        model = CorrectionRequest
        fields = ("text",)


class AnswerForm(PlainForm, forms.Form):
    accepted = forms.TypedChoiceField(
        label=_("state"),
        choices=[("yes", _("put right")), ("no", _("not changed"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("answer of the office"), widget=forms.Textarea, max_length=1000, required=False
    )
