"""Dates with dates and times of day that belong together."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corredor.studies.evidence.calc.times.cascade import Parts, Rule
from corredor.studies.evidence.calc.times.grammar.clocks import clock, halved, part_of
from corredor.studies.evidence.calc.times.grammar.dates import Made, calendar_of, joined
from corredor.studies.evidence.calc.times.grammar.numbers import count_of
from corredor.studies.evidence.calc.times.values import Bound, Calendar, Offset, Present

COARSE: Final = frozenset(("year", "month", "quarter", "half", "decade", "century", "season"))


def moment(parts: Parts) -> Made:
    """Make a date with a time of day, in either order."""
    date: Calendar | None = None
    time: Calendar | None = None
    for item in parts.items:
        value = calendar_of(item)
        if isinstance(item.values.get("PRESENT"), Present):
            value = Calendar(shifts=(("day", 0),))
        if value is None:
            continue
        if value.has_clock and not value.has_date:
            time = value if time is None else _merged(time, value)
        else:
            date = value if date is None else date.joined(value)
        if (date is None) is (time is None) is True:
            return None
    if date is None or time is None or date.grain in COARSE:
        return None
    if date.part and time.hour is not None:
        time = halved(time, date.part) if time.free_hour else time
        date = date.date
    if time is None:
        return None
    made = date.joined(time)
    if made is None:
        return None
    return ("MOMENT" if made.hour is not None else "DAYPARTED"), made


def _merged(one: Calendar, two: Calendar) -> Calendar | None:
    timed, part = (one, two) if one.hour is not None else (two, one)
    if timed.hour is None or not part.part:
        return None
    return halved(timed, part.part) if timed.free_hour else timed


def part_alone(parts: Parts) -> Made:
    """Make a part of the day: "in the morning", "por la noche"."""
    item = parts["part"]
    return "CLOCK", Calendar(part=part_of(item))


def edge_part(parts: Parts) -> Made:
    """Make the beginning or end of a part of the day."""
    edge = str(parts["edge"].values["EDGE"]).replace("elapsed", "start")
    return "BOUND", Bound(Calendar(part=part_of(parts["part"])), edge)


def day_part(parts: Parts) -> Made:
    """Make a part of a day: "tomorrow morning", "el lunes por la tarde"."""
    date = calendar_of(parts["date"])
    part = part_of(parts["part"])
    if date is None or date.grain != "day" or date.has_clock:
        return None
    return "DAYPARTED", replace(date, part=part)


def this_part(parts: Parts) -> Made:
    """Make "this morning", "esta noche", «прошлой ночью»."""
    count = 0
    for kind in ("NEXT", "LAST", "THIS"):
        if kind in parts["rel"].values:
            count = int(str(parts["rel"].values[kind]))
            break
    return "DAYPARTED", Calendar(shifts=(("day", count),), part=part_of(parts["part"]))


def clock_part(parts: Parts) -> Made:
    """Set the half of the day of a time: "8:30 in the evening", "las 5 de la tarde"."""
    time = calendar_of(parts["clock"])
    if time is None or time.hour is None:
        return None
    made = halved(time, part_of(parts["part"])) if time.free_hour else time
    return ("CLOCK", made) if made else None


def hour_part(parts: Parts) -> Made:
    """Make a time of a bare hour and a part of the day: "5 de la tarde", «8 вечера»."""
    time = clock(count_of(parts["hour"]))
    if time is None or not time.free_hour:
        return None
    made = halved(time, part_of(parts["part"]))
    return ("CLOCK", made) if made else None


def clock_day(parts: Parts) -> Made:
    """Make a time on a day given by its number: "las siete del 15"."""
    time, day = calendar_of(parts["time"]), count_of(parts["d"])
    made = time.joined(Calendar(day=day)) if time and 1 <= day <= 31 else None
    return ("MOMENT", made) if made else None


def at_hour(parts: Parts) -> Made:
    """Make a time of an hour after "at", "a las", «в»."""
    time = clock(count_of(parts["hour"]))
    return ("CLOCK", time) if time else None


def day_end(parts: Parts) -> Made:
    """Make the last moment of a day: "end of tomorrow", "al final del domingo"."""
    date = calendar_of(parts["date"])
    if date is None or date.grain != "day":
        return None
    return "MOMENT", replace(date, day_end=True)


def eod(parts: Parts) -> Made:
    """Make the last moment of the current day, or of the day beside it."""
    date = calendar_of(parts["date"]) if "date" in parts else Calendar(shifts=(("day", 0),))
    return ("MOMENT", replace(date, day_end=True)) if date and date.grain == "day" else None


def weekday_offset(parts: Parts) -> Made:
    """Keep an offset that a weekday repeats: "in three days on Friday"."""
    offset = parts["offset"].values["OFFSET"]
    date = calendar_of(parts["date"])
    if not isinstance(offset, Offset) or date is None or not date.weekday:
        return None
    return "OFFSET", replace(offset, weekday=date.weekday)


NOT_COUNT: Final = (
    "(?! ANYUNIT|MERID|COLON|DOT? NUM|SEP NUM|OF? ANYMONTH|NUM|SLASH|ORDSUFFIX|HOURMARK)"
)

CLOCK_PARTS: Final = (
    Rule(
        "(?P<clock>CLOCK) (?:OF|IN|BY|ON)* (?:THE|THIS)? (?:EDGE (?:IN|OF|BY)? (?:THE)?)? "
        "(?P<part>ANYPART)(?!EDGE)",
        clock_part,
    ),
    Rule("(?<!COLON|DOT|SEP)(?P<hour>COUNT) (?:OF|IN|BY) (?:THE)? (?P<part>ANYPART)", hour_part),
    Rule("(?P<hour>COUNT) (?P<part>PART|DAYPART)", hour_part, ("ru",)),
)

JOINS: Final = (
    Rule("(?P<date>DATE) COMMA? (?:OF|IN|ON|COMMA)* (?:THE)? (?P<other>DATE)", joined),
    Rule("(?P<offset>OFFSET) (?:ON|IN|COMMA|THE)* (?P<date>DAYDATE)", weekday_offset),
    Rule("ATA (?:THE)? EDGE (?:OF)? (?:THE)? (?P<date>DAYDATE)", day_end, ("es",)),
    Rule("(?:THE)? EDGE (?:OF) (?:THE)? (?P<date>DAYDATE)", day_end, ("en",)),
    Rule("(?P<date>DAYDATE)? EOD (?:(?P<date2>DAYDATE))?", eod),
    Rule("(?P<rel>RELATIVE) (?P<part>ANYPART)", this_part),
    Rule(
        "(?P<date>DAYDATE) (?:BY|IN|ATA|ATHOUR|COMMA|OF|DURING|ON)* (?:THE)? (?:EDGE)? "
        "(?P<part>ANYPART)",
        day_part,
    ),
    Rule("(?P<part>PART) (?:OF|COMMA) (?:THE)? (?P<date>DAYDATE)", day_part),
    Rule(f"(?<=ATHOUR (?:HOURARTICLE|THE)?) (?P<hour>COUNT){NOT_COUNT}", at_hour, ("es", "en")),
    Rule(
        f"(?<=POINT (?:ATHOUR|ATA|BY|TO)? HOURARTICLE) (?P<hour>COUNT){NOT_COUNT}", at_hour, ("es",)
    ),
    Rule(f"(?<=POINT|DAYPARTED) (?:ATHOUR) (?P<hour>COUNT){NOT_COUNT}", at_hour, ("en", "ru")),
    Rule(
        "(?<=AFTER|BEFORE|SINCE|UNTIL|APPROX) HOURARTICLE (?P<hour>COUNT)" + NOT_COUNT,
        at_hour,
        ("es",),
    ),
    Rule(
        "(?P<time>CLOCK) OF (?:THE)? (?P<d>NUM|ORDINAL)(?!SEP NUM|OF? ANYMONTH|ANYUNIT|NUM)",
        clock_day,
        ("es", "en"),
    ),
    Rule("(?P<date>DAYDATE) TMARK (?P<time>CLOCK) ZMARK?", moment),
    Rule(
        "(?:BY|IN|ON)? (?:THE)? (?P<part>PART|MEAL) (?:ATHOUR|ATA|COMMA)* (?:THE|"
        "HOURARTICLE)? (?P<clock>CLOCK)",
        clock_part,
    ),
    Rule("(?P<edge>EDGE) (?:OF|BY) (?:THE)? (?P<part>PART)", edge_part),
    Rule("(?P<edge>EDGE) THE (?P<part>PART)", edge_part, ("en",)),
    Rule("(?P<edge>EDGE) (?P<part>PART)", edge_part, ("en",)),
    Rule("(?:BY|IN) THE (?P<part>PART|MEAL)", part_alone, ("es", "en")),
    Rule(
        "(?<=IN|THE|ATA|BY|ON|ATHOUR|HOURARTICLE|OF|EDGE) (?P<part>ANYPART)",
        part_alone,
        ("es", "en"),
    ),
    Rule("(?P<part>ANYPART)", part_alone, ("ru",)),
    Rule(
        "(?P<date>DAYDATE|DAYPARTED|PRESENT) (?:COMMA|IN|ATA|ATHOUR|BY|ON|OF|DASH)* "
        "(?:THE|HOURARTICLE)? (?P<time>CLOCK) (?:(?:BY|IN|OF|AT) THE (?P<more>CLOCK))?",
        moment,
    ),
    Rule("(?P<time>CLOCK) (?:COMMA|OF|ON|IN)* (?:THE)? (?P<date>DAYDATE|DAYPARTED)", moment),
    Rule("(?P<time>CLOCK) (?:COMMA|OF|ON|IN)* (?:THE)? (?P<date>PRESENT)", moment),
)
