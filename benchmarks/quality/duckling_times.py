"""Score of Russian expressions of time on duckling's corpus.

``python benchmarks/quality/duckling_times.py CORPUS.jsonl [--wrong]`` prints the share of inputs
of the dimensions Time and Duration whose begin, end or grain is as the corpus says. The whole
input must be the expression. A date without year is the coming one there; ends are exclusive.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from corredor.studies.evidence.calc.times.calendars import month_later
from corredor.studies.evidence.calc.times.parsing import meanings_in
from corredor.studies.evidence.calc.times.places import Conventions, Place, Setting
from corredor.studies.evidence.calc.times.resolution import calendar_places, places
from corredor.studies.evidence.calc.times.values import (
    Bound,
    Calendar,
    Duration,
    Meaning,
    Offset,
    Present,
    Range,
    Stretch,
)
from corredor.studies.evidence.study.lexicons.times import time_words

REFERENCE: Final = datetime(2013, 2, 12, 4, 30)
PARTS: Final = {
    "MO": (4, 12), "AF": (12, 19), "EV": (18, 24), "NI": (0, 4), "TMEL": (12, 14), "DT": (9, 18),
    "TMEB": (8, 11), "TMED": (18, 21), "TMER": (10, 14),
}  # fmt: skip
FINER: Final = {"year": "month", "quarter": "month", "month": "day", "week": "day", "day": "hour",
                "hour": "minute", "minute": "second", "second": "second"}  # fmt: skip
MOMENT: Final = re.compile(r"\((\d+), (\d+), (\d+), (\d+), (\d+), (\d+)\)")
SECONDS: Final = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}


def moment(cells: tuple[str, ...]) -> datetime:
    """A moment of the corpus, whose month may have a day 0 for its beginning."""
    year, month, day, hour, minute, second = (int(cell) for cell in cells)
    return datetime(year, month or 1, day or 1, hour, minute, second)


def right(meaning: Meaning, expected: str, setting: Setting) -> bool:
    """Whether a meaning is what the corpus expects."""
    if expected.startswith("DurationData"):
        _, number, unit = expected.split()[:3]
        return isinstance(meaning, Duration) and same_length(meaning, Decimal(number), unit.lower())
    times = [moment(found) for found in MOMENT.findall(expected)]
    grain = re.sub(r'"[^"]*"', "", expected).split()[-1].lower()
    open_side = "After" in expected or "Before" in expected
    if open_side:
        grain = ""
    for place in [chosen(places_of(meaning, setting))]:
        if place is None:
            return False
        if open_side:
            return (place.begin if "After" in expected else place.end) == times[0]
        if len(times) == 2:
            return (place.begin, place.end) == (times[0], times[1])
        return floor(place.begin, grain) == times[0] and grain_of(meaning, place) in (grain, "")
    return False


def same_length(found: Duration, number: Decimal, unit: str) -> bool:
    """Whether a length is as many units, half months counted as 15 days."""
    if len(found.amounts) == 1 and found.amounts[0] == (unit, number):
        return True
    days = {"month": 30, "year": 365, "quarter": 91} | {
        u: Decimal(s) / 86400 for u, s in SECONDS.items()
    }
    length = sum(Decimal(days.get(u, 1)) * n for u, n in found.amounts)
    return length == Decimal(days.get(unit, 1)) * number


def floor(when: datetime | None, grain: str) -> datetime | None:
    """The beginning of the grain that a moment lies in."""
    if when is None:
        return None
    match grain:
        case "minute":
            return when.replace(second=0)
        case "hour":
            return when.replace(minute=0, second=0)
        case "day":
            return when.replace(hour=0, minute=0, second=0)
        case "month":
            return when.replace(day=1, hour=0, minute=0, second=0)
        case "year":
            return when.replace(month=1, day=1, hour=0, minute=0, second=0)
        case _:
            return when


def grain_of(meaning: Meaning, place: Place) -> str:
    """The precision of a meaning in the corpus's terms."""
    if isinstance(meaning, Bound):
        return grain_of(meaning.value, place)
    if isinstance(meaning, Offset):
        return FINER.get(meaning.length.amounts[-1][0], "day") if meaning.base is None else "day"
    if isinstance(meaning, Calendar):
        if meaning.second is not None:
            return "second"
        if meaning.minute is not None:
            return "minute"
        return "hour" if meaning.hour is not None else meaning.grain if not meaning.part else ""
    return ""


def chosen(found: list[Place]) -> Place | None:
    """The coming reading, else the first."""
    coming = [place for place in found if "future" in place.reason]
    return (coming or found or [None])[0]


