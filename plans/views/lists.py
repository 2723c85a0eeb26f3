"""The lists: plans; topics and activities of one plan and of all plans that a person sees."""

from functools import cached_property

from django.utils.translation import gettext_lazy as _

from cppcc.listing import Empty, ListPage
from plans import filters, tables
from plans.models import Activity, AnnualPlan, ConsultationTopic
from plans.querysets import choices_of

from .frame import plan_frame, visible_plan
from .kinds import ACTIVITY, TOPIC


class ChosenPage(ListPage):
    """A list whose filters offer what `choices()` looks up."""

    def choices(self):
        raise NotImplementedError

    @cached_property
    def offered(self):
        return self.choices()

    @cached_property
    def filters(self):
        return self.filter_class(
            self.request.GET, queryset=self.rows(), request=self.request, choices=self.offered
        )

    @cached_property
    def table(self):
        """The office is a column only for those who see several."""
        table = super().table
        if len(self.offered.get("office", ())) < 2 and "office" in table.columns:
            table.columns.hide("office")
        return table


class PlanList(ChosenPage):
    model = AnnualPlan
    table_class = tables.PlanTable
    filter_class = filters.PlanFilter
    template_name = "plans/plan_list.html"
    title = _("Annual plans")
    detail = "plans:plan_detail"
    primary = ("plans:plan_new", _("New plan"), "plus-lg")
    permission_of_primary = "plans.add_plan"
    empty = Empty(
        _("No annual plan yet"),
        _("Paste or upload last year's text: its chapters, topics and activities are recognised."),
        "plans:import_new",
        _("Import a text"),
    )

    def rows(self):
        rows = super().rows().originals()
        return rows.with_counts().with_open_copy(self.request.user).newest_first()

    def choices(self):
        return {"office": [], **choices_of(**AnnualPlan.objects.choices_for(self.request.user))}


class OrganisedPage(ChosenPage):
    """A list of rows with organisers, whose names are looked up for all rows shown at once."""

    organisers = None

    def lines(self, rows):
        self.organisers = self.model.objects.with_keys([row["pk"] for row in rows]).organiser_names()
        return super().lines(rows)

    def dress_row(self, row):
        if self.organisers is None:
            self.organisers = self.filters.qs.organiser_names()
        row["organisers_text"] = self.organisers.get(row["pk"], "")


class TabPage(OrganisedPage):
    """A list as a tab of one plan."""

    template_name = "plans/tab_list.html"
    http_method_names = ("get", "head")
    kind = None

    @cached_property
    def plan(self):
        return visible_plan(self.request, self.kwargs["pk"])

    @property
    def title(self):
        return f"{self.plan.title}－{self.kind.model._meta.verbose_name_plural}"

    @property
    def detail(self):
        return f"plans:{self.kind.name}_detail"

    def rows(self):
        return super().rows().of(self.plan).in_order()

    def context(self):
        return {
            **super().context(),
            **plan_frame(self.request, self.plan, self.kind.tab),
            "kind": self.kind,
            "new_url": self.kind.url("new", self.plan.pk),
            "arrange_url": self.kind.url("arrange", self.plan.pk),
        }

    def choices(self):
        return choices_of(**self.rows().filter_choices())

    def primary_button(self):
        return None


class PlanTopics(TabPage):
    model = ConsultationTopic
    kind = TOPIC
    table_class = tables.TopicTable
    filter_class = filters.TopicFilter
    empty = Empty(
        _("No topic yet"), _("A topic is what the office will consult on: title, form, time, organisers.")
    )


class PlanActivities(TabPage):
    model = Activity
    kind = ACTIVITY
    table_class = tables.ActivityTable
    filter_class = filters.ActivityFilter
    empty = Empty(
        _("No activity yet"), _("An activity is an inspection, a research, a meeting, a visit and so on.")
    )


class AcrossPlans(OrganisedPage):
    """A list of the rows of all plans that a person sees."""

    def rows(self):
        return super().rows().of_living_plans().newest_first()

    def choices(self):
        user = self.request.user
        rows = self.model.objects.visible_to(user).of_living_plans()
        found = choices_of(**rows.filter_choices(), **AnnualPlan.objects.choices_for(user))
        return {"office": [], **found}


class AllTopics(AcrossPlans):
    model = ConsultationTopic
    table_class = tables.AllTopicsTable
    filter_class = filters.AllTopicsFilter
    title = _("Consultation topics")
    detail = "plans:topic_detail"
    empty = Empty(_("No topic yet"), _("The topics of all annual plans are listed here."))


class AllActivities(AcrossPlans):
    model = Activity
    table_class = tables.AllActivitiesTable
    filter_class = filters.AllActivitiesFilter
    title = _("Activities")
    detail = "plans:activity_detail"
    empty = Empty(_("No activity yet"), _("The activities of all annual plans are listed here."))
