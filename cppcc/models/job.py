from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cppcc.querysets import JobQuerySet


class Job(models.Model):
    """Work done in the background. The row is the truth; the broker only carries its number."""

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")
        PARKED = "parked", _("parked")

    kind = models.CharField(_("kind"), max_length=60)
    title = models.CharField(_("title"), max_length=300)
    arguments = models.JSONField(default=dict)
    key = models.CharField(max_length=64, help_text="the same unfinished work asked for twice is one row")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.QUEUED)
    progress = models.PositiveSmallIntegerField(_("per cent"), default=0)
    step = models.CharField(_("step"), max_length=200, blank=True)
    error = models.TextField(_("reason"), blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=100, blank=True)
    requester = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="jobs")
    in_passing = models.BooleanField(
        default=False, help_text="follows from something else the person did; only its failure is told"
    )
    acting_id = models.PositiveBigIntegerField(null=True)
    language = models.CharField(max_length=10, default="zh-hans")
    created_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    published_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    heartbeat = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(_("finished at"), null=True)
    result_file = models.CharField(max_length=200, blank=True)
    result_name = models.CharField(_("file"), max_length=200, blank=True)
    result_type = models.CharField(max_length=100, blank=True)
    result_size = models.PositiveBigIntegerField(default=0)
    result_sha256 = models.CharField(max_length=64, blank=True)
    result_url = models.CharField(max_length=300, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("requester", "key"),
                condition=Q(state__in=("queued", "running")),
                name="job_unfinished_once",
            )
        ]
        indexes = [
            models.Index(fields=("state", "heartbeat")),
            models.Index(fields=("requester", "-created_at")),
        ]

    def __str__(self):
        return self.title

    @property
    def is_unfinished(self):
        return self.state in (self.State.QUEUED, self.State.RUNNING)
