"""What a clerk types while a text becomes a plan: the text itself, and the rows that were recognised."""

import json
from dataclasses import dataclass

from crispy_forms.layout import HTML, Column, Div, Layout, Row
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from cppcc.forms import LooseTimeField, PlainForm
from cppcc.forms.base import clean_text
from cppcc.forms.versioned import OWN, digest
from members.models import Committee
from plans.importing.draft_rows import RowGone, find, text_of
from plans.models import AnnualPlan, ConsultationForm, PlanImport, PlanSection, RecordKind
from plans.recognition.source import SourceError, read_source

from .organisers import OrganisersField

LARGEST_TEXT = 2_000_000
YEARS = (MinValueValidator(1949), MaxValueValidator(2199))
LEVELS = [(level, _("level %(n)s") % {"n": level}) for level in range(1, 6)]


class HeadForm(PlainForm, forms.Form):
    """Title, year and kind of the plan to be."""

    title = forms.CharField(label=_("Title"), max_length=200)
    year = forms.IntegerField(label=_("Year"), validators=YEARS)
    kind = forms.ChoiceField(label=_("Kind"), choices=AnnualPlan.Kind.choices)


class NewImportForm(PlainForm, forms.Form):
    """A pasted text or a file; `cleaned_data["lines"]` holds the lines of either."""

    text = forms.CharField(
        label=_("Text of the plan"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text=_("Paste the whole text, with its headings and tables."),
    )
    file = forms.FileField(
        label=_("or a file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".txt,.docx"}),
        help_text=_("Word (.docx) or plain text (.txt)"),
    )
    year = forms.IntegerField(label=_("Year of the plan"), validators=YEARS)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("as the text says")), *AnnualPlan.Kind.choices]
    )
    title = forms.CharField(
        label=_("Title"), required=False, max_length=200, help_text=_("Leave empty to take it from the text.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            Div("text", css_class="import-paste"),
            HTML('{% include "components/file_drop.html" with field=form.file %}'),
            Row(Column("year"), Column("kind"), Column("title", css_class="col-md-6")),
        )

    def clean(self):
        cleaned = super().clean()
        text, file = (cleaned.get("text") or "").strip(), cleaned.get("file")
        if text and file:
            self.add_error("file", _("Give either the text or the file, not both; your text is still here."))
        elif file:
            cleaned["lines"] = self.lines_of_file(file)
        elif text:
            cleaned["lines"] = self.checked(cleaned["text"].strip("\n"), "text")
        elif not self.errors:
            self.add_error("text", _("Paste the text of the plan, or choose a file."))
        return cleaned

    def lines_of_file(self, file):
        try:
            return self.checked(clean_text("\n".join(read_source(file.read(), file.name))), "file")
        except SourceError as error:
            self.add_error("file", str(error))
        return None

    def checked(self, text, field):
        if not text.strip():
            self.add_error(field, _("There is no text in it."))
        elif len(text) > LARGEST_TEXT:
            said = _("The text has %(n)s characters; at most %(limit)s can be read at once. Please split it.")
            self.add_error(field, said % {"n": f"{len(text):,}", "limit": f"{LARGEST_TEXT:,}"})
        return text.split("\n")


@dataclass(frozen=True)
class DraftRow:
    """A row of an import as it was read: `name` is its list, `data` the row itself."""

    draft: PlanImport
    name: str
    data: dict

    @classmethod
    def of(cls, draft, key):
        """Raise `RowGone` when the draft has no such row."""
        name, _index, data = find(draft.recognised, key)
        return cls(draft, name, data)

    def stored_now(self):
        """The row as it stands in the import now; None when it is gone."""
        try:
            return self.of(PlanImport.objects.get(pk=self.draft.pk), self.data["key"])
        except RowGone:
            return None

    def __str__(self):
        return text_of(self.name, self.data)[:60]


class DraftRowForm(PlainForm, forms.Form):
    """A row of an import; answers to `conflict_page` like a form on a stored row, its `rev` as version."""

    rows = ()

    version = forms.IntegerField(widget=forms.HiddenInput)
    base = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, row):
        self.row = row
        super().__init__(data, initial=self.values_of(row.data), auto_id=f"id_{row.data['key']}_%s")
        if "schedule" in self.fields:
            self.fields["schedule"].set_year(row.draft.year)
            committees = Committee.objects.of(row.draft.organization).active().in_order()
            self.fields["organizers"].set_names([one.name for one in committees])
        if self.rows:
            self.helper.layout = Layout("version", "base", *(self.layout_row(names) for names in self.rows))
        self.initial["version"] = row.data["rev"]
        self.initial["base"] = json.dumps({name: digest(self.shown(name)) for name in self.shown_fields})

    @staticmethod
    def layout_row(names):
        return Row(*(Column(name) for name in names.split()))

    @property
    def shown_fields(self):
        return [name for name in self.fields if name not in OWN]

    def shown(self, name):
        field = self.fields[name]
        return field.prepare_value(self.get_initial_for_field(field, name))

    def posted_marks(self):
        try:
            marks = json.loads(self.data.get("base") or "{}")
        except json.JSONDecodeError:
            return {}
        return marks if isinstance(marks, dict) else {}

    def again(self, row, data=None):
        return type(self)(data, row=row)

    def values_of(self, data):
        return {name: data.get(name) for name in self.base_fields if name not in OWN}

    def values(self):
        """What was typed, as the row keeps it."""
        return {name: value for name, value in self.cleaned_data.items() if name not in OWN}


