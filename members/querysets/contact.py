"""Which visits to members, and which wishes of members to have their data put right."""

from django.db.models import Q

from cppcc.querysets import ScopedQuerySet

from .offices import OfficeRowQuerySet
from .people import lasting


class DutyQuerySet(OfficeRowQuerySet):
    """What members do for contact points, from a day until a day."""

    def on(self, day):
        return self.filter(lasting(day))

    def of_member(self, member):
        return self.filter(member=member)

    def with_names(self):
        """In the order of the members, with member and point read along."""
        return self.select_related("member", "point").order_by("member__stroke_key", "member__pk", "pk")

    def named(self, text):
        return self.filter(
            Q(member__name__icontains=text)
            | Q(member__initials__icontains=text.lower())
            | Q(point__name__icontains=text)
            | Q(duty__icontains=text)
        )


class VisitQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """Staff and leaders see what was said in their office; nobody else does."""
        if not user.assignment or user.assignment.role not in ("staff", "office_leader", "auditor"):
            return self.none()
        return self.filter(organization=user.assignment.organization)

    def of(self, organization):
        return self.filter(organization=organization)

    def with_member(self):
        return self.select_related("member", "organization")

    def between(self, first, last):
        return self.filter(on__gte=first, on__lte=last)

    def members(self):
        """Numbers of the members visited."""
        return set(self.values_list("member_id", flat=True))

    def to_follow_up(self):
        return self.exclude(follow_up="").filter(followed_up_on=None)

    def named(self, text):
        return self.filter(
            Q(member__name__icontains=text)
            | Q(member__initials__icontains=text.lower())
            | Q(visitors__icontains=text)
            | Q(said__icontains=text)
        )


class CorrectionQuerySet(OfficeRowQuerySet):
    def visible_to(self, user):
        """Staff see those of their office, a member the own ones."""
        if not user.assignment or user.assignment.role not in ("staff", "member"):
            return self.none()
        rows = self.filter(organization=user.assignment.organization)
        return rows if user.assignment.role == "staff" else rows.filter(member__account=user)

    def named(self, text):
        return self.filter(Q(member__name__icontains=text) | Q(member__initials__icontains=text.lower()))

    def with_member(self):
        return self.select_related("member__account", "organization")

    def open(self):
        return self.filter(state="open")

    def of_member(self, member):
        return self.filter(member=member)

    def newest_first(self):
        return self.order_by("-created_at", "-pk")

    def oldest_first(self):
        return self.order_by("created_at", "pk")
