"""Which offices, and which of the rows that every office keeps for itself."""

from django.apps import apps
from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.utils import timezone

from cppcc.querysets import ScopedQuerySet

READING_ROLES = ("staff", "committee_leader", "office_leader", "member", "department_handler", "auditor")


class OrganizationQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """The office one acts in; for a superior viewer its whole subtree."""
        if not user.assignment:
            return self.none()
        own = user.assignment.organization
        if user.assignment.role == "superior_viewer":
            return self.filter(path__startswith=own.path)
        return self.filter(pk=own.pk)

    def by_code(self, code):
        return self.filter(code=code)

    def in_order(self):
        return self.order_by("path_order", "pk")

    def managed_by(self, user):
        """The offices in which `user` may give roles: the own; for administrators also those below."""
        own = user.organization
        if user.role in ("system_admin", "security_admin"):
            return self.filter(path__startswith=own.path).in_order()
        return self.filter(pk=own.pk)

    def directly_below(self, organization):
        return self.filter(parent=organization)

    def liaison_offices_below(self, organization):
        """The township and street offices of a committee, in order."""
        return self.filter(path__startswith=organization.path, kind="liaison_office").in_order()

    def named(self, text):
        return self.filter(Q(name__icontains=text) | Q(short_name__icontains=text))

    def with_member_counts(self, day):
        """Each office with counts of its members on `day`: all, standing, women, without a party, committees.

        Counts only: nothing that names a person goes up.
        """
        present = Q(member__memberships__since__lte=day) & (
            Q(member__memberships__until=None) | Q(member__memberships__until__gte=day)
        )
        return self.annotate(
            member_count=Count("member", filter=present, distinct=True),
            standing_count=Count(
                "member", filter=present & Q(member__memberships__is_standing=True), distinct=True
            ),
            women_count=Count("member", filter=present & Q(member__sex="female"), distinct=True),
            committee_count=Count("committee", filter=Q(committee__is_active=True), distinct=True),
        )


class OfficeRowQuerySet(ScopedQuerySet):
    """Rows of one office (`organization`), seen by those who act in it."""

    def visible_to(self, user):
        if not user.assignment or user.assignment.role not in READING_ROLES:
            return self.none()
        return self.filter(organization=user.assignment.organization)

    def seen_from_above(self, user):
        """Rows of the offices below a superior: for counting them and naming bodies, never for persons."""
        if not user.assignment or user.assignment.role != "superior_viewer":
            return self.none()
        return self.filter(organization__path__startswith=user.assignment.organization.path)

    def of(self, organization):
        return self.filter(organization=organization)

    def active(self, also=()):
        """Rows in use; `also` are keys of rows that a record holds already, in use or not."""
        return self.filter(Q(is_active=True) | Q(pk__in=also))

    def in_order(self):
        return self.order_by("order", "pk")

    def named(self, text):
        return self.filter(Q(name__icontains=text) | Q(short_name__icontains=text))


class CommitteeQuerySet(OfficeRowQuerySet):
    def with_people(self, day=None):
        """Adds `leader_name` and `member_count` of `day` (default: today)."""
        seats = apps.get_model("members", "CommitteeSeat").objects.on(day or timezone.localdate())
        leaders = seats.filter(committee=OuterRef("pk"), position="leader").order_by("since", "pk")
        return self.annotate(
            leader_name=Subquery(leaders.values("member__name")[:1]),
            member_count=Count("seats__member", filter=Q(seats__in=seats), distinct=True),
        )


class GroupQuerySet(OfficeRowQuerySet):
    def with_people(self, day=None):
        """Adds `convener_name` and `member_count` of `day` (default: today)."""
        seats = apps.get_model("members", "GroupSeat").objects.on(day or timezone.localdate())
        conveners = seats.filter(group=OuterRef("pk"), position="convener").order_by("since", "pk")
        return self.annotate(
            convener_name=Subquery(conveners.values("member__name")[:1]),
            member_count=Count("seats__member", filter=Q(seats__in=seats), distinct=True),
        )


class TermQuerySet(OfficeRowQuerySet):
    def current(self, organization, day):
        """The term of an office on `day`: the one that has begun last, else the first that will; or None."""
        terms = self.filter(organization=organization)
        begun = terms.filter(begins__lte=day).order_by("-begins").first()
        return begun or terms.order_by("begins").first()

    def before(self, term):
        """The term before `term`, or None."""
        earlier = self.filter(organization=term.organization, begins__lt=term.begins)
        return earlier.order_by("-begins").first()

    def newest_first(self):
        return self.order_by(F("begins").desc(), "-pk")


def directory_choices(user):
    """{field: [(key, name)]} of the lists by which `user` may narrow the members, in one query."""
    kinds = ("committee", "sector", "party", "membergroup")
    rows = [
        apps.get_model("members", kind)
        .objects.visible_to(user)
        .active()
        .order_by()
        .values_list(Value(kind), "order", "pk", "name")
        for kind in kinds
    ]
    found = sorted(rows[0].union(*rows[1:], all=True))
    return {kind: [(str(pk), name) for one, _, pk, name in found if one == kind] for kind in kinds}
