"""`import_plan` and `export_plan`: data on stdout, talk on stderr, exit 2 with one sentence for bad input."""

import io
import json
import subprocess
import sys
from datetime import date

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import translation

from plans.demo.stations import walk
from plans.models import AnnualPlan
from plans.services.drafts import import_text
from plans.snapshot import snapshot_of
from tests.conftest import person

from .texts import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "计划.txt"
    path.write_text(TEXT, encoding="gb18030")
    return path


def run(*arguments):
    out = io.StringIO()
    with translation.override("en"):
        call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


def refused(*arguments):
    with pytest.raises(CommandError) as error:
        run(*arguments)
    return error.value.returncode, str(error.value)


def test_import_prints_the_id_of_a_draft_plan(file, office, clerk):
    printed = run("import_plan", file, "--organization", "qingxi", "--year", 2026, "--by", clerk.username)
    plan = AnnualPlan.objects.get()
    assert (printed, plan.state, plan.title, plan.topics.count()) == (
        f"{plan.pk}\n",
        "draft",
        "2026年度协商工作计划",
        2,
    )
    assert {record.by for record in plan.records.all()} == {clerk}


def test_import_by_the_system(file, office):
    run("import_plan", file, "--organization", "qingxi", "--year", 2026)
    assert {record.by_name for record in AnnualPlan.objects.get().records.all()} == {"系统"}


def test_bad_input_is_refused_with_one_sentence(file, office, clerk, stranger, tmp_path):
    picture = tmp_path / "plan.docx"
    picture.write_bytes(b"PK\x03\x04 broken")
    at_home = ("--organization", "qingxi", "--year", 2026)
    leader = person(office, "office_leader")
    assert [
        refused("import_plan", file, "--organization", "nowhere", "--year", 2026),
        refused("import_plan", file, "--organization", "qingxi", "--year", 1900),
        refused("import_plan", file, *at_home, "--by", "nobody"),
        refused("import_plan", file, *at_home, "--by", stranger.username),
        refused("import_plan", file, *at_home, "--by", leader.username),
        refused("import_plan", picture, *at_home)[0],
        refused("import_plan", tmp_path / "missing.txt", *at_home)[0],
    ] == [
        (2, "There is no office with the code nowhere."),
        (2, "The year must be between 1949 and 2199."),
        (2, "There is no account nobody."),
        (2, f"{stranger.username} is not staff of this office."),
        (2, f"{leader.username} is not staff of this office."),
        2,
        2,
    ]
    assert AnnualPlan.objects.count() == 0


def test_the_same_text_twice_is_refused(file, office):
    run("import_plan", file, "--organization", "qingxi", "--year", 2026)
    assert refused("import_plan", file, "--organization", "qingxi", "--year", 2026)[0] == 2
    assert AnnualPlan.objects.count() == 1


def test_export_prints_the_working_copy_or_a_frozen_version(file, office, clerk):
    run("import_plan", file, "--organization", "qingxi", "--year", 2026)
    plan = AnnualPlan.objects.get()
    walk(plan, by=clerk, today=date(2026, 2, 3))
    plan.topics.in_order()[0].write(title="改了")
    working, frozen = (json.loads(run("export_plan", plan.pk, *more)) for more in ((), ("--version", 1)))
    assert working == json.loads(json.dumps(snapshot_of(plan)))
    assert (working["topics"][0]["title"], frozen["topics"][0]["title"]) == ("改了", "优化营商环境")


def test_export_of_what_is_not_there_is_refused(file, office):
    run("import_plan", file, "--organization", "qingxi", "--year", 2026)
    plan = AnnualPlan.objects.get()
    assert [refused("export_plan", plan.pk + 1), refused("export_plan", plan.pk, "--version", 3)] == [
        (2, f"There is no plan {plan.pk + 1}."),
        (2, f"Plan {plan.pk} has no version 3."),
    ]


def test_exit_code_and_streams_of_the_real_program(tmp_path):
    environment = {
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "STATE_DIR": str(tmp_path),
        "SECRET_KEY": "k" * 60,
        "PATH": "",
    }
    program = [sys.executable, "manage.py"]
    common = {"cwd": settings.BASE_DIR, "env": environment, "capture_output": True, "text": True}
    subprocess.run([*program, "migrate", "-v0"], check=True, **common)
    done = subprocess.run([*program, "export_plan", "7"], **common)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_texts_without_a_title_get_titles_of_their_own(office, clerk):
    lines = ["一、学习培训", "全年组织学习4次。"]
    titles = [import_text(office, lines, by=clerk, year=2026).title for _ in range(3)]
    first = f"{office.short_name}2026年度工作计划"
    assert titles == [first, f"{first}（2）", f"{first}（3）"]
