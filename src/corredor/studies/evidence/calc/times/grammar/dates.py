"""Dates, months, years, decades and centuries, in digits and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from corredor.studies.evidence.calc.times.cascade import Item, Parts, Rule
from corredor.studies.evidence.calc.times.grammar.numbers import count_of, ordinal
from corredor.studies.evidence.calc.times.values import Calendar

MONTHS: Final = 12
DAYS: Final = 31
CENTURY: Final = 100
PIVOT: Final = 70
"""Two-digit years from here on are of the 1900s, smaller ones of the 2000s."""
FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2999
MONTH_KINDS: Final = ("MONTH", "MONTHISH", "MONTHSHORT")
KINDS: Final = {"day": "DAYDATE", "month": "MONTHDATE", "year": "YEARDATE", "week": "WEEKDATE"}

Made = tuple[str, object] | None


def dated(found: Calendar | None) -> Made:
    """Return a date with the kind of its grain."""
    if found is None:
        return None
    return KINDS.get(found.grain, "PERIOD"), found


def calendar_of(item: Item) -> Calendar | None:
    """Return the meaning of an item that is a calendar time."""
    for value in item.values.values():
        if isinstance(value, Calendar):
            return value
    return None


def full_year(year: int) -> int:
    """Return a year of two digits in full."""
    if year >= CENTURY:
        return year
    return year + (1900 if year >= PIVOT else 2000)


def number_date(year: int | None, month: int, day: int | None, *, short: bool = False) -> Made:
    """Return a date of numbers, None where there's no such month or day."""
    if not 1 <= month <= MONTHS or (day is not None and not 1 <= day <= DAYS):
        return None
    if year is not None and not 0 < year <= LAST_YEAR:
        return None
    return dated(Calendar(year=year, month=month, day=day, short_year=short))


def _year_month_day(parts: Parts) -> Made:
    if parts.text[parts["s"].start] != parts.text[parts["t"].start]:
        return None
    return number_date(count_of(parts["y"]), count_of(parts["m"]), count_of(parts["d"]))


def _ordered(day_first: bool) -> Callable[[Parts], Made]:
    def build(parts: Parts) -> Made:
        if "t" in parts and parts.text[parts["s"].start] != parts.text[parts["t"].start]:
            return None
        if "t" not in parts and "comma" not in parts and not parts.glued(0, 2):
            return None
        one, two = count_of(parts["a"]), count_of(parts["b"])
        year = full_year(count_of(parts["y"])) if "y" in parts else None
        short = "y" in parts and "NUM" in parts["y"].values
        dots = parts.text[parts["s"].start] == "."
        first = day_first or dots
        day, month = (one, two) if first else (two, one)
        if month > MONTHS and day <= MONTHS:
            day, month = month, day
        made = number_date(year, month, day, short=short)
        if made and one != two and one <= MONTHS and two <= MONTHS and not dots:
            value = made[1]
            if isinstance(value, Calendar):
                return made[0], replace(value, swapped=(day, month))
        return made

    return build


def _compact(parts: Parts) -> Made:
    text = str(parts.items[0].values["NUM8"])
    year = int(text[:4])
    return number_date(year, int(text[4:6]), int(text[6:])) if 1900 <= year <= 2100 else None


def _year_month(parts: Parts) -> Made:
    year = count_of(parts["y"])
    return number_date(year, count_of(parts["m"]), None) if FIRST_YEAR < year < LAST_YEAR else None


def _month_of(parts: Parts) -> int:
    values = parts["m"].values
    return next(int(str(values[kind])) for kind in MONTH_KINDS if kind in values)


def _named(parts: Parts) -> Made:
    """Make a date of a named month with a day, a year, or both."""
    day = count_of(parts["d"]) if "d" in parts else None
    year = None
    short = False
    if "y" in parts:
        item = parts["y"]
        inner = calendar_of(item)
        year = inner.year if inner else full_year(count_of(item))
        short = "NUM" in item.values
    return number_date(year, _month_of(parts), day, short=short)


