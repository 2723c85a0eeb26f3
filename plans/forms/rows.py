"""Sections, topics, activities and targets of a plan."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cppcc.forms import LooseTimeField, VersionedModelForm
from members.models import Committee, Department, Member, Sector
from plans.figures import has_broken, names_in
from plans.models import Activity, ConsultationForm, ConsultationTopic, PlanSection, PlanTarget
from plans.numbering import heading, places
from plans.services.figures import read_texts

from .layout import beside, lay_out
from .organisers import OrganisersField

TIME_HELP = _("as the plan prints it: 5月中旬, 第二季度, 9月至11月, 全会期间, 适时")


class RowForm(VersionedModelForm):
    """A row of `plan`; everything that can be chosen belongs to the plan's office or to the plan."""

    many = ()

    def __init__(self, data=None, *, plan, instance=None, initial=None):
        self.plan = plan
        initial = {**(self.stored_values(instance) if instance else {}), **(initial or {})}
        super().__init__(data, instance=instance, initial=initial)
        self.options = {"plan": plan}
        self.instance.plan = plan
        self.offer_choices()
        lay_out(self, *self.parts())

    def parts(self):
        """The fields as they stand on the page."""
        return self.shown_fields

    def stored_values(self, row):
        """What a form on the model alone would not show, or not as it is sent."""
        values = {name: [one.pk for one in getattr(row, name).all()] for name in self.many}
        if "schedule" in self.base_fields:
            values["schedule"] = row.schedule_text
            values["organisers"] = [one.name for one in row.organisers.all()]
        return values

    def kept(self, name):
        """Keys that the stored row holds: they stay to be chosen when they are no longer in use."""
        value = self.initial.get(name) if self.row else None
        return value if isinstance(value, list) else [value] if value else []

    def offer_choices(self):
        if "section" in self.fields:
            self.fields["section"].queryset = self.plan.sections.all()
            self.fields["section"].choices = [("", "—"), *section_choices(self.plan)]
        if "schedule" in self.fields:
            self.fields["schedule"].set_year(self.plan.year)
            committees = Committee.objects.of(self.plan.organization).active().in_order()
            self.fields["organisers"].set_names([one.name for one in committees])

    def changes(self):
        """As the service takes them: lists instead of querysets."""
        return {
            name: list(value) if isinstance(value, QuerySet) else value
            for name, value in super().changes().items()
        }


def section_choices(plan):
    """[(pk, indented heading)] in reading order."""
    return [
        (
            place.section.pk,
            "　" * (place.level - 1) + heading(place.level, place.number, str(place.section)[:40]),
        )
        for place in places(plan.sections.all())
    ]


class SectionForm(RowForm):
    class Meta:
        model = PlanSection
        fields = ("title", "body")
        widgets = {"body": forms.Textarea(attrs={"rows": 12})}

    def clean(self):
        values = super().clean()
        texts = {name: values.get(name, "") for name in ("title", "body")}
        if any(names_in(text) or has_broken(text) for text in texts.values()):
            self.refuse_what_counts_nothing(texts)
        if not self.errors and not values["title"] and not values["body"].strip():
            self.add_error("title", _("Give a title or a text."))
        return values

    def refuse_what_counts_nothing(self, texts):
        for name, text in texts.items():
            for source in read_texts(self.plan, self.row, {name: text}).wrong:
                said = _(
                    "“%(source)s” counts nothing. Choose a number from the list below the text; "
                    "to print these signs themselves, write one more 〖 before them."
                )
                self.add_error(name, said % {"source": source})


class TopicForm(RowForm):
    many = ("partners", "consulted", "sectors")

    schedule = LooseTimeField(label=_("Time"), required=False, help_text=TIME_HELP)
    organisers = OrganisersField(label=_("Organisers"), required=False, help_text=_("the lead first"))

    class Meta:
        model = ConsultationTopic
        fields = (
            "form",
            "title",
            "content",
            "schedule",
            "organisers",
            "leader",
            "partners",
            "consulted",
            "sectors",
            "participants",
            "section",
            "source",
            "assigned_by_party_committee",
            "expected_outcome",
        )
        widgets = {
            "participants": forms.Textarea(attrs={"rows": 2}),
        }

    def parts(self):
        return (
            beside("form", "section"),
            "title",
            "content",
            beside("schedule", "leader"),
            "organisers",
            beside("partners", "consulted"),
            beside("sectors", "expected_outcome"),
            "participants",
            beside("source", "assigned_by_party_committee"),
        )

    def offer_choices(self):
        super().offer_choices()
        office = self.plan.organization
        forms_in_force = ConsultationForm.objects.in_force_for(office, self.kept("form"))
        self.fields["form"].queryset = forms_in_force.in_order()
        members = Member.objects.of(office).active(self.kept("leader"))
        self.fields["leader"].queryset = members.in_stroke_order()
        for name, model in (("sectors", Sector), ("partners", Department), ("consulted", Department)):
            self.fields[name].queryset = model.objects.of(office).active(self.kept(name)).in_order()
        self.fields["leader"].empty_label = "—"
        for name in ("leader", *self.many):
            self.fields[name].widget.attrs["data-chooser"] = ""


class ActivityForm(RowForm):
    schedule = LooseTimeField(label=_("Time"), required=False, help_text=TIME_HELP)
    organisers = OrganisersField(label=_("Organisers"), required=False, help_text=_("the lead first"))

    class Meta:
        model = Activity
        fields = (
            "kind",
            "title",
            "content",
            "schedule",
            "organisers",
            "place",
            "responsible",
            "participants",
            "topic",
            "section",
        )
        widgets = {
            "participants": forms.Textarea(attrs={"rows": 2}),
        }

    def parts(self):
        return (
            beside("kind", "section"),
            "title",
            "content",
            beside("schedule", "place"),
            "organisers",
            beside("responsible", "topic"),
            "participants",
        )

    def offer_choices(self):
        super().offer_choices()
        self.fields["topic"].queryset = ConsultationTopic.objects.of(self.plan).in_order()


class TargetForm(RowForm):
    class Meta:
        model = PlanTarget
        fields = ("text", "kind", "minimum", "maximum", "unit", "scope", "section")
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "scope": _(
                "empty: activities of this plan; 全机关: all of the office; a committee, or 每个专委会; "
                "每月, 每季度 or 每半年: the number in each of them; others are kept as text"
            ),
        }

    def parts(self):
        return "text", beside("kind", "section"), beside("minimum", "maximum", "unit"), "scope"
