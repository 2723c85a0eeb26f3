"""Which accounts, and which roles they hold."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from cppcc.querysets import ScopedQuerySet


def by_office(assignments):
    """A person's few roles in the order of the offices."""
    return sorted(assignments, key=lambda one: (one.organization.path_order, one.pk))


class RoleAssignmentQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """Roles held in the office one acts in; a department handler sees those of the own department."""
        if not user.assignment:
            return self.none()
        own = user.assignment
        rows = self.filter(organization=own.organization)
        if own.role == "department_handler":
            return rows.filter(role="department_handler", department=own.department)
        return rows

    def of_user(self, user):
        return self.filter(user=user)

    def by_id(self, pk):
        return self.filter(pk=pk).first()

    def held_by(self, user, today=None):
        """The roles of an account (or its key) that last today; for their order see `by_office`."""
        held = self.filter(user=user).on(today or timezone.localdate())
        return held.select_related("organization", "committee", "department")

    def with_account(self):
        return self.select_related("user")

    def on(self, day):
        return self.filter(since__lte=day).filter(Q(until=None) | Q(until__gte=day))

    def of_role(self, organization, role):
        return self.filter(organization=organization, role=role)

    def of_committees(self, committees):
        return self.filter(committee__in=committees)

    def of_active_accounts(self):
        return self.filter(user__is_active=True)

    def speaking_for(self, committees, departments):
        """The roles of those who lead these committees or handle matters for these departments."""
        leaders = Q(role="committee_leader", committee__in=committees)
        handlers = Q(role="department_handler", department__in=departments)
        return self.filter(leaders | handlers, user__is_active=True).select_related("user")

    def names_by_user(self, users):
        """{key of an account: [(role, name of its committee or department)]} of roles held today."""
        rows = self.filter(user__in=users).on(timezone.localdate()).order_by("pk")
        found = {}
        for user, role, *bodies in rows.values_list(
            "user", "role", "committee__short_name", "committee__name", "department__name"
        ):
            found.setdefault(user, []).append((role, next(filter(None, bodies), "")))
        return found

    def with_names(self):
        return self.select_related("user", "organization", "committee", "department").order_by(
            "user__name", "pk"
        )


class UserQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """Accounts with a role in the office one acts in; for a handler those of the own department."""
        if not user.assignment:
            return self.none()
        own = user.assignment
        held = {"assignments__organization": own.organization}
        if own.role == "department_handler":
            held |= {"assignments__role": "department_handler", "assignments__department": own.department}
        return self.filter(pk__in=self.model.objects.filter(**held).values("pk"))

    def named(self, text):
        return self.filter(Q(name__icontains=text) | Q(username__icontains=text))

    def holding(self, role):
        return self.filter(pk__in=self.model.objects.filter(assignments__role=role).values("pk"))

    def waiting(self):
        """Open accounts whose owner has not chosen a password yet."""
        return self.filter(is_active=True, must_change_password=True)

    def by_id(self, pk):
        return self.filter(pk=pk).first()

    def handler_called(self, name, department):
        """Somebody of this name who works for a department, or None."""
        held = {"assignments__role": "department_handler", "assignments__department": department}
        return self.filter(name=name, **held).first()

    def unused_since(self, now, days):
        """Accounts that could sign in and have not for `days`, or never since they were made so long ago."""
        before = now - timedelta(days=days)
        return self.filter(is_active=True).filter(
            Q(last_login__lt=before) | Q(last_login=None, date_joined__lt=before)
        )

    def never_signed_in(self):
        return self.filter(last_login=None)

    def by_username(self, usernames):
        """{username: account} for those of `usernames` that exist."""
        return {user.username: user for user in self.filter(username__in=usernames)}

    def used_names(self, names):
        return set(self.filter(username__in=names).values_list("username", flat=True))

    def in_order(self):
        return self.order_by("name", "pk")
