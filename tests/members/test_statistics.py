"""Statistics: every line's number is the number of members its link shows."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from members import services
from members.statistics import charts_of
from tests.factories import PartyFactory, SectorFactory, TermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(office):
    year = timezone.localdate().year
    term = TermFactory(organization=office, begins=date(2022, 1, 1), ends=None)
    sectors = [SectorFactory(organization=office, name=name) for name in ("农业界", "经济界")]
    party = PartyFactory(organization=office, name="中国民主同盟")
    rows = [
        ("丁一", "male", year - 30, "汉族", "bachelor", sectors[0], party),
        ("卜二", "female", year - 35, "汉族", "", sectors[0], None),
        ("于三", "male", year - 36, "回族", "college", sectors[1], None),
        ("万四", "male", None, "", "bachelor", sectors[0], party),
    ]
    for name, sex, born, ethnicity, education, sector, membership_party in rows:
        member = services.create_member(
            office, name=name, sex=sex, ethnicity=ethnicity, education=education,
            birth_date=date(born, 12, 31) if born else None,
        )  # fmt: skip
        services.join_term(member, term, since=term.begins, sector=sector, party=membership_party)
    gone = services.create_member(office, name="马五", sex="male")
    services.join_term(gone, term, since=term.begins, sector=sectors[0])
    services.leave(gone, on=date(2023, 1, 1), reason="调动")


def test_numbers(people, clerk):
    counted = [
        [(line.label, line.count, line.share) for line in chart.lines]
        for chart in charts_of(clerk, timezone.localdate())
    ]
    assert [line[:2] for line in counted[0]] == [("农业界", 3), ("经济界", 1)]
    assert sorted(count for _label, count, _share in counted[1]) == [2, 2]
    assert [count for _label, count, _share in counted[2]] == [3, 1]
    assert [count for _label, count, _share in counted[3]] == [2, 1, 1]
    assert sorted(count for _label, count, _share in counted[4]) == [1, 1, 2]
    assert [count for _label, count, _share in counted[5]] == [2, 1, 1]
    assert counted[0][0][2] == 100


def test_every_line_leads_to_as_many_members(people, clerk_client, clerk):
    charts = clerk_client.get(reverse("members:statistics")).context["charts"]
    lines = [line for chart in charts for line in chart.lines]
    assert len(lines) == 15
    for line in lines:
        assert clerk_client.get(line.url).context["paging"].count == line.count, line


def test_those_who_left_stand_in_a_list_of_their_own(people, clerk_client):
    address = reverse("members:member_list")
    assert clerk_client.get(address).context["paging"].count == 4
    others = clerk_client.get(f"{address}?whom=others").context["paging"]
    assert [row["name"] for row in others.rows] == ["马五"]


def test_another_office_counts_nobody(people, stranger):
    assert [chart.lines for chart in charts_of(stranger, timezone.localdate())] == [()] * 6
