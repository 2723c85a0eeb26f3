from django.utils.translation import gettext_lazy as _

from cppcc.navigation import Entry

ENTRIES = [
    Entry("members:member_list", _("Members"), "people", 50),
    Entry("members:committee_list", _("Committees"), "diagram-3", 60),
    Entry("members:group_list", _("Member groups"), "people-fill", 62),
    Entry("members:account_list", _("Accounts"), "person-badge", 70),
]
