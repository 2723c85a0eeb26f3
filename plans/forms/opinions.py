"""Whom one asks for opinions until when, what is answered, and what is decided on it."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from cppcc.forms import PlainForm, VersionedModelForm
from members.models import Committee, Department, Member, Party, Sector
from plans.models import PlanOpinion
from plans.services.printing import FORMAT_NAMES
from plans.snapshot import subjects_of

GROUPS = (
    ("committees", gettext_lazy("Committees"), Committee),
    ("parties", gettext_lazy("Political parties"), Party),
    ("sectors", gettext_lazy("Sectors"), Sector),
    ("departments", gettext_lazy("Departments"), Department),
    ("members", gettext_lazy("Members"), Member),
)
MOST_OUTSIDE = 100
LONGEST_NAME = 100
MANY = 12
WHOLE_PLAN = gettext_lazy("the whole plan")


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


@dataclass(frozen=True)
class Group:
    """One kind of bodies as the chooser shows it; long ones are folded until something in them is chosen."""

    name: str
    label: str
    field: object
    total: int
    is_all: bool

    @property
    def is_folded(self):
        return self.total > MANY and not self.field.value()


class BodiesForm(PlainForm, forms.Form):
    """Ticks for the bodies of an office, whole groups at once (`all`), and lines for outside bodies."""

    outside = forms.CharField(
        label=gettext_lazy("Outside bodies"),
        required=False,
        help_text=gettext_lazy("one a line; staff enter what they answer"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data=None, *, user, today, asked=frozenset(), **kwargs):
        super().__init__(data, **kwargs)
        self.asked = asked
        for name, label, model in GROUPS:
            rows = model.objects.visible_to(user).active()
            rows = rows.on(today).in_stroke_order() if model is Member else rows.in_order()
            ticks = forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})
            field = forms.ModelMultipleChoiceField(rows, label=label, required=False, widget=ticks)
            field.choices = [
                (row.pk, row.name) for row in rows if (model._meta.model_name, row.pk) not in asked
            ]
            self.fields[name] = field
        self.order_fields([*(name for name in self.fields if name != "outside"), "outside"])

    @property
    def groups(self):
        """The kinds of bodies of which there are any to choose."""
        whole = self.whole_groups()
        return [
            Group(name, label, self[name], len(self.fields[name].choices), name in whole)
            for name, label, _model in GROUPS
            if self.fields[name].choices
        ]

    def whole_groups(self):
        """The groups of which everybody is asked."""
        return set(self.data.getlist("all")) if self.is_bound else set()

    def clean_outside(self):
        lines = (" ".join(line.split()) for line in self.cleaned_data["outside"].splitlines())
        names = list(dict.fromkeys(line for line in lines if line))
        if len(names) > MOST_OUTSIDE:
            raise ValidationError(_("At most %(most)s outside bodies.") % {"most": MOST_OUTSIDE})
        for name in names:
            if len(name) > LONGEST_NAME:
                raise ValidationError(
                    _("“%(name)s…” is longer than %(most)s characters.")
                    % {"name": name[:20], "most": LONGEST_NAME}
                )
        return names

    def clean(self):
        values = super().clean()
        whole = self.whole_groups()
        bodies = []
        for name, _label, _model in GROUPS:
            field, chosen = self.fields[name], values.get(name, ())
            offered = {pk for pk, _text in field.choices}
            bodies += [row for row in (field.queryset if name in whole else chosen) if row.pk in offered]
        if not self.errors and not bodies and not values["outside"]:
            raise ValidationError(_("Choose at least one body to ask."))
        values["bodies"] = bodies
        return values

    @property
    def chosen(self):
        """As the services take them."""
        return {name: self.cleaned_data[name] for name in ("bodies", "outside")}


class RoundForm(BodiesForm):
    """Until when, with which words, and whom."""

    until = forms.DateField(label=gettext_lazy("Answers until"), widget=DayInput())
    note = forms.CharField(
        label=gettext_lazy("Note to those asked"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ProlongForm(PlainForm, forms.Form):
    """Another last day, with the version of the round from which one starts."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    until = forms.DateField(label=gettext_lazy("Answers until"), widget=DayInput())


class ReceivedForm(PlainForm, forms.Form):
    """How an answer reached the office that enters it."""

    received_as = forms.CharField(
        label=gettext_lazy("Received as"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("such as: letter of 20 November, by telephone"),
    )


class OpinionForm(VersionedModelForm):
    """One opinion, about the whole plan or a row of the text asked about."""

    about = forms.TypedChoiceField(label=gettext_lazy("About"), required=False, coerce=UUID, empty_value=None)

    class Meta:
        model = PlanOpinion
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    field_order = ("about", "text")

    def __init__(self, data=None, *, snapshot, instance=None, initial=None):
        lineage = instance.lineage if instance else None
        super().__init__(data, instance=instance, initial={"about": str(lineage or ""), **(initial or {})})
        self.options = {"snapshot": snapshot}
        self.fields["about"].choices = places_of(snapshot)

    def changes(self):
        """As the services take them."""
        return {"text": self.cleaned_data["text"], "lineage": self.cleaned_data["about"]}


def places_of(snapshot):
    """What one can speak about, grouped by kind, as choices."""
    labels = {
        "section": _("Chapters"),
        "topic": _("Topics"),
        "activity": _("Activities"),
        "target": _("Targets"),
    }
    groups = {label: [] for label in labels.values()}
    for lineage, subject in subjects_of(snapshot).items():
        name = subject.name if len(subject.name) <= 60 else f"{subject.name[:59]}…"
        groups[labels[subject.kind]].append((lineage, name))
    return [("", WHOLE_PLAN), *((label, pairs) for label, pairs in groups.items() if pairs)]


class VerdictForm(VersionedModelForm):
    """Whether one opinion is taken, and why not."""

    class Meta:
        model = PlanOpinion
        fields = ("verdict", "reason")
        widgets = {"verdict": forms.RadioSelect, "reason": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["verdict"].required = True
        self.fields["verdict"].choices = PlanOpinion.Verdict.choices
        self.fields["reason"].label = pgettext("verdict", "Reason")
        self.fields["reason"].help_text = _("needed for what is not taken, or only partly")

    def clean(self):
        values = super().clean()
        if values.get("verdict") in ("partly", "not_taken") and not values.get("reason", "").strip():
            self.add_error("reason", _("Give a reason for what is not taken."))
        return values


class DecideForm(PlainForm, forms.Form):
    """One verdict for several opinions, each ticked as “key:version” at which it was seen."""

    verdict = forms.ChoiceField(label=gettext_lazy("Verdict"), choices=PlanOpinion.Verdict.choices)
    reason = forms.CharField(label=pgettext_lazy("verdict", "Reason"), required=False, max_length=2000)

    def seen(self):
        """{pk: version} of the ticked opinions."""
        pairs = (text.split(":") for text in self.data.getlist("selected"))
        return {int(pair[0]): int(pair[1]) for pair in pairs if len(pair) == 2 and all(map(is_key, pair))}


def is_key(text):
    return text.isascii() and text.isdigit() and len(text) < 10


class SummaryForm(PlainForm, forms.Form):
    """The format of the printed summary."""

    file_format = forms.ChoiceField(label=gettext_lazy("Format"), choices=list(FORMAT_NAMES.items()))
