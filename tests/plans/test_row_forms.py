"""Forms of rows through real requests: what is typed is stored, kept when wrong, compared when it clashes."""

from datetime import date

import pytest

from cppcc.loose_time import parse_loose_time
from plans.demo.stations import walk
from plans.models import Activity, ConsultationForm, ConsultationTopic, PlanRecord, PlanSection, PlanTarget
from plans.services import add_row, change_row
from tests.conftest import person, signed_in
from tests.factories import (
    ActivityFactory,
    CommitteeFactory,
    DepartmentFactory,
    FormFactory,
    MemberFactory,
    OrganizationFactory,
    PlanFactory,
    SectionFactory,
    SectorFactory,
    TargetFactory,
    TopicFactory,
)

from .pages import fill, form_on

pytestmark = pytest.mark.django_db
MARKERS = {"sections": "body", "topics": "organisers", "activities": "responsible", "targets": "minimum"}


@pytest.fixture
def plan(office):
    return PlanFactory(organization=office)


def test_topic_is_stored_with_all_that_was_chosen(clerk_client, plan, office):
    economy = CommitteeFactory(organization=office, name="经济委员会")
    form = FormFactory(organization=office)
    section = SectionFactory(plan=plan)
    leader, sector = MemberFactory(organization=office), SectorFactory(organization=office)
    partner, consulted = (DepartmentFactory(organization=office) for _ in range(2))
    response = fill(
        clerk_client,
        f"/plans/{plan.pk}/topics/new/",
        "organisers",
        form=form.pk,
        title="优化营商环境",
        content="听取通报",
        schedule="5月中旬",
        organisers=["研究室", "", " 经济委员会 ", "研究室"],
        leader=leader.pk,
        partners=[partner.pk],
        consulted=[consulted.pk],
        sectors=[sector.pk],
        section=section.pk,
        assigned_by_party_committee="on",
    )
    topic = ConsultationTopic.objects.get()
    assert (response.status_code, response.url) == (302, f"/topics/{topic.pk}/")
    assert (topic.title, topic.content, topic.form, topic.leader, topic.section, topic.plan) == (
        "优化营商环境",
        "听取通报",
        form,
        leader,
        section,
        plan,
    )
    assert (topic.schedule_text, topic.schedule_earliest) == ("5月中旬", date(plan.year, 5, 11))
    assert [(one.name, one.committee) for one in topic.organisers.all()] == [
        ("研究室", None),
        ("经济委员会", economy),
    ]
    assert [list(many.all()) for many in (topic.partners, topic.consulted, topic.sectors)] == [
        [partner],
        [consulted],
        [sector],
    ]
    assert topic.assigned_by_party_committee is True


@pytest.mark.parametrize(
    ("plural", "typed", "model", "expected"),
    [
        ("sections", {"title": "总体要求", "body": "一段\n二段"}, PlanSection, "总体要求"),
        ("activities", {"title": "视察", "kind": "inspection", "schedule": "4月"}, Activity, "视察"),
        ("targets", {"text": "调研2次", "kind": "research", "minimum": "2"}, PlanTarget, "调研2次"),
    ],
)
def test_other_rows_are_stored(clerk_client, plan, plural, typed, model, expected):
    response = fill(clerk_client, f"/plans/{plan.pk}/{plural}/new/", MARKERS[plural], **typed)
    assert (response.status_code, [str(row) for row in model.objects.of(plan)]) == (302, [expected])


@pytest.mark.parametrize(
    ("plural", "typed", "kept"),
    [
        ("sections", {"title": "长" * 301, "body": "正文留着"}, "正文留着"),
        ("topics", {"title": "", "content": "内容留着", "organisers": ["组织留着", ""]}, "组织留着"),
        ("activities", {"title": "", "place": "地点留着"}, "地点留着"),
        ("targets", {"text": "文字留着", "kind": "research", "minimum": "3", "maximum": "2"}, "文字留着"),
    ],
)
def test_wrong_input_keeps_what_was_typed(clerk_client, plan, plural, typed, kept):
    response = fill(clerk_client, f"/plans/{plan.pk}/{plural}/new/", MARKERS[plural], **typed)
    page = response.content.decode()
    assert (response.status_code, "error-summary" in page, kept in page) == (200, True, True)
    assert not any(kind.objects.exists() for kind in (PlanSection, ConsultationTopic, Activity, PlanTarget))


