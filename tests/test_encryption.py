"""Sensitive text stands unreadable in the database and readable everywhere else; keys can be changed."""

from datetime import date

import pytest
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import connection

from cppcc.encryption import decrypt, encrypt, mark
from members.models import Member
from members.services import create_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(office):
    return create_member(
        office,
        name="丁一",
        sex="male",
        phone="13812341234",
        address="青溪县城关镇",
        birth_date=date(1968, 3, 5),
    )


def test_neither_telephone_nor_address_nor_day_of_birth_is_readable_in_the_table(member):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM members_member")
        raw = str(cursor.fetchall())
    assert [text for text in ("13812341234", "城关镇", "1968-03-05") if text in raw] == []
    assert "丁一" in raw


def test_reading_gives_the_values_back(member):
    stored = Member.objects.get(pk=member.pk)
    assert (stored.phone, stored.address, stored.birth_date) == (
        "13812341234",
        "青溪县城关镇",
        date(1968, 3, 5),
    )
    assert list(Member.objects.values_list("phone", flat=True)) == ["13812341234"]


def test_an_encrypted_column_cannot_be_searched(member):
    with pytest.raises(FieldError):
        Member.objects.filter(phone="13812341234").exists()


def test_old_keys_open_what_they_closed(settings):
    settings.DATA_KEYS = ["old"]
    token, equal = encrypt("13812341234"), mark("13812341234")
    settings.DATA_KEYS = ["new", "old"]
    assert (decrypt(token), mark("13812341234")) == ("13812341234", equal)
    settings.DATA_KEYS = ["new"]
    with pytest.raises(ImproperlyConfigured):
        decrypt(token)


def test_empty_text_stays_empty():
    assert (encrypt(""), decrypt(""), mark("")) == ("", "", "")
