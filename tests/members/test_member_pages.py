"""Pages of members: data, sensitive values, standing, the office's lists, the change of terms."""

import io
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from cppcc.models import Job
from members import services
from members.models import CommitteeSeat, GroupSeat, Member, Membership, OfficeRecord, Sector, Term
from tests.conftest import person, signed_in
from tests.factories import CommitteeFactory, GroupFactory, PositionFactory, SectorFactory, TermFactory
from tests.test_leaks import texts_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def term(office):
    return TermFactory(organization=office, name="第十届", begins=date(2022, 1, 1), ends=None)


@pytest.fixture
def member(office, term):
    found = services.create_member(
        office, name="丁一", sex="male", phone="13812341234", address="青溪县城关镇人民路12号",
        birth_date=date(1968, 3, 5),
    )  # fmt: skip
    services.join_term(
        found, term, since=term.begins, sector=SectorFactory(organization=office, name="农业界")
    )
    return found


def url(name, *arguments):
    return reverse(f"members:{name}", args=arguments)


def secrets_in(response):
    text = texts_of(response.content)
    return [one for one in ("13812341234", "人民路12号", "1968-03-05", "3月5日") if one in text]


@pytest.mark.parametrize("role", ["staff", "office_leader", "committee_leader", "member", "auditor"])
def test_nobody_sees_sensitive_values_unasked(office, member, role):
    client = signed_in(person(office, role))
    for page in (url("member_list"), url("member_list") + "?export=xlsx", url("member_detail", member.pk)):
        assert secrets_in(client.get(page)) == []


def test_a_click_shows_the_value_and_leaves_a_trace(clerk_client, clerk, member):
    response = clerk_client.post(url("member_reveal", member.pk, "phone"), headers={"HX-Request": "true"})
    assert response.content.decode().strip() == "13812341234"
    assert "no-store" in response["Cache-Control"]
    assert OfficeRecord.objects.filter(step="reveal", by=clerk, member=member).count() == 1


@pytest.mark.parametrize(("role", "status"), [("member", 403), ("auditor", 403), ("office_leader", 200)])
def test_who_may_reveal(office, member, role, status):
    client = signed_in(person(office, role))
    assert client.post(url("member_reveal", member.pk, "phone")).status_code == status
    assert OfficeRecord.objects.filter(step="reveal").count() == (status == 200)


def test_another_office_cannot_reveal(stranger, member):
    assert signed_in(stranger).post(url("member_reveal", member.pk, "phone")).status_code == 404


def test_only_sensitive_fields_can_be_asked_for(clerk_client, member):
    assert clerk_client.post(url("member_reveal", member.pk, "stroke_key")).status_code == 404


def test_adding_a_member_leads_to_the_term(clerk_client, office, term):
    response = clerk_client.post(url("member_new"), {"name": "卜一", "sex": "female", "phone": "13900001111"})
    member = Member.objects.get()
    assert (response.url, member.phone, member.organization) == (
        url("member_join", member.pk),
        "13900001111",
        office,
    )
    sector = SectorFactory(organization=office)
    clerk_client.post(response.url, {"term": term.pk, "on": "2022-01-01", "sector": sector.pk})
    assert Membership.objects.get().sector == sector


def test_editing_writes_history_with_masks(clerk_client, member):
    form = clerk_client.get(url("member_edit", member.pk)).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"phone": "13999998888", "post": "主任"}
    data["birth_date"] = "1968-03-05"
    response = clerk_client.post(url("member_edit", member.pk), data)
    assert response.url == url("member_detail", member.pk)
    member.refresh_from_db()
    assert (member.phone, member.post) == ("13999998888", "主任")
    changes = OfficeRecord.objects.get(step="change").changes
    assert sorted(changes.values()) == [["", "主任"], ["138****1234", "139****8888"]]


def test_two_at_once_get_the_conflict_page(clerk_client, member):
    form = clerk_client.get(url("member_edit", member.pk)).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {
        "post": "主任",
        "birth_date": "1968-03-05",
    }
    services.change_member(Member.objects.get(), post="局长")
    assert clerk_client.post(url("member_edit", member.pk), data).status_code == 409
    assert Member.objects.get().post == "局长"


@pytest.mark.parametrize("name", ["organization", "stroke_key", "account", "is_active"])
def test_posted_fields_that_are_not_on_the_page_change_nothing(clerk_client, member, stranger_office, name):
    before = getattr(member, name)
    form = clerk_client.get(url("member_edit", member.pk)).context["form"]
    data = {one: form[one].value() or "" for one in form.fields}
    data |= {"birth_date": "1968-03-05", name: stranger_office.pk}
    clerk_client.post(url("member_edit", member.pk), data)
    member.refresh_from_db()
    assert getattr(member, name) == before


def test_standing_changes_from_a_day_on(clerk_client, office, member):
    sector, position = SectorFactory(organization=office), PositionFactory(organization=office)
    data = {"on": timezone.localdate().isoformat(), "sector": sector.pk, "positions": [position.pk]}
    clerk_client.post(url("member_standing", member.pk), data)
    rows = Membership.objects.of_member(member)
    assert [row.sector.name for row in rows] == ["农业界", sector.name]
    assert [one.name for one in rows[1].positions.all()] == [position.name]


