"""The demo: made by services, the same each time, sound enough to show, never beside real data."""

from collections import Counter
from datetime import date
from io import BytesIO

import pdfplumber
import pytest
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from cppcc.models import OutboxMessage
from members.models import (
    Committee,
    ContactDuty,
    Department,
    Member,
    MemberGroup,
    Membership,
    MemberVisit,
    Organization,
    RoleAssignment,
    User,
)
from members.services.printing import people_document
from plans.checking import check_plan
from plans.demo import make_demo
from plans.models import AnnualPlan, OpinionRequest, PlanAdjustment, PlanOpinion

TODAY = date(2026, 5, 6)
IN_STROKE_ORDER = (
    "丁𬭎 于㛃 才让·扎西 万青禾 马骏驰 王一 方赟 尹梦洁 孔令泽 古月 石磊明 卢淑贞 叶侨生 申屠远 田思齐 "
    "白堃 司徒静 江雪莹 汤景行 严启程 苏景明 杨恩泽 邱文澜 沈玥 宋知微 陆翀 阿依古丽·买买提 武建章 林喆 "
    "欧阳淏然 罗一鸣 周珺 郝砚秋 柳依依 段志诚 侯玉洁 施远山 洪小满 贺云祎 夏侯文若 顾念慈 钱芝兰 唐若谷 "
    "梅疏影 曹问渠 龚䶮 崔长庚 康定坤 尉迟明远 彭秋实 葛岚 蒋牧野 韩昇 程远耕 释慧明 蓝阿妹 谭振川 熊大川 "
    "薛文博 魏清波"
)


