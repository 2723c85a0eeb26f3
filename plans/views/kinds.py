"""The four kinds of rows of a plan, and where each row is shown and edited."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from plans.forms import ActivityForm, SectionForm, TargetForm, TopicForm
from plans.models import Activity, AnnualPlan, ConsultationTopic, PlanSection, PlanTarget


@dataclass(frozen=True)
class RowKind:
    """`name` is the singular in addresses' names, `tab` the tab of the plan that lists the rows."""

    name: str
    tab: str
    icon: str
    model: type
    form: type
    new_label: str
    edit_label: str
    template: str = "plans/row_form.html"

    def url(self, action, *args):
        return reverse(f"plans:{self.name}_{action}", args=args)


SECTION = RowKind(
    "section", "text", "text-paragraph", PlanSection, SectionForm, _("New section"), _("Edit section")
)
TOPIC = RowKind(
    "topic", "topics", "chat-square-text", ConsultationTopic, TopicForm, _("New topic"), _("Edit topic")
)
ACTIVITY = RowKind(
    "activity", "activities", "calendar-event", Activity, ActivityForm, _("New activity"), _("Edit activity")
)
TARGET = RowKind("target", "targets", "bullseye", PlanTarget, TargetForm, _("New target"), _("Edit target"))
ROW_KINDS = (SECTION, TOPIC, ACTIVITY, TARGET)


def kind_of(row):
    return next(kind for kind in ROW_KINDS if isinstance(row, kind.model))


def row_url(row):
    """Where a row is read: its own page, or its place in a tab of its plan."""
    if isinstance(row, AnnualPlan):
        return reverse("plans:plan_detail", args=[row.pk])
    if isinstance(row, ConsultationTopic | Activity):
        return kind_of(row).url("detail", row.pk)
    kind = kind_of(row)
    tab = "plan_detail" if kind is SECTION else "plan_targets"
    return f"{reverse(f'plans:{tab}', args=[row.plan_id])}#{kind.name}-{row.pk}"


def edit_url(row):
    return kind_of(row).url("edit", row.pk)


def tab_url(kind, plan):
    """The tab that lists the rows of a kind."""
    return reverse(f"plans:plan_{'detail' if kind is SECTION else kind.tab}", args=[plan.pk])
