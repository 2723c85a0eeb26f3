"""Which offices, people and roles; the rule by which every business row is seen."""

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, Subquery, Value, When
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


class OfficeRowQuerySet(ScopedQuerySet):
    """Rows of one office (`organization`), seen by those who act in it."""

    def visible_to(self, user):
        if not user.assignment or user.assignment.role not in READING_ROLES:
            return self.none()
        return self.filter(organization=user.assignment.organization)

    def of(self, organization):
        return self.filter(organization=organization)

    def active(self):
        return self.filter(is_active=True)

    def in_order(self):
        return self.order_by("order", "pk")

    def in_force_for(self, organization):
        """The office's own rows, or those of the nearest office above that has any."""
        for office in [organization, *organization.ancestors()]:
            rows = self.filter(organization=office)
            if rows.exists():
                return rows
        return self.none()


class RoleAssignmentQuerySet(models.QuerySet):
    def held_by(self, user, today=None):
        today = today or timezone.localdate()
        return (
            self.filter(user=user, since__lte=today)
            .filter(Q(until=None) | Q(until__gte=today))
            .select_related("organization", "committee", "department")
            .order_by("organization__path_order", "pk")
        )

    def of_role(self, organization, role):
        return self.filter(organization=organization, role=role)


class UserQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """Accounts with a role in the office one acts in."""
        if not user.assignment:
            return self.none()
        return self.filter(assignments__organization=user.assignment.organization).distinct()

    def by_username(self, usernames):
        """{username: account} for those of `usernames` that exist."""
        return {user.username: user for user in self.filter(username__in=usernames)}


class MemberQuerySet(OfficeRowQuerySet):
    def named(self, text):
        """Members whose name, pinyin or initials contain `text`."""
        text = text.strip()
        return self.filter(
            Q(name__icontains=text) | Q(pinyin__icontains=text) | Q(initials__icontains=text.lower())
        )

    def with_standing(self, today=None):
        """Adds `sector_name`, `party_name`, `is_standing` of the membership in force."""
        own = _memberships(today).filter(member=OuterRef("pk")).order_by("-since")
        return self.annotate(
            sector_name=Subquery(own.values("sector__name")[:1]),
            party_name=Subquery(own.values("party__name")[:1]),
            is_standing=Subquery(own.values("is_standing")[:1]),
        )

    def of_sector(self, sector, today=None):
        return self.filter(Exists(_memberships(today).filter(member=OuterRef("pk"), sector=sector)))

    def of_party(self, party, today=None):
        return self.filter(Exists(_memberships(today).filter(member=OuterRef("pk"), party=party)))

    def seated_on(self, committee):
        return self.filter(Exists(_seats().filter(member=OuterRef("pk"), committee=committee)))

    def in_stroke_order(self):
        return self.order_by("stroke_key", "pk")


def _memberships(today=None):
    return apps.get_model("members", "Membership").objects.in_force(today)


def _seats():
    return apps.get_model("members", "CommitteeSeat").objects.all()


class MembershipQuerySet(models.QuerySet):
    def in_force(self, today=None):
        today = today or timezone.localdate()
        return self.filter(since__lte=today).filter(Q(until=None) | Q(until__gte=today))

    def with_names(self):
        return self.select_related("term", "sector", "party").order_by("-since")


LEADERS_FIRST = Case(
    When(position="leader", then=Value(0)),
    When(position="deputy", then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


class SeatQuerySet(models.QuerySet):
    def with_names(self):
        return self.select_related("term", "committee").order_by("-term__number", "committee__order")

    def in_order(self):
        """Leaders, then deputies, then members, each in stroke order."""
        return self.select_related("member", "term").order_by(
            "-term__number", LEADERS_FIRST, "member__stroke_key", "pk"
        )


class CommitteeQuerySet(OfficeRowQuerySet):
    def named(self, text):
        return self.filter(Q(name__icontains=text) | Q(short_name__icontains=text))

    def with_people(self):
        """Adds `leader_name` and `member_count`."""
        leaders = _seats().filter(committee=OuterRef("pk"), position="leader").order_by("-term__number")
        return self.annotate(
            leader_name=Subquery(leaders.values("member__name")[:1]),
            member_count=Count("seats__member", distinct=True),
        )


def directory_choices(user):
    """{field: [(key, name)]} of the committees, sectors and parties that `user` sees, in one query."""
    kinds = ("committee", "sector", "party")
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
