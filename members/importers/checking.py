"""What a row of a roster would do: read each cell, find the member, compare; nothing is written here."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from cppcc.encryption import mark
from members.models import Member

from . import reading
from .fields import BY_NAME, FIELDS
from .lookups import ADDABLE, OfficeNames, UnknownName, find_all

PERSON = ("name", "sex", "former_names", "birth_date", "ethnicity", "education", "employer", "post", "phone",
          "email", "address", "liaison_office")  # fmt: skip
READERS = {
    "name": reading.read_name,
    "sex": reading.read_sex,
    "former_names": reading.limited(100),
    "ethnicity": reading.read_ethnicity,
    "education": reading.read_education,
    "employer": reading.limited(100),
    "post": reading.limited(60),
    "phone": reading.read_phone,
    "email": reading.limited(100),
    "address": reading.limited(200),
    "is_standing": reading.read_yes,
}
YOUNGEST, OLDEST = 18, 90


@dataclass
class Verdict:
    """What a row would do. `problems`: {field: {"level", "text"}}; `values`: read values, ids for rows;
    `unknown`: [field, name, near names] that the office's lists lack."""

    values: dict = field(default_factory=dict)
    problems: dict = field(default_factory=dict)
    unknown: list = field(default_factory=list)
    target: Member | None = None
    changes: dict = field(default_factory=dict)
    identity: str = ""

    def error(self, name, text):
        self.problems[name] = {"level": "error", "text": text}

    def warn(self, name, text):
        self.problems.setdefault(name, {"level": "warning", "text": text})

    @property
    def state(self):
        levels = {problem["level"] for problem in self.problems.values()}
        if "error" in levels:
            return "error"
        if self.target and not self.changes:
            return "skip"
        if "warning" in levels:
            return "warning"
        return "update" if self.target else "new"


