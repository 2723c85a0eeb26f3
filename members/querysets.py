"""Which offices, people and roles; the rule by which every business row is seen."""

from django.db import models
from django.db.models import Q
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

    def in_stroke_order(self):
        return self.order_by("stroke_key", "pk")
