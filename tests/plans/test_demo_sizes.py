"""Demo data larger than a county: drawn by chance from a seed, in the numbers that are named."""

from collections import Counter
from datetime import date

import pytest
from django.db import transaction
from django.db.models import F

from members.models import CommitteeSeat, Member, Membership, OfficeRecord, Organization, RoleAssignment
from plans.demo import content, make_demo
from plans.demo.chance import Chance
from plans.demo.surroundings import shares
from plans.models import AnnualPlan

TODAY = date(2026, 5, 6)


def draws(seed):
    """All that chance gives for one office."""
    chance = Chance(content.tables("surroundings"), seed)
    place = chance.place()
    return place, [chance.person(place) for _number in range(50)], chance.plan(place)


def test_chance_is_the_same_for_the_same_seed_only():
    assert (draws(1) == draws(1), draws(1) == draws(2)) == (True, False)


def test_a_province_divides_its_members():
    assert (sum(shares(33_000, 134)), set(shares(33_000, 134))) == (32_940, {245, 246})


@pytest.fixture(scope="class")
def city(django_db_setup, django_db_blocker):
    """The county within its city, made once for the tests of a class."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_demo("city", 1, TODAY)
        transaction.set_rollback(True)


@pytest.mark.django_db
class TestCity:
    def test_has_its_numbers(self, city):
        assert (
            Counter(Organization.objects.values_list("kind", flat=True)),
            Member.objects.count(),
            Membership.objects.count(),
            Member.objects.filter(account=None).count(),
        ) == ({"prefecture": 1, "committee": 3, "liaison_office": 5}, 450, 450, 56)

    def test_every_office_but_the_small_ones_has_plans_of_two_years(self, city):
        states = Counter(AnnualPlan.objects.values_list("organization__kind", "year", "state"))
        assert states == {
            ("prefecture", 2025, "finished"): 1,
            ("prefecture", 2026, "issued"): 1,
            ("committee", 2025, "finished"): 3,
            ("committee", 2026, "issued"): 3,
            ("committee", 2026, "applied"): 1,
            ("committee", 2027, "draft"): 1,
            ("committee", 2027, "in_approval"): 2,
            ("liaison_office", 2026, "issued"): 1,
        }

    def test_people_beside_the_county_belong_to_its_neighbours(self, city):
        seats = CommitteeSeat.objects.exclude(member__organization=F("committee__organization"))
        roles = RoleAssignment.objects.exclude(committee=None).exclude(
            committee__organization=F("organization")
        )
        assert (seats.count(), roles.count(), CommitteeSeat.objects.count()) == (0, 0, 435)

    def test_history_tells_of_every_member(self, city):
        steps = Counter(OfficeRecord.objects.exclude(member=None).values_list("step", flat=True))
        assert steps == {"create": 464, "join": 450, "seat": 435, "join group": 10}
