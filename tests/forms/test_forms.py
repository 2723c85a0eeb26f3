"""What comes in through forms: clean text, counted limits, loose times, and two people at one row."""

import re
from datetime import date

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models.fields import BLANK_CHOICE_DASH
from django.http import QueryDict
from django.test import RequestFactory

from cppcc.forms import LooseTimeField, PlainForm, VersionedModelForm
from cppcc.forms.base import clean_text
from cppcc.loose_time import LooseTime
from cppcc.models import StaleObject
from cppcc.views.conflict import conflict_page
from members.models import Committee, Department, Organization
from tests.factories import CommitteeFactory


class Letter(PlainForm, forms.Form):
    title = forms.CharField(max_length=10)
    body = forms.CharField(widget=forms.Textarea, max_length=100, required=False)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("一\x0b二\x0c三\r\n四", "一\n二\n三\n四"),
        ("a\x00b\x1fc\x7fd\ufffee\ud800f", "abcdef"),
        ("tab\tstays 㛃 𬭎", "tab\tstays 㛃 𬭎"),
    ],
)
def test_characters_that_break_files_never_come_in(typed, kept):
    assert clean_text(typed) == kept


def test_a_field_of_one_line_keeps_one_line():
    form = Letter(QueryDict("title=一%0A二&body=一%0B二"))
    assert form.is_valid()
    assert form.cleaned_data == {"title": "一 二", "body": "一\n二"}


def test_too_long_is_said_and_kept_not_cut():
    form = Letter({"title": "十" * 11, "body": ""})
    assert list(form.errors) == ["title"]
    html = str(form["title"])
    assert 'data-limit="10"' in html
    assert "maxlength" not in html
    assert "十" * 11 in html


class Timed(PlainForm, forms.Form):
    time = LooseTimeField(year=2026, required=False, label="时间")


class TestLooseTime:
    @pytest.mark.parametrize(
        ("typed", "value"),
        [
            ("", None),
            (
                " 5月中旬 ",
                LooseTime("5月中旬", date(2026, 5, 11), date(2026, 5, 20), "ten_days"),
            ),
            ("等通知再说", LooseTime("等通知再说", None, None, "unspecified")),
        ],
    )
    def test_every_text_is_kept(self, typed, value):
        form = Timed({"time": typed})
        assert form.is_valid()
        assert form.cleaned_data["time"] == value

    def test_it_shows_what_it_understood(self):
        assert "识别为：2026年5月11日—20日" in " ".join(str(Timed({"time": "5月中旬"})["time"]).split())
        assert "没有识别出时间" in str(Timed({"time": "等通知再说"})["time"])

    @pytest.mark.parametrize(
        ("query", "words"),
        [
            ("text=5月中旬&year=2026", "2026年5月11日—20日"),
            ("field=row-time&row-time=9月至11月&year=2026", "2026年9月1日—11月30日"),
            ("text=5月&year=x", "没有具体日期的时间"),
            ("text=适时&year=2026", "没有具体日期的时间"),
            ("text=第二季度&year=99999", "没有具体日期的时间"),
        ],
    )
    def test_it_answers_while_one_types(self, clerk_client, query, words):
        assert words in clerk_client.get(f"/loose-time/?{query}").content.decode()

    def test_it_is_no_way_in_for_markup(self, clerk_client):
        page = clerk_client.get("/loose-time/", {"text": "<b>5月", "year": "2026"}).content.decode()
        assert "<b>" not in page


class CommitteeForm(VersionedModelForm):
    class Meta:
        model = Committee
        fields = ("name", "short_name", "kind")


def sent(row, **changes):
    """What the browser sends back when the form of `row` was changed so."""
    form = CommitteeForm(instance=row)
    data = QueryDict(mutable=True)
    data.update({name: form[name].value() for name in form.fields} | changes)
    return data


def save(form):
    """What a service does."""
    assert form.is_valid(), form.errors
    form.row.write(**form.changes())


