"""Importing a roster: checked before anything is written, corrected, written, taken back."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from members import importers, services
from members.models import (
    CommitteeSeat,
    Member,
    MemberGroup,
    Membership,
    OfficeRecord,
    RosterImport,
    RosterRow,
)
from tests.conftest import person
from tests.factories import TopicFactory

from .rosters import HEADS, TODAY, an_office, csv, problems, row, run, states, take_in, xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def term(office):
    return an_office(office)


def test_nothing_is_written_before_it_is_confirmed(office, clerk, term):
    roster = take_in(office, clerk, [row(1), row(2)])
    assert (states(roster), Member.objects.count()) == (["new", "new"], 0)


def test_a_new_member_gets_everything_the_row_says(office, clerk, term):
    cells = row(1, 姓名="丁 一", 学历="研究生", 专委会="经济委员会（副主任）、提案委员会")
    assert run(take_in(office, clerk, [cells]), by=clerk) == {
        "created": 1, "updated": 0, "unchanged": 0, "refused": 0
    }  # fmt: skip
    member = Member.objects.get()
    assert (member.name, member.sex, member.birth_date, member.birth_year) == (
        "丁一",
        "male",
        date(1951, 3, 5),
        1951,
    )
    assert (member.education, member.phone) == ("postgraduate", "13800000001")
    assert (member.pinyin, member.initials, member.employer, member.post) == (
        "dingyi",
        "dy",
        "县农业局",
        "局长",
    )
    membership = member.memberships.get()
    assert (membership.sector.name, membership.party.name, membership.since, membership.term) == (
        "农业界", "中国共产党", term.begins, term
    )  # fmt: skip
    assert [(seat.committee.name, seat.position) for seat in member.seats.order_by("pk")] == [
        ("经济委员会", "deputy"), ("提案委员会", "member")
    ]  # fmt: skip
    assert OfficeRecord.objects.filter(step="import", member=member, by=clerk).count() == 1


def test_the_same_file_again_changes_nothing(office, clerk, term):
    content = xlsx([row(1), row(2)])
    run(take_in(office, clerk, [], content=content))
    again = take_in(office, clerk, [], content=content)
    assert states(again) == ["skip", "skip"]
    assert run(again) == {"created": 0, "updated": 0, "unchanged": 2, "refused": 0}


def test_a_changed_row_updates_and_keeps_the_history_of_the_standing(office, clerk, term):
    run(take_in(office, clerk, [row(1)]))
    changed = take_in(office, clerk, [row(1, 职务="副局长", 界别="经济界")])
    assert states(changed) == ["update"]
    run(changed)
    assert Member.objects.get().post == "副局长"
    assert [(one.sector.name, one.since, one.until) for one in Membership.objects.all()] == [
        ("农业界", term.begins, date(2026, 11, 19)), ("经济界", TODAY, None)
    ]  # fmt: skip


def test_empty_cells_erase_nothing(office, clerk, term):
    run(take_in(office, clerk, [row(1)]))
    assert states(take_in(office, clerk, [row(1, 手机="", 党派="", 学历="")])) == ["skip"]


WRONG = {
    "性别": ("先生", "sex"),
    "出生日期": ("1968-13-05", "birth_date"),
    "手机": ("1381234123", "phone"),
    "界别": ("农民界", "sector"),
    "党派": ("某某党", "party"),
    "学历": ("高级", "education"),
    "专委会": ("外事委员会", "committees"),
    "姓名": ("丁1", "name"),
}


@pytest.mark.parametrize("head", WRONG)
def test_a_wrong_cell_is_named(office, clerk, term, head):
    text, field = WRONG[head]
    roster = take_in(office, clerk, [row(1, **{head: text})])
    assert (states(roster), problems(roster, 2)) == (["error"], {field: "error"})


@pytest.mark.parametrize(("head", "field"), [("姓名", "name"), ("性别", "sex"), ("界别", "sector")])
def test_what_must_be_there_is_missed(office, clerk, term, head, field):
    assert problems(take_in(office, clerk, [row(1, **{head: ""})]), 2) == {field: "error"}


def test_a_near_name_is_suggested(office, clerk, term):
    roster = take_in(office, clerk, [row(1, 界别="农业届")])
    assert "农业界" in RosterRow.objects.get().problems["sector"]["text"]
    assert states(roster) == ["error"]


def test_the_same_person_twice_is_one_too_many(office, clerk, term):
    roster = take_in(office, clerk, [row(1), row(2), row(1)])
    assert (states(roster), problems(roster, 4)) == (["new", "new", "error"], {"name": "error"})


def test_two_of_one_name_are_told_apart_by_telephone(office, clerk, term):
    run(take_in(office, clerk, [row(1, 姓名="王伟"), row(2, 姓名="王伟")]))
    assert Member.objects.count() == 2
    roster = take_in(
        office, clerk, [row(2, 姓名="王伟", 职务="主任"), row(3, 姓名="王伟", 手机="", 出生日期="")]
    )
    assert states(roster) == ["update", "error"]


def test_an_odd_age_is_a_warning_that_does_not_stop(office, clerk, term):
    roster = take_in(office, clerk, [row(1, 出生日期="2015.03")])
    assert (states(roster), run(roster)["created"]) == (["warning"], 1)


def test_correcting_in_place_checks_the_row_again(office, clerk, term):
    roster = take_in(office, clerk, [row(1, 界别="农民界"), row(2)])
    wrong = RosterRow.objects.of(roster).get(line=2)
    importers.correct_row(wrong, by=clerk, texts={"sector": "教育界"}, today=TODAY)
    assert states(roster) == ["new", "new"]
    run(roster)
    assert Membership.objects.filter(sector__name="教育界").count() == 1


def test_correcting_to_a_person_of_another_row_is_refused(office, clerk, term):
    roster = take_in(office, clerk, [row(1), row(2)])
    second = RosterRow.objects.of(roster).get(line=3)
    first = dict(zip(HEADS, row(1), strict=True))
    texts = {"name": first["姓名"], "phone": first["手机"], "birth_date": first["出生日期"]}
    importers.correct_row(second, by=clerk, texts=texts, today=TODAY)
    assert problems(roster, 3) == {"name": "error"}


def test_wrong_rows_stay_out_or_stop_everything_by_choice(office, clerk, term):
    roster = take_in(office, clerk, [row(1), row(2, 性别="先生")])
    with pytest.raises(importers.RosterRefused):
        run(roster, all_or_nothing=True)
    assert Member.objects.count() == 0
    assert run(roster) == {"created": 1, "updated": 0, "unchanged": 0, "refused": 1}


def test_a_member_changed_since_the_check_is_not_overwritten(office, clerk, term):
    run(take_in(office, clerk, [row(1)]))
    roster = take_in(office, clerk, [row(1, 职务="副局长")])
    services.change_member(Member.objects.get(), by=clerk, post="主任")
    assert run(roster) == {"created": 0, "updated": 0, "unchanged": 0, "refused": 1}
    assert Member.objects.get().post == "主任"


def test_undo_takes_back_what_nobody_touched_since(office, clerk, term):
    run(take_in(office, clerk, [row(1), row(2)]))
    first, second = Member.objects.order_by("phone_mark")
    before = list(Membership.objects.values("member", "sector", "party", "since", "until").order_by("pk"))
    names = [[one.name for one in (first, second)]]
    roster = take_in(
        office, clerk, [row(1, 界别="经济界", 职务="副局长"), row(2, 专委会="提案委员会"), row(3), row(4)]
    )
    run(roster)
    touched = Member.objects.get(name=row(4)[0])
    services.change_member(touched, by=clerk, post="主任")
    result = importers.undo_roster(RosterImport.objects.by_id(roster.pk), by=clerk)
    assert (result["deleted"], result["restored"], len(result["kept"])) == (1, 2, 1)
    assert set(Member.objects.values_list("name", flat=True)) == {*names[0], touched.name}
    after = Membership.objects.exclude(member=touched).values("member", "sector", "party", "since", "until")
    assert list(after.order_by("pk")) == before
    assert set(Member.objects.values_list("post", flat=True)) == {"局长", "主任"}
    assert CommitteeSeat.objects.filter(committee__name="提案委员会").count() == 0


def test_undo_keeps_members_who_were_given_a_seat_since(office, clerk, term):
    roster = take_in(office, clerk, [row(1), row(2), row(3)])
    run(roster)
    seated, seen = (Member.objects.get(name=row(number)[0]) for number in (1, 2))
    services.join_group(seated, MemberGroup.objects.get(), term, by=clerk)
    services.reveal(seen, "phone", by=clerk)
    result = importers.undo_roster(RosterImport.objects.by_id(roster.pk), by=clerk)
    assert (result["deleted"], len(result["kept"])) == (2, 1)
    assert [seat.member for seat in Member.objects.get().group_seats.all()] == [seated]


def test_undo_keeps_members_who_already_stand_in_other_records(office, clerk, term):
    roster = take_in(office, clerk, [row(1), row(2)])
    run(roster)
    TopicFactory(plan__organization=office, leader=Member.objects.get(name=row(1)[0]))
    result = importers.undo_roster(RosterImport.objects.by_id(roster.pk), by=clerk)
    assert (result["deleted"], len(result["kept"])) == (1, 1)
    assert Member.objects.get().name == row(1)[0]


def test_undo_is_for_a_day_and_once(office, clerk, term):
    roster = take_in(office, clerk, [row(1)])
    with pytest.raises(ValidationError):
        importers.undo_roster(roster, by=clerk)
    run(roster)
    late = RosterImport.objects.by_id(roster.pk)
    with pytest.raises(ValidationError):
        importers.undo_roster(late, by=clerk, now=timezone.now() + timedelta(hours=24, seconds=1))
    importers.undo_roster(late, by=clerk)
    with pytest.raises(ValidationError):
        importers.undo_roster(late, by=clerk)


def test_a_roster_is_imported_once(office, clerk, term):
    roster = take_in(office, clerk, [row(1)])
    run(roster)
    with pytest.raises(ValidationError):
        run(roster)


@pytest.mark.parametrize("who", ["office_leader", "member", "system_admin", "stranger"])
def test_only_staff_of_the_office_import(office, clerk, term, stranger, who):
    by = stranger if who == "stranger" else person(office, who)
    roster = take_in(office, clerk, [row(1)])
    with pytest.raises(PermissionDenied):
        take_in(office, by, [row(1)])
    with pytest.raises(PermissionDenied):
        run(roster, by=by)


def test_telephones_of_the_file_are_not_readable_in_the_database(office, clerk, term):
    from django.db import connection

    take_in(office, clerk, [row(7)])
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM members_rosterrow")
        assert "13800000007" not in str(cursor.fetchall())


def test_error_workbook_holds_the_wrong_rows_and_can_be_imported_when_corrected(office, clerk, term):
    roster = take_in(office, clerk, [row(1), row(2, 界别="农民界"), row(3, 手机="12")])
    book = openpyxl.load_workbook(io.BytesIO(importers.error_workbook(roster)))
    rows = list(book.active.iter_rows(values_only=True))
    assert [cells[:3] for cells in rows[1:]] == [
        (rows[1][0], 3, row(2)[0]), (rows[2][0], 4, row(3)[0])
    ]  # fmt: skip
    assert ("界别：" in rows[1][0], "手机：" in rows[2][0]) == (True, True)
    sheet = book.active
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("界别") + 1).value = "农业界"
    sheet.cell(3, heads.index("手机") + 1).value = "13912341234"
    buffer = io.BytesIO()
    book.save(buffer)
    repaired = take_in(office, clerk, [], content=buffer.getvalue())
    assert states(repaired) == ["new", "new"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_csv_as_offices_save_it(office, clerk, term, encoding):
    roster = take_in(office, clerk, [], content=csv([row(1), row(2)], encoding=encoding), name="名册.csv")
    assert states(roster) == ["new", "new"]
