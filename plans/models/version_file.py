from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.querysets import VersionFileQuerySet

from .record import PlanVersion


class PlanVersionFile(models.Model):
    """A frozen version as it was printed, made once; `path` is its place in the storage, never shown."""

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="files")
    file_format = models.CharField(_("format"), max_length=8)
    name = models.CharField(_("file"), max_length=250)
    path = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(_("time"), auto_now_add=True)

    objects = VersionFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("printed version")
        verbose_name_plural = _("printed versions")
        ordering = ("-file_format",)
        constraints = [
            models.UniqueConstraint(fields=("version", "file_format"), name="version_printed_once_a_format")
        ]

    def __str__(self):
        return self.name
