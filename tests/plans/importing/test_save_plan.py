"""Plan JSON becomes rows: whole, in order, matched to what the office has, and never half."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from plans.models import AnnualPlan, ConsultationForm, PlanRecord
from plans.numbering import places
from plans.services import save_plan
from plans.snapshot import snapshot_of
from tests.conftest import person
from tests.factories import (
    CommitteeFactory,
    DepartmentFactory,
    FormFactory,
    MemberFactory,
    OrganizationFactory,
    SectorFactory,
)

MAY = {"text": "5月", "earliest": "2026-05-01", "latest": "2026-05-31", "precision": "month"}


def topic(title="优化营商环境", **values):
    return {"form": "专题协商", "title": title, "content": "", "schedule": None, "organizers": [], **values}


def target(text, **values):
    return {"kind": "visit", "minimum": 2, "maximum": None, "unit": "次", "text": text, **values}


def save(office, by, **plan_json):
    return save_plan(office, plan_json, by=by, year=2026, kind="consultation", title="2026年度协商计划")


def tree(plan):
    return [
        (place.level, place.number, place.section.title or place.section.body)
        for place in places(plan.sections.all())
    ]


@pytest.mark.django_db
def test_sections_become_a_tree_though_levels_jump(office, clerk):
    sections = [
        {"level": 1, "title": "要求", "body": ""},
        {"level": 3, "title": "形式", "body": "甲"},
        {"level": 2, "title": "内容", "body": ""},
        {"level": 1, "title": "保障", "body": ""},
    ]
    plan = save(office, clerk, sections=sections)
    assert tree(plan) == [(1, "一", "要求"), (2, "一", "形式"), (2, "二", "内容"), (1, "二", "保障")]


@pytest.mark.django_db
def test_rows_stand_under_the_section_that_their_lines_follow(office, clerk):
    plan = save(
        office,
        clerk,
        sections=[
            {"level": 1, "title": "要求", "body": "", "lines": [1, 2]},
            {"level": 2, "title": "形式", "body": "", "lines": [3, 9]},
        ],
        topics=[topic(lines=[4, 5])],
        activities=[{"kind": "visit", "title": "走访", "lines": [2, 2]}],
        targets=[target("走访2次", lines=[12, 12])],
    )
    assert [
        (row.title if row else None)
        for row in (plan.topics.get().section, plan.activities.get().section, plan.targets.get().section)
    ] == ["形式", "要求", "形式"]


@pytest.mark.django_db
def test_unplaced_lines_stay_where_they_stood(office, clerk):
    plan = save(
        office,
        clerk,
        sections=[
            {"level": 1, "title": "要求", "body": "", "lines": [2, 3]},
            {"level": 1, "title": "保障", "body": "", "lines": [8, 9]},
        ],
        unplaced=[
            {"line": 1, "text": "前言"},
            {"line": 5, "text": "甲"},
            {"line": 6, "text": "乙"},
            {"line": 11, "text": "尾"},
            {"line": None, "text": "无处"},
        ],
    )
    assert tree(plan) == [
        (1, "", "前言"),
        (1, "一", "要求"),
        (2, "", "甲\n乙"),
        (1, "二", "保障"),
        (2, "", "尾"),
        (1, "", "无处"),
    ]


@pytest.mark.parametrize(
    ("written", "has"),
    [
        ("政协全委会协商", "全体会议协商"),
        ("全体会议协商", "全委会协商"),
        ("专题议政性常委会会议协商", "常务委员会会议"),
        ("双月协商座谈会协商", "双月协商座谈会"),
        ("专题协商会", "专题协商"),
    ],
)
@pytest.mark.django_db
def test_form_of_the_office_is_found_however_it_is_written(office, clerk, written, has):
    FormFactory(organization=office, name=has)
    FormFactory(organization=office, name="远程协商")
    plan = save(office, clerk, topics=[topic(form=written)])
    assert (plan.topics.get().form.name, ConsultationForm.objects.count()) == (has, 2)


@pytest.mark.django_db
def test_unknown_form_is_added_after_the_forms_taken_from_above(clerk):
    county = OrganizationFactory(name="甲县政协")
    for order, name in enumerate(["全体会议协商", "专题协商"]):
        FormFactory(organization=county, name=name, order=order)
    liaison = OrganizationFactory(name="乙镇联络室", parent=county, kind="liaison_office")
    save(liaison, person(liaison, "staff"), topics=[topic(form="院坝协商"), topic("二", form="专题协商")])
    assert [
        (form.name, form.organization) for form in ConsultationForm.objects.in_force_for(liaison).in_order()
    ] == [("全体会议协商", liaison), ("专题协商", liaison), ("院坝协商", liaison)]


@pytest.mark.django_db
def test_topics_without_a_form_get_one_that_says_so(office, clerk):
    assert save(office, clerk, topics=[topic(form="")]).topics.get().form.name == "其他形式"


@pytest.mark.django_db
def test_organisers_are_found_short_or_long(office, clerk):
    rural = CommitteeFactory(organization=office, name="农业和农村委员会", short_name="农业农村委")
    legal = CommitteeFactory(organization=office, name="社会和法制委员会")
    plan = save(office, clerk, topics=[topic(organizers=["市政协社会法制委", "农业农村委员会", "调研室"])])
    assert [(one.name, one.committee) for one in plan.topics.get().organisers.all()] == [
        ("市政协社会法制委", legal),
        ("农业农村委员会", rural),
        ("调研室", None),
    ]


@pytest.mark.django_db
def test_people_departments_and_sectors_are_linked_or_kept_as_text(office, clerk):
    leader = MemberFactory(organization=office, name="王建国")
    DepartmentFactory(organization=office, name="县财政局")
    SectorFactory(organization=office, name="经济界")
    plan = save(
        office,
        clerk,
        topics=[
            topic(leader="王建国", partners=["县财政局", "县某局"], sectors=["经济界"], content="甲"),
            topic("二", leader="副主席张三"),
        ],
    )
    first, second = plan.topics.in_order()
    assert (
        first.leader,
        [str(one) for one in first.partners.all()],
        [str(one) for one in first.sectors.all()],
    ) == (
        leader,
        ["县财政局"],
        ["经济界"],
    )
    assert (first.content, second.leader, second.content) == (
        "甲\n协办部门：县某局",
        None,
        "牵头领导：副主席张三",
    )


@pytest.mark.django_db
def test_what_is_too_long_for_a_column_goes_on_elsewhere(office, clerk):
    long, text = "长" * 301 + "尾", "目" * 500 + "标"
    plan = save(
        office,
        clerk,
        sections=[{"level": 1, "title": "章" * 301, "body": "", "lines": [1, 1]}],
        topics=[topic(long, lines=[2, 2])],
        targets=[target(text, kind="unknown", minimum=3, maximum=2, lines=[3, 3])],
    )
    kept = plan.topics.get(), plan.targets.get(), plan.sections.in_order()
    assert (kept[0].title, kept[0].content) == (long[:300], long)
    assert (kept[1].kind, kept[1].minimum, kept[1].maximum, kept[1].text) == ("other", 3, None, text[:500])
    assert [section.body for section in kept[2]] == ["章" * 301 + "\n", text]


@pytest.mark.django_db
def test_history_names_the_plan_once_and_begins_that_of_each_row(office, clerk):
    plan = save(office, clerk, sections=[{"level": 1, "title": "要求", "body": ""}], topics=[topic()])
    assert sorted(
        (record.step, record.subject, record.by) for record in PlanRecord.objects.of(plan)
    ) == sorted(
        [
            ("create", "2026年度协商计划", clerk),
            ("import", "2026年度协商计划", clerk),
            ("import", "要求", clerk),
            ("import", "优化营商环境", clerk),
        ],
    )


@pytest.mark.parametrize(
    "role", ["committee_leader", "office_leader", "member", "auditor", "superior_viewer"]
)
@pytest.mark.django_db
def test_only_staff_save(office, role):
    with pytest.raises(PermissionDenied):
        save(office, person(office, role), topics=[topic()])
    assert AnnualPlan.objects.count() == 0


@pytest.mark.django_db
def test_staff_of_another_office_save_nothing(office, stranger):
    with pytest.raises(PermissionDenied):
        save(office, stranger, topics=[topic()])


@pytest.mark.django_db
def test_second_plan_of_the_same_title_is_refused_and_leaves_nothing(office, clerk):
    save(office, clerk, topics=[topic()])
    with pytest.raises(ValidationError) as refused:
        save(office, clerk, topics=[topic(form="新形式")])
    assert list(refused.value.error_dict) == ["__all__"]
    assert (AnnualPlan.objects.count(), ConsultationForm.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_rows_are_stored_in_bulk(office, clerk, django_assert_max_num_queries):
    rows = {
        "sections": [{"level": 1 + n % 3, "title": f"章{n}", "body": "文"} for n in range(3000)],
        "topics": [topic(f"题{n}", organizers=["甲委", "乙委"]) for n in range(3000)],
    }
    with django_assert_max_num_queries(300):
        plan = save(office, clerk, **rows)
    assert snapshot_of(plan)["sections"][-3]["number"] == "一千"


def without_ids(data):
    if isinstance(data, dict):
        return {key: without_ids(value) for key, value in data.items() if key not in ("id", "lineage")}
    return [without_ids(one) for one in data] if isinstance(data, list) else data


@pytest.mark.django_db
def test_export_saved_again_exports_the_same(office, clerk):
    for order, name in enumerate(["全体会议协商", "专题协商"]):
        FormFactory(organization=office, name=name, order=order)
    MemberFactory(organization=office, name="王建国")
    DepartmentFactory(organization=office, name="县财政局")
    first = save(
        office,
        clerk,
        declared_total=18,
        document={"number": "青政协〔2026〕1号", "issued_on": "2026-02-03", "issuing_offices": ["甲", "乙"]},
        sections=[
            {"level": 1, "title": "要求", "body": "一\n二", "lines": [2, 2]},
            {"level": 2, "title": "原则", "body": "", "lines": [3, 3]},
        ],
        topics=[
            topic("甲", schedule=MAY, organizers=["甲委", "乙委"], lines=[3, 3], leader="王建国"),
            topic("乙", form="全体会议协商", participants="全体委员", partners=["县财政局"], lines=[4, 4]),
        ],
        activities=[{"kind": "visit", "title": "走访", "schedule": MAY, "place": "工业园", "topic": "甲"}],
        targets=[target("走访2—3次", maximum=3, scope="全年", lines=[3, 3])],
        unplaced=[{"line": 1, "text": "前言"}],
    )
    exported = snapshot_of(first)
    copy = save_plan(
        office,
        json.loads(json.dumps(exported)),
        by=clerk,
        year=2026,
        kind="consultation",
        title="2026年度协商计划（副本）",
    )
    assert without_ids({**snapshot_of(copy), "title": exported["title"]}) == without_ids(exported)
