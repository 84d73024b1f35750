"""Periods: what EDTF text is read, what it contains, how it is ordered."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.period import parse_period

DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-06-30", "2024-06-30", "2024-06-30"),
        ("2024/2025-03", "2024-01-01", "2025-03-31"),
        ("../2024", None, "2024-12-31"),
        ("2024/..", "2024-01-01", None),
        ("1890-12-01~", "1890-12-01", "1890-12-01"),
        ("XXXX-06-23", None, None),
    ],
)
def test_days_of_a_period(text: str, first: str | None, last: str | None):
    period = parse_period(text)
    assert (period.first and str(period.first), period.last and str(period.last)) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "..", "../..", "2024/2023", "2024-13", "2024-00", "2024-02-30", "24", "2024-6", "0000",
     "June 2024", "XXXX", "XXXX-02-30", "XXXX-01/2024", "2024-06-30T12", "٢٠٢٤", "2024 "],
)  # fmt: skip
def test_what_is_no_period(text: str):
    with pytest.raises(ValueError):  # noqa: PT011 - a date's own kinds of it count too
        parse_period(text)


@given(DAYS)
def test_a_day_lies_in_its_month_and_its_year(day: datetime.date):
    exact = parse_period(day.isoformat())
    assert parse_period(day.isoformat()[:7]).contains(exact)
    assert parse_period(day.isoformat()[:4]).contains(exact)
    assert exact.first == exact.last == day


@given(DAYS, DAYS)
def test_containment_is_an_order(one: datetime.date, two: datetime.date):
    first, last = sorted((one, two))
    whole = parse_period(f"{first}/{last}")
    assert whole.contains(parse_period(str(first)))
    assert whole.contains(whole)
    assert parse_period(f"{first}/..").contains(whole)
    assert whole.contains(parse_period(f"{first}/..")) is False


def test_the_order_is_by_first_day_and_yearless_dates_come_last():
    texts = ["XXXX-06-23", "2025", "2024-06", "../2024", "2024"]
    ordered = sorted(texts, key=lambda text: parse_period(text).order)
    assert ordered == ["../2024", "2024", "2024-06", "2025", "XXXX-06-23"] or ordered == [
        "../2024", "2024-06", "2024", "2025", "XXXX-06-23"
    ]  # fmt: skip


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str):
    try:
        period = parse_period(text)
    except ValueError:
        return
    assert period.text == text
