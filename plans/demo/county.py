"""The demo county: its offices, what they have by name, its members with their seats."""

from dataclasses import dataclass, field
from datetime import date

from members.models import Committee, Department, Organization, Party, Sector, Term
from members.services import (
    create_member,
    create_office_row,
    create_organization,
    join_term,
    seat_member,
)

from . import content

SEXES = {"男": "male", "女": "female"}


@dataclass
class Made:
    """What has been made so far, each thing by the name that the texts use for it."""

    today: date
    offices: dict = field(default_factory=dict)
    committees: dict = field(default_factory=dict)
    departments: dict = field(default_factory=dict)
    sectors: dict = field(default_factory=dict)
    parties: dict = field(default_factory=dict)
    users: dict = field(default_factory=dict)
    members: dict = field(default_factory=dict)
    plans: dict = field(default_factory=dict)
    term: Term | None = None

    @property
    def county(self):
        return self.offices["qingxi"]

    @property
    def term_begins(self):
        return date(self.today.year - content.YEARS_INTO_THE_TERM, 1, 12)


def make_superior(made, above=None):
    """The office above the county, below `above` if there is one; returns the root of the tree."""
    superior = create_organization(parent=above, **content.tables("offices", made.today)["superior"])
    made.offices[superior.code] = superior
    return above or superior


def make_offices(made):
    """The county below its superior, its liaison offices below it, and the named rows of each."""
    given = content.tables("offices", made.today)
    superior = made.offices[given["superior"]["code"]]
    county = create_organization(parent=superior, **given["county"])
    made.offices[county.code] = county
    for order, values in enumerate(given["liaison_offices"], 1):
        made.offices[values["code"]] = create_organization(parent=county, order=order, **values)
    bodies = {name: (short, "committee") for name, short in given["committees"].items()}
    bodies |= {name: (short, "office") for name, short in given["administrative_bodies"].items()}
    for order, (name, (short, kind)) in enumerate(bodies.items(), 1):
        made.committees[name] = create_office_row(
            Committee, county, name=name, short_name=short, kind=kind, order=order
        )
    for code, name in given["groups"].items():
        made.committees[name] = create_office_row(Committee, made.offices[code], name=name, kind="office")
    made.departments = named_rows(Department, county, given["departments"])
    made.sectors = named_rows(Sector, county, dict.fromkeys(given["sectors"]["names"], ""))
    made.parties = named_rows(Party, county, given["parties"])
    made.term = make_term(county, made.term_begins)


def named_rows(model, office: Organization, short_names):
    """{name: row} for {name: short name}, in the order given."""
    return {
        name: create_office_row(model, office, name=name, short_name=short, order=order)
        for order, (name, short) in enumerate(short_names.items(), 1)
    }


def make_term(office, begins):
    number = content.TERM_NUMBER
    return create_office_row(
        Term, office, name=f"第{content.chinese(number)}届", number=number, begins=begins, order=number
    )


def make_members(made, by):
    """The members with their sectors, parties and seats; those with an account are linked to it."""
    accounts = {user.name: user for user in made.users.values()}
    for given in content.lines("members"):
        name = given["name"]
        member = create_member(
            made.county,
            by=by,
            name=name,
            sex=SEXES[given["sex"]],
            employer=given["employer"],
            post=given["post"],
            account=accounts.get(name),
        )
        made.members[name] = member
        join_term(
            member,
            made.term,
            by=by,
            since=made.term_begins,
            sector=made.sectors[given["sector"]],
            party=made.parties.get(given["party"]),
            is_standing=bool(given["standing"]),
        )
        if given["committee"]:
            committee = made.committees[given["committee"]]
            seat_member(member, committee, made.term, by=by, position=given["position"])
