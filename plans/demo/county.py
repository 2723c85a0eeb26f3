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
    root: Organization | None = None
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
    """The office above the county, below `above` if there is one; the uppermost is the root."""
    superior = create_organization(parent=above, **content.tables("offices")["superior"])
    made.offices[superior.code] = superior
    made.root = above or superior


def make_offices(made):
    """The county below its superior, and its liaison offices below it, each with its named rows."""
    given = content.tables("offices")
    county = create_organization(parent=made.offices[given["superior"]["code"]], **given["county"])
    made.offices[county.code] = county
    for order, values in enumerate(given["liaison_offices"], 1):
        made.offices[values["code"]] = create_organization(parent=county, order=order, **values)
    make_named_rows(made, county, given["departments"])
    for code, name in given["groups"].items():
        made.committees[name] = create_office_row(Committee, made.offices[code], name=name, kind="office")


def make_named_rows(made, office, departments):
    """Committees, departments, sectors, parties and the present term of an office, kept in `made`."""
    given = content.tables("offices")
    made.committees = named_rows(Committee, office, given["committees"])
    made.committees |= named_rows(Committee, office, given["administrative_bodies"], kind="office")
    made.departments = named_rows(Department, office, departments)
    made.sectors = named_rows(Sector, office, dict.fromkeys(given["sectors"]["names"], ""))
    made.parties = named_rows(Party, office, given["parties"])
    made.term = create_office_row(
        Term,
        office,
        name=f"第{content.chinese(content.TERM_NUMBER)}届",
        number=content.TERM_NUMBER,
        begins=made.term_begins,
        order=content.TERM_NUMBER,
    )


def named_rows(model, office, short_names, **values):
    """{name: row} for {name: short name}, in the order given."""
    return {
        name: create_office_row(model, office, name=name, short_name=short, order=order, **values)
        for order, (name, short) in enumerate(short_names.items(), 1)
    }


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
            birth_date=date.fromisoformat(given["born"]),
            ethnicity=given["ethnicity"],
            education=given["education"],
            phone=given["phone"],
            liaison_office=made.offices.get(given["liaison_office"]),
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
