"""Passwords and links to begin with: good for some days, good once; many people invited in one go."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cppcc import jobs
from cppcc.models import Job
from members import services
from members.documents import AccountSlips, Slip
from members.models import AccountRule, Member, OfficeRecord, RoleAssignment, User
from tests.conftest import person, signed_in
from tests.factories import (
    CommitteeFactory,
    DepartmentFactory,
    MemberFactory,
    OrganizationFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db

CHOSEN = "Blue-Kettle-47"
MANY = reverse("members:account_many")


@pytest.fixture
def invited(clerk, office):
    """(account, initial password)"""
    return services.invite(office, "member", by=clerk, name="王小明")


def link(user):
    return reverse("members:welcome", args=[services.welcome_token(user)])


def choose(address, client=None, password=CHOSEN):
    client = client or Client()
    return client.post(address, {"new_password1": password, "new_password2": password})


def sign_in(user, password):
    return Client().post(reverse("members:sign_in"), {"username": user.username, "password": password})


def in_days(days, seconds=0):
    return time_machine.travel(timezone.now() + timedelta(days=days, seconds=seconds), tick=False)


class TestDays:
    def test_an_initial_password_is_good_for_its_days_and_no_longer(self, invited):
        user, password = invited
        with in_days(13):
            assert sign_in(user, password).status_code == 302
        with in_days(15):
            errors = sign_in(user, password).context["form"].non_field_errors()
        assert errors == ["初始密码已过有效期，请向本机关索取新的初始密码。"]

    def test_a_wrong_password_tells_nothing_of_the_days(self, invited):
        with in_days(15):
            errors = sign_in(invited[0], "Wrong-Word-123").context["form"].non_field_errors()
        assert errors == ["用户名或密码不正确，请注意区分大小写。"]

    def test_a_new_initial_password_begins_anew(self, invited, clerk):
        user = invited[0]
        with in_days(15):
            password = services.renew_initial_password(user, by=clerk)
            assert sign_in(user, password).status_code == 302

    def test_ones_own_password_does_not_end_so(self, invited):
        user = invited[0]
        services.change_password(user, CHOSEN)
        assert user.initial_until is None
        with in_days(80):
            assert sign_in(user, CHOSEN).status_code == 302

    def test_the_days_are_a_rule_of_the_office_or_of_one_above(self, office, clerk):
        admin = person(office, "system_admin")
        services.set_account_rule(office, by=admin, initial_password_days=3)
        below = OrganizationFactory(kind="liaison_office", parent=office)
        for organization in (office, below):
            until = services.good_until(organization)
            assert timezone.localdate(until) == timezone.localdate() + timedelta(days=3)
        AccountRule.objects.create(organization=below, holds_from=date(2020, 1, 1), initial_password_days=5)
        assert timezone.localdate(services.good_until(below)) == timezone.localdate() + timedelta(days=5)

    def test_rules_are_for_administrators(self, office, clerk, clerk_client):
        with pytest.raises(PermissionDenied):
            services.set_account_rule(office, by=clerk, initial_password_days=3)
        assert clerk_client.get(reverse("members:account_rules")).status_code == 403

    def test_rules_are_set_on_their_page(self, office):
        client = signed_in(person(office, "security_admin"))
        address = reverse("members:account_rules")
        assert client.get(address).context["form"]["initial_password_days"].value() == 14
        client.post(address, {"initial_password_days": "7", "unused_days": "60"})
        client.post(address, {"initial_password_days": "9", "unused_days": "60"})
        rule = AccountRule.objects.get()
        assert (rule.organization, rule.initial_password_days, rule.unused_days) == (office, 9, 60)
        assert OfficeRecord.objects.filter(step="change").first().changes == {
            "初始密码和一次性链接的有效天数": ["7", "9"]
        }
        wrong = client.post(address, {"initial_password_days": "0", "unused_days": "60"})
        assert list(wrong.context["form"].errors) == ["initial_password_days"]


class TestLink:
    def test_whoever_opens_it_chooses_a_password_and_is_signed_in(self, invited):
        user, password = invited
        client, address = Client(), link(user)
        assert client.get(address).context["account"] == user
        assert choose(address, client).url == reverse("workbench")
        assert client.get(reverse("workbench")).status_code == 200
        user.refresh_from_db()
        assert (user.check_password(CHOSEN), user.must_change_password) == (True, False)
        assert sign_in(user, password).status_code == 200

    def test_it_is_good_once(self, invited):
        address = link(invited[0])
        choose(address)
        assert (Client().get(address).status_code, choose(address, password="Other-Word-58").status_code) == (
            410,
            410,
        )
        assert User.objects.get(pk=invited[0].pk).check_password(CHOSEN)

    def test_looking_at_it_does_not_use_it_up(self, invited):
        address = link(invited[0])
        assert [Client().get(address).status_code for _time in range(3)] == [200] * 3

    def test_it_is_good_for_its_days(self, invited):
        address = link(invited[0])
        with in_days(14, -60):
            assert Client().get(address).status_code == 200
        with in_days(14, 60):
            assert (Client().get(address).status_code, choose(address).status_code) == (410, 410)

    def test_a_new_initial_password_ends_it(self, invited, clerk):
        address = link(invited[0])
        services.renew_initial_password(invited[0], by=clerk)
        assert Client().get(address).status_code == 410

    def test_a_disabled_account_has_none(self, invited, clerk):
        address = link(invited[0])
        services.disable_account(invited[0], by=clerk)
        assert Client().get(address).status_code == 410

    @pytest.mark.parametrize("forge", [lambda token: "x", lambda token: token[:-1] + "-", lambda token: ":"])
    def test_forged_ones_open_nothing(self, invited, forge):
        token = forge(services.welcome_token(invited[0]))
        assert Client().get(reverse("members:welcome", args=[token])).status_code == 410

    def test_a_weak_password_is_refused(self, invited):
        response = choose(link(invited[0]), password="123")
        assert list(response.context["form"].errors) == ["new_password2"]
        assert User.objects.get(pk=invited[0].pk).must_change_password

    def test_the_page_of_the_account_shows_it_once_with_its_code(self, clerk_client, invited):
        page = clerk_client.post(reverse("members:account_renew", args=[invited[0].pk])).url
        context = clerk_client.get(page).context
        assert context["link"] == "http://testserver" + link(User.objects.get(pk=invited[0].pk))
        assert context["code"].size > 29
        assert "link" not in clerk_client.get(page).context


@pytest.fixture
def slips(monkeypatch):
    """What has been printed on slips, one list a document."""
    printed = []
    original = AccountSlips.__init__

    def keep(self, office, slips, address):
        printed.append(slips)
        original(self, office, slips, address)

    monkeypatch.setattr(AccountSlips, "__init__", keep)
    return printed


def carried_out(client, **data):
    client.post(MANY, data)
    job = Job.objects.latest("pk")
    jobs.carry_out(job.pk)
    job.refresh_from_db()
    return job.state, job.error


class TestMany:
    def test_members_get_slips_and_new_ones_as_long_as_they_have_not_come(self, clerk_client, office, slips):
        for name in ("丁一", "卜二", "于三"):
            MemberFactory(organization=office, name=name, account=None)
        MemberFactory(organization=office, account=person(office, "member"))
        User.objects.filter(member__isnull=False).update(last_login=timezone.now())
        for _round in range(2):
            assert carried_out(clerk_client, whom="members", how="password") == ("done", "")
        first, second = slips
        assert [slip.name for slip in first] == ["丁一", "卜二", "于三"] == [slip.name for slip in second]
        assert Member.objects.filter(account=None).count() == 0
        for old, new in zip(first, second, strict=True):
            user = User.objects.get(username=new.username)
            assert (user.check_password(old.password), user.check_password(new.password)) == (False, True)

    def test_slips_with_links_open_the_door(self, clerk_client, office, slips):
        MemberFactory(organization=office, name="丁一", account=None)
        carried_out(clerk_client, whom="members", how="link")
        [[slip]] = slips
        assert (slip.password, slip.link.startswith("http://testserver/welcome/")) == ("", True)
        assert choose(slip.link.removeprefix("http://testserver")).url == reverse("workbench")

    def test_leaders_of_committees_get_account_and_both_roles(self, clerk_client, clerk, office, slips):
        term = TermFactory(organization=office)
        committees = [CommitteeFactory(organization=office) for _number in range(2)]
        new, known = MemberFactory(organization=office, name="丁一"), person(office, "member")
        known_member = MemberFactory(organization=office, name="卜二", account=known)
        User.objects.with_keys([known.pk]).update(last_login=timezone.now())
        for member, committee in ((new, committees[0]), (known_member, committees[1])):
            services.seat_member(member, committee, term, by=clerk, position="leader")
        assert carried_out(clerk_client, whom="leaders", how="password") == ("done", "")
        assert [slip.name for slip in slips[0]] == ["丁一"]
        new.refresh_from_db()
        assert roles_of(new.account) == [("committee_leader", committees[0].pk), ("member", None)]
        assert roles_of(known) == [("committee_leader", committees[1].pk), ("member", None)]
        carried_out(clerk_client, whom="leaders", how="password")
        assert [slip.name for slip in slips[1]] == ["丁一"]
        assert RoleAssignment.objects.filter(role="committee_leader").count() == 2

    def test_handlers_are_named_line_by_line(self, clerk_client, office, slips):
        first = DepartmentFactory(organization=office, name="青溪县教育局", short_name="县教育局")
        second = DepartmentFactory(organization=office, name="青溪县民政局")
        people = "县教育局\t王小明\n\n青溪县民政局，李 四\n"
        for _round in range(2):
            carried_out(clerk_client, whom="handlers", how="password", people=people)
            assert [slip.name for slip in slips.pop()] == ["王小明", "李四"]
        handlers = RoleAssignment.objects.filter(role="department_handler").order_by("pk")
        assert [(one.user.name, one.department) for one in handlers] == [("王小明", first), ("李四", second)]

    def test_lines_that_name_nobody_are_told(self, clerk_client, office):
        DepartmentFactory(organization=office, name="青溪县教育局")
        cases = {
            "县水利局 王小明": "第1行：没有“县水利局”这个部门。",
            "青溪县教育局 王小明\n青溪县教育局": "第2行：没有写姓名。",
            "": "请写明人员：每行一个部门和一个姓名。",
        }
        for people, sentence in cases.items():
            response = clerk_client.post(MANY, {"whom": "handlers", "how": "link", "people": people})
            assert response.context["form"].errors == {"people": [sentence]}
        assert Job.objects.count() == 0

    def test_departments_of_another_office_are_unknown(self, clerk_client, stranger_office):
        DepartmentFactory(organization=stranger_office, name="白石县教育局")
        data = {"whom": "handlers", "how": "link", "people": "白石县教育局 王小明"}
        assert list(clerk_client.post(MANY, data).context["form"].errors) == ["people"]

    def test_nobody_to_invite_is_told(self, clerk_client):
        assert carried_out(clerk_client, whom="members", how="link") == (
            "failed",
            "所有人都已有账号，并已登录过。",
        )


def roles_of(user):
    return sorted((one.role, one.committee_id) for one in RoleAssignment.objects.held_by(user))


def test_a_slip_says_who_how_and_until_when(office):
    slips = [
        Slip("丁𬭎", "dinghong", date(2026, 12, 4), password="Abcdefg23456"),
        Slip("卜二", "buer", date(2026, 12, 4), link="http://x/welcome/y/"),
    ]
    document = AccountSlips(office, slips, "http://x")
    first, second = document.content().blocks[-1].cards
    assert (first.title, first.lines, first.code) == (
        "丁𬭎",
        ("用户名：dinghong", "初始密码：Abcdefg23456", "登录地址：http://x", "2026年12月4日前有效"),
        "",
    )
    assert second.lines == ("用户名：buer", "扫描二维码，设置自己的密码", "2026年12月4日前有效")
    assert second.code == "http://x/welcome/y/"
    assert document.html().count("<path d=") == 1
