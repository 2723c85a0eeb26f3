from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class StaleObject(Exception):
    """Somebody else saved the row after this copy was read."""

    def __init__(self, row):
        super().__init__(f"{type(row).__name__} {row.pk} is not at version {row.version} any more")
        self.row = row


class Versioned(models.Model):
    """A row whose every write names the version it started from (optimistic locking on any database)."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True

    def write(self, **changes):
        """Store `changes` if nobody stored anything since this copy was read, else raise `StaleObject`."""
        matched = type(self)._base_manager.filter(pk=self.pk, version=self.version)
        if not matched.update(**changes, version=F("version") + 1):
            raise StaleObject(self)
        for name, value in changes.items():
            setattr(self, name, value)
        self.version += 1

    def erase(self):
        """Delete the row if nobody stored anything since this copy was read, else raise `StaleObject`."""
        if not type(self)._base_manager.filter(pk=self.pk, version=self.version).exists():
            raise StaleObject(self)
        self.delete()

    def stored_now(self):
        """The row as it is in the database; None when it is gone."""
        return type(self)._base_manager.filter(pk=self.pk).first()
