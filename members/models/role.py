from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.querysets import RoleAssignmentQuerySet

from .office import Committee, Department, Organization


class RoleAssignment(models.Model):
    """A person acts in an office through a role, for as long as it lasts."""

    class Role(models.TextChoices):
        STAFF = "staff", _("staff")
        COMMITTEE_LEADER = "committee_leader", _("committee leader")
        OFFICE_LEADER = "office_leader", _("office leader")
        MEMBER = "member", _("member")
        DEPARTMENT_HANDLER = "department_handler", _("department handler")
        SUPERIOR_VIEWER = "superior_viewer", _("superior office")
        AUDITOR = "auditor", _("auditor")
        SECURITY_ADMIN = "security_admin", _("security administrator")
        SYSTEM_ADMIN = "system_admin", _("system administrator")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="assignments",
        verbose_name=_("account"),
    )
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, verbose_name=_("office"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    committee = models.ForeignKey(
        Committee, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("committee")
    )
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("department")
    )
    title = models.CharField(_("post"), max_length=60, blank=True)
    since = models.DateField(_("from"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("role of an account")
        verbose_name_plural = _("roles of accounts")
        constraints = [
            models.CheckConstraint(
                condition=~Q(role="committee_leader") | Q(committee__isnull=False),
                name="committee_leader_has_committee",
            ),
            models.CheckConstraint(
                condition=~Q(role="department_handler") | Q(department__isnull=False),
                name="department_handler_has_department",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="role_ends_after_it_begins"
            ),
        ]

    def __str__(self):
        place = self.committee or self.department
        parts = [
            self.organization.short_name,
            str(place) if place else "",
            self.title or self.get_role_display(),
        ]
        return " · ".join(part for part in parts if part)