def _month_short_year(parts: Parts) -> Made:
    """Read "August 99": a number that can't be a day, or stands after an apostrophe."""
    number = count_of(parts["y"])
    if number <= DAYS and "mark" not in parts:
        return None
    return number_date(full_year(number), _month_of(parts), None, short=True)


def _year(parts: Parts) -> Made:
    number = count_of(parts["y"])
    if "word" not in parts and not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    if "era" in parts and str(parts["era"].values.get("ERA")) == "-1":
        number = -number
    elif number < CENTURY and "NUM" in parts["y"].values and "word" in parts:
        number = full_year(number)
    return "YEARDATE", Calendar(year=number)


def _decade(parts: Parts) -> Made:
    if "d" in parts:
        value = int(str(parts["d"].values["DECADE"]))
        base = count_of(parts["c"]) if "c" in parts else None
        if base is not None:
            return "PERIOD", Calendar(decade=(base * CENTURY if base < CENTURY else base) + value)
        return "PERIOD", Calendar(decade=value)
    number = count_of(parts["y"])
    if number % 10 or (number >= CENTURY and number < FIRST_YEAR):
        return None
    return "PERIOD", Calendar(decade=number)


def _round_decade(parts: Parts) -> Made:
    """Read "los 90" as a decade, from the twenties on."""
    number = count_of(parts["y"])
    return _decade(parts) if 20 <= number <= 90 else None


def _century(parts: Parts) -> Made:
    number = count_of(parts["n"])
    return ("PERIOD", Calendar(century=number)) if 0 < number <= 30 else None


def joined(parts: Parts) -> Made:
    """Make one date of all that the items say."""
    found: Calendar | None = None
    for item in parts.items:
        value = calendar_of(item)
        if value is not None:
            found = value if found is None else found.joined(value)
            if found is None:
                return None
    return dated(found)


YEAR: Final = "(?P<y>NUM4|COUNTED|YEARDATE)"
NOT_GLUED: Final = "(?<!NUM|NUM3|NUM4|COLON|(?:NUM|NUM3|NUM4) (?:SLASH|DOT|DASH))"
NOT_MORE: Final = "(?!SEP (?:NUM|NUM3|NUM4|NUM8)|COLON)"


def _three(mark: str, day_first: bool) -> str:
    """Return the pattern of a date of three numbers with one mark between them."""
    return (
        "(?<!NUM|NUM3|NUM4|COLON|(?:NUM|NUM3|NUM4) "
        f"{mark})(?P<a>NUM)(?P<s>{mark})(?P<b>NUM)(?P<t>{mark})"
        f"(?P<y>NUM4|NUM)(?!{mark} (?:NUM|NUM4)|COLON)"
    )


