"""Columns of lists of people and committees."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cppcc.listing import (
    ChoiceColumn,
    DateColumn,
    ListTable,
    MomentColumn,
    NumberColumn,
    StateColumn,
    TextColumn,
    TitleColumn,
)

from .masking import mask_phone
from .models import (
    Committee,
    ContactDuty,
    ContactPoint,
    CorrectionRequest,
    Member,
    MemberGroup,
    MemberVisit,
    Organization,
    RosterImport,
    User,
)


class StandingColumn(TextColumn):
    css = "is-short"

    def text(self, value, row):
        return _("standing member") if value else ""


class MemberTable(ListTable):
    name = TitleColumn(order_by="stroke_key", css="is-short", width=12)
    sex = ChoiceColumn(choices=Member.Sex, width=6)
    sector = TextColumn(accessor="sector_name", verbose_name=gettext_lazy("sector"), css="is-short")
    party = TextColumn(accessor="party_name", verbose_name=gettext_lazy("political party"), css="is-short")
    standing = StandingColumn(accessor="is_standing", verbose_name=gettext_lazy("standing"))
    employer = TextColumn(width=30)
    post = TextColumn()

    class Meta:
        model = Member
        fields = ("name", "sex", "sector", "party", "standing", "employer", "post")
        order_by = "name"


class PhoneColumn(TextColumn):
    """A telephone number as everybody may see it."""

    css = "is-short"

    def text(self, value, row):
        return mask_phone(value)


class InitialsColumn(TextColumn):
    """The first letters of a name; sorts by its pinyin."""

    css = "is-short"

    def text(self, value, row):
        return value.upper()


class DirectoryTable(ListTable):
    name = TitleColumn(order_by="stroke_key", css="is-short", width=12)
    initials = InitialsColumn(order_by="pinyin", verbose_name=gettext_lazy("pinyin"), width=8)
    sex = ChoiceColumn(choices=Member.Sex, width=6)
    sector = TextColumn(accessor="sector_name", verbose_name=gettext_lazy("sector"), css="is-short")
    employer = TextColumn(width=30)
    post = TextColumn()
    phone = PhoneColumn(orderable=False)
    liaison_office = TextColumn(
        accessor="liaison_office__short_name", verbose_name=gettext_lazy("liaison office"), css="is-short"
    )

    class Meta:
        model = Member
        fields = ("name", "initials", "sex", "sector", "employer", "post", "phone", "liaison_office")
        order_by = "name"


class CommitteeTable(ListTable):
    name = TitleColumn()
    kind = ChoiceColumn(choices=Committee.Kind)
    leader = TextColumn(accessor="leader_name", verbose_name=gettext_lazy("committee leader"))
    members = NumberColumn(accessor="member_count", verbose_name=gettext_lazy("members"))

    class Meta:
        model = Committee
        fields = ("name", "kind", "leader", "members")


class GroupTable(ListTable):
    name = TitleColumn()
    kind = ChoiceColumn(choices=MemberGroup.Kind)
    convener = TextColumn(accessor="convener_name", verbose_name=gettext_lazy("convener"))
    members = NumberColumn(accessor="member_count", verbose_name=gettext_lazy("members"))

    class Meta:
        model = MemberGroup
        fields = ("name", "kind", "convener", "members")


class OpenColumn(TextColumn):
    css = "is-short"

    def text(self, value, row):
        return _("open") if value else _("disabled")


class RolesColumn(TextColumn):
    """The roles of an account; the page looks them up for its rows at once."""

    def __init__(self, **kwargs):
        super().__init__(
            accessor="roles_text",
            verbose_name=gettext_lazy("roles"),
            orderable=False,
            needs=("pk",),
            **kwargs,
        )


class AccountTable(ListTable):
    name = TitleColumn(width=16)
    username = TextColumn(css="is-short")
    roles = RolesColumn(width=30)
    last_login = MomentColumn(verbose_name=gettext_lazy("last sign-in"))
    is_active = OpenColumn(verbose_name=gettext_lazy("state"))

    class Meta:
        model = User
        fields = ("name", "username", "roles", "last_login", "is_active")
        order_by = "name"


CORRECTION_SIGNS = {
    "open": ("amber", "hourglass"),
    "accepted": ("green", "check-lg"),
    "declined": ("grey", "x-lg"),
}


class CorrectionTable(ListTable):
    member = TitleColumn(accessor="member__name", width=16)
    text = TextColumn(width=50)
    state = StateColumn(choices=CorrectionRequest.State, signs=CORRECTION_SIGNS)
    created_at = MomentColumn()

    class Meta:
        model = CorrectionRequest
        fields = ("member", "text", "state", "created_at")
        order_by = "-created_at"


class DutyTable(ListTable):
    member = TitleColumn(accessor="member__name", order_by="member__stroke_key", width=12)
    point = TextColumn(accessor="point__name", verbose_name=gettext_lazy("contact point"))
    kind = ChoiceColumn(accessor="point__kind", choices=ContactPoint.Kind, verbose_name=gettext_lazy("kind"))
    duty = TextColumn(width=40)
    since = DateColumn(verbose_name=gettext_lazy("begins"))
    until = DateColumn(verbose_name=gettext_lazy("ends"))

    class Meta:
        model = ContactDuty
        fields = ("member", "point", "kind", "duty", "since", "until")
        order_by = "member"


class VisitTable(ListTable):
    member = TitleColumn(accessor="member__name", order_by="member__stroke_key", width=12, css="is-short")
    visitors = TextColumn()
    on = DateColumn(verbose_name=gettext_lazy("visited on"))
    said = TextColumn(width=50)
    follow_up = TextColumn(width=30)
    followed_up_on = DateColumn()

    class Meta:
        model = MemberVisit
        fields = ("member", "visitors", "on", "said", "follow_up", "followed_up_on")
        order_by = "-on"


class RollupTable(ListTable):
    name = TitleColumn(order_by="path_order", width=30)
    kind = ChoiceColumn(choices=Organization.Kind)
    members = NumberColumn(accessor="member_count", verbose_name=gettext_lazy("members"))
    standing = NumberColumn(accessor="standing_count", verbose_name=gettext_lazy("standing members"))
    women = NumberColumn(accessor="women_count", verbose_name=gettext_lazy("women"))
    committees = NumberColumn(accessor="committee_count", verbose_name=gettext_lazy("committees"))

    class Meta:
        model = Organization
        fields = ("name", "kind", "members", "standing", "women", "committees")
        order_by = "name"


ROSTER_SIGNS = {
    "preview": ("amber", "hourglass"),
    "imported": ("green", "check-lg"),
    "undone": ("grey", "arrow-counterclockwise"),
    "discarded": ("grey", "x-lg"),
}


class RosterTable(ListTable):
    file_name = TitleColumn()
    state = StateColumn(choices=RosterImport.State, signs=ROSTER_SIGNS)
    created_by = TextColumn(accessor="created_by__name", verbose_name=gettext_lazy("person"))
    created_at = MomentColumn()

    class Meta:
        model = RosterImport
        fields = ("file_name", "state", "created_by", "created_at")
        order_by = "-created_at"
