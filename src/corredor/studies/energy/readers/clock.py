"""Days of an hourly file: dates in the forms that CENACE writes, and the hours that each has.

Day stands before month in all forms but ISO; nothing is guessed. Which hours a day has, the time
zone of its system says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from corredor.studies.energy.calc.profiles.zones import clock_hours

MONTHS: Final = (
    "ene",
    "feb",
    "mar",
    "abr",
    "may",
    "jun",
    "jul",
    "ago",
    "sep",
    "oct",
    "nov",
    "dic",
)
ZONES: Final = {
    "BCA": "America/Tijuana",
    "BCS": "America/Mazatlan",
    "SIN": "America/Mexico_City",
}
"""Zone of each system: Baja California keeps the clock of the United States."""
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SLASHED: Final = re.compile(r"(\d{1,2})[/-](\d{1,2}|[A-Za-z]{3,10})\.?[/-](\d{4})")


def day_of(text: str) -> date | None:
    """Return the day that a text writes; None if it writes none.

    Examples
    --------
    >>> day_of("12/07/2016").isoformat(), day_of("27/oct/2019").isoformat()
    ('2016-07-12', '2019-10-27')
    >>> day_of("07/13/2016"), day_of("2016-02-30")
    (None, None)
    """
    found = _ISO.fullmatch(text)
    if found:
        parts = found[1], found[2], found[3]
    else:
        found = _SLASHED.fullmatch(text)
        if not found:
            return None
        parts = found[3], _month(found[2]), found[1]
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def _month(text: str) -> str:
    if text.isdecimal():
        return text
    short = text.lower()[:3]
    return str(MONTHS.index(short) + 1) if short in MONTHS else "0"


def whole_day(day: date, hours: Iterable[int], system: str) -> bool:
    """Whether hours are those of a day, each once, by the clock of a system; of any if unknown.

    Examples
    --------
    >>> whole_day(date(2016, 10, 30), range(1, 26), "BCS")
    True
    >>> whole_day(date(2016, 10, 31), range(1, 26), "")
    False
    """
    found = sorted(hours)
    zones = [ZONES[system]] if system in ZONES else list(ZONES.values())
    return any(found == list(range(1, clock_hours(day, zone) + 1)) for zone in zones)
