from django.db import models
from django.utils.translation import gettext_lazy as _


class Holdable(models.Model):
    """A row that takes place on a day, which is known once it has been held."""

    held_on = models.DateField(_("held on"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True
