from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cppcc.models import HistoryRecord
from plans.querysets import RecordQuerySet, VersionQuerySet

from .activity import Activity
from .plan import AnnualPlan, PlanSection
from .target import PlanTarget
from .topic import ConsultationTopic


class PlanRecord(HistoryRecord):
    """One thing that happened to a plan or to one of its rows; `subject` outlives the row."""

    plan = models.ForeignKey(AnnualPlan, on_delete=models.PROTECT, related_name="records")
    section = models.ForeignKey(PlanSection, on_delete=models.SET_NULL, null=True, related_name="records")
    topic = models.ForeignKey(ConsultationTopic, on_delete=models.SET_NULL, null=True, related_name="records")
    activity = models.ForeignKey(Activity, on_delete=models.SET_NULL, null=True, related_name="records")
    target = models.ForeignKey(PlanTarget, on_delete=models.SET_NULL, null=True, related_name="records")

    objects = RecordQuerySet.as_manager()

    class Meta(HistoryRecord.Meta):
        verbose_name = _("record of a plan")
        verbose_name_plural = _("records of plans")


class PlanVersion(models.Model):
    """A frozen copy of a plan: its whole content as plan JSON with a checksum, never changed.

    What `is_issued` is for everybody who sees the plan; the others are for those who prepared it.
    """

    plan = models.ForeignKey(AnnualPlan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("number"))
    snapshot = models.JSONField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(_("time"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=200)
    is_issued = models.BooleanField(_("issued"), default=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [models.UniqueConstraint(fields=("plan", "number"), name="version_number_once_a_plan")]

    def __str__(self):
        return f"{self.plan} v{self.number}"
