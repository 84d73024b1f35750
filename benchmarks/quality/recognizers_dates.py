"""Score of expressions of time on the specs of Microsoft Recognizers Text.

``python benchmarks/quality/recognizers_dates.py SPECS.jsonl [--wrong SPEC]`` prints, for each spec
of dates in the file, how many inputs are right in all: spans, types, TIMEX values and dates.
The conventions of that corpus (hours of the parts of the day, names of quarters, ends of ranges)
live here.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from corredor.studies.evidence.calc.times.extraction import kind_of
from corredor.studies.evidence.calc.times.parsing import CURRENT, FINAL, Found, meanings_in
from corredor.studies.evidence.calc.times.places import Conventions, Place, Setting
from corredor.studies.evidence.calc.times.resolution import places
from corredor.studies.evidence.calc.times.timex import clock_timex
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
from corredor.studies.evidence.study.lexicons.times import time_words

NOW: Final = datetime(2016, 11, 7)
CULTURES: Final = {"English": ("en", "US"), "EnglishOthers": ("en", "GB"), "Spanish": ("es", "")}
PARTS: Final = {
    "MO": (8, 12), "AF": (12, 16), "EV": (16, 20), "NI": (20, 24), "DT": (8, 18), "DA": (4, 8),
    "TMEB": (8, 12), "TMER": (8, 12), "TMEL": (11, 13), "TMED": (16, 20),
}  # fmt: skip
CONVENTIONS: Final = Conventions(
    parts=PARTS, named_by_year=True, strict=True, weekday_decides=False
)
SECONDS: Final = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86400, "workday": 86400, "week": 604800,
    "weekend": 172800, "fortnight": 1209600, "month": 2592000, "quarter": 7776000,
    "half": 15552000, "year": 31536000, "decade": 315360000, "century": 3153600000,
}  # fmt: skip
FEASTS: Final = {"holy_week": "easter", "easter_week": "easter", "day_of_the_dead": "all_souls"}
ARTICLE: Final = re.compile(r"(?:el|la|los|las) ")
OPENING: Final = ("before", "after", "since", "until")
Value = dict[str, str]


@dataclass(frozen=True)
class Result:
    """One expected or found expression."""

    start: int
    end: int
    kind: str
    values: tuple[tuple[tuple[str, str], ...], ...]


def frozen(values: list[Value]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Values as a sorted tuple without repeats."""
    return tuple(sorted({tuple(sorted(value.items())) for value in values}))


def main(path: Path, wrong: str) -> None:
    """Print the scores, and the wrong inputs of specs whose name holds a word."""
    right: Counter[str] = Counter()
    spans: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kind, culture, model = row["spec"].split("/")
        if kind != "DateTime" or culture not in CULTURES:
            continue
        total[row["spec"]] += 1
        wanted, found = expected(row, model), obtained(row, culture, model)
        ok = wanted == found
        right[row["spec"]] += ok
        spans[row["spec"]] += [(r.start, r.end) for r in wanted] == [
            (r.start, r.end) for r in found
        ]
        if not ok and wrong and wrong in row["spec"]:
            report(row, wanted, found)
    for group in sorted({*total, *(name.rsplit("/", 1)[0] for name in total)}):
        names = [name for name in total if name == group or name.startswith(group + "/")]
        n = sum(total[name] for name in names)
        good, placed = (sum(counter[name] for name in names) for counter in (right, spans))
        print(f"{group:45} {good / n:6.3f}  spans {placed / n:6.3f}  n={n}")


def report(row: dict[str, Any], wanted: list[Result], found: list[Result]) -> None:
    """Print a wrong input."""
    reference = (row["context"] or {}).get("ReferenceDateTime", "")[:16]
    print(f"\n{row['spec']} | {row['input']!r} | {reference}")
    for mark, results in (("want", wanted), ("got ", found)):
        for result in results:
            text = row["input"][result.start : result.end]
            values = [
                " ".join(f"{k}={v}" for k, v in value if k != "type") for value in result.values
            ]
            print(f"   {mark} {text!r} {result.kind} {values}")


