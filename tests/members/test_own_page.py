"""A member's own page, contact points, visits, and what a superior office reads."""

import io
from datetime import date

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from cppcc.models import OutboxMessage
from members import services
from members.models import ContactDuty, ContactPoint, CorrectionRequest, Member, MemberVisit, OfficeRecord
from tests.conftest import person, signed_in
from tests.factories import MemberFactory, MembershipFactory, OrganizationFactory

pytestmark = pytest.mark.django_db


def url(name, *arguments):
    return reverse(f"members:{name}", args=arguments)


@pytest.fixture
def member(office):
    found = services.create_member(
        office, name="丁一", sex="male", phone="13812341234", birth_date=date(1968, 3, 5), employer="县农业局"
    )
    found.account = person(office, "member")
    found.save()
    MembershipFactory(member=found)
    return found


@pytest.fixture
def client(member):
    return signed_in(member.account)


def test_one_sees_ones_own_data_in_full(client):
    text = client.get(url("me")).content.decode()
    assert [one for one in ("13812341234", "县农业局") if one not in text] == []


def test_another_members_data_are_not_on_it(office, member):
    other = signed_in(person(office, "member"))
    assert "13812341234" not in other.get(url("me")).content.decode()
    assert other.post(url("export_own")).status_code == 404
    with pytest.raises(PermissionDenied):
        services.export_own_data(member, by=person(office, "member"))


def test_all_own_data_can_be_taken_away(client, member):
    book = openpyxl.load_workbook(io.BytesIO(client.post(url("export_own")).content))
    texts = {cells[1] for cells in book.worksheets[0].iter_rows(values_only=True)}
    assert {"丁一", "13812341234", "1968-03-05", "县农业局"} <= texts
    assert len(book.worksheets) == 6
    assert OfficeRecord.objects.filter(step="export own data", member=member).count() == 1


def test_a_correction_is_asked_for_and_answered(client, clerk, clerk_client, member):
    client.post(url("correction_new"), {"text": "工作单位应为县教育局"})
    request = CorrectionRequest.objects.get()
    assert OutboxMessage.objects.filter(recipient=clerk, kind="correction").count() == 1
    assert clerk_client.get(url("correction_list")).context["paging"].count == 1
    refused = clerk_client.post(url("correction_detail", request.pk), {"accepted": "no", "answer": ""})
    assert list(refused.context["form"].errors) == ["answer"]
    clerk_client.post(url("correction_detail", request.pk), {"accepted": "yes", "answer": "已更正"})
    request.refresh_from_db()
    assert (request.state, request.answer) == ("accepted", "已更正")
    assert OutboxMessage.objects.filter(recipient=member.account, kind="correction").count() == 1
    assert "已更正" in client.get(url("me")).content.decode()


def test_a_request_waits_on_the_desk_of_the_staff_until_it_is_answered(client, clerk, clerk_client, office):
    client.post(url("correction_new"), {"text": "工作单位应为县教育局"})
    request = CorrectionRequest.objects.get()
    address = url("correction_detail", request.pk)

    def waiting(of):
        tasks = of.get(reverse("workbench")).context["tasks"]
        return [(task.title, task.url, task.kind) for task in tasks if task.url == address]

    assert waiting(clerk_client) == [(f"{request.member.name}申请更正个人信息", address, "更正申请")]
    assert (waiting(client), waiting(signed_in(person(office, "office_leader")))) == ([], [])
    clerk_client.post(address, {"accepted": "yes", "answer": "已更正"})
    assert waiting(clerk_client) == []


@pytest.mark.parametrize(("accepted", "title"), [("yes", "已更正"), ("no", "未更改")])
def test_the_member_is_told_how_it_was_decided(client, clerk_client, member, accepted, title):
    client.post(url("correction_new"), {"text": "工作单位应为县教育局"})
    address = url("correction_detail", CorrectionRequest.objects.get().pk)
    clerk_client.post(address, {"accepted": accepted, "answer": "与人事档案核对过"})
    message = OutboxMessage.objects.get(recipient=member.account, kind="correction")
    assert (message.title, message.body, message.url) == (
        f"您的更正申请已有答复：{title}",
        "与人事档案核对过",
        url("me"),
    )


def test_corrections_of_another_office_are_unknown(client, stranger):
    client.post(url("correction_new"), {"text": "应为县教育局"})
    request = CorrectionRequest.objects.get()
    assert signed_in(stranger).get(url("correction_detail", request.pk)).status_code == 404


