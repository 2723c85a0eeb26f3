"""A roster being imported: the file's rows as read, what each will do, and what it did."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cppcc.encryption import EncryptedJSONField
from cppcc.models import Versioned
from members.querysets import RosterImportQuerySet, RosterRowQuerySet

from .office import Organization
from .person import Member
from .term import Term


class RosterImport(Versioned):
    """One file of members. `columns` maps a field to the number of its column, `heads` are the file's.

    `additions` are rows that importing adds to the office's lists, as [field, name]; `made` are those it has
    added, as [field, key, version], for taking them back.
    """

    class State(models.TextChoices):
        PREVIEW = "preview", _("being checked")
        IMPORTED = "imported", _("imported")
        UNDONE = "undone", _("undone")
        DISCARDED = "discarded", _("discarded")

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, verbose_name=_("office"))
    term = models.ForeignKey(Term, on_delete=models.PROTECT, verbose_name=_("term"))
    file_name = models.CharField(_("file"), max_length=200)
    heads = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    additions = models.JSONField(default=list)
    made = models.JSONField(default=list)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PREVIEW)
    created_at = models.DateTimeField(_("time"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name=_("person")
    )
    imported_at = models.DateTimeField(_("imported"), null=True)

    objects = RosterImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("roster import")
        verbose_name_plural = _("roster imports")
        ordering = ("-created_at", "-pk")

    def __str__(self):
        return self.file_name


class RosterRow(Versioned):
    """One row of the file.

    `cells` are its texts as read or corrected, by column number; `problems` maps a field to {level, text},
    level being "error" or "warning"; `changes` is what importing writes; `before` is what the member was, for
    undoing an update; `identity` is equal in rows about the same person; `unknown` are the names that the
    office's lists lack, as [field, name].
    """

    class State(models.TextChoices):
        NEW = "new", _("new")
        UPDATE = "update", _("update")
        SKIP = "skip", _("skip")
        WARNING = "warning", _("warning")
        ERROR = "error", _("error")

    roster = models.ForeignKey(RosterImport, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("row"))
    cells = EncryptedJSONField(default=list)
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    problems = models.JSONField(default=dict)
    unknown = models.JSONField(default=list)
    identity = models.CharField(max_length=24, blank=True, db_index=True)
    changes = EncryptedJSONField(default=dict)
    target = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    target_version = models.PositiveIntegerField(null=True)
    before = EncryptedJSONField(null=True)
    was_created = models.BooleanField(default=False)

    objects = RosterRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of a roster")
        verbose_name_plural = _("rows of a roster")
        ordering = ("line",)
        constraints = [models.UniqueConstraint(fields=("roster", "line"), name="roster_line_once")]

    def __str__(self):
        return f"{self.roster} {self.line}"
