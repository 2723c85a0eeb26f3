from django.db import models
from django.utils.translation import gettext_lazy as _

from cppcc.models import HistoryRecord

from .office import Organization
from .person import Member
from .user import User


class OfficeRecord(HistoryRecord):
    """One thing that happened to an office: to its people, accounts, roles, committees."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="records")
    member = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="records")
    account = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="records")

    class Meta(HistoryRecord.Meta):
        verbose_name = _("record of an office")
        verbose_name_plural = _("records of offices")
