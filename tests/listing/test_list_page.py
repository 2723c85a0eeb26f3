"""The list page, shown by the list of members: filters, pills, order, pages, export, kinds of emptiness."""

import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from cppcc.listing import export, paging
from members.models import Member
from members.services import set_name_keys
from tests.conftest import signed_in
from tests.factories import (
    MemberFactory,
    MembershipFactory,
    RoleFactory,
    SectorFactory,
    TermFactory,
    UserFactory,
)

TOKEN = "ZQXSECRET"
QUERIES = 6


def add(organization, *names, **values):
    """Members at present, which is whom the list shows first."""
    term, sector = TermFactory(organization=organization), SectorFactory(organization=organization)
    members = []
    for name in names:
        member = MemberFactory.build(organization=organization, name=name, **values)
        set_name_keys(member)
        member.save()
        MembershipFactory(member=member, term=term, sector=sector)
        members.append(member)
    return members


def names(response):
    """The names of the rows that a page shows, in order."""
    return [line["cells"].split('title="')[1].split('"')[0] for line in response.context["lines"]]


@pytest.fixture
def members(office, stranger_office):
    add(stranger_office, TOKEN)
    return add(office, "曾小明", "王芳", "丁一", "单雄信")


def test_rows_are_those_of_ones_office_in_stroke_order(clerk_client, members):
    response = clerk_client.get("/members/")
    assert names(response) == ["丁一", "王芳", "单雄信", "曾小明"]
    assert TOKEN not in response.content.decode()


@pytest.mark.parametrize(
    ("text", "found"),
    [("芳", ["王芳"]), ("zengxiao", ["曾小明"]), ("sxx", ["单雄信"]), ("SXX", ["单雄信"]), (TOKEN, [])],
)
def test_search_finds_characters_pinyin_and_initials(clerk_client, members, text, found):
    response = clerk_client.get("/members/", {"search": text})
    assert (names(response) if found else response.context["lines"]) == found


def test_each_filter_in_force_has_a_pill_that_takes_it_out(clerk_client, office, members):
    from tests.factories import CommitteeFactory

    committee = CommitteeFactory(organization=office, name="提案委员会")
    query = {"search": "王", "committee": committee.pk, "sort": "-name", "rows": "50", "page": "1"}
    response = clerk_client.get("/members/", query)
    assert response.context["pills"] == [
        ("姓名、拼音或首字母", "王", f"/members/?committee={committee.pk}&sort=-name&rows=50&page=1"),
        ("委员会", "提案委员会", "/members/?search=%E7%8E%8B&sort=-name&rows=50&page=1"),
    ]


def test_a_filter_of_another_office_is_no_choice(clerk_client, stranger_office, members):
    from tests.factories import CommitteeFactory

    foreign = CommitteeFactory(organization=stranger_office, name="外县委员会")
    response = clerk_client.get("/members/", {"committee": foreign.pk})
    assert len(names(response)) == 4
    assert "外县委员会" not in response.content.decode()


def test_heads_sort_and_turn_round(clerk_client, members):
    first = clerk_client.get("/members/", {"page": "1"})
    heads = {head["name"]: (head["url"], head["direction"]) for head in first.context["heads"]}
    assert heads["name"] == ("/members/?sort=-name", "ascending")
    assert heads["employer"] == ("/members/?sort=employer", "")
    assert names(clerk_client.get("/members/?sort=-name")) == ["曾小明", "单雄信", "王芳", "丁一"]
    assert names(clerk_client.get("/members/?sort=nonsense,-pk")) == ["丁一", "王芳", "单雄信", "曾小明"]


