"""Which plans."""

from django.apps import apps
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    Exists,
    F,
    FilteredRelation,
    Max,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from cppcc.querysets import ScopedQuerySet

from .choices import as_choices
from .scope import EDITING_ROLES, PUBLISHED, sees_drafts, sees_several_offices, visible_plans

CLOSED_COPIES = ("applied", "discarded")
FURTHEST_FIRST = ("finished", "issued", "in_approval", "draft")


def nobody_left():
    """The condition of plans `with_submitter` at a station of leaders whose role nobody else holds."""
    held = (
        apps.get_model("members", "RoleAssignment")
        .objects.on(timezone.localdate())
        .of_active_accounts()
        .filter(role=OuterRef("station__who"), organization=OuterRef("organization"))
        .exclude(user=OuterRef("submitter"))
    )
    named = held.filter(committee=OuterRef("station__committee"))
    leaders = Q(station__who__in=("committee_leader", "office_leader"))
    return leaders & (
        Q(~Exists(held), station__committee=None) | Q(~Exists(named), station__committee__isnull=False)
    )


class PlanQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        return self.filter(visible_plans(user))

    def drafts_for(self, user):
        """The drafts on which `user` may work."""
        return self.visible_to(user).filter(state="draft") if user.role in EDITING_ROLES else self.none()

    def in_approval(self, plan_kind):
        """Plans on their way; those of liaison offices are no kind of their own."""
        return self.filter(state="in_approval", kind=plan_kind)

    def waiting_for(self, user):
        """Plans at a station that `user`, acting as now, decides or records."""
        role = user.role
        plans = self.visible_to(user).filter(state="in_approval").with_submitter()
        if role in EDITING_ROLES:
            return plans.filter(Q(station__who__in=("staff", "external")) | nobody_left())
        if role not in ("committee_leader", "office_leader"):
            return self.none()
        plans = plans.filter(station__who=role).exclude(submitter=user.pk)
        if role == "office_leader":
            return plans
        committee = user.assignment.committee_id
        topics = self.model._meta.get_field("topics").related_model.objects.filter(plan=OuterRef("pk"))
        leads = Exists(topics.filter(organisers__order=0, organisers__committee=committee))
        return plans.filter(Q(station__committee=committee) | Q(leads, station__committee=None))

    def with_submitter(self):
        """With the key of the account that has submitted each plan last, as `submitter`."""
        submitted = self.model._meta.get_field("passages").related_model.objects.filter(step="submitted")
        newest = submitted.filter(plan=OuterRef("pk")).order_by("-pk").values("by")[:1]
        return self.annotate(submitter=Subquery(newest))

    def seen_from_above(self, user):
        """Plans of the offices below a superior, issued or not: for `states`, never for their content."""
        if user.role != "superior_viewer":
            return self.none()
        return self.filter(organization__path__startswith=user.organization.path)

    def states(self):
        """{pk, year, kind, state, issued_on, shown_title} of plans that stand, newest first; the title is
        shown once a plan has been issued."""
        standing = self.filter(adjusts=None).exclude(state="discarded").order_by("-year", "kind", "pk")
        issued = When(state__in=PUBLISHED, then=F("title"))
        return standing.annotate(shown_title=Case(issued, default=Value(""))).values(
            "pk", "year", "kind", "state", "issued_on", "shown_title"
        )

    def states_beside(self, offices, year, kinds):
        """`offices` with `<kind>_state` for each kind: how far their plan of the year is, or None."""
        return offices.annotate(**{f"{kind}_state": self.furthest_state(year, kind) for kind in kinds})

    def furthest_state(self, year, kind):
        plans = self.filter(organization=OuterRef("pk"), adjusts=None, year=year, kind=kind)
        furthest = Case(
            *(When(state=state, then=Value(place)) for place, state in enumerate(FURTHEST_FIRST)),
            default=Value(len(FURTHEST_FIRST)),
        )
        return Subquery(plans.exclude(state="discarded").order_by(furthest, "pk").values("state")[:1])

    def originals(self):
        """Without working copies: they are no plans beside the ones that they adjust."""
        return self.filter(adjusts=None)

    def open_copies(self):
        """Working copies that have neither taken effect nor been discarded."""
        return self.filter(adjusts__isnull=False).exclude(state__in=CLOSED_COPIES)

    def with_open_copy(self, user):
        """Each plan with key and state of its open working copy as far as `user` sees that; None without.

        A copy stands in the office of its plan and is never published. It is looked up by its plan alone:
        asked for the office too, SQLite reads all plans of the office for each plan.
        """
        if not sees_drafts(user):
            nothing = Value(None, BigIntegerField())
            return self.annotate(open_copy=nothing, open_copy_state=nothing)
        is_open = ~Q(working_copies__state__in=CLOSED_COPIES)
        rows = self.annotate(copy=FilteredRelation("working_copies", condition=is_open))
        return rows.annotate(open_copy=F("copy__pk"), open_copy_state=F("copy__state"))

    def copies_of(self, plan, user):
        """{key: state} of the working copies that stand beside a plan or were taken into it.

        The open one is told to those only who see drafts. One query; none for a plan that was never issued.
        """
        if plan.state not in PUBLISHED:
            return {}
        copies = self.filter(adjusts=plan).exclude(state="discarded")
        seen = copies if sees_drafts(user) else copies.filter(state="applied")
        return dict(seen.values_list("pk", "state"))

    def of(self, organization):
        return self.filter(organization=organization)

    def by_id(self, pk):
        """The plan, or None."""
        return self.filter(pk=pk).first()

    def newest_first(self):
        return self.order_by("-year", "kind", "-pk")

    def with_offices(self):
        return self.select_related("organization", "station__committee")

    def with_counts(self):
        """Each plan with `topic_count` and `activity_count`, counted for the rows shown only."""
        return self.annotate(topic_count=self.count_of("topics"), activity_count=self.count_of("activities"))

    def with_version_number(self):
        """Each plan with the number of its newest frozen version, None without."""
        versions = self.model._meta.get_field("versions").related_model.objects
        newest = versions.filter(plan=OuterRef("pk")).newest_first().values("number")[:1]
        return self.annotate(version_number=Subquery(newest))

    def count_of(self, relation):
        rows = self.model._meta.get_field(relation).related_model.objects.filter(plan=OuterRef("pk"))
        counts = rows.standing().order_by().values("plan").annotate(n=Count("pk")).values("n")
        return Coalesce(Subquery(counts), 0)

    def titles(self, year, kind):
        """The titles of a year's plans of one kind."""
        return set(self.filter(year=year, kind=kind).values_list("title", flat=True))

    def carried_out_in(self, year):
        """The issued plans of a year, the oldest first."""
        return self.filter(state="issued", year=year).order_by("pk")

    def other_years_of(self, plan):
        """The plans of the same office and kind for other years."""
        same = self.originals().filter(organization=plan.organization_id, kind=plan.kind)
        return same.exclude(year=plan.year)

    def matching(self, text):
        return self.filter(
            Q(title__icontains=text)
            | Q(document_number__icontains=text)
            | Q(organization__name__icontains=text)
        )

    def year_choices(self):
        """The years of these plans, newest first, for `choices_of`."""
        year = Max("year")  # grouped, as an index holds the years; to be distinct, every row would be read
        return as_choices(self.values("year"), place=-year, key=year, name=Cast(year, CharField()))

    def office_choices(self):
        """The offices of these plans, for `choices_of`."""
        office = self.values("organization")
        name = Max("organization__short_name")
        return as_choices(office, place=Value(0), key=Max("organization"), name=name)

    def choices_for(self, user):
        """Years and, for who sees several, offices of the plans that `user` sees, for `choices_of`."""
        plans = self.visible_to(user)
        offices = {"office": plans.office_choices()} if sees_several_offices(user) else {}
        return {"year": plans.year_choices(), **offices}
