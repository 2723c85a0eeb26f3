"""Which members, and what they were on which day."""

from django.db.models import Case, Count, F, FilteredRelation, IntegerField, Q, Value, When
from django.utils import timezone

from cppcc.encryption import mark
from cppcc.querysets import ScopedQuerySet

from .offices import READING_ROLES, OfficeRowQuerySet

PHONE_LENGTH = 7
LOOKS = ("reveal", "print", "export own data")


def lasting(day, prefix=""):
    """The condition of rows with `since` and `until` that hold on `day`."""
    return Q(**{f"{prefix}since__lte": day}) & (
        Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gte": day})
    )


class MemberQuerySet(OfficeRowQuerySet):
    def visible_to(self, user):
        """The members of the office one acts in; in a liaison office also those attached to it."""
        if not user.assignment or user.assignment.role not in READING_ROLES:
            return self.none()
        own = user.assignment.organization
        return self.filter(Q(organization=own) | Q(liaison_office=own))

    def named(self, text):
        """Members whose name, pinyin or initials contain `text`, or whose whole telephone number it is."""
        text = "".join(text.split())
        found = Q(name__icontains=text) | Q(pinyin__icontains=text) | Q(initials__icontains=text.lower())
        if text.isdigit() and len(text) >= PHONE_LENGTH:
            found |= Q(phone_mark=mark(text))
        return self.filter(found)

    matching = named

    def in_stroke_order(self):
        return self.order_by("stroke_key", "pk")

    def on(self, day):
        """Those who were members on `day`, each with the standing of that day as `standing`."""
        return self.with_standing(day).filter(standing__isnull=False)

    def with_standing(self, day=None):
        """Everybody, `standing` being the one membership of `day` (default: today), if any;
        its sector, party and rank also as `sector_name`, `party_name`, `is_standing`."""
        day = day or timezone.localdate()
        joined = FilteredRelation("memberships", condition=lasting(day, "memberships__"))
        return self.annotate(standing=joined).annotate(
            sector_name=F("standing__sector__name"),
            party_name=F("standing__party__name"),
            is_standing=F("standing__is_standing"),
        )

    def of_sector(self, sector, day=None):
        return self.with_standing(day).filter(standing__sector=sector)

    def of_party(self, party, day=None):
        """Members of a party; 0 stands for those of none."""
        rows = self.with_standing(day)
        if str(party) == "0":
            return rows.filter(standing__isnull=False, standing__party=None)
        return rows.filter(standing__party=party)

    def of_term(self, term):
        return self.filter(pk__in=self.model.objects.filter(memberships__term=term).values("pk"))

    def of_open_term(self, term):
        """Members whose membership in `term` has no end yet, or the end of the term itself."""
        lasting_on = Q(memberships__term=term) & (
            Q(memberships__until=None) | Q(memberships__until__gte=F("memberships__term__ends"))
        )
        return self.filter(pk__in=self.model.objects.filter(lasting_on).values("pk"))

    def with_accounts(self):
        return self.select_related("organization", "liaison_office", "account")

    def on_committee(self, committee, day=None):
        day = day or timezone.localdate()
        seats = self.model.objects.filter(Q(seats__committee=committee) & lasting(day, "seats__"))
        return self.filter(pk__in=seats.values("pk"))

    def in_group(self, group, day=None):
        day = day or timezone.localdate()
        seats = self.model.objects.filter(Q(group_seats__group=group) & lasting(day, "group_seats__"))
        return self.filter(pk__in=seats.values("pk"))

    def aged(self, youngest, oldest, year):
        """Members who become `youngest` to `oldest` (None: any) years old in `year`."""
        rows = self.filter(birth_year__lte=year - youngest)
        return rows.filter(birth_year__gte=year - oldest) if oldest is not None else rows

    def not_on(self, day):
        """Those who were no members on `day`."""
        return self.with_standing(day).filter(standing__isnull=True)

    def of_education(self, education):
        return self.filter(education=education)

    def of_ethnicity(self, ethnicity):
        return self.filter(ethnicity=ethnicity)

    def without_birth_date(self):
        return self.filter(birth_year=None)

    def born_in(self, month):
        return self.filter(birth_month=month)

    def touched_since(self, moment):
        """Keys of the members about whom anything was written since; a look or a print changes nothing."""
        record = self.model._meta.get_field("records").related_model
        later = record.objects.filter(member__in=self, at__gt=moment).exclude(step__in=LOOKS)
        return set(later.values_list("member_id", flat=True))

    def to_invite(self):
        """Members without an account, or whose account was made by invitation and never used."""
        unused = Q(account__last_login=None, account__must_change_password=True, account__is_active=True)
        return self.select_related("account", "organization").filter(Q(account=None) | unused)

    def of_account(self, user):
        """The member whose account it is, in the office one acts in; or None."""
        return self.filter(account=user, organization=user.organization).first() if user.assignment else None

    def tally(self, *columns):
        """{values of `columns`: number of members}, largest number first."""
        rows = self.order_by().values_list(*columns).annotate(n=Count("pk", distinct=True))
        return {row[0] if len(columns) == 1 else row[:-1]: row[-1] for row in rows.order_by("-n", *columns)}

    def for_directory(self, day):
        """Members of `day` in stroke order, with the standing of that day."""
        return self.on(day).in_stroke_order()

    def for_matching(self):
        """Members read whole, for comparing a roster with them."""
        return self.prefetch_related(
            "memberships__sector",
            "memberships__party",
            "memberships__positions",
            "seats__committee",
            "group_seats__group",
        ).select_related("liaison_office")


