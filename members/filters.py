"""What one may filter lists of people by."""

import django_filters
from django.utils.translation import gettext_lazy as _

from cppcc.listing import ListFilter, SearchFilter

from .models import Committee, Member, MemberGroup, RosterImport


class MemberFilter(ListFilter):
    search = SearchFilter(method="named", label=_("Name, pinyin or initials"))
    committee = django_filters.ChoiceFilter(label=_("committee"), method="by_committee")
    sector = django_filters.ChoiceFilter(label=_("sector"), method="by_sector")
    party = django_filters.ChoiceFilter(label=_("political party"), method="by_party")

    membergroup = django_filters.ChoiceFilter(label=_("member group"), method="by_group")

    class Meta:
        model = Member
        fields = ()

    def by_committee(self, members, name, value):
        return members.on_committee(value)

    def by_group(self, members, name, value):
        return members.in_group(value)

    def by_sector(self, members, name, value):
        return members.of_sector(value)

    def by_party(self, members, name, value):
        return members.of_party(value)


class CommitteeFilter(ListFilter):
    search = SearchFilter(method="named", label=_("Name of the committee"))
    kind = django_filters.ChoiceFilter(label=_("kind"), choices=Committee.Kind.choices)

    class Meta:
        model = Committee
        fields = ()


class GroupFilter(ListFilter):
    search = SearchFilter(method="named", label=_("Name of the group"))
    kind = django_filters.ChoiceFilter(label=_("kind"), choices=MemberGroup.Kind.choices)

    class Meta:
        model = MemberGroup
        fields = ()


class RosterFilter(ListFilter):
    search = SearchFilter(method="named", label=_("Name of the file"))
    state = django_filters.ChoiceFilter(label=_("state"), choices=RosterImport.State.choices)

    class Meta:
        model = RosterImport
        fields = ()
