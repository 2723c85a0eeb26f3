from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class HistoryRecord(models.Model):
    """One thing that happened to a record; written in the same transaction, never edited, never deleted.

    `changes` maps a field's name to [text before, text after]. Names are kept as text, so that the record
    reads the same after the person or the row is gone.
    """

    at = models.DateTimeField(_("time"), auto_now_add=True, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("person"),
    )
    by_name = models.CharField(_("person"), max_length=60)
    acting_as = models.CharField(_("acting as"), max_length=200, blank=True)
    step = models.CharField(_("step"), max_length=40)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    from_state = models.CharField(max_length=30, blank=True)
    to_state = models.CharField(max_length=30, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    changes = models.JSONField(_("changes"), default=dict, blank=True)

    class Meta:
        abstract = True
        ordering = ("-at", "-pk")

    def __str__(self):
        return f"{self.by_name}: {self.step}"

    @classmethod
    def write(cls, *, by, step, **values):
        """Add a record for `by` (None: the system itself)."""
        record = cls.prepare(by=by, step=step, **values)
        record.save(force_insert=True)
        return record

    @classmethod
    def prepare(cls, *, by, step, **values):
        """A record not yet stored, for those who store many at once."""
        return cls(
            by=by,
            by_name=by.name if by else "系统",
            acting_as=by.acting_text if by else "",
            step=step,
            **values,
        )