@pytest.fixture
def request_of():
    def make(data):
        request = RequestFactory().post("/x/", data)
        request.id, request.user, request.htmx = "0123456789ab", AnonymousUser(), False
        return request

    return make


class TestTwoPeople:
    @pytest.fixture
    def row(self, office):
        return CommitteeFactory(organization=office, name="提案委员会", short_name="提案委", kind="committee")

    def test_the_first_saves(self, row):
        save(CommitteeForm(sent(row, name="提案委"), instance=Committee.objects.get()))
        stored = Committee.objects.get()
        assert (stored.name, stored.version) == ("提案委", 2)

    def test_the_service_gets_the_row_as_stored(self, row):
        form = CommitteeForm(sent(row, name="新名"), instance=row)
        assert form.is_valid()
        assert (form.row.name, form.changes()["name"]) == ("提案委员会", "新名")

    @pytest.fixture
    def race(self, row):
        """Somebody saves name and kind while I change name and short name."""
        mine = sent(row, name="我的名称", short_name="我的简称")
        Committee.objects.get().write(name="对方的名称", kind="office")
        form = CommitteeForm(mine, instance=Committee.objects.get())
        with pytest.raises(StaleObject):
            save(form)
        return form

    def test_the_second_sees_both_and_nothing_is_lost(self, race, request_of):
        response = conflict_page(request_of(race.data), race)
        page = response.content.decode()
        assert response.status_code == 409
        assert [page.count(text) for text in ("我的名称", "对方的名称", "我的简称")] == [2, 1, 2]
        assert Committee.objects.get().name == "对方的名称"

    def test_the_result_takes_mine_where_i_wrote_and_theirs_where_only_they_did(self, race, request_of):
        page = conflict_page(request_of(race.data), race).content.decode()
        offered = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))
        assert (offered["name"], offered["short_name"], offered["version"]) == ("我的名称", "我的简称", "2")
        assert '<option value="office" selected>' in page

    def test_the_result_can_be_saved(self, race, request_of):
        current = Committee.objects.get()
        save(CommitteeForm(sent(current, name="商定的名称"), instance=current))
        assert Committee.objects.get().name == "商定的名称"

    def test_a_row_deleted_meanwhile_keeps_what_was_typed(self, race, request_of):
        Committee.objects.all().delete()
        response = conflict_page(request_of({"name": "我的名称"}), race)
        assert response.status_code == 409
        assert "我的名称" in response.content.decode()
        assert "已将它删除" in response.content.decode()

    @pytest.mark.parametrize("base", ["", "no json", "[1]", "null"])
    def test_a_broken_mark_means_that_everything_is_mine(self, race, request_of, base):
        race.data["base"] = base
        form = CommitteeForm(race.data, instance=Committee.objects.get())
        assert form.posted_marks() == {}
        assert conflict_page(request_of(form.data), form).status_code == 409


def test_a_new_row_has_no_version(office):
    class DepartmentForm(VersionedModelForm):
        class Meta:
            model = Department
            fields = ("name",)

    form = DepartmentForm({"name": "县教育局"})
    assert form.is_valid()
    assert form.changes() == {"name": "县教育局"}


class ChoosingForm(PlainForm, forms.Form):
    needed = forms.ChoiceField(choices=[*BLANK_CHOICE_DASH, ("a", "甲")])
    free = forms.ChoiceField(required=False, choices=[*BLANK_CHOICE_DASH, ("a", "甲")])
    own = forms.ChoiceField(required=False, choices=[("", "全部"), ("a", "甲")])
    row = forms.ModelChoiceField(Organization.objects.none())


def test_what_is_not_chosen_is_said_in_words():
    form = ChoosingForm()
    blank = [str(next(iter(form.fields[name].choices))[1]) for name in ("needed", "free", "own", "row")]
    assert blank == ["请选择", "—", "全部", "请选择"]


def test_a_missing_field_is_told_in_few_words():
    assert Letter({"title": ""}).errors == {"title": ["此项必填。"]}