def test_a_sector_of_another_office_is_refused(clerk_client, stranger_office, member):
    foreign = SectorFactory(organization=stranger_office)
    data = {"on": timezone.localdate().isoformat(), "sector": foreign.pk}
    response = clerk_client.post(url("member_standing", member.pk), data)
    assert list(response.context["form"].errors) == ["sector"]
    assert Membership.objects.count() == 1


def test_leaving(clerk_client, member):
    clerk_client.post(url("member_leave", member.pk), {"on": "2026-01-31", "reason": "调动"})
    assert Membership.objects.get().until == date(2026, 1, 31)


def test_seats_begin_and_end(clerk_client, office, member):
    for kind, place in (
        ("committee", CommitteeFactory(organization=office)),
        ("group", GroupFactory(organization=office)),
    ):
        data = {"place": place.pk, "position": "member", "since": "2024-01-01"}
        assert clerk_client.post(url("member_seat", member.pk, kind), data).status_code == 302
    assert (CommitteeSeat.objects.count(), GroupSeat.objects.count()) == (1, 1)
    seat = CommitteeSeat.objects.get()
    clerk_client.post(url("seat_end", "committee", seat.pk), {"on": "2025-01-01"})
    seat.refresh_from_db()
    assert seat.until == date(2025, 1, 1)


def test_picture_is_made_anew_and_shown_to_those_who_see_the_member(clerk_client, stranger, member):
    buffer = io.BytesIO()
    Image.new("RGB", (900, 1200), "red").save(buffer, "PNG")
    buffer.seek(0)
    buffer.name = "x.png"
    clerk_client.post(url("member_photo_new", member.pk), {"photo": buffer})
    response = clerk_client.get(url("member_photo", member.pk))
    with Image.open(io.BytesIO(b"".join(response.streaming_content))) as image:
        assert (image.format, image.width <= 413) == ("JPEG", True)
    assert signed_in(stranger).get(url("member_photo", member.pk)).status_code == 404


def test_what_is_no_picture_is_refused(clerk_client, member):
    page = io.BytesIO(b"<svg onload=alert(1)>")
    page.name = "x.jpg"
    response = clerk_client.post(url("member_photo_new", member.pk), {"photo": page})
    assert list(response.context["form"].errors) == ["photo"]


def test_printing_goes_through_a_job(clerk_client, member):
    response = clerk_client.post(
        url("print_lists"), {"name": "birthdays", "file_format": "xlsx", "month": "3"}
    )
    job = Job.objects.get()
    assert response.url == reverse("documents:detail", args=[job.pk])
    assert job.arguments == {"name": "birthdays", "file_format": "xlsx", "month": 3}


def test_lists_of_the_office_are_kept_in_order(clerk_client, office):
    for name in ("农业界", "经济界", "教育界"):
        clerk_client.post(url("office_row_new", "sector"), {"name": name, "is_active": "on"})
    last = Sector.objects.get(name="教育界")
    clerk_client.post(url("office_row_move", "sector", last.pk))
    assert list(Sector.objects.of(office).in_order().values_list("name", flat=True)) == [
        "农业界",
        "教育界",
        "经济界",
    ]
    clerk_client.post(url("office_row_erase", "sector", last.pk))
    assert Sector.objects.count() == 2


def test_a_row_in_use_is_kept(clerk_client, member):
    sector = Sector.objects.get()
    clerk_client.post(url("office_row_erase", "sector", sector.pk))
    assert Sector.objects.get() == sector


def test_the_next_term_is_started_and_members_carried_over(clerk_client, office, member, term):
    data = {"number": 11, "name": "第十一届", "begins": "2027-01-01"}
    clerk_client.post(url("office_row_new", "term"), data)
    new = Term.objects.get(number=11)
    other = services.create_member(office, name="卜一", sex="male")
    services.join_term(other, term, since=term.begins, sector=Sector.objects.get())
    page = clerk_client.get(url("carry_over", new.pk))
    assert list(page.context["form"].fields["members"].queryset) == [member, other]
    clerk_client.post(url("carry_over", new.pk), {"old": term.pk, "members": [member.pk], "seats": "on"})
    assert list(Membership.objects.of_term(new).values_list("member__name", flat=True)) == ["丁一"]
    assert Membership.objects.get(member=other).until == date(2026, 12, 31)


@pytest.mark.parametrize("listed", ["member_list", "group_list", "committee_list"])
def test_lists_cost_the_same_for_one_and_three(
    clerk_client, office, member, listed, django_assert_num_queries
):
    counts = []
    clerk_client.get(url(listed))
    for _round in range(2):
        with django_assert_num_queries(20, exact=False) as captured:
            clerk_client.get(url(listed))
        counts.append(len(captured))
        for number in range(3):
            services.create_member(office, name=f"王{number}{_round}", sex="male")
            GroupFactory(organization=office)
            CommitteeFactory(organization=office)
    assert counts[0] == counts[1] <= 8


def test_detail_costs_at_most_twelve_queries(clerk_client, office, member, django_assert_max_num_queries):
    clerk_client.get(url("member_detail", member.pk))
    with django_assert_max_num_queries(12):
        clerk_client.get(url("member_detail", member.pk))
