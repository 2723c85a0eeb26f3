"""Which rows of the kernel's tables; the base of every queryset of the project."""

from datetime import timedelta

from django.db import models
from django.db.models import Count, F, Q, Value
from django.utils import timezone


class ScopedQuerySet(models.QuerySet):
    """A queryset that starts from what a person may see; pages, lists and files never start anywhere else."""

    def visible_to(self, user):
        raise NotImplementedError(f"{type(self).__name__} does not say which rows a person may see")

    def unordered(self):
        """In whatever order they are found, for those who sort a few rows themselves.

        To have the database sort costs a third of the time that it takes to put a query together.
        """
        return self.order_by()

    def with_keys(self, keys):
        return self.filter(pk__in=keys)


def counted(**querysets):
    """{name: how many rows} of several querysets; one query."""
    first, *others = (
        rows.order_by()
        .annotate(counted=Value(name, models.CharField()))
        .values("counted")
        .annotate(rows=Count("pk"))
        .values_list("counted", "rows")
        for name, rows in querysets.items()
    )
    return {**dict.fromkeys(querysets, 0), **dict(first.union(*others, all=True))}


class JobQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        return self.filter(requester=user)

    def asked_for(self):
        """Without work done in passing, unless it failed."""
        return self.exclude(in_passing=True, state__in=("queued", "running", "done"))

    def named(self, text):
        return self.filter(title__icontains=text)

    def newest_first(self):
        return self.order_by("-created_at", "-pk")

    def unfinished(self):
        return self.filter(state__in=("queued", "running"))

    def queued_for(self, seconds):
        """Rows that have waited for a worker longer than `seconds`: the sign that background work is late."""
        return self.filter(state="queued", created_at__lt=timezone.now() - timedelta(seconds=seconds))

    def recent(self, count):
        return self.newest_first()[:count]

    def unpublished_since(self, seconds):
        """Queued rows that nobody has offered to the broker for `seconds`."""
        before = timezone.now() - timedelta(seconds=seconds)
        return self.filter(state="queued").filter(Q(published_at=None) | Q(published_at__lt=before))

    def abandoned_since(self, seconds):
        """Running rows whose worker has given no sign of life for `seconds`."""
        return self.filter(state="running", heartbeat__lt=timezone.now() - timedelta(seconds=seconds))

    def claim(self, pk, worker):
        """Take a queued row for this worker; True for exactly one caller."""
        now = timezone.now()
        return bool(
            self.filter(pk=pk, state="queued").update(
                state="running",
                worker=worker,
                heartbeat=now,
                started_at=now,
                attempts=F("attempts") + 1,
                step="",
            )
        )

    def mark_published(self, pk):
        return self.filter(pk=pk).update(published_at=timezone.now())

    def cancel(self, pk):
        """End a row that waits or runs; its worker notices at the next sign of life."""
        return self.unfinished().filter(pk=pk).update(state="cancelled", finished_at=timezone.now())

    def give_back(self, pk, worker):
        """Let a row that its worker abandoned wait again."""
        return self.filter(pk=pk, state="running", worker=worker).update(
            state="queued", worker="", published_at=None
        )

    def close(self, pk, worker, **values):
        """End a running row; False when it was taken from `worker` meanwhile."""
        owned = self.filter(pk=pk, state="running", worker=worker)
        return bool(owned.update(finished_at=timezone.now(), **values))

    def beat(self, pk, worker, **changes):
        """Note that `worker` still works on the row; False when the row was taken from it."""
        return bool(
            self.filter(pk=pk, state="running", worker=worker).update(heartbeat=timezone.now(), **changes)
        )


class OutboxQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        return self.filter(recipient=user).exclude(state="cancelled")

    def newest_first(self):
        return self.order_by("-created_at", "-pk")

    def matching(self, text):
        return self.filter(Q(title__icontains=text) | Q(body__icontains=text))

    def about(self, beginning):
        """Messages about one matter: their keys begin with it."""
        return self.filter(key__startswith=beginning)

    def unread(self):
        return self.filter(read_at=None)

    def read(self):
        return self.exclude(read_at=None)

    def mark_read(self):
        return self.filter(read_at=None).update(read_at=timezone.now())
