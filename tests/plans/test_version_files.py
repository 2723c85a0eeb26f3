"""Frozen versions on paper: printed once, kept unchanged whatever happens afterwards, seen by whoever may."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from cppcc import jobs
from cppcc.loose_time import parse_loose_time
from cppcc.models import Job
from plans.demo.stations import walk
from plans.models import (
    Activity,
    ApprovalStation,
    ConsultationForm,
    ConsultationTopic,
    PlanSection,
    PlanTarget,
    PlanVersionFile,
)
from plans.services import add_row, change_plan, change_row, delete_row, freeze, load_presets, move_plan
from plans.services.version_files import keep_file, version_document
from tests.conftest import person, signed_in
from tests.factories import (
    CommitteeFactory,
    DepartmentFactory,
    FormFactory,
    MemberFactory,
    PlanFactory,
    SectorFactory,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 10)
FORMATS = ("pdf", "docx")


@pytest.fixture
def plan(office, clerk):
    """An issued plan with one row of each sort, printed as versions are."""
    CommitteeFactory(organization=office, name="经济委员会")
    plan = PlanFactory(organization=office, title="2026年度协商工作计划", document_number="青协〔2026〕5号")
    section = add_row(PlanSection, plan, by=clerk, title="协商议题", body="全年安排一项。")
    topic = add_row(
        ConsultationTopic,
        plan,
        by=clerk,
        section=section,
        title="优化营商环境",
        form=FormFactory(organization=office, name="专题协商"),
        leader=MemberFactory(organization=office, name="陈明"),
        organisers=["经济委员会"],
        schedule=parse_loose_time("5月", 2026),
    )
    add_row(Activity, plan, by=clerk, title="视察停车场", kind="inspection", topic=topic)
    add_row(PlanTarget, plan, by=clerk, text="调研不少于2次", kind="research", minimum=2)
    walk(plan, by=clerk, today=TODAY)
    return plan


def issued(plan):
    """The version that issuing froze: the second, after the one of submitting."""
    return plan.versions.get(number=2)


def print_all():
    """Do the printing that freezing has asked for."""
    for job in Job.objects.unfinished():
        jobs.carry_out(job.pk)


def downloaded(client, plan, number=1):
    """{format: bytes} as a browser gets them, with the frozen plan JSON."""
    base = f"/plans/{plan.pk}/versions/{number}"
    found = {one: client.get(f"{base}/files/{one}/").content for one in FORMATS}
    return found | {"json": client.get(f"{base}/file/").content}


def test_every_passage_has_both_formats_printed(plan, clerk_client):
    print_all()
    assert [(job.state, job.result_url) for job in Job.objects.order_by("pk")] == [
        ("done", f"/plans/{plan.pk}/versions/{number}/") for number in (1, 2)
    ]
    files = plan.versions.get(number=1).files.all()
    assert [(file.file_format, file.name) for file in files] == [
        (one, f"2026年度协商工作计划.{one}") for one in FORMATS
    ]
    content = downloaded(clerk_client, plan)
    assert [content["pdf"][:4], content["docx"][:2]] == [b"%PDF", b"PK"]
    assert {file.file_format: (file.sha256, file.size) for file in files} == {
        one: (hashlib.sha256(content[one]).hexdigest(), len(content[one])) for one in FORMATS
    }


def test_red_head_is_for_what_was_issued_under_a_number(plan):
    assert [version_document(one).coat for one in plan.versions.order_by("number")] == ["plain", "official"]


def test_every_record_edited_afterwards_changes_no_byte(plan, clerk, clerk_client, office):
    print_all()
    before = downloaded(clerk_client, plan)
    move_plan(plan, "withdraw", by=clerk, reason="调整")
    change_plan(plan, by=clerk, title="改名的计划", document_number="改〔2026〕9号", addressee="改")
    topic, activity = plan.topics.get(), plan.activities.get()
    change_row(topic, by=clerk, title="改名的议题", organisers=["别的委"], leader=None)
    change_row(activity, by=clerk, title="改名的活动", place="改")
    change_row(plan.sections.get(), by=clerk, title="改名的章", body="改")
    delete_row(plan.targets.get(), by=clerk)
    office.name = "政协改名县委员会"
    office.save()
    for row in (topic.form, *office.committee_set.all(), *office.member_set.all()):
        row.name = f"改{row.name}"
        row.save()
    walk(plan, by=clerk, today=TODAY)
    print_all()
    assert downloaded(clerk_client, plan) == before
    assert downloaded(clerk_client, plan, 4) != before


def rename(office):
    """Give another name to everything around a plan that has one."""
    office.name = "政协改名县委员会"
    office.save()
    lists = (office.committee_set, office.member_set, office.department_set, office.sector_set)
    forms = ConsultationForm.objects.of(office)
    for row in (*forms, *(row for rows in lists for row in rows.all()), *ApprovalStation.objects.of(office)):
        row.name = f"改{row.name}"
        row.save()


def test_no_version_of_the_way_changes_whatever_is_edited(office, clerk, clerk_client):
    """Withdrawn, edited in every record, led through the stations again: all earlier versions stay."""
    committee = CommitteeFactory(organization=office, name="经济委员会")
    load_presets(office)
    chair = person(office, "office_leader")
    plan = PlanFactory(
        organization=office, kind="work", title="2026年工作计划", document_number="青协〔2026〕6号"
    )
    section = add_row(PlanSection, plan, by=clerk, title="任务", body="全年一项。")
    topic = add_row(
        ConsultationTopic,
        plan,
        by=clerk,
        section=section,
        title="优化营商环境",
        schedule=parse_loose_time("5月", 2026),
        form=ConsultationForm.objects.of(office).get(name="专题协商"),
        leader=MemberFactory(organization=office, name="陈明"),
        organisers=[committee.name],
        partners=[DepartmentFactory(organization=office, name="县发改局")],
        sectors=[SectorFactory(organization=office, name="经济界")],
    )
    walk(plan, by=clerk, today=TODAY)
    print_all()
    before = [downloaded(clerk_client, plan, number) for number in (1, 2, 3)]
    sums = [hashlib.sha256(one["json"]).hexdigest() for one in before]
    assert sums == list(plan.versions.order_by("number").values_list("sha256", flat=True))
    assert len({one["pdf"] for one in before}) == 2  # the issued one bears the red head

    move_plan(plan, "withdraw", by=clerk, reason="补充")
    change_plan(plan, by=clerk, title="改名的计划", document_number="改〔2026〕9号", copies_to="改")
    topic.refresh_from_db()
    change_row(
        topic, by=clerk, title="改名的议题", organisers=["别的委"], leader=None, partners=[], sectors=[]
    )
    change_row(section, by=clerk, title="改名的章", body="改")
    rename(office)
    chair.name = clerk.name = "改名"
    chair.save()
    clerk.save()
    walk(plan, by=clerk, today=TODAY)
    print_all()
    assert [downloaded(clerk_client, plan, number) for number in (1, 2, 3)] == before
    assert downloaded(clerk_client, plan, 6)["json"] not in [one["json"] for one in before]


def test_printing_again_keeps_the_first_files(plan, clerk_client):
    print_all()
    before = list(PlanVersionFile.objects.values_list("pk", "sha256", "path"))
    clerk_client.post(f"/plans/{plan.pk}/versions/1/print/")
    print_all()
    assert list(PlanVersionFile.objects.values_list("pk", "sha256", "path")) == before


def test_the_slower_of_two_workers_keeps_nothing(plan):
    version = issued(plan)
    first = keep_file(version, "pdf", "甲.pdf", b"first")
    assert keep_file(version, "pdf", "乙.pdf", b"second") == first
    assert [path.read_bytes() for path in Path(default_storage.location, "versions").rglob("*.pdf")] == [
        b"first"
    ]


@pytest.mark.parametrize("harm", ["changed", "gone"])
def test_damaged_file_is_told_and_not_handed_out(plan, clerk_client, harm):
    file = keep_file(issued(plan), "pdf", "计划.pdf", b"%PDF")
    Path(default_storage.path(file.path)).unlink()
    if harm == "changed":
        Path(default_storage.path(file.path)).write_bytes(b"%PDF!")
    response = clerk_client.get(f"/plans/{plan.pk}/versions/2/files/pdf/", follow=True)
    assert (response.redirect_chain[0][0], "从备份恢复" in response.content.decode()) == (
        f"/plans/{plan.pk}/versions/",
        True,
    )


@pytest.mark.parametrize(("role", "status"), [("member", 200), ("auditor", 200), ("system_admin", 403)])
def test_whoever_sees_the_version_has_its_files(plan, office, role, status):
    print_all()
    client = signed_in(person(office, role))
    assert client.get(f"/plans/{plan.pk}/versions/2/files/docx/").status_code == status


def test_other_offices_and_other_numbers_have_none(plan, clerk_client, stranger):
    print_all()
    base = f"/plans/{plan.pk}/versions"
    assert signed_in(stranger).get(f"{base}/1/files/pdf/").status_code == 404
    assert [clerk_client.get(f"{base}/{one}/").status_code for one in ("3/files/pdf", "1/files/xlsx")] == [
        404
    ] * 2


def test_versions_tab_offers_files_or_to_print_them(plan, clerk_client):
    url = f"/plans/{plan.pk}/versions/"
    assert f"{url}1/print/" in clerk_client.get(url).content.decode()
    print_all()
    body = clerk_client.get(url).content.decode()
    assert [f"{url}1/{one}/" in body for one in ("files/pdf", "files/docx", "print")] == [True, True, False]


@pytest.mark.parametrize("count", [1, 3])
def test_number_of_queries_stays(plan, clerk, clerk_client, django_assert_num_queries, count):
    for _number in range(count):
        keep_file(freeze(plan, by=None, reason="存档"), "pdf", "计划.pdf", b"%PDF")
    clerk_client.get(f"/plans/{plan.pk}/versions/")
    with django_assert_num_queries(8):
        clerk_client.get(f"/plans/{plan.pk}/versions/")