@pytest.mark.parametrize(
    ("factory", "plural", "field"),
    [
        (SectionFactory, "sections", "title"),
        (TopicFactory, "topics", "title"),
        (ActivityFactory, "activities", "title"),
        (TargetFactory, "targets", "text"),
    ],
)
def test_two_people_on_one_row_see_both_texts(clerk_client, plan, office, factory, plural, field):
    row = factory(plan=plan, **{field: "原来的文字"})
    url = f"/{plural}/{row.pk}/edit/"
    mine = form_on(clerk_client.get(url), MARKERS[plural])
    fill(signed_in(person(office, "staff")), url, MARKERS[plural], **{field: "别人的文字"})
    response = clerk_client.post(url, {**mine, field: ["我的文字"]})
    page = response.content.decode()
    assert (response.status_code, "我的文字" in page, "别人的文字" in page) == (409, True, True)
    row.refresh_from_db()
    assert getattr(row, field) == "别人的文字"
    again = clerk_client.post(url, form_on(response, "version"))
    row.refresh_from_db()
    assert (again.status_code, getattr(row, field)) == (302, "我的文字")


def test_conflict_names_only_what_differs_and_takes_what_only_they_changed(clerk_client, plan, office):
    topic = TopicFactory(plan=plan, title="原题", content="原文")
    topic.sectors.set([SectorFactory(organization=office)])
    url = f"/topics/{topic.pk}/edit/"
    mine = form_on(clerk_client.get(url), "organisers")
    fill(signed_in(person(office, "staff")), url, "organisers", content="他们的内容", schedule="6月")
    response = clerk_client.post(url, {**mine, "title": ["我的题"]})
    differing = [field["name"] for field in response.context["differing"]]
    assert (response.status_code, differing) == (409, ["title", "content", "schedule"])
    clerk_client.post(url, form_on(response, "version"))
    topic.refresh_from_db()
    assert (topic.title, topic.content, topic.schedule_text, topic.sectors.count()) == (
        "我的题",
        "他们的内容",
        "6月",
        1,
    )


def test_unchanged_form_writes_nothing(clerk_client, plan, office):
    topic = TopicFactory(plan=plan)
    topic.partners.set([DepartmentFactory(organization=office)])
    fill(clerk_client, f"/topics/{topic.pk}/edit/", "organisers")
    topic.refresh_from_db()
    assert (topic.version, PlanRecord.objects.count()) == (1, 0)


def test_rows_of_another_office_cannot_be_chosen(clerk_client, plan, stranger_office):
    foreign = {
        "form": FormFactory(organization=stranger_office).pk,
        "leader": MemberFactory(organization=stranger_office).pk,
        "partners": [DepartmentFactory(organization=stranger_office).pk],
        "section": SectionFactory(plan=PlanFactory(organization=stranger_office)).pk,
    }
    response = fill(clerk_client, f"/plans/{plan.pk}/topics/new/", "organisers", title="题", **foreign)
    assert (response.status_code, sorted(response.context["form"].errors)) == (200, sorted(foreign))
    assert ConsultationTopic.objects.count() == 0


@pytest.mark.parametrize("names", [["长" * 101], [f"第{n}组" for n in range(13)]])
def test_organisers_have_limits(clerk_client, plan, names):
    form = FormFactory(organization=plan.organization)
    url = f"/plans/{plan.pk}/topics/new/"
    response = fill(clerk_client, url, "organisers", title="题", form=form.pk, organisers=names)
    assert list(response.context["form"].errors) == ["organisers"]


def test_deleted_row_is_brought_back_once(clerk_client, plan):
    topic = TopicFactory(plan=plan, title="删了又要")
    response = clerk_client.post(f"/topics/{topic.pk}/delete/", follow=True)
    record = PlanRecord.objects.of(plan).deletions().get()
    undo = f"/plans/{plan.pk}/restore/{record.pk}/"
    assert f'action="{undo}"' in response.content.decode()
    assert ConsultationTopic.objects.count() == 0
    assert clerk_client.post(undo).status_code == 302
    assert clerk_client.post(undo).status_code == 409
    assert [row.title for row in ConsultationTopic.objects.all()] == ["删了又要"]


