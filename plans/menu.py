from django.utils.translation import gettext_lazy as _

from cppcc.navigation import Entry

ENTRIES = [
    Entry("plans:plan_list", _("Annual plans"), "journal-text", 20, phone=True),
    Entry("plans:opinion_list", _("Opinions asked of me"), "chat-left-quote", 25),
    Entry("plans:below_list", _("Plans below"), "building-check", 22),
    Entry("plans:topic_list", _("Consultation topics"), "chat-square-text", 30),
    Entry("plans:activity_list", _("Activities"), "calendar-event", 40),
]