def expected(row: dict[str, Any], model: str) -> list[Result]:
    """The results that a spec asks for."""
    made: list[Result] = []
    for item in row["results"]:
        start = item["Start"]
        if model.endswith("Model"):
            values = [
                {k: str(v) for k, v in value.items() if k not in ("sourceEntity", "type")}
                for value in (item["Resolution"] or {}).get("values", [])
            ]
            kind = item["TypeName"].removeprefix("datetimeV2.")
            made.append(Result(start, item["End"] + 1, kind, frozen(values)))
        else:
            value = item.get("Value") or {}
            text = item.get("Text") or row["input"][start : start + item["Length"]]
            start = row["input"].lower().find(text.lower())
            made.append(
                Result(start, start + len(text), item["Type"], frozen([parser_value(value)]))
            )
    return made if model.endswith("Model") else made[:1]


def parser_value(value: dict[str, Any]) -> Value:
    """The value of a parser's spec, flat."""
    made = {"timex": str(value.get("Timex") or "")}
    if value.get("Mod"):
        made["Mod"] = value["Mod"]
    for name in ("Future", "Past"):
        for key, cell in (value.get(f"{name}Resolution") or {}).items():
            made[f"{name}:{key}"] = cell
    return made


def obtained(row: dict[str, Any], culture: str, model: str) -> list[Result]:
    """What the grammar finds, in the terms of the corpus."""
    language, country = CULTURES[culture]
    words = time_words(language)
    stamp = (row["context"] or {}).get("ReferenceDateTime")
    reference = datetime.fromisoformat(stamp[:19]) if stamp else NOW
    setting = Setting(reference, words.holidays, country, CONVENTIONS)
    made: list[Result] = []
    for found in meanings_in(row["input"], words, country, FINAL | CURRENT):
        surface = found.span.of(row["input"]).lower()
        meaning = localised(found, surface, language)
        kind = corpus_kind(meaning, surface)
        if model.endswith("Model"):
            values = frozen(model_values(meaning, kind, setting))
        else:
            values = frozen([flat(meaning, kind, setting)])
        start = found.span.start
        article = ARTICLE.match(surface)
        if article and language == "es" and not model.endswith("Model") and week_of(meaning):
            start += article.end()
        made.append(Result(start, found.span.end, kind, values))
    return made if model.endswith("Model") else made[:1]


def week_of(meaning: Meaning) -> bool:
    """Whether a meaning is a week counted within a month or year."""
    return isinstance(meaning, Calendar) and meaning.span == "week" and meaning.nth is not None


def localised(found: Found, surface: str, language: str) -> Meaning:
    """The corpus's readings: Spanish "tarde" is its evening, "dentro de 3 años" a stretch."""
    meaning = _feast(found.meaning)
    if language != "es":
        return meaning
    if isinstance(meaning, Offset) and surface.startswith("dentro de") and meaning.base is None:
        return Stretch(meaning.length, 1, within=True)
    return _evening(meaning, surface)


def _feast(meaning: Meaning) -> Meaning:
    """Holidays of several days as the corpus's one day."""
    if isinstance(meaning, Calendar) and meaning.holiday in FEASTS:
        return replace(meaning, holiday=FEASTS[meaning.holiday])
    return meaning


def _evening(meaning: Meaning, surface: str) -> Meaning:
    if isinstance(meaning, Calendar) and meaning.part == "AF" and "tarde" in surface:
        return replace(meaning, part="EV")
    if isinstance(meaning, Calendar) and meaning.part == "MO" and "madrugada" in surface:
        return replace(meaning, part="DA")
    if isinstance(meaning, Bound):
        return Bound(_evening(meaning.value, surface), meaning.modifier)
    if isinstance(meaning, Repetition) and meaning.at is not None:
        return Repetition(meaning.every, _evening(meaning.at, surface))
    return meaning


def corpus_kind(meaning: Meaning, surface: str) -> str:
    """The corpus's name of a kind."""
    if (
        isinstance(meaning, Calendar)
        and meaning.holiday
        and not (meaning.has_clock or meaning.span)
    ):
        return "date"
    return kind_of(meaning)


def stamp_of(moment: datetime | None, kind: str) -> str:
    """A moment as the corpus writes it."""
    if moment is None:
        return ""
    return moment.strftime("%Y-%m-%d %H:%M:%S" if "datetime" in kind else "%Y-%m-%d").rjust(10, "0")


def corpus_places(meaning: Meaning, setting: Setting) -> list[Place]:
    """Readings whose quarters, halves and decades are written as ranges."""
    return [_ranged(place, meaning, setting) for place in places(meaning, setting)]


