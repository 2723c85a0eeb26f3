"""Which sections, targets, versions and records of a plan; the base of all its rows."""

from django.db.models import Q

from cppcc.querysets import ScopedQuerySet

from .scope import sees_drafts, visible_plans


class PlanRowQuerySet(ScopedQuerySet):
    """Rows that belong to one plan and are seen by whoever sees the plan."""

    def visible_to(self, user):
        return self.filter(visible_plans(user, "plan__"))

    def of(self, plan):
        return self.filter(plan=plan)

    def with_plan(self):
        return self.select_related("plan__organization", "plan__station")

    def with_section(self):
        return self.select_related("section")

    def in_order(self):
        return self.order_by("order", "pk")


class SectionQuerySet(PlanRowQuerySet):
    def within(self, parent):
        """The sections directly below `parent` (None: the top level)."""
        return self.filter(parent=parent)


def versions_for(user, prefix=""):
    """The condition under which `user`, who sees the plan, sees a version: issued, or of one's own office."""
    return Q() if sees_drafts(user) else Q(**{f"{prefix}is_issued": True})


class VersionQuerySet(PlanRowQuerySet):
    def visible_to(self, user):
        return super().visible_to(user).filter(versions_for(user))

    def numbered(self, number):
        return self.filter(number=number)

    def newest_first(self):
        return self.order_by("-number")

    def by_id(self, pk):
        """The version, or None."""
        return self.filter(pk=pk).first()

    def with_people(self):
        return self.select_related("by")

    def with_files(self):
        """With what was printed of each version."""
        return self.prefetch_related("files")

    def without_content(self):
        """Without the snapshots, which are long and which a list does not show."""
        return self.defer("snapshot")


class VersionFileQuerySet(ScopedQuerySet):
    """Printed versions, seen by whoever sees the plan."""

    def visible_to(self, user):
        return self.filter(visible_plans(user, "version__plan__"), versions_for(user, "version__"))

    def of_version(self, plan_pk, number):
        return self.filter(version__plan_id=plan_pk, version__number=number)


class OverrideQuerySet(PlanRowQuerySet):
    """Warnings that were let stand, seen by the office's own people."""

    def visible_to(self, user):
        return super().visible_to(user) if sees_drafts(user) else self.none()

    def holding_for(self, plan):
        """Those that can answer a finding on `plan`, oldest first.

        A working copy takes over its plan's; a plan those of the working copies that have been taken into it.
        """
        issued = plan.adjusts_id or plan.pk
        taken_in = Q(plan__adjusts=issued, plan__state="applied")
        return self.filter(Q(plan__in=(plan.pk, issued)) | taken_in).order_by("at", "pk")

    def answered(self, keys):
        """Which of these findings are answered."""
        return set(self.filter(finding__in=keys).values_list("finding", flat=True))

    def with_people(self):
        return self.select_related("by")


class RecordQuerySet(PlanRowQuerySet):
    def visible_to(self, user):
        """History is for the office's own people: it tells what stood in the plan before it was issued."""
        return super().visible_to(user) if sees_drafts(user) else self.none()

    def deletions(self):
        return self.filter(step="delete")

    def of_whole_plan(self):
        """Without a record for each row that came with an imported text: the plan's own counts them."""
        no_row = Q(topic=None, activity=None, section=None, target=None)
        return self.filter(~Q(step="import") | no_row)

    def restoring(self, record):
        """The records that tell that the deletion of `record` was undone."""
        return self.filter(step="restore row", changes__record=record.pk)

    def about(self, **row):
        """Records about one row: `about(topic=topic)`."""
        return self.filter(**row)

    def newest_first(self):
        return self.order_by("-at", "-pk")
