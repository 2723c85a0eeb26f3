"""Which column of a roster holds what: guessed, chosen by hand, or as the template has it."""

import io
from datetime import date

import openpyxl
import pytest
from django.core.exceptions import ValidationError

from members import importers
from members.models import Member, Sector

from .rosters import TODAY, an_office, problems, run, states, take_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def term(office):
    return an_office(office)


def test_heads_of_other_offices_are_understood(office, clerk, term):
    heads = [
        "序号",
        "委员姓名",
        "性 别",
        "出生年月",
        "工作单位及职务",
        "联系电话",
        "政治面貌",
        "所属界别（必填）",
    ]
    title = ["政协青溪县第十届委员会委员名册", *[None] * 7]
    cells = [1, "丁一", "女", "1968.03", "县农业局局长", 13812341234.0, "中共党员", "农业"]
    roster = take_in(office, clerk, [heads, cells], heads=title)
    assert (states(roster), problems(roster, 3)) == (["warning"], {"birth_date": "warning"})
    run(roster)
    member = Member.objects.get()
    assert (member.phone, member.employer, member.birth_date) == (
        "13812341234",
        "县农业局局长",
        date(1968, 3, 1),
    )


def test_columns_can_be_chosen_by_hand(office, clerk, term):
    roster = take_in(office, clerk, [["丁一", "男", "农业界"]], heads=["姓名", "性别", "所在界"])
    assert states(roster) == ["error"]
    importers.choose_columns(roster, by=clerk, columns={"name": 0, "sex": 1, "sector": 2}, today=TODAY)
    assert states(roster) == ["new"]
    with pytest.raises(ValidationError):
        importers.choose_columns(roster, by=clerk, columns={"name": 0, "sex": 0}, today=TODAY)


def test_template_offers_the_offices_own_lists_and_reads_back(office, clerk, term):
    book = openpyxl.load_workbook(io.BytesIO(importers.template_workbook(office)))
    heads = [cell.value.rstrip("*") for cell in book.worksheets[0][1]]
    assert heads == [field.label for field in importers.FIELDS]
    column = heads.index("界别") + 1
    words = [
        cell.value for cell in book.worksheets[1][openpyxl.utils.get_column_letter(column)] if cell.value
    ]
    assert words == list(Sector.objects.of(office).in_order().values_list("name", flat=True))
    assert len(book.worksheets[0].data_validations.dataValidation) == 9
    book.worksheets[0].append(["丁一", "男", *[None] * 10, "农业界"])
    buffer = io.BytesIO()
    book.save(buffer)
    assert states(take_in(office, clerk, [], content=buffer.getvalue())) == ["new"]
