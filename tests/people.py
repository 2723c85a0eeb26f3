"""One row of everything about the people of an office, for the tests that walk all addresses."""

from datetime import date

from members import importers
from members.models import (
    CommitteeSeat,
    ContactDuty,
    ContactPoint,
    CorrectionRequest,
    GroupSeat,
    MemberVisit,
    PlenarySession,
    RosterRow,
)

from .factories import (
    GroupFactory,
    MembershipFactory,
    PartyFactory,
    PositionFactory,
    RoleFactory,
    TermFactory,
)

DAY = date(2026, 3, 1)
ROSTER = "姓名,性别,界别,工作单位\n丁一,男,没有的界,县农业局\n"


class People:
    def __init__(self, organization, clerk, member, committee, sector):
        self.term = TermFactory(organization=organization)
        self.party, self.position = (
            PartyFactory(organization=organization),
            PositionFactory(organization=organization),
        )
        self.group = GroupFactory(organization=organization)
        self.session = PlenarySession.objects.create(
            organization=organization, term=self.term, number=1, name=f"{self.term.name}一次会议"
        )
        self.membership = MembershipFactory(member=member, term=self.term, sector=sector, party=self.party)
        seat = {"member": member, "term": self.term, "since": DAY}
        self.seat = CommitteeSeat.objects.create(committee=committee, **seat)
        self.group_seat = GroupSeat.objects.create(group=self.group, **seat)
        self.point = ContactPoint.objects.create(organization=organization, name=f"柳河村{organization.pk}")
        common = {"organization": organization, "member": member}
        self.duty = ContactDuty.objects.create(point=self.point, duty="联系群众", since=DAY, **common)
        self.visit = MemberVisit.objects.create(visitors="王主席", on=DAY, said="谈了履职", **common)
        self.correction = CorrectionRequest.objects.create(text="工作单位已变更", **common)
        self.account = RoleFactory(organization=organization, role="member").user
        self.roster = importers.take_in(
            organization, by=clerk, content=ROSTER.encode(), file_name="名册.csv", term=self.term
        )
        self.roster_row = RosterRow.objects.get(roster=self.roster)

    @property
    def rows(self):
        """Rows in which a person could have typed something."""
        lists = [self.term, self.session, self.party, self.position, self.group, self.point]
        return [*lists, self.membership, self.duty, self.visit, self.correction, self.account, self.roster]

    @property
    def subjects(self):
        """{keyword: {beginning of a name: value}}."""
        return {
            "pk": {
                "members:roster": self.roster.pk,
                "members:group": self.group.pk,
                "members:seat_end": self.seat.pk,
                "members:carry_over": self.term.pk,
                "members:office_row": self.party.pk,
                "members:account": self.account.pk,
                "members:correction": self.correction.pk,
                "members:duty": self.duty.pk,
                "members:visit": self.visit.pk,
            },
            "kind": {
                "members:office_row": "party",
                "members:seat": "committee",
                "members:member_seat": "group",
            },
            "field": {"members:member_reveal": "phone"},
            "token": {"members:welcome": "forged"},
            "role_pk": {"members:account": self.account.assignments.get().pk},
            "row_pk": {"members:roster": self.roster_row.pk},
        }