def test_section_with_sections_is_not_deleted(clerk_client, plan):
    section = SectionFactory(plan=plan)
    SectionFactory(plan=plan, parent=section)
    clerk_client.post(f"/sections/{section.pk}/delete/")
    assert PlanSection.objects.count() == 2


def test_issued_plan_says_why_and_keeps_what_was_typed(clerk, clerk_client, plan):
    topic = add_row(
        ConsultationTopic,
        plan,
        by=clerk,
        title="题",
        form=FormFactory(organization=plan.organization),
        organisers=["研究室"],
        schedule=parse_loose_time("5月", 2026),
    )
    url = f"/topics/{topic.pk}/edit/"
    typed = form_on(clerk_client.get(url), "organisers")
    walk(plan, by=clerk, today=date(2026, 1, 10))
    page = clerk_client.get(f"/topics/{topic.pk}/").content.decode()
    assert ("disabled" in page, url in page) == (True, False)
    assert clerk_client.get(url).url == f"/plans/{plan.pk}/"
    response = clerk_client.post(url, {**typed, "title": ["来不及保存的题目"]})
    assert (response.status_code, "来不及保存的题目" in response.content.decode()) == (409, True)


def test_new_section_within_another(clerk_client, plan):
    parent = SectionFactory(plan=plan)
    fill(clerk_client, f"/plans/{plan.pk}/sections/new/?parent={parent.pk}", "body", title="里面")
    assert PlanSection.objects.get(title="里面").parent == parent


def test_link_fills_the_section_in(clerk_client, plan):
    section = SectionFactory(plan=plan)
    response = clerk_client.get(f"/plans/{plan.pk}/topics/new/?section={section.pk}")
    assert form_on(response, "organisers")["section"] == [str(section.pk)]


def test_order_of_organisers_alone_is_a_change_that_clashes(clerk, clerk_client, plan, office):
    form = FormFactory(organization=office)
    topic = add_row(ConsultationTopic, plan, by=clerk, title="题", form=form, organisers=["甲", "乙"])
    url = f"/topics/{topic.pk}/edit/"
    mine = form_on(clerk_client.get(url), "organisers")
    fill(signed_in(person(office, "staff")), url, "organisers", organisers=["乙", "甲"])
    response = clerk_client.post(url, {**mine, "title": ["我的题"]})
    shown = {field["name"]: (field["mine"], field["theirs"]) for field in response.context["differing"]}
    assert shown == {"title": ("我的题", "题"), "organisers": ("甲\n乙", "乙\n甲")}


def test_row_changed_meanwhile_is_not_deleted(clerk, clerk_client, plan):
    topic = TopicFactory(plan=plan)
    seen = form_on(clerk_client.get(f"/topics/{topic.pk}/"), "version")
    change_row(topic, by=clerk, title="改过的题目")
    assert clerk_client.post(f"/topics/{topic.pk}/delete/", seen).status_code == 409
    assert ConsultationTopic.objects.get().title == "改过的题目"


def test_section_needs_a_title_or_a_text(clerk_client, plan):
    response = fill(clerk_client, f"/plans/{plan.pk}/sections/new/", "body", title="", body=" \n ")
    assert list(response.context["form"].errors) == ["title"]
    fill(clerk_client, f"/plans/{plan.pk}/sections/new/", "body", title="", body="没有标题的一段")
    assert [section.body for section in plan.sections.all()] == ["没有标题的一段"]


def test_what_is_no_longer_in_use_stays_with_the_row(clerk_client, plan, office):
    leader, partner, sector = (
        make(organization=office, is_active=False)
        for make in (MemberFactory, DepartmentFactory, SectorFactory)
    )
    topic = TopicFactory(plan=plan, leader=leader)
    topic.partners.set([partner])
    topic.sectors.set([sector])
    ConsultationForm.objects.of(office).update(organization=OrganizationFactory())
    FormFactory(organization=office)
    response = fill(clerk_client, f"/topics/{topic.pk}/edit/", "organisers", title="只改题目")
    topic.refresh_from_db()
    assert (response.status_code, topic.title, topic.leader, list(topic.partners.all())) == (
        302,
        "只改题目",
        leader,
        [partner],
    )
    assert list(topic.sectors.all()) == [sector]
    offered = clerk_client.get(f"/plans/{plan.pk}/topics/new/").context["form"].fields
    assert [list(offered[name].queryset) for name in ("leader", "partners", "sectors")] == [[], [], []]
