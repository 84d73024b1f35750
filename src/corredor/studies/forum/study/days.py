"""Days of a form's time stamps: ISO 8601, or day and month in the order that the column shows."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from corredor.studies.forum.readers.exports import ColumnMapping, Sheet

FIELD: Final = "consent_date"
ORDER: Final = "order"
"""Key of the mapping's values for that field."""
DAY_FIRST, MONTH_FIRST = "day first", "month first"
ORDERS: Final = (DAY_FIRST, MONTH_FIRST)
MONTHS: Final = 12
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_OTHER: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")


def day_of(said: str, order: str) -> str:
    """Return the day of a time stamp in ISO 8601; empty where it is none or has two readings.

    Examples
    --------
    >>> day_of("2026-11-02 09:15:00", ""), day_of("11/2/2026 9:15", MONTH_FIRST)
    ('2026-11-02', '2026-11-02')
    >>> day_of("11/2/2026", ""), day_of("2026-13-45", DAY_FIRST)
    ('', '')
    """
    iso, other = _ISO.match(said), _OTHER.match(said)
    if iso:
        year, month, day = map(int, iso.groups())
    elif other and order in ORDERS:
        day, month, year = map(int, other.groups())
        day, month = (day, month) if order == DAY_FIRST else (month, day)
    else:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def order_of_days(sheet: Sheet, mapping: ColumnMapping) -> str:
    """Return the order that a person stated, or that the days after the twelfth show.

    Empty where neither says it, or where the days of one column contradict each other.

    Examples
    --------
    >>> from corredor.studies.forum.readers.exports import SheetRow
    >>> rows = SheetRow(2, ("3/4/2026",)), SheetRow(3, ("21/4/2026",))
    >>> order_of_days(Sheet("f.csv", ("Fecha",), rows), ColumnMapping({FIELD: ("Fecha",)}))
    'day first'
    """
    stated = mapping.values.get(FIELD, {}).get(ORDER, "")
    if stated:
        return stated
    found = [_OTHER.match(said) for said in answered_days(sheet, mapping)]
    shown = {
        order
        for held in found
        if held
        for order, number in zip(ORDERS, held.groups(), strict=False)
        if int(number) > MONTHS
    }
    return min(shown) if len(shown) == 1 else ""


def answered_days(sheet: Sheet, mapping: ColumnMapping) -> list[str]:
    """Return the time stamps of a form."""
    places = [sheet.column(header) for header in mapping.columns.get(FIELD, ())]
    return [row.cells[at] for row in sheet.rows for at in places if at is not None]