DATES: Final = (
    Rule(
        "(?P<y>NUM4|NUM) DASH DECADEMARK (?:YEARUNIT|(?!ANYMONTH|DAYWORD|UNIT|DASH))",
        _decade,
        ("ru",),
    ),
    Rule("(?:NUM|NUM3) (?:DASH|DOT)? ORDSUFFIX (?!APOS)", ordinal),
    # years with their word first, so that "2025 года" is no count of years
    Rule("(?P<y>NUM4|COUNTED) (?P<word>YEARUNIT|UNITLETTER)(?P<era>ERA)?", _year, ("ru",)),
    Rule("(?P<y>ORDINAL) (?P<word>YEARUNIT)", _year, ("ru",)),
    Rule("(?:THE)? YEARSPLURAL (?P<y>NUM|COUNTED|NUM4)(?!SEP NUM|ANYUNIT)", _decade, ("es",)),
    Rule(
        "(?P<word>YEARUNIT) (?:CALENDARYEAR OF? | OF)? (?P<y>NUM4|COUNTED) (?P<era>ERA)?",
        _year,
        ("es", "en"),
    ),
    Rule(
        "(?:CALENDARYEAR|THE) (?P<word>YEARUNIT) (?P<y>NUM4|NUM3|COUNTED) (?P<era>ERA)?",
        _year,
        ("es", "en"),
    ),
    Rule("(?P<word>YEARUNIT) (?P<y>NUM3|COUNTED) (?P<era>ERA)?", _year, ("es", "en")),
    Rule(
        "(?P<y>NUM|NUM3|NUM4) (?P<word>ERA)",
        lambda p: _year(Parts(p.items, dict(p.groups) | {"era": p.groups["word"]}, p.text)),
    ),
    Rule("(?P<y>NUM4|NUM) APOS? PLURALMARK", _decade),
    Rule(
        "(?<=(?:IN|OF|SINCE|UNTIL) THE) (?P<y>NUM)(?=$|DOT (?!NUM)|COMMA (?!NUM)|PAREN)",
        _round_decade,
        ("es",),
    ),
    Rule(
        "(?:THE)? DECADEUNIT OF? (?:YEARUNIT OF?)? (?P<y>NUM|NUM4|COUNTED)", _decade, ("es", "en")
    ),
    Rule("(?:THE)? (?P<c>COUNT)? DASH? (?P<d>DECADE)", _decade, ("en",)),
    Rule("(?:THE)? (?P<d>DECADE)", _decade, ("es",)),
    Rule("(?P<n>NUM|ORDINAL|ORD) (?:DASH? ORDSUFFIX)? CENTURYUNIT", _century),
    Rule("CENTURYUNIT (?P<n>ROMAN|NUM|ORDINAL|ORD)", _century),
    Rule("(?P<n>ROMAN) (?:CENTURYUNIT|UNITLETTER)", _century),
    # digits
    Rule("NUM8", _compact),
    Rule(
        f"{NOT_GLUED}(?P<y>NUM4)(?P<s>SEP)(?P<m>NUM)(?P<t>SEP)(?P<d>NUM){NOT_MORE}", _year_month_day
    ),
    *(
        Rule(_three(mark, first), _ordered(first), languages)
        for mark in ("SLASH", "DASH", "DOT")
        for first, languages in ((True, ("es", "ru")), (False, ("en",)))
    ),
    Rule(
        "(?P<a>NUM)(?P<s>SLASH)(?P<b>NUM)(?P<comma>COMMA)(?P<y>NUM4)", _ordered(True), ("es", "ru")
    ),
    Rule("(?P<a>NUM)(?P<s>SLASH)(?P<b>NUM)(?P<comma>COMMA)(?P<y>NUM4)", _ordered(False), ("en",)),
    # a month's name
    Rule(
        "(?P<d>COUNT|RANK) (?P<m>ANYMONTH) (?P<y>ORDINAL) YEARUNIT?",
        lambda p: _named(p) if count_of(p["y"]) >= FIRST_YEAR else None,
        ("ru",),
    ),
    Rule("(?<!NUM SEP)(?P<m>ANYMONTH)(?:SLASH|DASH)(?P<y>NUM4)", _named),
    Rule("(?<!NUM)(?P<y>NUM4) (?P<s>SEP) (?P<m>ANYMONTH) (?P<t>SEP) (?P<d>NUM)", _named),
    Rule(
        "(?<!ANYMONTH) (?P<d>COUNT|RANK) (?:DAYUNIT)? (?:SEP|COMMA)? OF? (?:MONTHUNIT "
        f"OF)? (?P<m>ANYMONTH) DOT? (?:OF (?:THE)?|COMMA OF?|SEP)? {YEAR}(?!DASH? UNIT)",
        _named,
    ),
    Rule(
        "(?P<m>ANYMONTH) DOT? (?:THE|DASH|SLASH)? (?P<d>COUNT|RANK) (?:COMMA|OF|SEP|"
        f"COMMA OF)? {YEAR}(?!COLON)",
        _named,
        ("en", "es"),
    ),
    Rule(
        "(?<!ANYMONTH) (?P<d>COUNT|RANK) (?:DASH|SLASH)? OF? (?:MONTHUNIT OF)? "
        "(?P<m>ANYMONTH) (?:DASH|SLASH|COMMA|OF)? (?P<y>NUM)(?!COLON|MERID|DOT? NUM|DASH|"
        "HOURMARK|ORDSUFFIX|ANYUNIT|SLASH|(?:OF|DASH)? ANYMONTH|UPTO NUM)",
        _named,
        ("es", "en"),
    ),
    Rule(
        "THE (?P<d>ORDINAL) (?:DAYUNIT)? OF? (?P<m>ANYMONTH)(?!DASH NUM4|OF? NUM4)", _named, ("en",)
    ),
    Rule(
        "(?<!ANYMONTH) (?:THE DAYUNIT)? (?P<d>COUNT|RANK) (?:DAYUNIT)? (?:DASH|SLASH|"
        "DOT)? OF? (?:THE? MONTHUNIT OF)? (?P<m>ANYMONTH)(?!DASH NUM4)",
        _named,
    ),
    Rule("(?P<y>NUM4) (?:COMMA|SEP|OF)? (?P<m>ANYMONTH)(?!SEP NUM)", _named),
    Rule(f"(?P<m>ANYMONTH) DOT? (?:COMMA OF?|OF (?:THE)?|SEP)? {YEAR}", _named),
    Rule(
        "(?P<m>ANYMONTH) DOT? OF? (?P<mark>APOS)? (?P<y>NUM)(?=OTHER|COMMA|DOT|$)",
        _month_short_year,
    ),
    Rule(
        "(?P<m>ANYMONTH) DOT? (?:THE|DASH|SLASH)? (?P<d>COUNT|RANK)(?!COLON|MERID|DASH? "
        "ANYUNIT|HOURMARK|ORDINAL)",
        _named,
        ("en", "es"),
    ),
    # month and year, day and month in digits
    Rule(f"{NOT_GLUED}(?P<y>NUM4)(?P<s>SLASH|DASH|DOT) (?P<m>NUM){NOT_MORE}", _year_month),
    Rule(f"{NOT_GLUED}(?P<m>NUM)(?P<s>SLASH|DASH|DOT)(?P<y>NUM4){NOT_MORE}", _year_month),
    Rule(
        f"{NOT_GLUED}(?P<a>NUM)(?P<s>SLASH)(?P<b>NUM)(?!SLASH|NUM|UNIT|OF)",
        _ordered(True),
        ("es", "ru"),
    ),
    Rule(
        f"{NOT_GLUED}(?P<a>NUM)(?P<s>SLASH)(?P<b>NUM)(?!SLASH|NUM|UNIT|OF)",
        _ordered(False),
        ("en",),
    ),
    Rule(
        "(?<=ON|IN|UNTIL|BY|SINCE|BEFORE|AFTER)(?P<a>NUM)(?P<s>DASH)(?P<b>NUM)(?!SEP|NUM|"
        "MERID|ANYUNIT|COLON|OF|ANYMONTH|APOS)",
        _ordered(False),
        ("en",),
    ),
    Rule(
        "(?<!NUM|COMMA)(?P<a>NUM)(?P<s>DOT)(?P<b>NUM)(?=DOT (?!NUM)|OTHER? $|DASH|TO)",
        _ordered(True),
        ("ru",),
    ),
    Rule(
        "(?<=FROM|SINCE|TO|BY|UNTIL)(?P<a>NUM)(?P<s>DOT)(?P<b>NUM)(?!NUM|DOT NUM|ANYUNIT|OTHER)",
        _ordered(True),
        ("ru",),
    ),
)
