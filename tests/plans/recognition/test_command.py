import json

import pytest
from django.core.management import call_command


def run(capsys, *args):
    """(exit code, standard output, standard error)."""
    try:
        call_command("recognise_plan", *args)
        code = 0
    except SystemExit as stop:
        code = stop.code
    out = capsys.readouterr()
    return code, out.out, out.err


def test_prints_the_plan_in_readable_characters(tmp_path, capsys):
    file = tmp_path / "plan.txt"
    file.write_text(
        "政协某县委员会协商计划\n一、专题协商\n1、推进夜间经济发展（5月，经济委）", encoding="gb18030"
    )
    code, out, err = run(capsys, file, "--year", "2026")
    plan = json.loads(out)
    assert (code, err) == (0, "")
    assert "推进夜间经济发展" in out
    assert [(t["form"], t["title"], t["schedule"]["latest"], t["organizers"]) for t in plan["topics"]] == [
        ("专题协商", "推进夜间经济发展", "2026-05-31", ["经济委"])
    ]
    assert plan["warnings"] == []


@pytest.mark.parametrize("args", [(), ("--year", "12")])
def test_bad_input_is_one_sentence_and_exit_2(tmp_path, capsys, args):
    file = tmp_path / "plan.doc"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100)
    code, out, err = run(capsys, file, *args)
    assert (code, out) == (2, "")
    assert len(err.strip().splitlines()) == 1


def test_touches_no_database(tmp_path, capsys, django_db_blocker):
    """Without the database mark any query would fail."""
    file = tmp_path / "plan.txt"
    file.write_text("红烧肉的做法", encoding="utf-8")
    with django_db_blocker.block():
        code, out, _ = run(capsys, file)
    assert (code, [w["code"] for w in json.loads(out)["warnings"]]) == (0, ["not-a-plan"])