def _ranged(place: Place, meaning: Meaning, setting: Setting) -> Place:
    inner = meaning.value if isinstance(meaning, Bound) else meaning
    if isinstance(inner, Calendar) and isinstance(meaning, Bound):
        match = [p for p in places(inner, setting) if p.timex == place.timex]
        whole = match[0] if match else place
    else:
        whole = place
    timex = place.timex
    if isinstance(inner, Calendar) and not inner.has_clock and whole.begin and whole.end:
        if "-Q" in timex or "-H" in timex:
            months = 3 if "-Q" in timex else 6
            timex = f"({whole.begin:%Y-%m-%d},{whole.end:%Y-%m-%d},P{months}M)"
        elif timex.startswith("XX") and len(timex) == 3:
            timex = f"(XX{timex[2]}0-01-01,XX{(int(timex[2]) + 1) % 10}0-01-01,P10Y)"
        elif timex.isdecimal() and len(timex) in (2, 3):
            years = 10 if len(timex) == 3 else 100
            timex = f"({whole.begin:%Y-%m-%d},{whole.end:%Y-%m-%d},P{years}Y)"
    if isinstance(meaning, Slice):
        timex = places(meaning.whole, setting)[0].timex
    end = place.end
    if (
        place.last is not None
        and place.end is not None
        and isinstance(meaning, Range | Calendar | Bound)
    ):
        end = place.last
    return place._replace(timex=timex, end=end)


def model_values(meaning: Meaning, kind: str, setting: Setting) -> list[Value]:
    """The values of a model's spec."""
    made: list[Value] = []
    for place in corpus_places(meaning, setting):
        value = {"timex": place.timex}
        if modifier := modifier_of(meaning):
            value["Mod"] = modifier
        value |= times_of(meaning, kind, place, setting)
        made.append(value)
    return made or [{"timex": impossible(meaning), "value": "not resolved"}]


def modifier_of(meaning: Meaning) -> str:
    """The corpus's modifier, two of them joined: ``after-mid``."""
    if isinstance(meaning, Slice):
        return "start" if meaning.sign > 0 else "end"
    if isinstance(meaning, Present):
        return "before" if meaning.elapsed else ""
    if isinstance(meaning, Duration):
        return meaning.modifier
    if not isinstance(meaning, Bound) or meaning.modifier in ("rest", "elapsed"):
        return ""
    inner = modifier_of(meaning.value)
    outer = meaning.modifier
    if inner in ("start", "mid", "end"):
        return f"{'before' if outer == 'until' else outer}-{inner}"
    return outer


def impossible(meaning: Meaning) -> str:
    """The TIMEX value of a day that doesn't exist."""
    if not isinstance(meaning, Calendar) or not (meaning.year and meaning.month and meaning.day):
        return "FYXXXX" if isinstance(meaning, Calendar) and meaning.fiscal else ""
    date = f"{meaning.year:04d}-{meaning.month:02d}-{meaning.day:02d}"
    return date + (clock_timex(meaning, meaning.hour) if meaning.hour is not None else "")


def times_of(meaning: Meaning, kind: str, place: Place, setting: Setting) -> Value:
    """Value, or start and end, of one reading."""
    if kind == "set":
        return {"value": "not resolved"}
    if kind == "duration" and isinstance(meaning, Duration):
        seconds = sum(SECONDS.get(unit, 86400) * amount for unit, amount in meaning.amounts)
        return {"value": f"{Decimal(seconds).normalize():f}"}
    if kind in ("time", "timerange"):
        return clock_values(meaning, place, kind)
    if place.begin is None and place.end is None:
        return {"value": "not resolved"}
    if season_of(meaning):
        return {"value": "not resolved"}
    if kind in ("date", "datetime"):
        return {"value": stamp_of(place.begin, kind)}
    made: Value = {}
    begin, end = place.begin, place.end
    if isinstance(meaning, Bound):
        begin, end = bound_ends(meaning, setting, place)
    if (
        kind == "datetimerange"
        and end is not None
        and end.time() == datetime.min.time()
        and begin
        and not isinstance(meaning, Range)
    ):
        end -= timedelta(seconds=1)
    if begin is not None:
        made["start"] = stamp_of(begin, kind)
    if end is not None:
        made["end"] = stamp_of(end, kind)
    return made


