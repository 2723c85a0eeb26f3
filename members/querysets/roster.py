"""Which rosters, and which of their rows."""

from django.db.models import Count

from cppcc.querysets import ScopedQuerySet


class RosterImportQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        if not user.assignment or user.assignment.role != "staff":
            return self.none()
        return self.filter(organization=user.assignment.organization)

    def named(self, text):
        return self.filter(file_name__icontains=text)

    def newest_first(self):
        return self.select_related("created_by").order_by("-created_at", "-pk")

    def by_id(self, pk):
        """The import with its office and term, or None."""
        return self.filter(pk=pk).select_related("organization", "term", "created_by").first()


class RosterRowQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        if not user.assignment or user.assignment.role != "staff":
            return self.none()
        return self.filter(roster__organization=user.assignment.organization)

    def of(self, roster):
        return self.filter(roster=roster)

    def in_state(self, *states):
        return self.filter(state__in=states)

    def importable(self):
        return self.filter(state__in=("new", "update", "warning"))

    def in_order(self):
        return self.order_by("line")

    def before(self, line):
        return self.filter(line__lt=line)

    def unknown_names(self):
        """Of each row that has any: its names that the office's lists lack."""
        return self.exclude(unknown=[]).order_by("line").values_list("unknown", flat=True)

    def same_person(self, identity, row):
        """Other rows that are about the person of `row`."""
        return self.filter(identity=identity).exclude(identity="").exclude(pk=row.pk).order_by("line")

    def written(self):
        """Rows that have made or changed a member."""
        return self.filter(target__isnull=False).select_related("target").order_by("line")

    def outcome(self):
        """{"created", "updated"}: how many members the rows have made and changed."""
        written = self.filter(target__isnull=False)
        return {
            "created": written.filter(was_created=True).count(),
            "updated": written.filter(was_created=False, before__isnull=False).exclude(state="skip").count(),
        }

    def counts(self):
        """{state: number of rows}."""
        return dict(self.order_by().values_list("state").annotate(n=Count("pk")))
