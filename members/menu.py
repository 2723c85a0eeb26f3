from django.utils.translation import gettext_lazy as _

from cppcc.navigation import Entry

ENTRIES = [
    Entry("members:member_list", _("Members"), "people", 50),
    Entry("members:directory", _("Directory"), "telephone", 52),
    Entry("members:committee_list", _("Committees"), "diagram-3", 60),
    Entry("members:group_list", _("Member groups"), "people-fill", 62),
    Entry("members:account_list", _("Accounts"), "person-badge", 70),
    Entry("members:duty_list", _("Contact points"), "geo-alt", 64),
    Entry("members:visit_list", _("Visits to members"), "chat-left-text", 66),
    Entry("members:correction_list", _("Requests for correction"), "pencil-square", 68),
    Entry("members:rollup", _("Offices below"), "building", 69),
    Entry("members:me", _("My data"), "person-vcard", 72),
]
