"""Which imports and rules of an office."""

from django.db.models import Q, Subquery
from django.db.models.functions import Length

from cppcc.querysets import ScopedQuerySet
from members.querysets import DatedRuleQuerySet

from .scope import EDITING_ROLES


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

    def with_job(self):
        return self.select_related("organization", "job", "plan")

    def without_texts(self):
        """For lists: the text and its rows can be megabytes."""
        return self.defer("lines", "recognised")


class RuleQuerySet(DatedRuleQuerySet):
    """Rows of rules that an office has itself or takes from the nearest office above."""

    def of(self, organization):
        return self.filter(organization=organization)

    def in_order(self):
        return self.order_by("order", "pk")

    def in_force_for(self, organization, also=()):
        """The office's own rows or the nearest above's; `also` are keys that a record holds already."""
        rows = self.filter(organization__in=organization.line)
        nearest = rows.order_by(Length("organization__path").desc()).values("organization")[:1]
        return self.filter(Q(organization=Subquery(nearest)) | Q(pk__in=also))
