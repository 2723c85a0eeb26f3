"""Sign-in, sessions, passwords, roles: what the profile `dengbao` asks for."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from members.models import RoleAssignment

from .conftest import person, signed_in
from .factories import PASSWORD, RoleFactory, UserFactory

NEW = "Another-2026-one"


def send(client, username, password=PASSWORD, **extra):
    return client.post("/sign-in/", {"username": username, "password": password, **extra})


def test_signing_in_gives_a_new_session_id_and_leads_to_the_page_asked_for(client, clerk):
    client.get("/sign-in/")
    client.session["anything"] = 1
    client.session.save()
    before = client.session.session_key
    response = send(client, clerk.username, next="/documents/")
    assert (response.status_code, response["Location"]) == (302, "/documents/")
    assert client.session.session_key != before


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_only_our_own_pages_are_gone_to_after_sign_in(client, clerk, target):
    assert send(client, clerk.username, next=target)["Location"] == "/"


def test_known_unknown_and_closed_accounts_get_the_same_answer(client, clerk):
    closed = UserFactory(is_active=False)
    answers = {
        send(Client(), name, password)
        .content.decode()
        .replace(name, "NAME")
        .split("<main")[1]
        .split("csrfmiddlewaretoken")[0]
        for name, password in ((clerk.username, "wrong"), ("nobody", "wrong"), (closed.username, PASSWORD))
    }
    assert len(answers) == 1
    assert "用户名或密码不正确" in send(client, "nobody", "wrong").content.decode()


def test_five_failures_close_sign_in_for_a_quarter_of_an_hour(clerk):
    now = timezone.now()
    with time_machine.travel(now, tick=False) as clock:
        statuses = [send(Client(), clerk.username, "wrong").status_code for _ in range(5)]
        assert statuses == [200, 200, 200, 200, 429]
        locked = send(Client(), clerk.username)
        assert locked.status_code == 429
        assert "登录已暂时锁定" in locked.content.decode()
        assert [send(Client(), "nobody", "wrong").status_code for _ in range(5)] == statuses
        clock.shift(timedelta(minutes=15, seconds=1))
        assert send(Client(), clerk.username).status_code == 302


def test_pages_ask_to_sign_in_and_remember_the_page(client, db):
    response = client.get("/documents/?state=done")
    assert response["Location"] == "/sign-in/?next=/documents/%3Fstate%3Ddone"


def test_signing_out_ends_the_session_on_the_server(clerk_client):
    assert Session.objects.count() == 1
    assert clerk_client.get("/sign-out/").status_code == 405
    assert clerk_client.post("/sign-out/")["Location"] == "/sign-in/"
    assert Session.objects.count() == 0


def test_an_idle_session_ends(clerk):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = signed_in(clerk)
        assert client.get("/").status_code == 200
        clock.shift(timedelta(hours=2))
        assert client.get("/").status_code == 200
        clock.shift(timedelta(hours=2, seconds=1))
        assert client.get("/").status_code == 302


def test_a_session_in_use_ends_after_its_day(clerk):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = signed_in(clerk)
        client.get("/")
        for _ in range(8):
            assert client.get("/").status_code == 200
            clock.shift(timedelta(hours=1))
        clock.shift(timedelta(seconds=1))
        assert client.get("/").status_code == 302


def test_a_disabled_account_is_out_at_once(clerk, clerk_client):
    assert clerk_client.get("/").status_code == 200
    type(clerk).objects.with_keys([clerk.pk]).update(is_active=False)
    assert clerk_client.get("/").status_code == 302


class TestPassword:
    def change(self, client, old=PASSWORD, new=NEW, again=None):
        return client.post(
            "/password/", {"old_password": old, "new_password1": new, "new_password2": again or new}
        )

    def test_changing_it_ends_the_other_sessions(self, clerk, clerk_client):
        elsewhere = signed_in(clerk)
        assert elsewhere.get("/").status_code == 200
        assert self.change(clerk_client)["Location"] == "/"
        assert clerk_client.get("/").status_code == 200
        assert elsewhere.get("/").status_code == 302

    @pytest.mark.parametrize("new", ["Short-1", "onlysmallletters", PASSWORD, "password123456"])
    def test_a_weak_or_unchanged_one_is_refused(self, clerk, clerk_client, new):
        response = self.change(clerk_client, new=new)
        assert response.status_code == 200
        clerk.refresh_from_db()
        assert clerk.check_password(PASSWORD)

    def test_first_sign_in_leads_to_it_and_nowhere_else(self, office):
        user = person(office, "staff")
        type(user).objects.with_keys([user.pk]).update(must_change_password=True)
        client = signed_in(user)
        assert client.get("/documents/")["Location"] == "/password/"
        assert "工作台" not in client.get("/password/").content.decode().split("<main")[1]
        assert self.change(client)["Location"] == "/"
        assert client.get("/documents/").status_code == 200

    def test_it_ages(self, clerk, clerk_client, settings):
        old = timezone.now() - timedelta(days=90, seconds=1)
        type(clerk).objects.with_keys([clerk.pk]).update(password_changed_at=old)
        assert clerk_client.get("/")["Location"] == "/password/"
        settings.PASSWORD_MAX_DAYS = None
        assert clerk_client.get("/").status_code == 200


class TestRoles:
    def test_the_person_switches_between_roles_of_ones_own(self, clerk, clerk_client, stranger_office):
        second = RoleFactory(user=clerk, organization=stranger_office, role="auditor")
        response = clerk_client.post("/role/", {"assignment": second.pk})
        assert response["Location"] == "/"
        assert clerk_client.get("/").context["user"].acting_id == second.pk

    def test_a_role_of_somebody_else_is_not_there(self, clerk_client, stranger):
        other = RoleAssignment.objects.held_by(stranger)[0]
        assert clerk_client.post("/role/", {"assignment": other.pk}).status_code == 404
        assert clerk_client.post("/role/", {"assignment": "x"}).status_code == 404

    def test_a_withdrawn_role_ends_with_the_next_request(self, clerk, clerk_client, stranger_office):
        second = RoleFactory(user=clerk, organization=stranger_office, role="auditor")
        first = clerk.assignments.get(role="staff")
        clerk_client.post("/role/", {"assignment": second.pk})
        second.until = timezone.localdate() - timedelta(days=1)
        second.save()
        assert clerk_client.get("/").context["user"].acting_id == first.pk


class TestPreferences:
    def test_language_and_large_print_are_remembered(self, clerk):
        client = signed_in(clerk)
        response = client.post(
            "/preferences/", {"language": "en", "large_print": "on", "phone": "13800000000"}
        )
        assert response.status_code == 302
        page = client.get("/preferences/").content.decode()
        assert '<html lang="en" data-bs-theme="light" class="large-print">' in page
        fresh = Client()
        send(fresh, clerk.username)
        assert "Workbench" in fresh.get("/").content.decode()

    def test_the_switches_of_the_top_bar_come_back_to_the_page(self, clerk, clerk_client):
        assert clerk_client.post("/large-print/", {"next": "/documents/"})["Location"] == "/documents/"
        assert (
            clerk_client.post("/language/", {"language": "en", "next": "//evil.example"})["Location"] == "/"
        )
        assert clerk_client.post("/language/", {"language": "xx"}).status_code == 400
        clerk.refresh_from_db()
        assert (clerk.large_print, clerk.language) == (True, "en")


def test_rights_come_from_roles_and_cost_no_query(clerk, django_assert_num_queries):
    assert clerk.role == "staff"
    with django_assert_num_queries(0):
        assert clerk.has_perm("members.view_members")
        assert not clerk.has_perm("members.view_log")
        assert not clerk.has_perm("auth.add_group")


def test_repair_is_for_the_superuser(clerk, clerk_client):
    assert clerk_client.get("/admin/").status_code == 403
    type(clerk).objects.with_keys([clerk.pk]).update(is_staff=True, is_superuser=True)
    assert clerk_client.get("/admin/").status_code == 200
    assert clerk_client.get("/admin/members/user/").status_code == 200
    assert clerk_client.get("/admin/cppcc/job/").status_code == 200
    assert clerk_client.get("/admin/cppcc/job/add/").status_code == 403


def test_rules_of_passwords_are_told_like_all_else(clerk_client):
    page = clerk_client.get("/password/").content.decode()
    assert re.findall(r"<li>([^<]+)</li>", page[page.index("id_new_password1_helptext") :]) == [
        "不要与本人的姓名、用户名、手机号码相近。",
        "不要使用常见密码。",
        "至少 10 个字符，且包含小写字母、大写字母、数字、符号中的 3 种。",
    ]
