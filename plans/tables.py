"""Columns of the lists of plans, topics and activities."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cppcc.listing import ChoiceColumn, ListTable, NumberColumn, StateColumn, TextColumn, TitleColumn
from members.models import Organization

from .models import Activity, AnnualPlan, ConsultationTopic

PLAN_SIGNS = {
    "draft": ("amber", "pencil"),
    "in_approval": ("blue", "hourglass-split"),
    "issued": ("green", "check-lg"),
    "finished": ("blue", "flag"),
    "applied": ("green", "check-all"),
    "discarded": ("grey", "x-lg"),
}
TOPIC_SIGNS = {
    "proposed": ("amber", "pencil"),
    "listed": ("blue", "list-check"),
    "held": ("green", "check-lg"),
    "closed": ("green", "check-all"),
    "postponed": ("amber", "clock"),
    "dropped": ("grey", "x-lg"),
}
ACTIVITY_SIGNS = {
    "planned": ("blue", "calendar"),
    "held": ("green", "check-lg"),
    "cancelled": ("grey", "x-lg"),
}


class TimeColumn(TextColumn):
    """A loose time as written, sorted by the days it can mean."""

    css = "is-short"

    def __init__(self, **kwargs):
        super().__init__(
            accessor="schedule_text",
            verbose_name=_("time"),
            **kwargs,
        )

    def order(self, queryset, is_descending):
        return queryset.by_time(latest_first=is_descending), True


class OrganisersColumn(TextColumn):
    """The names of the organising bodies, lead first; the page looks them up for its rows at once."""

    def __init__(self, **kwargs):
        super().__init__(
            accessor="organisers_text",
            verbose_name=_("organisers"),
            orderable=False,
            needs=("pk",),
            **kwargs,
        )


class OfficeColumn(TextColumn):
    """The office of a row: shown to those who see several."""

    css = "is-short"

    def __init__(self, **kwargs):
        super().__init__(verbose_name=_("office"), **kwargs)


class PlanTitleColumn(TitleColumn):
    """The title, and below it the way to the working copy in which the plan is being adjusted."""

    def cell(self, value, row):
        title = super().cell(value, row)
        if not row["open_copy"]:
            return title
        state = AnnualPlan.State(row["open_copy_state"]).label
        text = gettext("working copy: %(state)s") % {"state": state}
        url = reverse("plans:plan_adjustment", args=[row["open_copy"]])
        return format_html('{}<a class="cell-more" href="{}">{}</a>', title, url, text)


class PlanTable(ListTable):
    title = PlanTitleColumn(
        accessor="title", verbose_name=_("title"), needs=("title", "open_copy", "open_copy_state")
    )
    year = NumberColumn(accessor="year", verbose_name=_("year"))
    kind = ChoiceColumn(accessor="kind", verbose_name=_("kind"), choices=AnnualPlan.Kind)
    office = OfficeColumn(accessor="organization__short_name")
    topics = NumberColumn(accessor="topic_count", verbose_name=_("topics"))
    activities = NumberColumn(accessor="activity_count", verbose_name=_("activities"))
    state = StateColumn(accessor="state", verbose_name=_("state"), choices=AnnualPlan.State, signs=PLAN_SIGNS)


class PlanStateColumn(StateColumn):
    """How far an office is with its plan of one kind; a dash when it has none."""

    def __init__(self, kind):
        super().__init__(
            accessor=f"{kind.value}_state",
            verbose_name=kind.label,
            choices=AnnualPlan.State,
            signs=PLAN_SIGNS,
            orderable=False,
        )

    def text(self, value, row):
        return super().text(value, row) or "—"

    def cell(self, value, row):
        return super().cell(value, row) or "—"


class BelowTable(ListTable):
    name = TitleColumn(accessor="name", verbose_name=_("office"), order_by="path_order")
    office_kind = ChoiceColumn(accessor="kind", verbose_name=_("kind"), choices=Organization.Kind)
    consultation = PlanStateColumn(AnnualPlan.Kind.CONSULTATION)
    work = PlanStateColumn(AnnualPlan.Kind.WORK)
    points = PlanStateColumn(AnnualPlan.Kind.POINTS)

    class Meta:
        order_by = "name"


class TopicTable(ListTable):
    title = TitleColumn(accessor="title", verbose_name=_("title"))
    form = TextColumn(accessor="form__name", verbose_name=_("consultation form"), css="is-short")
    time = TimeColumn()
    organisers = OrganisersColumn()
    leader = TextColumn(accessor="leader__name", verbose_name=_("leader in charge"), css="is-short")
    state = StateColumn(
        accessor="state", verbose_name=_("state"), choices=ConsultationTopic.State, signs=TOPIC_SIGNS
    )


class ActivityTable(ListTable):
    title = TitleColumn(accessor="title", verbose_name=_("title"))
    kind = ChoiceColumn(accessor="kind", verbose_name=_("kind"), choices=Activity.Kind)
    time = TimeColumn()
    organisers = OrganisersColumn()
    place = TextColumn(accessor="place", verbose_name=_("place"))
    state = StateColumn(
        accessor="state", verbose_name=_("state"), choices=Activity.State, signs=ACTIVITY_SIGNS
    )


class AllTopicsTable(TopicTable):
    """Topics of every plan that the person sees."""

    year = NumberColumn(accessor="plan__year", verbose_name=_("year"))
    office = OfficeColumn(accessor="plan__organization__short_name")


class AllActivitiesTable(ActivityTable):
    """Activities of every plan that the person sees, and those outside any plan."""

    year = NumberColumn(accessor="plan__year", verbose_name=_("year"))
    office = OfficeColumn(accessor="organization__short_name")
