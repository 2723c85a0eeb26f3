from uuid import uuid4

from django.db import models


class Traceable(models.Model):
    """A row that stays the same row in copies of its plan: they carry its `lineage` on."""

    lineage = models.UUIDField(default=uuid4, editable=False)

    class Meta:
        abstract = True
