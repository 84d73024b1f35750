"""Times counted from the reference: yesterday, last week, next Friday, the week after next."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from corredor.studies.evidence.calc.times.cascade import Parts, Rule
from corredor.studies.evidence.calc.times.grammar.dates import (
    Made,
    dated,
)
from corredor.studies.evidence.calc.times.grammar.names import named, shift_of
from corredor.studies.evidence.calc.times.grammar.numbers import count_of
from corredor.studies.evidence.calc.times.grammar.picking import first_week, ordered_part, within
from corredor.studies.evidence.calc.times.values import Calendar, Duration, Present, Stretch

SINGLE: Final = frozenset(
    ("day", "week", "workweek", "weekend", "month", "quarter", "half", "season", "year", "decade",
     "century", "fortnight", "millennium")
)  # fmt: skip
"""Units of which there is a current one."""


def _unit(parts: Parts) -> Made:
    unit = str(parts["unit"].values["UNIT"])
    if unit != "weekend" and "PLURAL" in {*parts["rel"].values, *parts["unit"].values}:
        return _few(parts)
    count = shift_of(parts["rel"])
    if unit in ("hour", "minute", "second") and count:
        return "STRETCH", Stretch(Duration(((unit, Decimal(1)),)), count)
    if unit not in SINGLE:
        return None
    if "rel2" in parts:
        count += shift_of(parts["rel2"])
    if unit in ("weekend", "workweek"):
        return "PERIOD", Calendar(span=unit, shifts=(("week", count),))
    if unit == "season":
        return None
    made = Calendar(shifts=((unit, count),))
    return ("DAYDATE" if unit == "day" else "PERIOD"), made


def _few(parts: Parts) -> Made:
    """Make a stretch of an unknown number of units: "recent years", "los próximos días"."""
    sign = shift_of(parts["rel"])
    if sign == 0:
        return None
    length = Duration(((str(parts["unit"].values["UNIT"]), Decimal(3)),), few=True)
    return "STRETCH", Stretch(length, sign)


def _counted_stretch(parts: Parts) -> Made:
    """Make a stretch whose adjective stands inside: "los 3 próximos años"."""
    unit, count = str(parts["unit"].values["UNIT"]), Decimal(count_of(parts["n"]))
    return "STRETCH", Stretch(Duration(((unit, count),)), 1 if shift_of(parts["rel"]) > 0 else -1)


def _deictic(parts: Parts) -> Made:
    item = parts.items[-1]
    for kind in ("DEICTIC", "TOMORROW"):
        if kind in item.values:
            return "DAYDATE", Calendar(shifts=(("day", int(str(item.values[kind]))),))
    return None


def _night(parts: Parts) -> Made:
    count = int(str(parts.items[0].values["NIGHTDEICTIC"]))
    return "DAYPARTED", Calendar(shifts=(("day", count),), part="NI")


def _present(parts: Parts) -> Made:
    return "PRESENT", Present()


def _elapsed(parts: Parts) -> Made:
    return "PRESENT", Present(elapsed=True)


def _relative_name(parts: Parts) -> Made:
    """Make a date of "last April", "el lunes próximo", «в следующую среду»."""
    found = named(parts["name"])
    if found is None or found.year is not None or found.shifts:
        return None
    return dated(found.joined(Calendar(shifts=(("name", shift_of(parts["rel"])),))))


def _month_named(parts: Parts) -> Made:
    """Make a month of "el próximo mes de junio", which is the nearest such one."""
    found = named(parts["name"])
    shift = ("coming", shift_of(parts["rel"]))
    return dated(found.joined(Calendar(shifts=(shift,)))) if found else None


def _after_next(parts: Parts) -> Made:
    unit = str(parts["unit"].values["UNIT"])
    if unit in ("weekend", "workweek"):
        return "PERIOD", Calendar(span=unit, shifts=(("week", 2),))
    return ("PERIOD", Calendar(shifts=((unit, 2),))) if unit in SINGLE else None


def current_unit_of(parts: Parts) -> Made:
    """Read "the week", "del mes", "en el año" as the current one."""
    unit = str(parts["unit"].values["UNIT"])
    return ("DAYDATE" if unit == "day" else "PERIOD", Calendar(shifts=((unit, 0),)))


NAMES: Final = "(?P<name>ANYMONTH|ANYWEEKDAY|ANYSEASON|HOLIDAY)"


def current_weekend(parts: Parts) -> Made:
    """Make the weekend of the current week of "on the weekend"; plurals repeat and are left."""
    if "PLURAL" in parts["unit"].values:
        return None
    return "PERIOD", Calendar(span="weekend", shifts=(("week", 0),))


RELATIVES: Final = (
    Rule("(?P<n>NUM|COUNTED|CARD) (?P<rel>NEXT|LAST) (?P<unit>UNIT)", _counted_stretch, ("es",)),
    Rule("DEICTIC", _deictic),
    Rule("(?<!THE|RELATIVE|EVERY|OF|WHOLE|EDGE|ATHOUR|HOURARTICLE)TOMORROW", _deictic, ("es",)),
    Rule("(?<=EDGE OF|TO|UNTIL|ATA|FROM OF)TOMORROW", _deictic, ("es",)),
    Rule(
        "(?:THE)? (?P<n>ORDER) (?P<unit>WEEKUNIT|WEEKENDUNIT) OF? (?:THE)? "
        "(?P<whole>ANYMONTH|YEARDATE|MONTHDATE)",
        first_week,
    ),
    Rule(
        "(?P<n>ORDER|ROMAN) (?P<unit>QUARTERUNIT|HALFUNIT) (?:OF|DASH|COMMA)? (?:THE)? "
        "(?P<whole>YEARDATE)",
        ordered_part,
    ),
    Rule("NIGHTDEICTIC", _night),
    Rule("ASOF(?!THIS)", _elapsed),
    Rule("NOW", _present),
    Rule("(?P<rel>RELATIVE) (?P<name>HOLIDAY|DAYDATE)", _relative_name),
    Rule("(?P<name>HOLIDAY) (?P<rel>NEXT|LAST)", _relative_name, ("es",)),
    Rule("HOLIDAY", lambda p: dated(named(p.items[0]))),
    Rule(
        "(?:THE)? (?P<unit>UNIT) (?:AFTER|LATER OF?|FROMBASE) THE? NEXT(?!UNIT)",
        _after_next,
        ("es", "en"),
    ),
    Rule(
        "(?:THE)? (?P<n>ORDER) (?P<unit>DAYUNIT|MONTHUNIT) OF? THE? (?P<whole>YEARDATE|MONTHDATE)",
        ordered_part,
    ),
    Rule(
        "(?P<n>ORDER|ROMAN) (?P<unit>QUARTERUNIT|HALFUNIT) DASH? OF? (?:THE)? (?P<y>NUM4)",
        lambda p: within(
            Calendar(year=count_of(p["y"])), str(p["unit"].values["UNIT"]), count_of(p["n"])
        ),
    ),
    Rule(
        "NEXT (?P<unit>MONTHUNIT) OF (?P<name>ANYMONTH)",
        lambda p: _month_named(Parts(p.items, dict(p.groups) | {"rel": (0, 1)}, p.text)),
        ("es",),
    ),
    Rule("(?P<rel>RELATIVE) MONTHUNIT OF (?P<name>ANYMONTH)", _month_named, ("es",)),
    Rule(
        "(?<!NUM|COUNTED|CARD)(?:THE)? (?P<rel>NEXT) (?P<unit>UNIT)(?!UNITLETTER)", _unit, ("es",)
    ),
    Rule(
        "(?<!ORDER)(?P<rel>LAST) (?P<unit>UNIT)(?!(?:OF|IN) (?:THE)? (?:RELATIVE|"
        "YEARDATE|UNIT|PERIOD|MONTHDATE|ANYMONTH)|ANYMONTH|YEARDATE)",
        _unit,
    ),
    Rule("(?P<rel>THIS|NEXT) (?P<unit>UNIT)", _unit),
    Rule("(?P<rel>THAT|SAME) (?P<unit>UNIT)", _unit),
    Rule("(?<!NUM|COUNTED|CARD)(?P<unit>UNIT) (?P<rel>NEXT|LAST)", _unit, ("es",)),
    Rule("(?<!NUM|COUNTED|CARD)(?P<unit>UNIT) (?P<rel>THIS)(?=OTHER|$|DOT|COMMA)", _unit, ("es",)),
    Rule(
        "(?P<rel>RELATIVE) "
        + NAMES
        + "(?!(?:OF|IN) (?:THE)? (?:ANYMONTH|RELATIVE|UNIT|MONTHDATE)|ANYMONTH|MONTHDATE)",
        _relative_name,
    ),
    Rule(
        NAMES + " (?P<rel>NEXT|LAST|THIS)(?!UNIT|ANYMONTH|ANYWEEKDAY|ANYSEASON|HOLIDAY)",
        _relative_name,
        ("es",),
    ),
)
