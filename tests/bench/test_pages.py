"""Our list page and Django's admin on the same 5,000 rows, in turn, at the same number of rows a page."""

import time

import pytest
from django.contrib import admin
from django.template.base import Template

from members.models import Member
from members.services import set_name_keys
from tests.conftest import signed_in
from tests.factories import MemberFactory, RoleFactory

ROWS = 5000
ROUNDS = 15

pytestmark = [pytest.mark.bench, pytest.mark.django_db]


@pytest.fixture
def client(office, monkeypatch):
    # Django's test runner copies the context of every template that is rendered; nobody else does.
    monkeypatch.setattr(Template, "_render", lambda template, context: template.nodelist.render(context))
    monkeypatch.setattr(admin.site.get_model_admin(Member), "list_per_page", 20)
    members = MemberFactory.build_batch(ROWS, organization=office)
    for member in members:
        set_name_keys(member)
    Member.objects.bulk_create(members)
    user = RoleFactory(organization=office, role="staff").user
    type(user).objects.with_keys([user.pk]).update(is_staff=True, is_superuser=True)
    return signed_in(user)


def seconds(client, url):
    begin = time.process_time()
    response = client.get(url)
    assert response.status_code == 200
    return time.process_time() - begin


def best(client, *urls):
    """The least processor time of each address, asked in turn."""
    for url in urls:
        seconds(client, url)
    rounds = [[seconds(client, url) for url in urls] for _ in range(ROUNDS)]
    return [min(column) for column in zip(*rounds, strict=True)]


@pytest.mark.parametrize(
    ("name", "ours", "admins"),
    [
        ("list", "/members/", "/admin/members/member/"),
        ("search", "/members/?search=李委员12", "/admin/members/member/?q=李委员12"),
    ],
)
def test_list_page_is_no_slower_than_the_admin(client, name, ours, admins):
    mine, theirs = best(client, ours, admins)
    print(f"\n{name} of {ROWS} rows, 20 a page, to Django's admin: {mine / theirs:.2f}")
    assert mine <= 1.25 * theirs


def test_detail_page_is_no_slower_than_the_admins_form(client):
    pk = Member.objects.first().pk
    mine, theirs = best(client, f"/members/{pk}/", f"/admin/members/member/{pk}/change/")
    print(f"\ndetail to Django's change form: {mine / theirs:.2f}")
    assert mine <= theirs