class Checker:
    """Checks rows against an office as it is now; reads the office once, then asks nothing more."""

    def __init__(self, organization, term, today, additions=()):
        self.term = term
        self.today = today
        self.names = OfficeNames(organization, additions)
        self.members = {}
        for member in Member.objects.of(organization).for_matching():
            self.members.setdefault(member.name, []).append(member)

    def check(self, cells):
        """The `Verdict` on {field: text}."""
        verdict = Verdict()
        for name, text in cells.items():
            if text:
                self.read(verdict, name, text)
        for one in FIELDS:
            if one.required and not cells.get(one.name) and one.name != "sector":
                verdict.error(one.name, _("“%(column)s” is missing.") % {"column": one.label})
        if "name" in verdict.values:
            self.find_target(verdict)
        if not cells.get("sector") and not (verdict.target and self.standing_of(verdict.target)):
            verdict.error("sector", _("“%(column)s” is missing.") % {"column": BY_NAME["sector"].label})
        verdict.identity = self.identity(verdict)
        verdict.changes = self.changes(verdict) if verdict.target else dict(verdict.values)
        return verdict

    def read(self, verdict, name, text):
        """Put the value of one cell into the verdict, or the reason why it has none."""
        try:
            if name in READERS:
                verdict.values[name] = READERS[name](text)
            elif name in ("birth_date", "since"):
                self.read_day(verdict, name, text)
            else:
                verdict.values[name] = getattr(self, f"find_{name}")(text)
        except UnknownName as error:
            verdict.error(name, str(error))
            if name in ADDABLE:
                verdict.unknown += [[name, *one] for one in error.names]
        except ValueError as error:
            verdict.error(name, str(error))

    def read_day(self, verdict, name, text):
        day, is_whole = reading.read_day(text)
        if name == "birth_date":
            age = self.today.year - day.year
            if day > self.today:
                raise ValueError(_("The date of birth lies in the future."))
            if not YOUNGEST <= age <= OLDEST:
                verdict.warn(name, _("%(n)s years old: please check.") % {"n": age})
            elif not is_whole:
                verdict.warn(name, _("The day is missing; the first of the month is taken."))
        elif self.term.ends and day > self.term.ends:
            raise ValueError(_("This day is after the end of the term."))
        verdict.values[name] = day.isoformat()

    def find_party(self, text):
        party = self.names.party(text)
        return party.pk if party else None

    def find_sector(self, text):
        return self.names.sectors[text].pk

    def find_liaison_office(self, text):
        return self.names.liaison_offices[text].pk

    def find_positions(self, text):
        return sorted(
            {row.pk for row in find_all(self.names.positions.__getitem__, reading.several(text))}, key=str
        )

    def find_committees(self, text):
        return find_all(
            lambda part: self.seat(self.names.committees, part, reading.POSITIONS), reading.several(text)
        )

    def find_groups(self, text):
        conveners = dict.fromkeys(reading.CONVENERS, "convener")
        return find_all(lambda part: self.seat(self.names.groups, part, conveners), reading.several(text))

    def seat(self, names, text, positions):
        """[pk of the committee or group, position]."""
        whole = names.get(text)
        if whole:
            return [whole.pk, "member"]
        place, word = reading.read_seat(text)
        return [names[place].pk, positions.get(word, "member")]

    def find_target(self, verdict):
        """The member whom the row is about: of that name, and where there are several the one that fits."""
        candidates = self.members.get(verdict.values["name"], [])
        fitting = [one for one in candidates if fits(one, verdict.values)]
        if len(candidates) == 1 and not fitting:
            verdict.warn(
                "name", _("A member of this name has another telephone and date of birth; taken as new.")
            )
        elif len(fitting) > 1:
            verdict.error(
                "name",
                _("%(n)s members are called so. Give telephone or date of birth.") % {"n": len(fitting)},
            )
        elif fitting:
            verdict.target = fitting[0]

    def identity(self, verdict):
        """A mark equal for rows that are about the same person."""
        if verdict.target:
            return mark(f"member {verdict.target.pk}")
        parts = [verdict.values.get(name) or "" for name in ("name", "phone", "birth_date")]
        return mark("|".join(parts)) if parts[0] else ""

    def standing_of(self, member):
        """The membership in the term of the roster that lasts longest, or None."""
        rows = [one for one in member.memberships.all() if one.term_id == self.term.pk]
        return max(rows, key=lambda one: (one.until or date.max, one.since), default=None)

    def changes(self, verdict):
        """The values that differ from what is stored of the member found."""
        stored = stored_values(verdict.target, self.standing_of(verdict.target))
        changed = {}
        for name, value in verdict.values.items():
            if name in ("committees", "groups"):
                value = [seat for seat in value if seat[0] not in stored[name]]
                if value:
                    changed[name] = value
            elif name != "since" and value != stored[name]:
                changed[name] = value
        if not self.standing_of(verdict.target):
            changed.setdefault("sector", verdict.values.get("sector"))
        return changed


def fits(member, values):
    """Neither telephone nor date of birth speaks against it, or one of them speaks for it."""
    pairs = [
        (member.phone, values.get("phone")),
        (member.birth_date.isoformat() if member.birth_date else "", values.get("birth_date")),
    ]
    known = [(stored, given) for stored, given in pairs if stored and given]
    return not known or any(stored == given for stored, given in known)


def stored_values(member, standing):
    """A member as a row of a roster would give it."""
    values = {name: getattr(member, name) for name in PERSON}
    values["birth_date"] = member.birth_date.isoformat() if member.birth_date else ""
    values["liaison_office"] = member.liaison_office_id
    values["sector"] = standing.sector_id if standing else None
    values["party"] = standing.party_id if standing else None
    values["is_standing"] = standing.is_standing if standing else False
    values["positions"] = sorted((one.pk for one in standing.positions.all()), key=str) if standing else []
    values["committees"] = {seat.committee_id for seat in member.seats.all() if not seat.until}
    values["groups"] = {seat.group_id for seat in member.group_seats.all() if not seat.until}
    return values
