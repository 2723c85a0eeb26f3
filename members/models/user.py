from datetime import timedelta
from functools import cached_property

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cppcc.encryption import EncryptedField
from members.querysets import UserQuerySet, by_office


class AccountManager(UserManager.from_queryset(UserQuerySet)):
    use_in_migrations = False


class User(AbstractUser):
    """An account. What it may do comes from the role in which it acts at the moment (`assignment`)."""

    first_name = None
    last_name = None
    name = models.CharField(pgettext_lazy("person", "name"), max_length=60)
    phone = EncryptedField(_("mobile phone"), blank=True, validators=[MaxLengthValidator(20)])
    must_change_password = models.BooleanField(_("must change the password"), default=False)
    password_changed_at = models.DateTimeField(null=True, blank=True)
    initial_until = models.DateTimeField(_("initial password valid until"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    large_print = models.BooleanField(_("large print"), default=False)

    objects = AccountManager()
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self):
        return self.name

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name

    @property
    def initial_is_over(self):
        """The password is one handed out by the office, and its days have passed."""
        over = self.initial_until and self.initial_until < timezone.now()
        return self.must_change_password and bool(over)

    @property
    def must_renew_password(self):
        """The password was set by somebody else, or is older than the office's profile allows."""
        if self.must_change_password:
            return True
        limit = settings.PASSWORD_MAX_DAYS
        since = self.password_changed_at or self.date_joined
        return bool(limit) and timezone.now() - since > timedelta(days=limit)

    @cached_property
    def current_assignments(self):
        """The roles held today, in the order of the offices."""
        from .role import RoleAssignment

        return by_office(RoleAssignment.objects.held_by(self))

    @cached_property
    def assignment(self):
        """The role in which the person acts now: the one chosen by `act_as`, else the first."""
        return self.current_assignments[0] if self.current_assignments else None

    def act_as(self, assignment_id):
        """Act in another role of one's own; False when it is not held (any more)."""
        chosen = next((one for one in self.current_assignments if one.pk == assignment_id), None)
        self.assignment = chosen
        return chosen is not None

    @property
    def acting_id(self):
        return self.assignment.pk if self.assignment else None

    @property
    def acting_text(self):
        return str(self.assignment) if self.assignment else ""

    @property
    def organization(self):
        return self.assignment.organization if self.assignment else None

    @property
    def role(self):
        return self.assignment.role if self.assignment else ""