def test_duties_are_kept(clerk_client, office, member):
    clerk_client.post(
        url("office_row_new", "contactpoint"), {"name": "柳河村", "kind": "village", "is_active": "on"}
    )
    point = ContactPoint.objects.get()
    data = {"member": member.pk, "point": point.pk, "duty": "联系群众", "since": "2026-01-01"}
    clerk_client.post(url("duty_new"), data)
    duty = ContactDuty.objects.get()
    assert (duty.organization, duty.member, duty.point, duty.duty) == (office, member, point, "联系群众")
    form = clerk_client.get(url("duty_edit", duty.pk)).context["form"]
    changed = data | {"duty": "联系企业", "version": form["version"].value(), "base": form["base"].value()}
    clerk_client.post(url("duty_edit", duty.pk), changed)
    duty.refresh_from_db()
    assert (duty.duty, duty.version) == ("联系企业", 2)
    assert clerk_client.get(url("duty_list")).context["paging"].count == 1
    clerk_client.post(url("duty_erase", duty.pk), {})
    assert ContactDuty.objects.count() == 0


def test_members_of_another_office_cannot_be_assigned(clerk_client, office, stranger_office):
    point = ContactPoint.objects.create(organization=office, name="柳河村")
    foreign = MemberFactory(organization=stranger_office)
    data = {"member": foreign.pk, "point": point.pk, "duty": "x", "since": "2026-01-01"}
    assert list(clerk_client.post(url("duty_new"), data).context["form"].errors) == ["member"]
    with pytest.raises(ValidationError):
        services.create_contact_row(
            ContactDuty, office, by=person(office, "staff"), member=foreign, point=point, duty="x"
        )


def visit(office, member, day, follow_up=""):
    return MemberVisit.objects.create(
        organization=office, member=member, on=day, visitors="王主席", said="谈履职", follow_up=follow_up
    )


def test_coverage_counts_members_of_the_quarter(clerk_client, office, member):
    others = [MemberFactory(organization=office) for _number in range(3)]
    for one in others:
        MembershipFactory(member=one, term=member.memberships.get().term)
    visit(office, member, date(2026, 4, 1), follow_up="帮助联系企业")
    visit(office, member, date(2026, 6, 30))
    visit(office, others[0], date(2026, 7, 1))
    context = clerk_client.get(url("visit_coverage") + "?quarter=2026-2").context
    assert (context["total"], context["visited"], context["share"], context["visits"], context["open"]) == (
        4, 1, 25, 2, 1
    )  # fmt: skip
    assert context["waiting"] == others
    assert (context["earlier"], context["later"]) == ("2026-1", "2026-3")
    last = clerk_client.get(url("visit_coverage") + "?quarter=2026-4").context
    assert (last["earlier"], last["later"], last["visited"]) == ("2026-3", "2027-1", 0)


@pytest.mark.parametrize("text", ["", "x", "2026-5", "99999-1", "0000-1", "2026-1-1"])
def test_odd_quarters_do_no_harm(clerk_client, text):
    assert clerk_client.get(url("visit_coverage"), {"quarter": text}).status_code == 200


@pytest.mark.parametrize(
    ("role", "status"), [("office_leader", 200), ("member", 403), ("committee_leader", 403)]
)
def test_what_was_said_is_for_staff_and_leaders(office, member, role, status):
    one = visit(office, member, date(2026, 4, 1))
    client = signed_in(person(office, role))
    assert client.get(url("visit_detail", one.pk)).status_code == status
    assert client.get(url("visit_list")).status_code == status


def test_a_superior_office_reads_counts_and_no_names(office, stranger_office, member):
    above = OrganizationFactory(name="政协某市委员会", code="shi")
    office.path = f"{above.path}{office.pk}/"
    office.save()
    for name in ("卜二", "于三"):
        other = MemberFactory(organization=office, name=name, sex="female")
        MembershipFactory(member=other, term=member.memberships.get().term, is_standing=True)
    client = signed_in(person(above, "superior_viewer"))
    response = client.get(url("rollup"))
    rows = {row["name"]: row for row in response.context["paging"].rows}
    assert set(rows) == {above.name, office.name}
    counted = rows[office.name]
    assert (counted["member_count"], counted["standing_count"], counted["women_count"]) == (3, 2, 2)
    assert [name for name in ("丁一", "卜二", "于三") if name in response.content.decode()] == []
    assert client.get(url("member_list")).status_code == 403
    assert list(Member.objects.visible_to(person(above, "superior_viewer"))) == []
