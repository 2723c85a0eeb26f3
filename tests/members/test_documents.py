"""Printed lists of people: the order of the characters' strokes, the right people, of the right day."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied

from cppcc import jobs
from members import services
from members.documents.names import name_lines
from members.models import ContactPoint, OfficeRecord
from members.services.printing import LISTS, people_document, print_people
from tests.conftest import person
from tests.factories import CommitteeFactory, GroupFactory, PositionFactory, SectorFactory, TermFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
# In the official order: rare characters have their place, compound surnames stand by their first character.
IN_ORDER = [
    "丁一",
    "丁𬭎",
    "于㛃",
    "马建国",
    "王一",
    "王明",
    "王明华",
    "田小龙",
    "司马光远",
    "朱文",
    "欧阳修远",
    "龚䶮",
]


@pytest.fixture
def people(office):
    term = TermFactory(organization=office)
    sector = SectorFactory(organization=office, name="农业界")
    found = {}
    for number, name in enumerate(reversed(IN_ORDER)):
        member = services.create_member(
            office,
            name=name,
            sex="male",
            phone=f"1381234{number:04d}",
            employer="青溪县农业局",
            post="局长",
            birth_date=date(1960 + number, 12 - number, 5),
        )
        services.join_term(member, term, since=term.begins, sector=sector)
        found[name] = member
    return term, found


def names_of(document):
    return [cells[1] for cells in document.lines()]


def test_directory_stands_in_stroke_order_with_rare_names(people, clerk):
    assert names_of(people_document("directory", by=clerk, today=TODAY)) == IN_ORDER


def test_directory_prints_whole_telephones_and_writes_down_that_it_did(people, clerk, office):
    document = people_document("directory", by=clerk, today=TODAY)
    assert next(iter(document.lines())) == (
        1, "丁一", "男", "农业界", "青溪县农业局局长", "13812340011", ""
    )  # fmt: skip
    assert OfficeRecord.objects.filter(step="print", by=clerk).count() == 1


def test_those_who_have_left_are_not_in_it(people, clerk):
    services.leave(people[1]["丁一"], on=date(2026, 11, 19), reason="调动")
    assert names_of(people_document("directory", by=clerk, today=TODAY)) == IN_ORDER[1:]
    assert names_of(people_document("directory", by=clerk, today=date(2026, 11, 19))) == IN_ORDER


def test_nobody_of_another_office_is_in_any_list(people, stranger):
    for name in LISTS:
        assert list(people_document(name, by=stranger, today=TODAY).sheets()[0].rows) == []


@pytest.mark.parametrize(
    "role", ["member", "auditor", "department_handler", "superior_viewer", "system_admin"]
)
def test_only_staff_and_leaders_print_telephones(people, office, role):
    with pytest.raises(PermissionDenied):
        print_people("directory", by=person(office, role), file_format="pdf")


def test_birthdays_stand_by_month_and_day(people, clerk):
    every = people_document("birthdays", by=clerk, today=TODAY)
    assert [line[0] for line in every.lines()] == list(range(1, 13))
    march = people_document("birthdays", by=clerk, month=3, today=TODAY)
    assert list(march.lines()) == [(3, 5, "于㛃", "男", 57, "农业界", "青溪县农业局局长")]


def test_committee_list_names_leaders_first(people, clerk, office):
    term, found = people
    committee = CommitteeFactory(organization=office, name="经济委员会")
    for name, position in (("王一", "leader"), ("朱文", "deputy"), ("龚䶮", "member"), ("丁𬭎", "member")):
        services.seat_member(found[name], committee, term, position=position)
    blocks = people_document("committees", by=clerk, today=TODAY).content().blocks
    assert [block.text for block in blocks[1:]] == [
        "一、经济委员会（4人）", "主任：王　一", "副主任：朱　文", "委员：丁　𬭎　　龚　䶮"
    ]  # fmt: skip


def test_names_of_a_list_stand_in_columns_and_are_never_broken():
    names = [
        "卢淑贞",
        "宋知微",
        "王一",
        "钱芝兰",
        "尉迟明远",
        "罗一鸣",
        "阿依古丽·买买提",
        "丁一",
        "马骏",
        "林一",
    ]
    lines = list(name_lines("委员：", names))
    assert [block.lead + block.text for block in lines] == [
        "委员：卢淑贞　　宋知微　　王　一　　钱芝兰",
        "　　　尉迟明远　罗一鸣　　阿依古丽·买买提　　丁　一",
        "　　　马　骏　　林　一",
    ]


def test_group_list(people, clerk, office):
    term, found = people
    group = GroupFactory(organization=office, name="城关活动小组")
    services.join_group(found["马建国"], group, term, position="convener")
    services.join_group(found["王明华"], group, term)
    [sheet] = people_document("groups", by=clerk, today=TODAY).sheets()
    assert [row[:3] for row in sheet.rows] == [
        ("城关活动小组", "召集人", "马建国"), ("城关活动小组", "组员", "王明华")
    ]  # fmt: skip


def test_contact_table(people, clerk, office):
    _term, found = people
    point = services.create_contact_row(
        ContactPoint, office, by=clerk, name="柳河村", kind="village", person="老李", phone="62345678"
    )
    for name in ("朱文", "丁一"):
        services.create_contact_row(
            point.duties.model,
            office,
            by=clerk,
            member=found[name],
            point=point,
            duty="联系群众",
            since=TODAY,
        )
    assert list(people_document("contacts", by=clerk, today=TODAY).lines()) == [
        (1, "丁一", "柳河村", "村（社区）", "联系群众", "老李 62345678"),
        (2, "朱文", "柳河村", "村（社区）", "联系群众", "老李 62345678"),
    ]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("file_format", ["pdf", "xlsx"])
def test_job_makes_the_file(people, clerk, name, file_format):
    job = print_people(name, by=clerk, file_format=file_format)
    jobs.carry_out(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error, job.result_name.rpartition(".")[2]) == ("done", "", file_format)


def test_excel_of_the_directory_keeps_telephones_as_text(people, clerk):
    book = openpyxl.load_workbook(BytesIO(people_document("directory", by=clerk, today=TODAY).xlsx()))
    cell = book.active["F3"]
    assert (cell.value, cell.data_type) == ("13812340011", "s")


def test_queries_do_not_grow_with_the_members(people, clerk, office, django_assert_num_queries):
    term, _found = people
    position = PositionFactory(organization=office)
    assert clerk.role == "staff"
    with django_assert_num_queries(2):
        list(people_document("directory", by=clerk, today=TODAY).lines())
    for number in range(3):
        member = services.create_member(office, name=f"石{number}", sex="male")
        services.join_term(
            member, term, since=term.begins, sector=SectorFactory(organization=office), positions=[position]
        )
    with django_assert_num_queries(2):
        list(people_document("directory", by=clerk, today=TODAY).lines())
