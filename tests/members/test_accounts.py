"""Accounts: who invites whom, initial passwords, roles, disabling, those nobody uses."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from members import services
from members.models import RoleAssignment, User
from members.passwords import ProfileValidator
from tests.conftest import person, signed_in
from tests.factories import (
    CommitteeFactory,
    DepartmentFactory,
    MemberFactory,
    OrganizationFactory,
    RoleFactory,
)

pytestmark = pytest.mark.django_db


def url(name, *arguments):
    return reverse(f"members:account_{name}", args=arguments)


def invite(by, organization, role, **places):
    return services.invite(organization, role, by=by, name="王小明", **places)


# Who may give which role: (the giver's role, the roles that may be given in the own office).
GIVES = {
    "staff": {"member", "department_handler", "committee_leader"},
    "department_handler": {"department_handler"},
    "system_admin": set(RoleAssignment.Role.values),
    "security_admin": set(RoleAssignment.Role.values),
    "member": set(),
    "office_leader": set(),
    "auditor": set(),
}


@pytest.mark.parametrize("giver", GIVES)
def test_who_gives_which_role(office, giver):
    by = person(office, giver)
    department = by.assignment.department or DepartmentFactory(organization=office)
    committee = CommitteeFactory(organization=office)
    given = set()
    for role in RoleAssignment.Role.values:
        try:
            invite(by, office, role, department=department, committee=committee)
            given.add(role)
        except PermissionDenied:
            pass
    assert given == GIVES[giver]


def test_a_handler_invites_into_the_own_department_only(office):
    by = person(office, "department_handler")
    other = DepartmentFactory(organization=office)
    with pytest.raises(PermissionDenied):
        invite(by, office, "department_handler", department=other)


def test_staff_of_a_liaison_office_keep_their_own(office):
    below = OrganizationFactory(kind="liaison_office", parent=office)
    by = person(below, "staff")
    assert invite(by, below, "staff")[0].organization == below
    with pytest.raises(PermissionDenied):
        invite(by, office, "staff")


def test_an_administrator_reaches_the_offices_below_and_no_others(office, stranger_office):
    below = OrganizationFactory(kind="liaison_office", parent=office)
    by = person(office, "system_admin")
    assert invite(by, below, "staff")[0].organization == below
    with pytest.raises(PermissionDenied):
        invite(by, stranger_office, "staff")


def test_nobody_gives_a_role_to_oneself(office):
    by = person(office, "system_admin")
    with pytest.raises(PermissionDenied):
        services.assign_role(by, office, "staff", by=by)


def test_initial_password_keeps_the_profile_and_must_be_changed(clerk, office):
    user, password = invite(clerk, office, "member")
    ProfileValidator().validate(password)
    assert (user.check_password(password), user.must_change_password) == (True, True)
    assert re.fullmatch(r"[A-Za-z2-9]{12}", password)
    response = signed_in(user).get(reverse("workbench"))
    assert response.url == reverse("members:password")


def test_user_names_come_from_pinyin_and_stay_unique(clerk, office):
    names = [invite(clerk, office, "member")[0].username for _number in range(3)]
    assert names == ["wangxiaoming", "wangxiaoming2", "wangxiaoming3"]


def test_disabling_ends_sessions_at_once(clerk, office):
    user = person(office, "member")
    client = signed_in(user)
    assert client.get(reverse("workbench")).status_code == 200
    services.disable_account(user, by=clerk)
    assert client.get(reverse("workbench")).status_code == 302
    services.enable_account(User.objects.get(pk=user.pk), by=clerk)
    assert client.get(reverse("workbench")).status_code == 302


@pytest.mark.parametrize("role", ["staff", "office_leader", "system_admin"])
def test_staff_do_not_touch_accounts_that_may_more(clerk, office, role):
    user = person(office, role)
    for service in (services.disable_account, services.renew_initial_password):
        with pytest.raises(PermissionDenied):
            service(user, by=clerk)


def test_an_account_with_a_role_elsewhere_is_left_alone(clerk, office, stranger_office):
    user = person(office, "member")
    RoleFactory(user=user, organization=stranger_office, role="member")
    with pytest.raises(PermissionDenied):
        services.disable_account(User.objects.get(pk=user.pk), by=clerk)


def test_nobody_disables_oneself(office):
    by = person(office, "system_admin")
    with pytest.raises(PermissionDenied):
        services.disable_account(by, by=by)


def test_a_role_taken_away_acts_on_the_next_request(clerk, office):
    user = person(office, "member")
    client = signed_in(user)
    services.end_role(user.assignments.get(), by=clerk)
    assert client.get(reverse("members:member_list")).status_code == 403


def test_accounts_unused_for_ninety_days_are_listed(clerk, office):
    now = timezone.now()
    cases = {"recent": (now - timedelta(days=89), 200), "old": (now - timedelta(days=91), 200),
             "never": (None, 100), "new": (None, 10)}  # fmt: skip
    for name, (login, made) in cases.items():
        user = RoleFactory(organization=office, role="member", user__username=name).user
        User.objects.filter(pk=user.pk).update(last_login=login, date_joined=now - timedelta(days=made))
    address = f"{url('list')}?use=unused"
    rows = signed_in(clerk).get(address).context["paging"].rows
    assert {row["username"] for row in rows} == {"old", "never"}
    services.set_account_rule(office, by=person(office, "system_admin"), unused_days=80)
    assert signed_in(clerk).get(address).context["paging"].count == 3


def test_a_member_is_invited_once(clerk, office):
    member = MemberFactory(organization=office, name="丁一")
    services.invite_member(member, by=clerk)
    with pytest.raises(ValidationError):
        services.invite_member(member, by=clerk)


def test_page_shows_the_initial_password_once(clerk_client, office):
    data = {"name": "王小明", "organization": office.pk, "role": "member"}
    page = clerk_client.post(url("new"), data).url
    user = User.objects.get(name="王小明")
    assert page == url("detail", user.pk)
    password = clerk_client.get(page).context["password"]
    assert user.check_password(password)
    assert clerk_client.get(page).context["password"] == ""


@pytest.mark.parametrize("role", ["staff", "system_admin", "auditor"])
def test_posted_roles_beyond_ones_own_are_refused(clerk_client, office, role):
    data = {"name": "王小明", "organization": office.pk, "role": role}
    assert list(clerk_client.post(url("new"), data).context["form"].errors) == ["role"]
    assert User.objects.filter(name="王小明").count() == 0


def test_handlers_see_the_accounts_of_their_department_only(office):
    by = person(office, "department_handler")
    same = RoleFactory(
        organization=office, role="department_handler", department=by.assignment.department
    ).user
    person(office, "department_handler")
    person(office, "staff")
    assert set(User.objects.visible_to(by)) == {by, same}


def test_nothing_of_another_office(stranger, office):
    user = person(office, "member")
    client = signed_in(stranger)
    assert client.get(url("detail", user.pk)).status_code == 404
    for name in ("renew", "enable", "disable"):
        assert client.post(url(name, user.pk), {"reason": "x"}).status_code == 404


def test_bulk_disabling_leaves_those_beyond_ones_right(clerk_client, office):
    member, staff = person(office, "member"), person(office, "staff")
    clerk_client.post(url("list"), {"action": "disable", "selected": [member.pk, staff.pk]})
    assert [User.objects.get(pk=one.pk).is_active for one in (member, staff)] == [False, True]


def test_the_list_names_roles_held_today_in_this_office(office):
    member = person(office, "member")
    committee = CommitteeFactory(organization=office, name="经济委员会", short_name="经济委")
    RoleFactory(user=member, organization=office, role="committee_leader", committee=committee)
    RoleFactory(user=member, organization=OrganizationFactory(), role="staff")
    past = timezone.localdate() - timedelta(days=1)
    RoleFactory(user=member, organization=office, role="auditor", since=past, until=past)
    client = signed_in(person(office, "system_admin"))
    page = client.get(url("list"), {"search": member.username}).content.decode()
    assert re.findall(r'data-label="角色">([^<]*)<', page) == ["委员、专委会主任（经济委）"]


@pytest.mark.parametrize(("role", "found"), [("security_admin", 3), ("department_handler", 0)])
def test_who_keeps_accounts_begins_there(office, role, found):
    page = signed_in(person(office, role)).get(reverse("workbench")).context
    assert len([one for one in page["shortcuts"] if one.url.startswith("/accounts/")]) == found