@pytest.fixture(scope="class")
def county(django_db_setup, django_db_blocker):
    """The demo county, made once for the tests of a class."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_demo("county", 1, TODAY)
        transaction.set_rollback(True)


def acting(user):
    """The person in the first of the roles held."""
    user.act_as(RoleAssignment.objects.held_by(user, TODAY)[0].pk)
    return user


@pytest.mark.django_db
class TestCounty:
    def test_has_its_numbers(self, county):
        kinds = Counter(Committee.objects.of(county.county).values_list("kind", flat=True))
        assert (
            [office.code for office in Organization.objects.in_order()],
            kinds,
            Member.objects.of(county.county).count(),
            Membership.objects.count(),
            Department.objects.of(county.county).count(),
        ) == (
            ["chengchuan", "qingxi", "qingxi-fengdu", "qingxi-wangxi"],
            {"committee": 8, "office": 2},
            60,
            60,
            22,
        )

    def test_every_committee_has_one_leader(self, county):
        leaders = {
            committee.name: committee.seats.filter(position="leader").count()
            for committee in Committee.objects.of(county.county).filter(kind="committee")
        }
        assert (len(leaders), set(leaders.values())) == (8, {1})

    def test_members_are_described_and_looked_after(self, county):
        members = Member.objects.of(county.county)
        assert (
            members.filter(birth_year=None).count(),
            members.filter(phone_mark="").count(),
            Counter(member.liaison_office and member.liaison_office.code for member in members),
            [(group.short_name, group.seats.count()) for group in MemberGroup.objects.of(county.county)],
            ContactDuty.objects.of(county.county).count(),
            MemberVisit.objects.of(county.county).count(),
        ) == (
            0,
            0,
            {None: 41, "qingxi-fengdu": 11, "qingxi-wangxi": 8},
            [("枫渡组", 3), ("望溪组", 3), ("教科界别组", 4)],
            10,
            4,
        )

    def test_each_role_has_one_account_of_its_own(self, county):
        roles = {
            user.username: [one.role for one in RoleAssignment.objects.held_by(user, TODAY)]
            for user in User.objects.all()
        }
        several = roles.pop("several")
        assert Counter(tuple(held) for held in roles.values()) == {
            (role,): 2 if role == "staff" else 1 for role in RoleAssignment.Role.values
        }
        assert several == ["committee_leader", "member", "staff", "staff"]

    def test_the_printed_directory_stands_in_stroke_order_with_rare_names(self, county):
        directory = people_document("directory", by=county.users["clerk"], today=TODAY)
        with pdfplumber.open(BytesIO(directory.pdf())) as paper:
            first = paper.pages[0]
            rows = [row for page in paper.pages for row in page.extract_table()[1:]]
        assert " ".join(row[1].replace("\n", "") for row in rows) == IN_STROKE_ORDER
        assert (first.width > first.height, first.extract_text().splitlines()[0]) == (
            True,
            "政协青溪县委员会委员通讯录",
        )

    def test_accounts_of_members_are_linked_to_them(self, county):
        linked = Member.objects.exclude(account=None).order_by("account__username")
        assert [(member.account.username, member.name) for member in linked] == [
            ("chair", "韩昇"),
            ("leader", "周珺"),
            ("member", "于㛃"),
            ("several", "曹问渠"),
        ]

    def test_passwords_satisfy_the_rules_and_need_no_change(self, county):
        for user in User.objects.all():
            validate_password("Qingxi-Demo-8", user)
            assert (user.check_password("Qingxi-Demo-8"), user.must_change_password) == (True, False)

    def test_plans_lie_around_this_year(self, county):
        plans = AnnualPlan.objects.order_by("organization__path_order", "year", "kind", "pk")
        assert [
            (plan.organization.code, plan.year, plan.kind, plan.state, plan.document_number)
            for plan in plans.with_offices()
        ] == [
            ("qingxi", 2025, "consultation", "finished", "青政协发〔2025〕3号"),
            ("qingxi", 2026, "consultation", "issued", "青政协发〔2026〕5号"),
            ("qingxi", 2026, "consultation", "applied", "青政协发〔2026〕5号"),
            ("qingxi", 2027, "consultation", "draft", ""),
            ("qingxi", 2027, "points", "in_approval", ""),
            ("qingxi", 2027, "work", "in_approval", ""),
            ("qingxi-fengdu", 2026, "points", "issued", "枫政联〔2026〕1号"),
        ]

    def test_plans_are_full(self, county):
        assert {
            name: [plan.topics.standing().count(), plan.activities.count(), plan.targets.count()]
            for name, plan in county.plans.items()
        } == {
            "finished": [12, 13, 6],
            "running": [15, 17, 6],
            "draft": [9, 2, 2],
            "liaison": [2, 8, 4],
            "work": [0, 5, 2],
            "points": [0, 2, 0],
        }

    def test_what_lies_before_today_has_taken_place(self, county):
        states = {
            name: (
                Counter(county.plans[name].topics.values_list("state", flat=True)),
                Counter(county.plans[name].activities.values_list("state", flat=True)),
            )
            for name in ("finished", "running", "draft")
        }
        assert states == {
            "finished": ({"held": 12}, {"held": 13}),
            "running": ({"held": 2, "listed": 13, "dropped": 1}, {"held": 6, "planned": 11}),
            "draft": ({"proposed": 9}, {"planned": 2}),
        }

    @pytest.mark.parametrize("name", ["finished", "running"])
    def test_nothing_is_wrong_with_the_plans_that_were_issued(self, county, name):
        assert check_plan(county.plans[name], TODAY) == []

    def test_the_draft_shows_what_the_check_finds(self, county):
        assert [finding.code for finding in check_plan(county.plans["draft"], TODAY)] == [
            "count-mismatch",
            "section-count-mismatch",
            "double-booking",
            "target-contradicted",
            "no-time",
            "no-organiser",
            "outside-year",
            "overload",
            "overload",
            "target-contradicted",
            "plain-number",
            "plain-number",
            "unknown-organiser",
            "empty-months",
        ]

    @pytest.mark.parametrize("name", ["finished", "running", "liaison"])
    def test_all_organisers_are_committees_of_the_office(self, county, name):
        plan = county.plans[name]
        owners = {
            organiser.committee and organiser.committee.organization_id
            for rows in (plan.topics.with_details(), plan.activities.with_details())
            for row in rows
            for organiser in row.organisers.all()
        }
        assert owners == {plan.organization_id}

    def test_leaders_have_something_to_decide(self, county):
        waiting = {
            user.username: [plan.title for plan in AnnualPlan.objects.waiting_for(user)]
            for name in ("leader", "chair")
            for user in [acting(county.users[name])]
        }
        assert waiting == {
            "leader": ["政协青溪县委员会经济委员会2027年工作计划"],
            "chair": ["政协青溪县委员会2027年工作要点"],
        }

    def test_the_running_plan_was_adjusted_with_reasons(self, county):
        plan = county.plans["running"]
        [adjustment] = PlanAdjustment.objects.of(plan)
        assert (adjustment.counts["topic"], adjustment.reasons.count()) == (
            {"added": 2, "dropped": 1, "moved": 1, "changed": 0},
            4,
        )
        before, after = (
            next(one["body"] for one in snapshot["sections"] if "协商活动" in one["body"])
            for snapshot in (adjustment.base.snapshot, adjustment.result.snapshot)
        )
        assert (before[-6:], after[-6:]) == ("活动14项。", "活动15项。")

    def test_opinions_are_dealt_with_and_asked(self, county):
        rounds = {
            name: [
                (round_.is_open, Counter(one.state for one in round_.requests.all()))
                for round_ in county.plans[name].rounds.all()
            ]
            for name in ("running", "draft")
        }
        assert rounds == {
            "running": [(False, {"answered": 7, "no_opinion": 1})],
            "draft": [(True, {"waiting": 7, "answered": 1})],
        }
        asked = {
            name: OpinionRequest.objects.asked_of(acting(county.users[name])).count()
            for name in ("member", "department")
        }
        assert asked == {"member": 1, "department": 2}
        opinions = PlanOpinion.objects.of_plan(county.plans["running"])
        assert Counter(one.verdict for one in opinions) == {"taken": 4, "partly": 2, "not_taken": 1}

    def test_inboxes_hold_read_and_new_messages(self, county):
        counts = {
            user.username: (messages.count(), messages.unread().count())
            for user in User.objects.order_by("username")
            if (messages := OutboxMessage.objects.visible_to(user)).exists()
        }
        assert counts == {
            "chair": (7, 2),
            "clerk": (5, 1),
            "department": (4, 2),
            "leader": (7, 4),
            "member": (4, 3),
            "several": (17, 3),
            "town": (1, 1),
        }
