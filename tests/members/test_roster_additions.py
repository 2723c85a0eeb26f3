"""Names that the office's lists lack: offered once, added when the roster is imported, taken back with it."""

import pytest
from django.core.exceptions import ValidationError

from members import importers, services
from members.models import (
    Committee,
    CommitteeSeat,
    Member,
    Membership,
    OfficeRecord,
    Party,
    RosterImport,
    Sector,
)
from tests.conftest import signed_in
from tests.factories import MembershipFactory
from tests.members.test_roster_pages import url

from .rosters import HEADS, TODAY, an_office, row, run, states, take_in

pytestmark = pytest.mark.django_db

NEW = [["committees", "外事委员会"], ["sector", "渔业港务界"]]


@pytest.fixture
def term(office):
    return an_office(office)


@pytest.fixture
def roster(office, clerk, term):
    rows = [
        row(1, 界别="渔业港务界"),
        row(2, 界别="渔业港务界", 专委会="外事委员会（副主任）、法制委"),
        row(3, 界别="农业届"),
        row(4),
    ]
    return take_in(office, clerk, rows)


def choose(roster, clerk, names=NEW):
    importers.choose_additions(roster, by=clerk, names=names, today=TODAY)


def offered(roster):
    return [
        (one["field"], one["name"], one["rows"], one["near"], one["ticked"])
        for one in importers.unknown_names(roster)
    ]


def test_each_name_is_offered_once_and_slips_are_not_ticked(roster):
    assert offered(roster) == [
        ("sector", "渔业港务界", 2, "", True),
        ("committees", "外事委员会", 1, "", True),
        ("committees", "法制委", 1, "", True),
        ("sector", "农业届", 1, "农业界", False),
    ]


def test_ticked_names_make_rows_right_and_write_nothing_yet(roster, clerk):
    choose(roster, clerk)
    assert states(roster) == ["new", "error", "error", "new"]
    choose(roster, clerk, [*NEW, ["committees", "法制委"]])
    assert states(roster) == ["new", "new", "error", "new"]
    assert (Sector.objects.filter(name="渔业港务界").count(), Committee.objects.count()) == (0, 2)


def test_importing_adds_them_at_the_end_of_their_lists(roster, clerk, office):
    choose(roster, clerk, [*NEW, ["committees", "法制委"]])
    run(roster, by=clerk)
    assert list(Sector.objects.of(office).in_order().values_list("name", flat=True))[-1] == "渔业港务界"
    assert Membership.objects.filter(sector__name="渔业港务界").count() == 2
    assert list(CommitteeSeat.objects.order_by("pk").values_list("committee__name", "position"))[1:3] == [
        ("外事委员会", "deputy"), ("法制委", "member")
    ]  # fmt: skip
    assert OfficeRecord.objects.filter(step="create", by=clerk, subject="界别：渔业港务界").count() == 1


def test_a_name_that_no_imported_row_uses_is_not_added(roster, clerk, office):
    choose(roster, clerk)
    run(roster, by=clerk)
    assert Committee.objects.of(office).filter(name="外事委员会").count() == 0


def test_refused_as_a_whole_nothing_is_added(roster, clerk):
    choose(roster, clerk)
    with pytest.raises(importers.RosterRefused):
        run(roster, by=clerk, all_or_nothing=True)
    assert (Sector.objects.filter(name="渔业港务界").count(), Member.objects.count()) == (0, 0)


def test_undo_takes_the_names_back(roster, clerk):
    choose(roster, clerk)
    run(roster, by=clerk)
    result = importers.undo_roster(RosterImport.objects.by_id(roster.pk), by=clerk)
    assert (result["deleted"], result["removed"], result["kept"]) == (2, 1, [])
    assert Sector.objects.filter(name="渔业港务界").count() == 0


def test_undo_leaves_names_that_others_use_or_have_changed(office, clerk, term):
    roster = take_in(office, clerk, [row(1, 界别="渔业港务界", 党派="侨党")])
    choose(roster, clerk, [["sector", "渔业港务界"], ["party", "侨党"]])
    run(roster, by=clerk)
    MembershipFactory(term=term, sector=Sector.objects.get(name="渔业港务界"), member__organization=office)
    services.change_office_row(Party.objects.get(name="侨党"), by=clerk, short_name="侨")
    result = importers.undo_roster(RosterImport.objects.by_id(roster.pk), by=clerk)
    assert (result["deleted"], result["removed"], len(result["kept"])) == (1, 0, 2)


def test_short_names_of_parties_are_added_in_full(office, clerk, term):
    roster = take_in(office, clerk, [row(1, 党派="民建")])
    choose(roster, clerk, [["party", "中国民主建国会"]])
    run(roster, by=clerk)
    assert Membership.objects.get().party.name == "中国民主建国会"


def test_an_update_may_bring_a_new_name_too(office, clerk, term):
    run(take_in(office, clerk, [row(1)]))
    roster = take_in(office, clerk, [row(1, 界别="渔业港务界", 政协职务="秘书长")], [*HEADS, "政协职务"])
    choose(roster, clerk, [["sector", "渔业港务界"], ["positions", "秘书长"]])
    assert states(roster) == ["update"]
    run(roster, by=clerk)
    last = Membership.objects.latest("since")
    assert (last.sector.name, [one.name for one in last.positions.all()]) == ("渔业港务界", ["秘书长"])


def test_only_names_of_the_roster_can_be_added(roster, clerk):
    with pytest.raises(ValidationError):
        choose(roster, clerk, [["sector", "我要的界"]])


def test_names_are_ticked_on_the_page(clerk_client, roster):
    assert clerk_client.get(url("detail", roster)).context["adding"] == 0
    data = {"name": ["sector:渔业港务界", "committees:外事委员会"]}
    assert clerk_client.post(url("additions", roster), data).url == url("detail", roster)
    context = clerk_client.get(url("detail", roster)).context
    assert (context["adding"], context["importable"]) == (2, 2)
    assert [one["ticked"] for one in context["unknown"]] == [True, True, False, False]


@pytest.mark.parametrize("name", ["sector:别的界", "sector", "organization:渔业港务界"])
def test_posted_names_beyond_the_offer_change_nothing(clerk_client, roster, name):
    clerk_client.post(url("additions", roster), {"name": [name]})
    roster.refresh_from_db()
    assert roster.additions == []


def test_another_office_does_not_choose(stranger, roster):
    assert (
        signed_in(stranger).post(url("additions", roster), {"name": ["sector:渔业港务界"]}).status_code == 404
    )
