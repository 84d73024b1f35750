"""What is known of an expression of time that no reference has placed."""

from __future__ import annotations

from typing import Final

from corredor.studies.evidence.calc.times.places import Setting
from corredor.studies.evidence.calc.times.placing import yearless_timex
from corredor.studies.evidence.calc.times.resolution import places
from corredor.studies.evidence.calc.times.timex import duration_timex
from corredor.studies.evidence.calc.times.values import (
    Bound,
    Calendar,
    Duration,
    Meaning,
    Offset,
    Present,
    Range,
    Repetition,
    Slice,
    Stretch,
)

CODES: Final = {
    "day": "P{}D", "week": "P{}W", "weekend": "P{}WE", "month": "P{}M", "quarter": "P{}Q",
    "half": "P{}6M", "year": "P{}Y", "decade": "P{}DE", "century": "P{}CE", "fortnight": "P{}2W",
    "millennium": "P{}ML",
}  # fmt: skip
SHORTEST: Final = 28
"""Days of the shortest month."""


def anchored(meaning: Meaning) -> bool:
    """Whether a meaning needs a reference to be placed."""
    match meaning:
        case Calendar():
            if meaning.shifts:
                return True
            if not meaning.has_date:
                return False
            absolute = meaning.year is not None or meaning.century is not None
            return not (absolute or (meaning.decade or 0) >= 100)
        case Offset():
            return meaning.base is None or anchored(meaning.base)
        case Stretch() | Present():
            return True
        case Range():
            return any(end is not None and anchored(end) for end in (meaning.begin, meaning.end))
        case Bound():
            return anchored(meaning.value)
        case Slice():
            return anchored(meaning.whole)
        case Duration() | Repetition():
            return False


def open_timex(meaning: Meaning, setting: Setting) -> str:
    """Return the TIMEX value as far as it is known without a reference; else empty."""
    match meaning:
        case Bound():
            return open_timex(meaning.value, setting)
        case Calendar() if not meaning.shifts or dict(meaning.shifts).keys() <= {
            "name",
            "coming",
            "year",
        }:
            known = _known_timex(meaning)
            if known is not None:
                return known
            bare = Calendar(
                month=meaning.month, day=meaning.day, weekday=meaning.weekday, nth=meaning.nth,
                season=meaning.season, holiday=meaning.holiday, quarter=meaning.quarter,
                half=meaning.half, span=meaning.span, decade=meaning.decade,
            )  # fmt: skip
            found = places(bare, setting)
            if not found:
                return ""
            if meaning.holiday and "easter" in setting.holidays.get((meaning.holiday, ""), ""):
                return ""
            return yearless_timex(bare, found[0])
        case Present():
            return "PRESENT_REF"
        case Range():
            if meaning.begin is None or meaning.end is None:
                return ""
            ends = open_timex(meaning.begin, setting), open_timex(meaning.end, setting)
            return f"({ends[0]},{ends[1]})" if all(ends) else ""
        case _:
            return ""


def _known_timex(found: Calendar) -> str | None:
    """Return the TIMEX value of a month, a day of it or a weekday; None where years matter."""
    if found.season or found.holiday or found.span or found.quarter is not None:
        return None
    if found.nth is not None or found.half is not None or found.decade is not None:
        return None
    if found.month is None:
        if found.day is not None:
            return None
        return f"XXXX-WXX-{found.weekday}" if found.weekday else ""
    if found.weekday is not None or not 1 <= found.month <= 12:
        return None
    if found.day is None:
        return f"XXXX-{found.month:02d}"
    in_all_years = 1 <= found.day <= SHORTEST
    return f"XXXX-{found.month:02d}-{found.day:02d}" if in_all_years else None


def constraint_of(meaning: Meaning, timex: str, tense: str) -> str:
    """Return in TIMEX terms how the expression lies to its anchor."""
    match meaning:
        case Bound():
            return constraint_of(meaning.value, timex, tense)
        case Offset() if meaning.base is None:
            sign = "+" if meaning.sign > 0 else "-"
            return f"time = anchor {sign} {duration_timex(meaning.length)}"
        case Stretch():
            length = duration_timex(meaning.length)
            return (
                f"anchor < time < anchor + {length}"
                if meaning.sign > 0
                else f"anchor - {length} < time < anchor"
            )
        case Calendar():
            return _calendar(meaning, timex, tense)
        case Range():
            ends = [each for each in (meaning.begin, meaning.end) if each is not None]
            parts = [constraint_of(each, "", tense) for each in ends]
            return "; ".join(dict.fromkeys(part for part in parts if part))
        case Present():
            return "time = anchor"
        case _:
            return ""


def _calendar(found: Calendar, timex: str, tense: str) -> str:
    shifts = dict(found.shifts)
    if "name" in shifts or "coming" in shifts:
        count = shifts.get("name", shifts.get("coming", 0))
        return (
            f"{timex} < anchor"
            if count < 0
            else f"anchor < {timex}"
            if count
            else f"year({timex}) = year(anchor)"
        )
    for unit, count in shifts.items():
        code = CODES.get(unit, "P{}D").format(abs(count))
        step = f" {'+' if count > 0 else '-'} {code}" if count else ""
        return f"{unit} = {unit}(anchor){step}"
    if timex and tense:
        return f"{timex} <= anchor" if tense == "past" else f"anchor <= {timex}"
    return ""
