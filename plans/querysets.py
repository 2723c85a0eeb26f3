"""Which plans, topics, activities and targets."""

from django.db import models
from django.db.models import Count, F, Prefetch, Q

from cppcc.querysets import ScopedQuerySet

EDITING_ROLES = ("staff",)
LEADING_ROLES = ("committee_leader", "office_leader", "auditor")
PUBLISHED = ("issued", "finished")


def visible_plans(user, prefix=""):
    """The condition under which `user` sees a plan, or a row that reaches its plan through `prefix`.

    Staff, leaders and auditors see every plan of their office; members and departments what has been issued;
    a superior office what has been issued anywhere below it.
    """
    if not user.assignment:
        return Q(pk=None)
    own, role = user.assignment.organization, user.assignment.role
    at_home = Q(**{f"{prefix}organization": own})
    published = Q(**{f"{prefix}state__in": PUBLISHED})
    if role in EDITING_ROLES + LEADING_ROLES:
        return at_home
    if role in ("member", "department_handler"):
        return at_home & published
    if role == "superior_viewer":
        return Q(**{f"{prefix}organization__path__startswith": own.path}) & published
    return Q(pk=None)


class PlanQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        return self.filter(visible_plans(user))

    def of(self, organization):
        return self.filter(organization=organization)

    def by_id(self, pk):
        """The plan, or None."""
        return self.filter(pk=pk).first()

    def newest_first(self):
        return self.order_by("-year", "kind", "-pk")

    def with_offices(self):
        return self.select_related("organization")

    def with_counts(self):
        """Each plan with `topic_count` and `activity_count`."""
        return self.annotate(
            topic_count=Count("topics", distinct=True), activity_count=Count("activities", distinct=True)
        )

    def of_year(self, year):
        return self.filter(year=year)


class PlanRowQuerySet(ScopedQuerySet):
    """Rows that belong to one plan and are seen by whoever sees the plan."""

    def visible_to(self, user):
        return self.filter(visible_plans(user, "plan__"))

    def of(self, plan):
        return self.filter(plan=plan)

    def with_plan(self):
        return self.select_related("plan__organization")

    def in_order(self):
        return self.order_by("order", "pk")


class SectionQuerySet(PlanRowQuerySet):
    def within(self, parent):
        """The sections directly below `parent` (None: the top level)."""
        return self.filter(parent=parent)


class OrganisedQuerySet(PlanRowQuerySet):
    """Rows with organising committees."""

    def with_organisers(self):
        organisers = self.model.organisers.rel.related_model.objects.select_related("committee")
        return self.prefetch_related(Prefetch("organisers", organisers.order_by("order", "pk")))

    def without_organiser(self):
        return self.filter(organisers=None)

    def without_time(self):
        return self.filter(schedule_text="")

    def led_by(self, committee):
        return self.filter(organisers__committee=committee)

    def by_time(self):
        return self.order_by(F("schedule_earliest").asc(nulls_last=True), "order", "pk")

    def touching(self, first, last):
        """Rows whose time can fall into the days from `first` to `last`."""
        return self.filter(schedule_earliest__lte=last, schedule_latest__gte=first)


class TopicQuerySet(OrganisedQuerySet):
    def of_form(self, form):
        return self.filter(form=form)

    def proposed(self):
        return self.filter(state="proposed")

    def in_order(self):
        return self.order_by("form__order", "form_id", "order", "pk")

    def with_details(self):
        return (
            self.select_related("form", "leader", "section")
            .prefetch_related("partners", "consulted", "sectors")
            .with_organisers()
        )


class ActivityQuerySet(OrganisedQuerySet):
    def visible_to(self, user):
        """Activities of a visible plan, and those of one's own office that stand in no plan."""
        outside = (
            Q(plan=None, organization=user.organization)
            if user.role in EDITING_ROLES + LEADING_ROLES
            else Q()
        )
        return self.filter(visible_plans(user, "plan__") | outside)

    def with_details(self):
        return self.select_related("topic", "section").with_organisers()


class VersionQuerySet(PlanRowQuerySet):
    def numbered(self, number):
        return self.filter(number=number)

    def newest_first(self):
        return self.order_by("-number")


class RecordQuerySet(PlanRowQuerySet):
    def about(self, **row):
        """Records about one row: `about(topic=topic)`."""
        return self.filter(**row)

    def newest_first(self):
        return self.order_by("-at", "-pk")


class ImportQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """One's own imports in the office one acts in, as long as one may enter plans there."""
        if user.role not in EDITING_ROLES:
            return self.none()
        return self.filter(by=user, organization=user.organization)

    def newest_first(self):
        return self.order_by("-created_at", "-pk")

    def unfinished(self):
        return self.exclude(state__in=("saved", "discarded"))


class RuleQuerySet(models.QuerySet):
    """Rows of rules that an office has itself or takes from the nearest office above."""

    def of(self, organization):
        return self.filter(organization=organization)

    def in_order(self):
        return self.order_by("order", "pk")

    def in_force_for(self, organization):
        for office in [organization, *organization.ancestors()]:
            rows = self.filter(organization=office)
            if rows.exists():
                return rows
        return self.none()

    def on(self, day):
        """The row that holds on `day`, or None."""
        return self.filter(holds_from__lte=day).order_by("-holds_from").first()
