"""Days, months and terms as they are written in both languages."""

from datetime import date

import pytest
from django.utils import translation

from cppcc.dates import MONTHS, short_month, term_text

SINCE, UNTIL = date(2024, 1, 12), date(2026, 3, 5)


@pytest.mark.parametrize(
    ("language", "name", "short"), [("zh-hans", "11月", "11月"), ("en", "November", "Nov")]
)
def test_months(language, name, short):
    with translation.override(language):
        assert (str(MONTHS[11]), short_month(11)) == (name, short)


@pytest.mark.parametrize(
    ("language", "lasting", "over"),
    [
        ("zh-hans", "2024年1月12日起", "2024年1月12日—2026年3月5日"),
        ("en", "since 12 Jan 2024", "12 Jan 2024—5 Mar 2026"),
    ],
)
def test_terms(language, lasting, over):
    with translation.override(language):
        assert (term_text(SINCE, None), term_text(SINCE, UNTIL)) == (lasting, over)
