"""Cells of rosters: read from every usual form, or refused with a reason."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from members.importers import reading


@given(st.text(max_size=30))
@settings(max_examples=200)
def test_readers_answer_or_say_why_not(text):
    for read in (reading.read_name, reading.read_sex, reading.read_day, reading.read_phone, reading.read_yes,
                 reading.read_education, reading.read_ethnicity, reading.limited(20)):  # fmt: skip
        try:
            read(text)
        except ValueError as error:
            assert str(error) != ""


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_is_read_from_every_usual_form(day):
    figures = [f"{day.year}{sign}{day.month}{sign}{day.day}" for sign in ".-/"]
    forms = (*figures, day.isoformat(), f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日")
    assert {reading.read_day(form) for form in forms} == {(day, True)}
