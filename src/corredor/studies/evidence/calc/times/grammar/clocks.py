"""Times of day: digits, words, parts of the day."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corredor.studies.evidence.calc.times.cascade import Item, Parts, Rule
from corredor.studies.evidence.calc.times.grammar.numbers import count_of
from corredor.studies.evidence.calc.times.values import Calendar

HOURS: Final = 24
HALF_DAY: Final = 12
MINUTES: Final = 60
NIGHT_BEGINS: Final = 6
"""Hour of the clock face from which "at night" means the evening."""


def clock(hour: int, minute: int | None = None, second: int | None = None) -> Calendar | None:
    """Return a time of day, None if there is no such time."""
    if hour > HOURS or (minute or 0) >= MINUTES or (second or 0) > MINUTES:
        return None
    if hour == HOURS and (minute or second):
        return None
    free = 0 < hour <= HALF_DAY
    return Calendar(hour=hour, minute=minute, second=second, free_hour=free)


def _digital(parts: Parts) -> tuple[str, object] | None:
    numbers = [count_of(item) for item in parts.items if item.values.keys() & {"NUM"}]
    texts = [parts.text[item.start : item.end] for item in parts.items if "NUM" in item.values]
    if any(len(text) != 2 for text in texts[1:]):
        return None
    found = clock(*numbers)
    return None if found is None else ("CLOCK", found)


def _full_day(parts: Parts) -> tuple[str, object] | None:
    """Read digits as a time of the 24-hour day, as Russian writes it."""
    made = _glued_digital(parts)
    if made is None or not isinstance(made[1], Calendar):
        return None
    return "CLOCK", replace(made[1], free_hour=False)


def _glued_digital(parts: Parts) -> tuple[str, object] | None:
    return _digital(parts) if parts.glued(0, len(parts.items) - 1) else None


def halved(found: Calendar, part: str) -> Calendar | None:
    """Return a time of day in the half of the day that a word names."""
    hour = found.hour
    if hour is None:
        return None
    if part in ("AM", "MO"):
        if hour > HALF_DAY:
            return None
        return replace(found, hour=hour % HALF_DAY if part == "AM" else hour, free_hour=False)
    if part in ("NI", "TNI") and (hour == HALF_DAY or hour < NIGHT_BEGINS):
        return replace(found, hour=hour % HALF_DAY, free_hour=False)
    if hour < HALF_DAY:
        hour += HALF_DAY
    return replace(found, hour=hour, free_hour=False)


def part_of(item: Item) -> str:
    """Return the letters of a part of the day."""
    for kind in ("PART", "PARTS", "DAYPART", "MERID", "MEAL"):
        if kind in item.values:
            return str(item.values[kind])
    return ""


def _merid(parts: Parts) -> tuple[str, object] | None:
    first = parts.get("clock")
    found = (
        first.values["CLOCK"]
        if first
        else clock(
            *[
                count_of(i)
                for i in parts.span("digits")
                if "NUM" in i.values or "CARD" in i.values or "COUNTED" in i.values
            ]
        )
    )
    if not isinstance(found, Calendar) or found.hour is None:
        return None
    part = part_of(parts["merid"])
    if part in ("PM", "AF", "EV", "NI", "AM", "MO") and found.hour > HALF_DAY:
        return ("CLOCK", replace(found, free_hour=False))
    if found.hour == 0 and part == "PM":
        return None
    made = halved(found, part)
    return None if made is None else ("CLOCK", made)


def _spoken(parts: Parts) -> tuple[str, object] | None:
    """Make a time of "half past eight", "las ocho y media", "tres menos cuarto"."""
    hour = count_of(parts["hour"])
    if not 0 < hour <= HOURS:
        return None
    minute = None
    if "minutes" in parts:
        minute = 0
        for item in parts.span("minutes"):
            values = item.values
            if "QUARTERHOUR" in values or "HALFHOUR" in values:
                minute = int(str(values.get("QUARTERHOUR", values.get("HALFHOUR"))))
            elif "PAST" in values:
                minute = int(str(values["PAST"]))
            elif "HALFMORE" in values:
                minute = 30
            elif "QUARTERMORE" in values:
                minute = 15
            elif {"NUM", "CARD", "COUNTED"} & values.keys() and "PASTWORD" not in values:
                minute = count_of(item)
    if "to" in parts and minute:
        hour, minute = (hour - 1) or HALF_DAY, MINUTES - minute
    found = clock(hour, minute)
    return None if found is None else ("CLOCK", found)


def _half_to(parts: Parts) -> tuple[str, object] | None:
    """Make a time of Russian «половина пятого»: half an hour before the hour named."""
    hour = count_of(parts["hour"])
    found = clock((hour - 1) or HALF_DAY, count_of_minutes(parts["minutes"]))
    return None if found is None else ("CLOCK", found)


def count_of_minutes(item: Item) -> int:
    """Return the minutes of a word: a half, a quarter or a number."""
    for kind in ("HALFHOUR", "QUARTERHOUR"):
        if kind in item.values:
            return int(str(item.values[kind]))
    return count_of(item)


def _hour(parts: Parts) -> tuple[str, object] | None:
    found = clock(count_of(parts["hour"]), count_of(parts["minute"]) if "minute" in parts else None)
    return None if found is None else ("CLOCK", found)


def _glued_hour(parts: Parts) -> tuple[str, object] | None:
    return _hour(parts) if parts.glued(0, len(parts.items) - 1) else None


def _loose(parts: Parts) -> tuple[str, object] | None:
    made = _hour(parts)
    return None if made is None else ("CLOCK", made[1])


def _noon(parts: Parts) -> tuple[str, object] | None:
    return "CLOCK", Calendar(hour=12)


def _midnight(parts: Parts) -> tuple[str, object] | None:
    return "CLOCK", Calendar(hour=0)


def _wide(parts: Parts) -> tuple[str, object] | None:
    """Keep the time and take the words around it into its span."""
    for item in parts.items:
        if "CLOCK" in item.values:
            return "CLOCK", item.values["CLOCK"]
    return None


CLOCKS: Final = (
    Rule("NUM COLON NUM (COLON NUM)?(?!COLON)", _full_day, ("ru",)),
    Rule("NUM COLON NUM (COLON NUM)?(?!COLON)", _glued_digital, ("es", "en")),
    Rule("(?<=ATHOUR|HOURARTICLE) NUM DOT NUM (?!DOT NUM|NUM)", _glued_digital, ("es",)),
    Rule("NUM DOT NUM (?=MERID|HOURMARK|OF THE PART)", _glued_digital),
    Rule(
        "(?P<hour>NUM)(?:UNITLETTER)(?P<minute>NUM)(?!UNITLETTER|ANYUNIT|MINUTEMARK)", _glued_hour
    ),
    Rule("(?P<clock>CLOCK) DOT? OF? (?P<merid>MERID)", _merid),
    Rule("(?P<digits>NUM (?:DOT NUM)?) (?P<merid>MERID)", _merid),
    Rule("(?P<digits>CARD|COUNTED) (?P<merid>MERID)", _merid),
    Rule(
        "(?<=(?<!BETWEEN)HOURARTICLE|ATHOUR|^|PART) (?P<hour>NUM|CARD|COUNTED) "
        "(?P<minutes>PAST|HALFMORE|QUARTERMORE|(?:PASTWORD (?:COUNT|QUARTERHOUR)))"
        "(?! ANYUNIT|OF (?:ANYMONTH|THIS|THE MONTHUNIT))",
        _spoken,
        ("es",),
    ),
    Rule(
        "(?P<hour>NUM|CARD|COUNTED) (?P<minutes>(?P<to>TOWORD) (?:COUNT|QUARTERHOUR))(?!ANYUNIT)",
        _spoken,
        ("es",),
    ),
    Rule(
        "(?P<minutes>(?P<q>QUARTERHOUR|COUNT MINUTEUNIT?)) (?P<to>TOWORD) (?:THE|"
        "HOURARTICLE) (?P<hour>COUNT)",
        _spoken,
        ("es",),
    ),
    Rule(
        "(?P<minutes>(?:COUNT MINUTEUNIT?)|QUARTERHOUR|HALFHOUR) PASTWORD "
        "(?P<hour>COUNT)(?!ANYUNIT|ANYMONTH)",
        _spoken,
        ("en",),
    ),
    Rule(
        "(?P<minutes>(?:COUNT MINUTEUNIT|(?<=ATHOUR)COUNT)|QUARTERHOUR) (?P<to>TOWORD) "
        "(?P<hour>COUNT)(?!ANYUNIT|ANYMONTH|MERID|OF|THIS)",
        _spoken,
        ("en",),
    ),
    Rule("(?P<minutes>HALFHOUR) (?P<hour>RANK)", _half_to, ("ru",)),
    Rule("(?P<minutes>QUARTERHOUR|COUNT MINUTEUNIT) (?P<hour>RANK)", _half_to, ("ru",)),
    Rule(
        "(?P<to>TOWORD) (?P<minutes>QUARTERHOUR|COUNT MINUTEUNIT?) (?P<hour>COUNT)",
        _spoken,
        ("ru",),
    ),
    Rule("(?P<hour>COUNT) HOURMARK(?!AND? HALF|HALFMORE|AGO|LATER|EARLIER)", _loose, ("en",)),
    Rule("(?P<hour>COUNT) HOURUNIT? (?P<minute>COUNT) MINUTEUNIT (?=ANYPART)", _loose, ("ru",)),
    Rule("(?<=ATHOUR) (?P<hour>COUNT) HOURMARK (?P<minute>COUNT) MINUTEMARK", _loose, ("ru",)),
    Rule("(?<=ATHOUR|AFTER|BEFORE|UNTIL) (?P<hour>COUNT) HOURMARK(?!AGO)", _loose, ("ru",)),
    Rule("(?P<hour>COUNT) HOURMARK (?=PART|DAYPART)", _loose, ("ru",)),
    Rule("(?P<hour>COUNT) EXACTMARK", _loose, ("es",)),
    Rule("(?<=ATHOUR) (?P<hour>COUNT) (?:HOURUNIT|HOURMARK)(?!AGO)", _loose, ("es",)),
    Rule("(?P<minutes>COUNT MINUTEUNIT?) PASTHOUR (?P<hour>COUNT)", _spoken, ("es",)),
    Rule("CLOCK (?:EXACTMARK|HOURMARK)", _wide),
    Rule("COUNT OF NOON", _noon),
    Rule("NOON", _noon),
    Rule("MIDNIGHT", _midnight),
)
