from django.utils.translation import gettext_lazy as _

from .navigation import Entry

ENTRIES = [
    Entry("workbench", _("Workbench"), "speedometer2", 10, phone=True),
    Entry("documents:list", _("My files"), "folder2-open", 80),
    Entry("messages:list", _("Messages"), "bell", 90, phone=True),
]
