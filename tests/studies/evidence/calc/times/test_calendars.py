"""Feasts and steps of the calendar, against published tables."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from corredor.studies.evidence.calc.times.calendars import (
    easter,
    holiday_days,
    month_later,
    nth_weekday,
    orthodox_easter,
    stepped,
)

EASTERS = {
    # Table of the Astronomical Society of South Australia: western and Orthodox Easter Sunday.
    2019: (date(2019, 4, 21), date(2019, 4, 28)),
    2020: (date(2020, 4, 12), date(2020, 4, 19)),
    2021: (date(2021, 4, 4), date(2021, 5, 2)),
    2022: (date(2022, 4, 17), date(2022, 4, 24)),
    2023: (date(2023, 4, 9), date(2023, 4, 16)),
    2024: (date(2024, 3, 31), date(2024, 5, 5)),
    2025: (date(2025, 4, 20), date(2025, 4, 20)),
}


@pytest.mark.parametrize("year", EASTERS)
def test_easter(year: int) -> None:
    assert (easter(year), orthodox_easter(year)) == EASTERS[year]


def test_rules_of_holidays() -> None:
    assert holiday_days("11:4:4", 2023) == (date(2023, 11, 23), date(2023, 11, 23))
    assert holiday_days("05:1:-1", 2023) == (date(2023, 5, 29), date(2023, 5, 29))
    assert holiday_days("easter-7/easter+0", 2024) == (date(2024, 3, 24), date(2024, 3, 31))
    assert holiday_days("12-31/01-08", 2023) == (date(2023, 12, 31), date(2024, 1, 8))
    with pytest.raises(ValueError, match="soon"):
        holiday_days("soon", 2023)


def test_steps() -> None:
    assert month_later(datetime(2024, 1, 31), 1) == datetime(2024, 2, 29)
    assert stepped(datetime(2024, 5, 17), "workday", Decimal(1)) == datetime(2024, 5, 20)
    assert stepped(datetime(2024, 5, 17), "millennium", Decimal(9)) is None
    assert nth_weekday(2024, 2, 5, 5) is None
