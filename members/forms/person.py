"""What is typed about a member: the person, the standing, seats."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cppcc.forms import PlainForm, VersionedModelForm
from members.models import (
    Committee,
    CommitteeSeat,
    GroupSeat,
    Member,
    MemberGroup,
    Organization,
    Party,
    Position,
    Sector,
    Term,
)


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)


class MemberForm(VersionedModelForm):
    class Meta:
        model = Member
        fields = (
            "name", "former_names", "sex", "birth_date", "ethnicity", "education", "employer", "post",
            "phone", "email", "address", "liaison_office",
        )  # fmt: skip
        widgets = {"birth_date": DayInput}

    def __init__(self, data=None, *args, user, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.options["user"] = user
        below = Organization.objects.liaison_offices_below(user.organization)
        self.fields["liaison_office"].queryset = below


class PlainQuestion(PlainForm, forms.Form):
    """Nothing but a button."""


class PhotoForm(PlainForm, forms.Form):
    photo = forms.FileField(
        label=_("photo"),
        help_text=_("JPEG or PNG, at most 5 MB"),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )


def own_rows(model, user):
    return model.objects.visible_to(user).active().in_order()


class StandingForm(PlainForm, forms.Form):
    """Sector, party, rank and positions from a day on; `joining` asks for the term as well."""

    term = forms.ModelChoiceField(label=_("term"), queryset=Term.objects.none())
    on = forms.DateField(label=_("from"), widget=DayInput)
    sector = forms.ModelChoiceField(label=_("sector"), queryset=Sector.objects.none())
    party = forms.ModelChoiceField(label=_("political party"), queryset=Party.objects.none(), required=False)
    is_standing = forms.BooleanField(label=_("standing member"), required=False)
    positions = forms.ModelMultipleChoiceField(
        label=_("positions"),
        queryset=Position.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data=None, *args, user, joining=False, **kwargs):
        super().__init__(data, *args, **kwargs)
        for name, model in (("sector", Sector), ("party", Party), ("positions", Position)):
            self.fields[name].queryset = own_rows(model, user)
        self.fields["term"].queryset = Term.objects.visible_to(user).newest_first()
        if not joining:
            del self.fields["term"]


class LeaveForm(PlainForm, forms.Form):
    on = forms.DateField(label=_("last day"), widget=DayInput)
    reason = forms.CharField(label=_("reason of leaving"), max_length=200)


class EndForm(PlainForm, forms.Form):
    on = forms.DateField(label=_("last day"), widget=DayInput)


class SeatForm(PlainForm, forms.Form):
    """A seat on a committee, or a place in a group, from a day on."""

    place = forms.ModelChoiceField(label=_("committee"), queryset=Committee.objects.none())
    position = forms.ChoiceField(label=_("position"))
    since = forms.DateField(label=_("from"), widget=DayInput)

    def __init__(self, data=None, *args, user, kind, **kwargs):
        super().__init__(data, *args, **kwargs)
        model, seat = (Committee, CommitteeSeat) if kind == "committee" else (MemberGroup, GroupSeat)
        self.fields["place"].queryset = own_rows(model, user)
        self.fields["place"].label = model._meta.verbose_name
        self.fields["position"].choices = seat.Position.choices
        self.fields["position"].initial = "member"


class PrintForm(PlainForm, forms.Form):
    """Which list, in which form."""

    name = forms.ChoiceField(label=_("List"))
    file_format = forms.ChoiceField(
        label=_("File"), choices=[("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel")]
    )
    month = forms.TypedChoiceField(
        label=_("Month of the birthdays"),
        choices=[("", _("all year")), *((str(n), str(n)) for n in range(1, 13))],
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, data=None, *args, lists, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.fields["name"].choices = lists


class CarryOverForm(PlainForm, forms.Form):
    """Who goes on in the next term."""

    old = forms.ModelChoiceField(
        label=_("from the term"), queryset=Term.objects.none(), widget=forms.HiddenInput
    )
    members = forms.ModelMultipleChoiceField(
        label=_("Members who go on"), queryset=Member.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    seats = forms.BooleanField(label=_("They keep their committees and groups"), required=False, initial=True)

    def __init__(self, data=None, *args, user, old, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.fields["old"].queryset = Term.objects.visible_to(user)
        self.fields["old"].initial = old
        members = Member.objects.visible_to(user).of_open_term(old).in_stroke_order()
        self.fields["members"].queryset = members
        self.fields["members"].initial = members