class DraftSectionForm(DraftRowForm):
    title = forms.CharField(
        label=_("Heading"),
        required=False,
        max_length=PlanSection._meta.get_field("title").max_length,
        help_text=_("Without its number: numbers come from the places of the sections."),
    )
    level = forms.TypedChoiceField(label=_("Level"), choices=LEVELS, coerce=int)
    body = forms.CharField(label=_("Text"), required=False, widget=forms.Textarea, max_length=200_000)


class DraftScheduledForm(DraftRowForm):
    """What topics and activities have in common."""

    title = forms.CharField(label=_("Title"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    schedule = LooseTimeField(
        label=_("Time"), required=False, help_text=_("as it will be printed, such as 5月中旬")
    )
    organizers = OrganisersField(label=_("Organisers"), required=False)
    content = forms.CharField(label=_("Content"), required=False, widget=forms.Textarea, max_length=20_000)
    participants = forms.CharField(
        label=_("Participants"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split("\n"))

    def values_of(self, data):
        schedule = data.get("schedule") or {}
        return {**super().values_of(data), "schedule": schedule.get("text", "")}

    def values(self):
        values = super().values()
        schedule = values["schedule"]
        return {**values, "schedule": schedule.to_json() if schedule else None}


class DraftTopicForm(DraftScheduledForm):
    form = forms.CharField(label=_("Consultation form"), max_length=60)
    leader = forms.CharField(label=_("Leader in charge"), required=False, max_length=200)

    rows = ("title", "form schedule", "organizers leader", "content", "participants")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        forms_of_office = ConsultationForm.objects.in_force_for(self.row.draft.organization).in_order()
        self.form_names = [form.name for form in forms_of_office]
        self.fields["form"].widget.attrs["list"] = self["form"].id_for_label + "_names"
        self.helper.layout.append(HTML('{% include "plans/imports/form_names.html" %}'))


class DraftActivityForm(DraftScheduledForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=RecordKind.choices)
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    responsible = forms.CharField(label=_("Responsible"), required=False, max_length=200)

    rows = ("title", "kind schedule", "organizers responsible", "content", "participants place")


class DraftTargetForm(DraftRowForm):
    rows = ("text", "kind unit", "minimum maximum scope")

    text = forms.CharField(label=_("Text"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    kind = forms.ChoiceField(label=_("Kind"), choices=RecordKind.choices)
    minimum = forms.IntegerField(label=_("At least"), required=False, min_value=0, max_value=1_000_000)
    maximum = forms.IntegerField(label=_("At most"), required=False, min_value=0, max_value=1_000_000)
    unit = forms.CharField(label=_("Unit"), required=False, max_length=10)
    scope = forms.CharField(label=_("Scope"), required=False, max_length=100)

    def clean(self):
        cleaned = super().clean()
        minimum, maximum = cleaned.get("minimum"), cleaned.get("maximum")
        if None not in (minimum, maximum) and maximum < minimum:
            self.add_error("maximum", _("“At most” is smaller than “at least”."))
        return cleaned


class DraftUnplacedForm(DraftRowForm):
    text = forms.CharField(label=_("Text"), widget=forms.Textarea, max_length=200_000)


ROW_FORMS = {
    "sections": DraftSectionForm,
    "topics": DraftTopicForm,
    "activities": DraftActivityForm,
    "targets": DraftTargetForm,
    "unplaced": DraftUnplacedForm,
}
