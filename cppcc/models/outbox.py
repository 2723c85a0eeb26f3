from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cppcc.querysets import OutboxQuerySet


class OutboxMessage(models.Model):
    """A message to one person. Its unique key makes writing it twice harmless; the inbox shows it at once."""

    class State(models.TextChoices):
        PENDING = "pending", _("waiting")
        SENT = "sent", _("sent")
        CANCELLED = "cancelled", _("withdrawn")

    key = models.CharField(max_length=200, unique=True)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(_("kind"), max_length=60)
    title = models.CharField(_("title"), max_length=300)
    body = models.TextField(_("text"), blank=True)
    url = models.CharField(max_length=300, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PENDING)
    created_at = models.DateTimeField(_("time"), auto_now_add=True)
    read_at = models.DateTimeField(_("read"), null=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=("recipient", "-created_at"))]

    def __str__(self):
        return self.title
