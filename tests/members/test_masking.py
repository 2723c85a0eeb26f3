"""Masks hide what they should, whatever the text."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from members.masking import mask_address, mask_day, mask_phone


def test_telephones_addresses_days():
    assert mask_phone("13812341234") == "138****1234"
    assert mask_phone("0379-62345678") == "037****5678"
    assert mask_phone("110") == "****"
    assert (mask_phone(""), mask_address(""), mask_day(None)) == ("", "", "")
    assert mask_address("青溪县城关镇人民路12号") == "青溪县城关镇****"
    assert mask_day(date(1968, 3, 5)) == "1968年**月**日"


@given(st.from_regex(r"1[3-9]\d{9}", fullmatch=True))
def test_four_figures_of_a_mobile_number_never_show(number):
    assert mask_phone(number) == f"{number[:3]}****{number[-4:]}"


@given(st.text(min_size=1, max_size=40))
def test_a_mask_never_shows_the_whole(text):
    assert ("****" in mask_phone(text), mask_address(text).endswith("****")) == (True, True)
    assert len(mask_address(text)) <= 10
    assert sum(one.isdigit() for one in mask_phone(text)) <= max(0, sum(one.isdigit() for one in text) - 3)


@given(st.dates())
def test_a_day_shows_its_year_only(day):
    assert mask_day(day) == f"{day.year}年**月**日"