def places_of(meaning: Meaning, setting: Setting) -> list[Place]:
    """Readings, times on no stated day being the next such times."""
    if (
        isinstance(meaning, Range)
        and isinstance(meaning.begin, Calendar)
        and not meaning.begin.has_date
    ):
        day = Calendar(shifts=(("day", 0),))
        begin, end = meaning.begin, meaning.end
        if isinstance(end, Calendar):
            one, two = day.joined(begin), (day.joined(end) if not end.has_date else end)
            return places(Range(one, two), setting)
    if isinstance(meaning, Calendar) and meaning.has_clock and not meaning.has_date:
        made: list[Place] = []
        for shift in (0, 1):
            day = meaning.joined(Calendar(shifts=(("day", shift),)))
            made += calendar_places(day, setting) if day else []
        made.sort(key=lambda place: place.begin or datetime.max)
        later = [p for p in made if (p.begin and p.begin >= REFERENCE) or meaning.part]
        return later[:1]
    if (
        isinstance(meaning, Bound)
        and isinstance(meaning.value, Calendar)
        and not meaning.value.has_date
    ):
        day = meaning.value.joined(Calendar(shifts=(("day", 0),)))
        return places(Bound(day, meaning.modifier), setting) if day else []
    if isinstance(meaning, Present):
        return [Place(REFERENCE, REFERENCE, "")]
    if isinstance(meaning, Offset) and meaning.base is None:
        fine = places(Offset(Duration(meaning.length.amounts), meaning.sign), setting)
        unit = meaning.length.amounts[-1][0]
        if unit == "day" and fine and fine[0].begin:
            return [Place(fine[0].begin.replace(hour=REFERENCE.hour), None, "")]
        return fine
    if isinstance(meaning, Stretch):
        return [whole_units(meaning)]
    if (
        isinstance(meaning, Calendar)
        and meaning.season
        and meaning.year is None
        and not meaning.shifts
    ):
        holding = [
            p
            for p in places(meaning, setting)
            if p.begin and p.begin <= REFERENCE and p.end and p.end > REFERENCE
        ]
        return holding or places(meaning, setting)
    found = places(meaning, setting)
    if isinstance(meaning, Calendar) and meaning.weekday and not meaning.shifts:
        week = timedelta(7)
        today = REFERENCE.replace(hour=0, minute=0)
        return [
            place._replace(begin=place.begin + week)
            if place.begin and place.begin == today and "future" in place.reason
            else place
            for place in found
        ]
    return found


def whole_units(meaning: Stretch) -> Place:
    """A stretch in whole units before or after the current one."""
    unit, amount = meaning.length.amounts[0]
    size = int(amount)
    now = REFERENCE
    if unit in ("second", "minute", "hour"):
        cut = floor(now, unit) or now
        step = timedelta(seconds=SECONDS[unit])
        return (
            Place(cut - size * step, cut, "")
            if meaning.sign < 0
            else Place(cut + step, cut + (size + 1) * step, "")
        )
    if unit in ("day", "week"):
        cut = datetime(now.year, now.month, now.day)
        cut -= timedelta(now.weekday()) if unit == "week" else timedelta(0)
        step = timedelta(7 if unit == "week" else 1)
        return (
            Place(cut - size * step, cut, "")
            if meaning.sign < 0
            else Place(cut + step, cut + (size + 1) * step, "")
        )
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit, 1)
    cut = datetime(now.year, (now.month - 1) // months * months + 1, 1)
    if meaning.sign < 0:
        return Place(month_later(cut, -size * months), cut, "")
    return Place(month_later(cut, months), month_later(cut, (size + 1) * months), "")


def main(path: Path, wrong: bool) -> None:
    """Print the scores."""
    words = time_words("ru")
    setting = Setting(REFERENCE, words.holidays, "RU", Conventions(parts=PARTS, named_by_year=True))
    good: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["dim"] not in ("Time", "Duration") or row["lang"] != "ru":
            continue
        total[row["dim"]] += 1
        found = meanings_in(row["input"], words)
        ok = len(found) == 1 and right(found[0].meaning, row["expected"], setting)
        if row["definition"] != "allExamples":
            ok = not found or ok
        good[row["dim"]] += ok
        if wrong and not ok:
            print(row["definition"], row["input"], "|", row["expected"])
            for each in found:
                print("    ", each.span.of(row["input"]), each.meaning)
    for name in sorted(total):
        print(f"{name:10} {good[name] / total[name]:6.3f}  n={total[name]}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--wrong" in sys.argv)