def bound_ends(
    meaning: Bound, setting: Setting, place: Place
) -> tuple[datetime | None, datetime | None]:
    """Ends of a bound: "after" a day or moment begins with it, not behind it."""
    begin, end = place.begin, place.end
    inner = meaning.value.value if isinstance(meaning.value, Bound) else meaning.value
    fine = kind_of(inner) in ("date", "datetime")
    if meaning.modifier in ("after", "until") and fine:
        match = [
            p for p in places(inner, setting) if (p.timex, p.reason) == (place.timex, place.reason)
        ]
        edge = match[0].begin if match else None
        return (edge, None) if meaning.modifier == "after" else (None, edge)
    if modifier_of(meaning) == "after-start" and isinstance(inner, Calendar):
        match = [
            p for p in places(inner, setting) if (p.timex, p.reason) == (place.timex, place.reason)
        ]
        return (match[0].begin if match else None), None
    if meaning.modifier == "elapsed" and isinstance(inner, Calendar):
        half = next(p for p in places(Bound(inner, "start"), setting)).end
        start = begin
        if half and start and inner.shift("week") is not None:
            half = start + timedelta(3)
        now = setting.reference.replace(hour=0, minute=0, second=0)
        return begin, min(half, now) if half else None
    weekly = isinstance(inner, Calendar) and inner.shift("week") is not None
    if weekly and begin and end and meaning.modifier == "start":
        return begin, begin + timedelta(3)
    if weekly and begin and end and meaning.modifier == "end":
        return end - timedelta(4), end
    return begin, end


def season_of(meaning: Meaning) -> str:
    """The season that a meaning names."""
    inner = meaning.value if isinstance(meaning, Bound) else meaning
    return inner.season if isinstance(inner, Calendar) else ""


def clock_values(meaning: Meaning, place: Place, kind: str) -> Value:
    """Values of times on no stated day."""
    if kind == "time":
        return {"value": full_clock(place.timex)}
    if isinstance(meaning, Range):
        begin, end, *_ = place.timex.strip("()").split(",")
        return {"start": full_clock(begin), "end": full_clock(end)}
    if isinstance(meaning, Calendar):
        hours = PARTS[meaning.part]
        return {"start": hour_text(hours[0]), "end": hour_text(hours[1])}
    if isinstance(meaning, Bound) and isinstance(meaning.value, Calendar):
        if meaning.value.part:
            first, last = PARTS[meaning.value.part]
            if meaning.modifier == "start":
                last = first + 2
            if meaning.modifier == "end":
                first += 2
            return {"start": hour_text(first), "end": hour_text(last)}
        side = "start" if meaning.modifier in ("after", "since") else "end"
        return {side: full_clock(place.timex)}
    return {}


def hour_text(hour: int) -> str:
    """``08:00:00``; the end of the day is its last second."""
    return "23:59:59" if hour >= 24 else f"{hour:02d}:00:00"


def full_clock(timex: str) -> str:
    """``T8:30`` as ``08:30:00``."""
    cells = timex[timex.index("T") + 1 :].split(":")
    return ":".join((cell.zfill(2)) for cell in [*cells, "00", "00"][:3])


def flat(meaning: Meaning, kind: str, setting: Setting) -> Value:
    """The value of a parser's spec, flat."""
    found = corpus_places(meaning, setting)
    if not found:
        return {
            "timex": impossible(meaning),
            "Past:date": "0001-01-01",
            "Future:date": "0001-01-01",
        }
    past = found[0]
    future = next(
        (p for p in found if "future" in p.reason),
        found[-1] if "past" not in found[-1].reason else found[0],
    )
    made = {"timex": past.timex}
    if past.timex != future.timex and past.timex.startswith("(XXXX"):
        made["timex"] = "|".join(sorted((past.timex, future.timex)))
    if modifier := modifier_of(meaning):
        made["Mod"] = modifier
    for name, place in (("Past", past), ("Future", future)):
        values = times_of(meaning, kind, place, setting)
        if season_of(meaning):
            continue
        if kind == "duration":
            made[f"{name}:duration"] = values.get("value", "")
        elif "value" in values:
            made[f"{name}:{'dateTime' if kind == 'datetime' else kind}"] = values["value"]
        else:
            stem = {"daterange": "Date", "timerange": "Time", "datetimerange": "DateTime"}[kind]
            for side in ("start", "end"):
                if side in values:
                    made[f"{name}:{side}{stem}"] = values[side]
    return made


if __name__ == "__main__":
    arguments = sys.argv[1:]
    shown = arguments[arguments.index("--wrong") + 1] if "--wrong" in arguments else ""
    main(Path(arguments[0]), shown)
