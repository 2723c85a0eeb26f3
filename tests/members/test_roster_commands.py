"""The two commands: what they print, what they write, how they refuse."""

import json
from io import StringIO

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from members.models import Member, RosterImport

from .rosters import HEADS, an_office, row, xlsx

pytestmark = pytest.mark.django_db


def run(*arguments):
    output = StringIO()
    call_command("import_roster", *arguments, stdout=output)
    return json.loads(output.getvalue())


@pytest.fixture
def roster_file(office, tmp_path):
    an_office(office)
    path = tmp_path / "名册.xlsx"
    path.write_bytes(xlsx([row(1), row(2, 界别="农民界"), row(3)]))
    return str(path)


def test_dry_run_writes_nothing(roster_file, tmp_path):
    errors = tmp_path / "错误.xlsx"
    result = run(roster_file, "--organization", "qingxi", "--dry-run", "--errors", str(errors))
    assert result == {"rows": 3, "states": {"new": 2, "error": 1}, "written": False}
    assert (Member.objects.count(), RosterImport.objects.count()) == (0, 0)
    assert openpyxl.load_workbook(errors).active.max_row == 2


def test_import_leaves_wrong_rows_out(roster_file):
    result = run(roster_file, "--organization", "qingxi")
    assert result == {"rows": 3, "created": 2, "updated": 0, "unchanged": 0, "refused": 1, "written": True}
    assert Member.objects.count() == 2


@pytest.mark.parametrize(
    "arguments",
    [("--organization", "nowhere"), ("--organization", "qingxi", "--all-or-nothing")],
)
def test_refusals_end_with_2_and_write_nothing(roster_file, arguments):
    with pytest.raises(CommandError) as refused:
        run(roster_file, *arguments)
    assert (refused.value.returncode, Member.objects.count()) == (2, 0)


def test_missing_and_unreadable_files_are_told(office, tmp_path):
    an_office(office)
    picture = tmp_path / "a.xlsx"
    picture.write_bytes(b"\x89PNG")
    for path in (str(tmp_path / "none.xlsx"), str(picture)):
        with pytest.raises(CommandError) as refused:
            run(path, "--organization", "qingxi")
        assert refused.value.returncode == 2


def test_template(office, tmp_path):
    path = tmp_path / "模板.xlsx"
    call_command("roster_template", str(path))
    assert [cell.value.rstrip("*") for cell in openpyxl.load_workbook(path).worksheets[0][1]][:2] == HEADS[:2]
    with pytest.raises(CommandError):
        call_command("roster_template", str(tmp_path / "no" / "where.xlsx"))
