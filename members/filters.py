"""What one may filter lists of people by."""

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cppcc.listing import ListFilter, SearchFilter

from .models import (
    AccountRule,
    Committee,
    ContactDuty,
    ContactPoint,
    CorrectionRequest,
    Member,
    MemberGroup,
    MemberVisit,
    Organization,
    RoleAssignment,
    RosterImport,
    User,
)
from .statistics import AGES, NONE, age_key, age_name


class MemberFilter(ListFilter):
    more = ("sex", "age", "education", "ethnicity", "whom", "membergroup")

    search = SearchFilter(method="named", label=_("Name, pinyin or initials"))
    committee = django_filters.ChoiceFilter(label=_("committee"), method="by_committee")
    sector = django_filters.ChoiceFilter(label=_("sector"), method="by_sector")
    party = django_filters.ChoiceFilter(label=_("political party"), method="by_party")

    sex = django_filters.ChoiceFilter(label=_("sex"), choices=Member.Sex.choices)
    age = django_filters.ChoiceFilter(label=_("age"), method="by_age")
    education = django_filters.ChoiceFilter(label=_("education"), method="by_education")
    ethnicity = django_filters.CharFilter(label=_("ethnicity"), method="by_ethnicity", max_length=20)
    whom = django_filters.ChoiceFilter(
        label=_("whom"), choices=[("others", _("no member at present"))], method="by_presence"
    )
    membergroup = django_filters.ChoiceFilter(label=_("member group"), method="by_group")

    class Meta:
        model = Member
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        unknown = (NONE, _("not known"))
        ages = [(age_key(*band), age_name(*band)) for band in AGES]
        for name, pairs in (("age", ages), ("education", Member.Education.choices)):
            field = self.form.fields[name]
            field.choices = [("", field.empty_label), *pairs, unknown]
        party = self.form.fields["party"]
        party.choices = [*party.choices, ("0", _("none"))]

    def by_age(self, members, name, value):
        if value == NONE:
            return members.without_birth_date()
        youngest, _dash, oldest = value.partition("-")
        return members.aged(int(youngest), int(oldest) if oldest else None, timezone.localdate().year)

    def by_education(self, members, name, value):
        return members.of_education("" if value == NONE else value)

    def by_ethnicity(self, members, name, value):
        return members.of_ethnicity("" if value == NONE else value)

    def by_presence(self, members, name, value):
        """The page has chosen the rows already."""
        return members

    def by_committee(self, members, name, value):
        return members.on_committee(value)

    def by_group(self, members, name, value):
        return members.in_group(value)

    def by_sector(self, members, name, value):
        return members.of_sector(value)

    def by_party(self, members, name, value):
        return members.of_party(value)


class DirectoryFilter(MemberFilter):
    """As the list of members, of those only who are members now."""

    more = tuple(name for name in MemberFilter.more if name != "whom")
    whom = None


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


def rule_of(office):
    """The rule of accounts that holds in an office today."""
    return AccountRule.objects.in_force_on(office, timezone.localdate()) or AccountRule()


class AccountFilter(ListFilter):
    search = SearchFilter(method="named", label=_("Name or user name"))
    role = django_filters.ChoiceFilter(label=_("role"), choices=RoleAssignment.Role.choices, method="by_role")
    use = django_filters.ChoiceFilter(
        label=_("use"),
        method="by_use",
    )

    class Meta:
        model = User
        fields = ()

    def by_role(self, accounts, name, value):
        return accounts.holding(value)

    def by_use(self, accounts, name, value):
        if value == "never":
            return accounts.never_signed_in()
        return accounts.unused_since(timezone.now(), rule_of(self.request.user.organization).unused_days)


class RosterFilter(ListFilter):
    search = SearchFilter(method="named", label=_("Name of the file"))
    state = django_filters.ChoiceFilter(label=_("state"), choices=RosterImport.State.choices)

    class Meta:
        model = RosterImport
        fields = ()


class CorrectionFilter(ListFilter):
    search = SearchFilter(method="named", label=_("Name of the member"))
    state = django_filters.ChoiceFilter(label=_("state"), choices=CorrectionRequest.State.choices)

    class Meta:
        model = CorrectionRequest
        fields = ()


class DutyFilter(ListFilter):
    search = SearchFilter(method="named", label=_("Member, place or duty"))
    kind = django_filters.ChoiceFilter(
        label=_("kind"), field_name="point__kind", choices=ContactPoint.Kind.choices
    )

    class Meta:
        model = ContactDuty
        fields = ()


class VisitFilter(ListFilter):
    search = SearchFilter(method="named", label=_("Member, visitor or text"))
    follow = django_filters.ChoiceFilter(
        label=_("to follow up"), choices=[("open", _("still open"))], method="by_follow"
    )

    class Meta:
        model = MemberVisit
        fields = ()

    def by_follow(self, visits, name, value):
        return visits.to_follow_up()


class OfficeFilter(ListFilter):
    search = SearchFilter(method="named", label=_("Name of the office"))
    kind = django_filters.ChoiceFilter(label=_("kind"), choices=Organization.Kind.choices)

    class Meta:
        model = Organization
        fields = ()
