"""Filters of the lists of plans, topics and activities."""

import django_filters
from django.utils.translation import gettext_lazy as _

from cppcc.dates import MONTHS
from cppcc.listing import ListFilter, SearchFilter
from members.models import Organization

from .models import Activity, AnnualPlan, ConsultationTopic

NO_DAYS = "none"
NOBODY = "none"
MONTH_CHOICES = [*((str(number), name) for number, name in MONTHS.items()), (NO_DAYS, _("without days"))]
#: Only working copies are ever taken into a plan, and they are not listed.
PLAN_STATES = [(state, label) for state, label in AnnualPlan.State.choices if state != "applied"]


class ChosenFilter(ListFilter):
    """Filters whose choices the page has looked up: `choices` maps a field to [(key, name)].

    A field with nothing to choose is left out.
    """

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, choices=choices, **kwargs)
        for name, pairs in choices.items():
            if len(pairs) < 2 and name not in self.data:
                del self.form.fields[name]


class PlanFilter(ChosenFilter):
    q = SearchFilter(method="matching", label=_("Title or document number"))
    year = django_filters.ChoiceFilter(label=_("year"))
    kind = django_filters.ChoiceFilter(label=_("kind"), choices=AnnualPlan.Kind.choices)
    state = django_filters.ChoiceFilter(label=_("state"), choices=PLAN_STATES)
    office = django_filters.ChoiceFilter(label=_("office"), field_name="organization_id")

    class Meta:
        model = AnnualPlan
        fields = ()


class BelowFilter(ListFilter):
    """Of offices; the page itself reads the year, which is this year's as long as none is chosen."""

    q = SearchFilter(method="named", label=_("Name of the office"))
    year = django_filters.ChoiceFilter(label=_("year"), method="by_year")

    class Meta:
        model = Organization
        fields = ()

    def by_year(self, offices, name, value):
        return offices


class RowFilter(ChosenFilter):
    """What topics and activities are filtered by alike."""

    q = SearchFilter(method="matching", label=_("Title or content"))
    committee = django_filters.ChoiceFilter(label=_("committee"), method="by_committee")
    month = django_filters.ChoiceFilter(label=_("month"), choices=MONTH_CHOICES, method="by_month")

    def __init__(self, *args, choices, **kwargs):
        committees = [*choices["committee"], (NOBODY, _("No organiser"))]
        super().__init__(*args, choices={**choices, "committee": committees}, **kwargs)

    def by_committee(self, queryset, name, value):
        return queryset.without_organiser() if value == NOBODY else queryset.organised_by(value)

    def by_month(self, queryset, name, value):
        return queryset.without_days() if value == NO_DAYS else queryset.in_month(int(value))


class TopicFilter(RowFilter):
    form = django_filters.ChoiceFilter(label=_("consultation form"), field_name="form_id")
    state = django_filters.ChoiceFilter(label=_("state"), choices=ConsultationTopic.State.choices)

    class Meta:
        model = ConsultationTopic
        fields = ()


class ActivityFilter(RowFilter):
    kind = django_filters.ChoiceFilter(label=_("kind"), choices=Activity.Kind.choices)
    state = django_filters.ChoiceFilter(label=_("state"), choices=Activity.State.choices)

    class Meta:
        model = Activity
        fields = ()


class AllTopicsFilter(TopicFilter):
    year = django_filters.ChoiceFilter(label=_("year"), field_name="plan__year")
    office = django_filters.ChoiceFilter(label=_("office"), field_name="plan__organization_id")


class AllActivitiesFilter(ActivityFilter):
    year = django_filters.ChoiceFilter(label=_("year"), field_name="plan__year")
    office = django_filters.ChoiceFilter(label=_("office"), field_name="organization_id")
