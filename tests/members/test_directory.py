"""Directory and birthday list on screen: order, search, masks, and who looked."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from members import services
from members.models import OfficeRecord
from tests.conftest import person, signed_in
from tests.factories import SectorFactory, TermFactory

pytestmark = pytest.mark.django_db

DIRECTORY = reverse("members:directory")
BIRTHDAYS = reverse("members:birthdays")


@pytest.fixture
def people(office):
    """Members in no order, one who has left, one of nobody's birthday."""
    term = TermFactory(organization=office)
    sector = SectorFactory(organization=office, name="农业界")
    rows = (
        ("欧阳修远", "13812340001", date(1960, 3, 21)),
        ("丁𬭎", "13812340002", date(1970, 3, 5)),
        ("单明", "13812340003", date(1980, 4, 5)),
        ("于㛃", "", None),
        ("马五", "13812340005", date(1980, 3, 5)),
    )
    for name, phone, born in rows:
        member = services.create_member(office, name=name, sex="male", phone=phone, birth_date=born)
        services.join_term(member, term, since=term.begins, sector=sector)
        if name == "马五":
            services.leave(member, on=date(2023, 1, 1), reason="调动")


def names(client, query=""):
    return [row["name"] for row in client.get(DIRECTORY + query).context["paging"].rows]


def test_directory_stands_in_stroke_order_and_on_demand_by_pinyin(clerk_client, people):
    assert names(clerk_client) == ["丁𬭎", "于㛃", "欧阳修远", "单明"]
    assert names(clerk_client, "?sort=initials") == ["丁𬭎", "欧阳修远", "单明", "于㛃"]


@pytest.mark.parametrize("text", ["oyxy", "OYXY", "ouyang", "欧阳", "13812340001"])
def test_it_is_searched_by_pinyin_initials_name_and_whole_number(clerk_client, people, text):
    assert names(clerk_client, f"?search={text}") == ["欧阳修远"]


@pytest.mark.parametrize("role", ["staff", "office_leader", "member", "auditor"])
def test_telephones_are_masked_for_everybody_also_in_the_export(office, people, role):
    client = signed_in(person(office, role))
    page = client.get(DIRECTORY).content.decode()
    assert ("138****0001" in page, "13812340001" in page) == (True, False)
    export = client.get(f"{DIRECTORY}?export=xlsx").content
    assert b"13812340001" not in export


def test_numbers_of_queries_stay(clerk_client, people, office, django_assert_num_queries):
    clerk_client.get(DIRECTORY)
    with django_assert_num_queries(6):
        clerk_client.get(DIRECTORY)


def test_birthdays_of_a_month_by_day(clerk_client, people):
    context = clerk_client.get(f"{BIRTHDAYS}?month=3").context
    year = timezone.localdate().year
    assert [(day, member.name, age) for day, member, age in context["members"]] == [
        (5, "丁𬭎", year - 1970), (21, "欧阳修远", year - 1960)
    ]  # fmt: skip


@pytest.mark.parametrize("month", ["", "0", "13", "x", "３"])
def test_without_a_month_it_is_this_one(clerk_client, people, month):
    assert clerk_client.get(f"{BIRTHDAYS}?month={month}").context["month"] == timezone.localdate().month


def test_who_looked_at_birthdays_is_on_record(clerk, clerk_client, people):
    clerk_client.get(f"{BIRTHDAYS}?month=3")
    record = OfficeRecord.objects.get(step="reveal")
    assert (record.by, record.subject) == (clerk, "生日名册：3")


@pytest.mark.parametrize("role", ["member", "auditor", "committee_leader", "department_handler"])
def test_birthdays_are_for_staff_and_office_leaders(office, role):
    assert signed_in(person(office, role)).get(BIRTHDAYS).status_code == 403


def test_another_office_sees_nobody(stranger, people):
    client = signed_in(stranger)
    assert names(client) == []
    assert client.get(f"{BIRTHDAYS}?month=3").context["members"] == []


@pytest.mark.parametrize(
    ("page", "printed"),
    [("directory", "directory"), ("committee_list", "committees"), ("group_list", "groups")],
)
def test_lists_lead_to_their_printed_form(clerk_client, people, page, printed):
    address = f"{reverse('members:print_lists')}?name={printed}"
    assert f'href="{address}"' in clerk_client.get(reverse(f"members:{page}")).content.decode()
    assert clerk_client.get(address).context["form"].initial["name"] == printed
