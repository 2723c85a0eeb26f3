"""Which stations an office has laid down, what plans passed, and what waits for whom."""

from cppcc.querysets import ScopedQuerySet

from .rows import PlanRowQuerySet
from .scope import sees_drafts

LIAISON = "liaison"


class ApprovalStationQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """The stations of the office one acts in, for those who take part in approving its plans."""
        if not sees_drafts(user):
            return self.none()
        return self.filter(organization=user.organization)

    def of(self, organization):
        return self.filter(organization=organization)

    def of_kind(self, plan_kind):
        return self.filter(plan_kind=plan_kind)

    def active(self):
        return self.filter(is_active=True)

    def out_of_use(self):
        return self.filter(is_active=False)

    def in_order(self):
        return self.order_by("order", "pk")

    def in_force_for(self, organization, plan_kind):
        """The stations in use for a plan: the office's own, else those of the nearest office above it.

        A liaison office takes from above what is laid down there for plans of liaison offices. One query.
        """
        line = organization.line
        kinds = [plan_kind, LIAISON] if organization.kind == "liaison_office" else [plan_kind]
        rows = self.active().filter(organization__in=line, plan_kind__in=kinds).select_related("committee")
        lists = {}
        for row in sorted(rows.unordered(), key=lambda row: (row.order, row.pk)):
            own = row.organization_id == organization.pk
            if own or kinds == [plan_kind] or row.plan_kind == LIAISON:
                lists.setdefault((row.organization_id, row.plan_kind), []).append(row)
        nearest = max(lists, key=lambda one: line.index(one[0]), default=None)
        return lists.get((organization.pk, plan_kind)) or lists.get(nearest, [])


class PlanStationQuerySet(PlanRowQuerySet):
    def with_committees(self):
        return self.select_related("committee")


class PassageQuerySet(PlanRowQuerySet):
    def visible_to(self, user):
        """Like history: for the office's own people."""
        return super().visible_to(user) if sees_drafts(user) else self.none()

    def newest_first(self):
        return self.order_by("-pk")

    def submitter(self):
        """The key of the account that has submitted last; None when nobody has."""
        return self.filter(step="submitted").order_by("-pk").values_list("by", flat=True).first()

    def with_stations(self):
        return self.select_related("station", "returned_to", "version").defer("version__snapshot")

    def with_scan(self):
        return self.exclude(scan_path="")


class SightingQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        return self.filter(user=user)

    def of(self, plan):
        return self.filter(plan=plan)

    def with_versions(self):
        return self.select_related("version", "before")