class TestPages:
    @pytest.fixture(autouse=True)
    def many(self, office, monkeypatch):
        monkeypatch.setattr(paging, "CAP", 45)
        add(office, *(f"王{number:03d}" for number in range(65)))

    def shown(self, client, **query):
        response = client.get("/members/", query)
        page = response.context["paging"]
        return page.number, page.first_row, page.last_row, page.count, page.is_capped, page.has_next

    def test_twenty_rows_or_more_by_choice(self, clerk_client):
        assert self.shown(clerk_client) == (1, 1, 20, 45, True, True)
        assert self.shown(clerk_client, rows=50) == (1, 1, 50, 45, True, True)
        assert self.shown(clerk_client, rows=7) == (1, 1, 20, 45, True, True)

    def test_pages_go_on_beyond_the_count(self, clerk_client):
        assert self.shown(clerk_client, page=4) == (4, 61, 65, 45, True, False)
        assert self.shown(clerk_client, page=5) == (5, 0, 80, 45, True, False)

    @pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "99999999999", ""])
    def test_a_page_that_cannot_be_is_the_first(self, clerk_client, number):
        assert self.shown(clerk_client, page=number)[0] == 1

    def test_a_page_behind_the_last_is_the_last(self, clerk_client):
        assert self.shown(clerk_client, search="00", page=9) == (1, 1, 10, 10, False, False)

    def test_no_row_is_shown_twice_or_never(self, clerk_client):
        seen = [
            name
            for page in (1, 2, 3, 4)
            for name in names(clerk_client.get("/members/", {"sort": "sex", "page": page}))
        ]
        assert sorted(seen) == [f"王{number:03d}" for number in range(65)]


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(clerk_client, office, count):
    add(office, *(f"王{number}" for number in range(count)))
    clerk_client.get("/members/")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = clerk_client.get("/members/")
    assert len(response.context["lines"]) == count
    assert len(queries) == QUERIES


def test_export_of_too_many_rows_says_so_instead_of_leaving_some_out(clerk_client, members, monkeypatch):
    monkeypatch.setattr(export, "LIMIT", 3)
    response = clerk_client.get("/members/", {"sort": "-name", "export": "xlsx"}, follow=True)
    assert response.redirect_chain == [("/members/?sort=-name", 302)]
    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    monkeypatch.setattr(export, "LIMIT", 4)
    assert clerk_client.get("/members/", {"export": "xlsx"})["Content-Type"] == export.XLSX


def test_export_holds_exactly_what_is_filtered(clerk_client, members):
    response = clerk_client.get("/members/", {"search": "x", "sort": "-name", "export": "xlsx", "page": "3"})
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%A7%94%E5%91%98-")
    assert response["X-Content-Type-Options"] == "nosniff"
    sheet = load_workbook(io.BytesIO(response.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(number for number, row in enumerate(rows) if row[0] == "姓名")
    assert [row[0] for row in rows[head + 1 :]] == ["曾小明", "单雄信"]
    assert TOKEN.encode() not in response.content


class TestEmpty:
    def state(self, client, **query):
        response = client.get("/members/", query)
        return response.context["empty"], re.sub(r"\s+", " ", response.content.decode())

    def test_nothing_yet_explains(self, clerk_client):
        state, page = self.state(clerk_client)
        assert state == "nothing_yet"
        assert "还没有委员" in page

    def test_nothing_found_offers_to_begin_again(self, clerk_client, members):
        state, page = self.state(clerk_client, search="没有这个人")
        assert state == "nothing_found"
        assert '<a class="btn btn-outline-secondary" href="/members/">清除全部筛选</a>' in page

    def test_without_a_role_it_says_whom_to_ask(self, db):
        response = signed_in(UserFactory()).get("/documents/")
        assert response.context["empty"] == "not_permitted"
        assert "请联系本单位的系统管理员" in response.content.decode()


def test_a_fragment_is_enough_for_htmx_and_names_its_address(clerk_client, members):
    response = clerk_client.get(
        "/members/", {"search": "王", "committee": "", "sort": ""}, headers={"HX-Request": "true"}
    )
    page = response.content.decode().strip()
    assert page.startswith('<div id="results">')
    assert response["HX-Push-Url"] == "/members/?search=%E7%8E%8B"


def test_markup_in_a_name_stays_text(clerk_client, office):
    add(office, "<script>alert(1)</script>")
    page = clerk_client.get("/members/", {"search": "<script>"}).content.decode()
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 2


def test_a_member_of_another_office_is_not_there(clerk_client, members):
    foreign = Member.objects.get(name=TOKEN)
    assert clerk_client.get(f"/members/{foreign.pk}/").status_code == 404
    assert clerk_client.get(f"/members/{members[0].pk}/").status_code == 200


def test_who_may_not_see_members_is_told_so(office, members):
    handler = RoleFactory(organization=office, role="system_admin").user
    assert signed_in(handler).get("/members/").status_code == 403
    assert Client().get("/members/").status_code == 302
