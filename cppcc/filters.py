"""What one may filter the kernel's own lists by."""

import django_filters
from django.utils.translation import gettext_lazy as _

from .listing import ListFilter, SearchFilter
from .models import Job, OutboxMessage


class FileFilter(ListFilter):
    search = SearchFilter(method="named", label=_("Search files"))
    state = django_filters.ChoiceFilter(label=_("State"), choices=Job.State.choices)

    class Meta:
        model = Job
        fields = ()


class MessageFilter(ListFilter):
    search = SearchFilter(method="matching", label=_("Search messages"))
    reading = django_filters.ChoiceFilter(
        label=_("Reading"), choices=[("unread", _("unread")), ("read", _("read"))], method="by_reading"
    )

    class Meta:
        model = OutboxMessage
        fields = ()

    def by_reading(self, rows, name, value):
        return rows.unread() if value == "unread" else rows.read()
