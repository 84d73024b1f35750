"""Parts of a longer period by their number: its third quarter, last Friday, 15th day."""

from __future__ import annotations

from dataclasses import replace

from corredor.studies.evidence.calc.times.cascade import Parts, Split
from corredor.studies.evidence.calc.times.grammar.dates import (
    Made,
    calendar_of,
    dated,
    full_year,
)
from corredor.studies.evidence.calc.times.grammar.names import named
from corredor.studies.evidence.calc.times.grammar.numbers import count_of
from corredor.studies.evidence.calc.times.values import Calendar


def ordered_part(parts: Parts) -> Made:
    """Make a quarter, week, weekday or day counted within a period: "third week of May"."""
    number = count_of(parts["n"])
    whole = calendar_of(parts["whole"]) if "whole" in parts else Calendar()
    if whole is None:
        return None
    if "weekday" in parts:
        found = named(parts["weekday"])
        return dated(whole.joined(Calendar(weekday=found.weekday, nth=number))) if found else None
    unit = str(parts["unit"].values["UNIT"])
    return within(whole, unit, number)


def within(whole: Calendar, unit: str, number: int) -> Made:
    """Return the part of a period with that number; -1 is the last."""
    grain = whole.grain
    if unit == "week" and grain in ("month", "year", ""):
        return dated(whole.joined(Calendar(nth=number, span="week"))) if grain else None
    if unit == "weekend" and grain in ("month", "year"):
        return dated(whole.joined(Calendar(nth=number, span="weekend")))
    if unit == "quarter" and (1 <= number <= 4 or number == -1):
        made = whole.joined(Calendar(quarter=number if number > 0 else 4))
        return ("PERIOD", made) if made else None
    if unit == "half" and (1 <= number <= 2 or number == -1):
        made = whole.joined(Calendar(half=number if number > 0 else 2))
        return ("PERIOD", made) if made else None
    if unit == "day" and grain in ("month", "year"):
        if grain == "month" and number > 0:
            return dated(whole.joined(Calendar(day=number)))
        return dated(whole.joined(Calendar(nth=number, span="day")))
    if unit == "month" and grain == "year":
        return dated(whole.joined(Calendar(month=number if number > 0 else 12)))
    return None


def marked(parts: Parts) -> Made:
    """Make a quarter or half of "Q3 2025", "2025H2", "1T"."""
    unit = str(parts["mark"].values["QUARTERMARK"])
    number = count_of(parts["n"])
    year = calendar_of(parts["y"]) if "y" in parts else None
    whole = year or (Calendar(year=count_of(parts["y"])) if "y" in parts else Calendar())
    return within(whole, unit, number)


def half_of(parts: Parts) -> Made:
    """Make a half of a year: "the second half of 2016"."""
    whole = calendar_of(parts["whole"])
    if whole is None:
        return None
    number = count_of(parts["n"])
    if whole.grain == "year":
        return within(whole, "half", number)
    return None


def day_number(parts: Parts) -> Made:
    """Make a day of its number, with its month where that is given."""
    day = count_of(parts["d"])
    if not 1 <= day <= 31:
        return None
    base = Calendar(day=day)
    if "whole" in parts:
        whole = calendar_of(parts["whole"])
        return (
            dated(whole.joined(base))
            if whole and whole.grain == "month" and whole.day is None
            else None
        )
    return dated(base)


def weekday_day(parts: Parts) -> Made:
    """Make a day of weekday and number: "Friday the 26th"."""
    found = named(parts["weekday"])
    day = count_of(parts["d"])
    return dated(found.joined(Calendar(day=day))) if found and 1 <= day <= 31 else None


def week_of(parts: Parts) -> Made:
    """Make the week that holds a day: "the week of the 18th"."""
    whole = calendar_of(parts["whole"])
    if whole is None or whole.grain != "day":
        return None
    span = "weekend" if "weekend" in parts else "week"
    return "WEEKDATE", Calendar(span="around " + span).joined(whole)


def week_number(parts: Parts) -> Made:
    """Make a week of its ISO 8601 number."""
    number = count_of(parts["n"])
    return ("WEEKDATE", Calendar(week=number)) if 1 <= number <= 53 else None


def first_week(parts: Parts) -> Made:
    """Make a week or weekend of a month or year by its number."""
    whole = named(parts["whole"])
    unit = str(parts["unit"].values["UNIT"])
    return within(whole, unit, count_of(parts["n"])) if whole else None


def day_list(parts: Parts) -> Made | Split:
    """Give each day of "18 and 19 June" the month of the last."""
    date = calendar_of(parts["date"])
    if date is None or date.day is None or date.month is None:
        return None
    pieces: list[tuple[str, object, int, int]] = []
    for place, item in enumerate(parts.items):
        if {"NUM", "ORD", "ORDINAL", "SECONDORD", "QUARTERORD"} & item.values.keys():
            day = count_of(item)
            if not 1 <= day <= 31:
                return None
            pieces.append(("DAYDATE", replace(date, day=day, weekday=None), place, place))
    pieces.append(("DAYDATE", date, len(parts.items) - 1, len(parts.items) - 1))
    return Split(tuple(pieces))


def week_of_number(parts: Parts) -> Made:
    """Make the week that holds a day given by its number alone."""
    day = count_of(parts["whole"])
    if not 1 <= day <= 31:
        return None
    span = "weekend" if "weekend" in parts else "week"
    return "WEEKDATE", Calendar(day=day, span="around " + span)


def half_month(parts: Parts) -> Made:
    """Make the first or second half of a month: "la segunda quincena de mayo"."""
    whole, number = named(parts["whole"]), count_of(parts["n"])
    if whole is None or whole.grain != "month" or number not in (1, 2, -1):
        return None
    return dated(whole.joined(Calendar(nth=abs(number) if number > 0 else 2, span="half month")))


def short_marked(parts: Parts) -> Made:
    """Make a quarter of a year of two digits: "1T24", "Q3 25"."""
    first, last = parts["mark"], parts["short"]
    digits = parts.text[last.start : last.end]
    if len(digits) != 2 or (first.start > parts.items[0].start and not parts.glued(0, 2)):
        return None
    year = Calendar(year=full_year(int(digits)), short_year=True)
    return within(year, str(first.values["QUARTERMARK"]), count_of(parts["n"]))
