"""The command that makes the demo, and that it makes the same again."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from members.models import (
    Organization,
    User,
)
from members.services import change_password
from plans.demo import make_demo
from plans.snapshot import snapshot_of
from tests.factories import OrganizationFactory

TODAY = date(2026, 5, 6)
IN_STROKE_ORDER = (
    "丁𬭎 于㛃 才让·扎西 万青禾 马骏驰 王一 方赟 尹梦洁 孔令泽 古月 石磊明 卢淑贞 叶侨生 申屠远 田思齐 "
    "白堃 司徒静 江雪莹 汤景行 严启程 苏景明 杨恩泽 邱文澜 沈玥 宋知微 陆翀 阿依古丽·买买提 武建章 林喆 "
    "欧阳淏然 罗一鸣 周珺 郝砚秋 柳依依 段志诚 侯玉洁 施远山 洪小满 贺云祎 夏侯文若 顾念慈 钱芝兰 唐若谷 "
    "梅疏影 曹问渠 龚䶮 崔长庚 康定坤 尉迟明远 彭秋实 葛岚 蒋牧野 韩昇 程远耕 释慧明 蓝阿妹 谭振川 熊大川 "
    "薛文博 魏清波"
)


def run(*arguments):
    output = StringIO()
    call_command("demo", *arguments, stdout=output)
    return output.getvalue()


def without_ids(value):
    if isinstance(value, dict):
        return {key: without_ids(one) for key, one in value.items() if key not in ("id", "lineage")}
    return [without_ids(one) for one in value] if isinstance(value, list) else value


def snapshots(made):
    return {name: without_ids(snapshot_of(plan)) for name, plan in made.plans.items()}


@pytest.mark.django_db
@pytest.mark.parametrize("arguments", [[], ["--accounts"]])
def test_refused_with_debug_off(settings, arguments):
    settings.DEBUG = False
    with pytest.raises(CommandError) as refusal:
        run(*arguments)
    assert (refusal.value.returncode, Organization.objects.count()) == (2, 0)


@pytest.mark.django_db
def test_refused_when_the_database_is_not_empty(settings):
    settings.DEBUG = True
    OrganizationFactory()
    with pytest.raises(CommandError) as refusal:
        run()
    assert (refusal.value.returncode, Organization.objects.count()) == (2, 1)


@pytest.mark.django_db
def test_accounts_are_refused_when_there_is_no_demo_data(settings):
    settings.DEBUG = True
    OrganizationFactory()
    with pytest.raises(CommandError) as refusal:
        run("--accounts")
    assert refusal.value.returncode == 2


@pytest.mark.django_db
def test_accounts_are_printed_again_but_for_a_password_that_was_changed(settings):
    settings.DEBUG = True
    printed = run()
    assert (len(printed.splitlines()), run("--accounts")) == (15, printed)
    assert printed.splitlines()[1].split()[:2] == ["clerk", "Qingxi-Demo-8"]
    change_password(User.objects.get(username="clerk"), "Another-Word-9")
    assert run("--accounts").count("Qingxi-Demo-8") == printed.count("Qingxi-Demo-8") - 1 == 13


@pytest.mark.django_db
def test_is_the_same_each_time():
    made = []
    for _time in range(2):
        with transaction.atomic():
            made.append(snapshots(make_demo("county", 1, TODAY)))
            transaction.set_rollback(True)
    assert (made[0] == made[1], [len(made[0]["running"][key]) for key in ("sections", "topics")]) == (
        True,
        [24, 15],
    )


@pytest.mark.django_db
def test_follows_the_year():
    today = date(2021, 1, 1)
    made = make_demo("county", 1, today)
    running = made.plans["running"]
    days = [(row.schedule_earliest or today).year for row in running.topics.all()]
    assert (running.year, running.title, set(days), running.issued_on <= today) == (
        today.year,
        f"政协青溪县委员会{today.year}年度协商工作计划",
        {today.year},
        True,
    )
