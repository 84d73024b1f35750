"""Dates and periods in words, from EDTF."""

from __future__ import annotations

import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from babel.dates import format_date, format_skeleton

from corredor.core.errors import N_
from corredor.core.period import NO_YEAR, OPEN, parse_period

if TYPE_CHECKING:
    from corredor.report.i18n import Speech

LEAP_YEAR: Final = 2000
"""A year that has every day, for a day without a year."""
DOUBTS: Final = {"~": N_("about {date}"), "?": N_("{date}, uncertain")}
DAY_HYPHENS: Final = 2
NOT_STATED: Final = N_("date not stated")
QUARTERS: Final = {"01": "03", "04": "06", "07": "09", "10": "12"}
"""The last month of each quarter by its first one."""


def date_in_words(edtf: str, speech: Speech) -> str:
    """Return a date or period as a reader says it.

    Examples
    --------
    >>> from corredor.report.i18n import Speech
    >>> date_in_words("XXXX-06-23", Speech("en"))
    '23 June, year not stated'
    """
    say = speech.translate
    if not edtf:
        return say(NOT_STATED)
    parse_period(edtf)
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(start, speech)
    if _is_quarter(start, end):
        first = datetime.date.fromisoformat(f"{start}-01")
        return format_skeleton("yQQQQ", first, locale=speech.locale)
    if _is_day(start) and _is_day(end):
        return say(N_("from {first} to {last}")).format(
            first=_point(start, speech), last=_point(end, speech)
        )
    if start == OPEN and _is_day(end):
        return say(N_("up to {date}")).format(date=_point(end, speech))
    if end == OPEN and _is_day(start):
        return say(N_("from {date} on")).format(date=_point(start, speech))
    if start == OPEN:
        return say(N_("until {date}")).format(date=_point(end, speech))
    if end == OPEN:
        return say(N_("since {date}")).format(date=_point(start, speech))
    return say(N_("{first} to {last}")).format(
        first=_point(start, speech), last=_point(end, speech)
    )


def _is_quarter(start: str, end: str) -> bool:
    """Whether two ends are the first and the last month of one quarter of a year."""
    year, hyphen, month = start.partition("-")
    return bool(hyphen) and end == f"{year}-{QUARTERS.get(month, '')}"


def _is_day(text: str) -> bool:
    """Whether an end of an interval is a day that is known, which Spanish gives an article."""
    return text.count("-") == DAY_HYPHENS and text[-1] not in DOUBTS


def _point(text: str, speech: Speech) -> str:
    say = speech.translate
    if text[-1] in DOUBTS:
        return say(DOUBTS[text[-1]]).format(date=_point(text[:-1], speech))
    year, month, day = (*text.split("-"), "", "")[:3]
    if year == NO_YEAR:
        return say(N_("{date}, year not stated")).format(date=_in_any_year(month, day, speech))
    if not month:
        return year
    written = partial(datetime.date, int(year), int(month))
    if day:
        return format_date(written(int(day)), "long", locale=speech.locale)
    return format_skeleton("yMMMM", written(1), locale=speech.locale)


def _in_any_year(month: str, day: str, speech: Speech) -> str:
    if not day:
        return str(speech.locale.months["stand-alone"]["wide"][int(month)])
    date = datetime.date(LEAP_YEAR, int(month), int(day))
    return format_skeleton("MMMMd", date, locale=speech.locale)
