"""One office beside the demo county: named rows, members, accounts, plans of two years, all by chance."""

from members.models import RoleAssignment
from members.services import NewMember, assign_roles, create_members, create_users
from plans.services.office_stations import own_stations, use_station

from . import content
from .county import Made, make_named_rows
from .plans import carry_out, write_plan

LEADING_POSTS = ("主席", "副主席", "秘书长")
STANDING_MEMBERS = 15
STAFF = 3


class Neighbour:
    """Fills `office`, which lies in `place`; `made` tells day and term, `chance` everything else."""

    def __init__(self, made, chance, office, place):
        self.made = Made(made.today, root=made.root)
        self.chance = chance
        self.office = office
        self.place = place

    def make(self, count):
        """Everything, with `count` members."""
        given = content.tables("offices")
        departments = {
            name.replace("青溪县", self.place): short.replace("县", self.place[-1], 1)
            for name, short in given["departments"].items()
        }
        make_named_rows(self.made, self.office, departments)
        members = self.add_members(count, list(given["committees"]))
        clerk = self.add_staff()
        self.add_handlers()
        self.give_roles(members, list(given["committees"]))
        self.shorten_way(clerk)
        for year in (self.made.today.year - 1, self.made.today.year):
            self.add_plan(year, clerk)

    def add_members(self, count, committees):
        """The first lead the office, the next ones a committee each, the others sit on them in turn."""
        people = [self.chance.person(self.place) for _number in range(count)]
        for person, post in zip(people, LEADING_POSTS, strict=False):
            person.update(employer=self.office.name, post=post)
        accounts = self.add_accounts("member", [person["name"] for person in people])
        new = []
        for number, (person, account) in enumerate(zip(people, accounts, strict=True)):
            turn = number - len(LEADING_POSTS)
            seat = self.seat(turn, committees) if turn >= 0 else None
            new.append(NewMember({**person, "account": account}, self.membership(number), seat))
        create_members(self.office, new)
        return accounts

    def membership(self, number):
        return {
            "term": self.made.term,
            "since": self.made.term_begins,
            "sector": self.chance.one_of(self.made.sectors.values()),
            "party": self.chance.one_of([None, *self.made.parties.values()]),
            "is_standing": number < STANDING_MEMBERS,
        }

    def seat(self, turn, committees):
        rounds, number = divmod(turn, len(committees))
        return {
            "committee": self.made.committees[committees[number]],
            "term": self.made.term,
            "position": ("leader", "deputy", "member")[min(rounds, 2)],
        }

    def add_accounts(self, kind, names):
        return create_users(
            {"username": f"{self.office.code}-{kind}-{number}", "name": name}
            for number, name in enumerate(names, 1)
        )

    def add_staff(self):
        """The accounts of the staff; returns the first, who writes the plans."""
        staff = self.add_accounts("staff", [self.chance.person("")["name"] for _number in range(STAFF)])
        assign_roles([self.role("staff", user) for user in staff])
        return staff[0]

    def add_handlers(self):
        departments = self.made.departments.values()
        users = self.add_accounts("department", [self.chance.person("")["name"] for _one in departments])
        assign_roles(
            [
                self.role("department_handler", user, department=department)
                for user, department in zip(users, departments, strict=True)
            ]
        )

    def give_roles(self, members, committees):
        """All are members; those who lead have that role first."""
        chairs = members[len(LEADING_POSTS) :]
        assign_roles(
            [
                *(
                    self.role("office_leader", user, title=post)
                    for user, post in zip(members, LEADING_POSTS, strict=False)
                ),
                *(
                    self.role("committee_leader", user, committee=self.made.committees[name])
                    for user, name in zip(chairs, committees, strict=False)
                ),
                *(self.role("member", user) for user in members),
            ]
        )

    def role(self, role, user, **values):
        return RoleAssignment(
            user=user, organization=self.office, role=role, since=self.made.term_begins, **values
        )

    def shorten_way(self, clerk):
        """Plans here are drafted and issued: fewer versions to print than where every station is used.

        The stations of the uppermost office are everybody's and stay.
        """
        if self.office == self.made.root:
            return
        for station in own_stations(self.office, "consultation", by=clerk)[1:-1]:
            use_station(station, by=clerk, is_active=False)

    def add_plan(self, year, clerk):
        head = {
            "kind": "consultation",
            "title": f"{self.office.name}{year}年度协商工作计划",
            "document_number": f"{self.office.document_code}〔{year}〕2号",
        }
        sections = self.chance.plan(self.place)
        plan = write_plan(self.made, self.office, year, clerk, sections, head)
        carry_out(plan, clerk, self.made.today)