LEADERS_FIRST = Case(
    When(position__in=("leader", "convener"), then=Value(0)),
    When(position="deputy", then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


class StandingQuerySet(ScopedQuerySet):
    """Memberships and seats: rows of a member that hold from a day until a day."""

    def visible_to(self, user):
        if not user.assignment or user.assignment.role not in READING_ROLES:
            return self.none()
        return self.filter(member__organization=user.assignment.organization)

    def of_member(self, member):
        return self.filter(member=member)

    def of_term(self, term):
        return self.filter(term=term)

    def without(self, pk):
        return self.exclude(pk=pk)

    def open(self):
        return self.filter(until=None)

    def on(self, day):
        return self.filter(lasting(day))

    def overlapping(self, first, last):
        """Rows that share a day with `first`–`last` (None: without end)."""
        rows = self.filter(Q(until=None) | Q(until__gte=first))
        return rows.filter(since__lte=last) if last else rows

    def of_office(self, organization):
        return self.filter(member__organization=organization)

    def spans(self):
        """[(first day, last day or None)]."""
        return self.values_list("since", "until")

    def with_names(self):
        return self.select_related("member", "term")

    def leading(self):
        return self.filter(position="leader")

    def with_leaders(self):
        """In the order of the committees, with members, their accounts and committees read along."""
        rows = self.select_related("committee__organization", "member__account", "member__organization")
        return rows.order_by("committee__order", "committee__pk", "member__stroke_key", "pk")

    def with_standing_rows(self):
        """Memberships with everything they name read along."""
        return self.select_related("member", "term", "sector", "party").prefetch_related("positions")

    def with_places(self):
        """Seats with term and committee or group read along."""
        place = "committee" if hasattr(self.model, "committee") else "group"
        return self.select_related("term", place)

    def in_stroke_order(self):
        return self.order_by("member__stroke_key", "member__pk", "since", "pk")

    def leaders_first(self):
        """Leaders or conveners, deputies, members; within each in stroke order."""
        return self.select_related("member", "term").order_by(
            LEADERS_FIRST, "member__stroke_key", "member__pk", "since", "pk"
        )

    def newest_first(self):
        return self.order_by(F("since").desc(), "-pk")
