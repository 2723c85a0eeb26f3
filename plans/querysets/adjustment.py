"""Which adjustments of issued plans, and which reasons in them."""

from django.db.models import Q

from cppcc.querysets import ScopedQuerySet

from .scope import visible_plans


class AdjustmentQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """Whoever sees the working copy; once the adjustment holds, whoever sees the adjusted plan."""
        in_force = Q(result__isnull=False)
        return self.filter(
            visible_plans(user, "working__") | in_force & visible_plans(user, "working__adjusts__")
        )

    def of(self, plan):
        """The adjustments of an issued plan."""
        return self.filter(working__adjusts=plan)

    def carried_by(self, working):
        """The adjustment that a working copy carries out, with the content that it began from."""
        return self.select_related("base", "by").get(working=working)

    def in_force(self):
        """Those that hold, the first one first."""
        return self.filter(result__isnull=False).order_by("result__number")

    def with_versions(self):
        """With the two versions, without their long content."""
        return self.select_related("base", "result", "by").defer("base__snapshot", "result__snapshot")


class ReasonQuerySet(ScopedQuerySet):
    """Reasons are seen by whoever sees their adjustment."""

    def visible_to(self, user):
        adjustments = self.model._meta.get_field("adjustment").related_model
        return self.filter(adjustment__in=adjustments.objects.visible_to(user))

    def about(self, kind, lineage):
        return self.filter(kind=kind, lineage=lineage)

    def besides(self, keys):
        """Those of other rows than the (kind, lineage) in `keys`."""
        found = Q(pk=None)
        for kind, lineage in keys:
            found |= Q(kind=kind, lineage=lineage)
        return self.exclude(found)

    def given(self):
        """Those with a text, in an order that does not change."""
        return self.exclude(text="").order_by("kind", "lineage")

    def in_force_of(self, plan):
        """What the adjustments of `plan` that hold say, the newest first."""
        return self.filter(adjustment__working__adjusts=plan, adjustment__result__isnull=False).order_by(
            "-adjustment__result__number"
        )

    def with_adjustment(self):
        return self.select_related("adjustment")

    def with_people(self):
        return self.select_related("by")
