"""Score the figures of corredor on the quantities of duckling's Russian corpus.

Run it on a JSON-lines file with a case on each line, as fields ``dim``, ``lang``, ``input`` and
``expected``: ``python benchmarks/quality/duckling_quantities.py PATH [--failures]``. A case is
right if a figure has the value, the unit and the bound that the corpus gives. Names of units are
read by the English lexicon; measures are compared after conversion. Durations are compared in
seconds, with a month of 30 days and a year of 365, as the corpus has them.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Final

from corredor.studies.evidence.calc.figures import Sense, figures_in, with_money_signs
from corredor.studies.evidence.calc.figures.lookup import sense_at
from corredor.studies.evidence.calc.numerals import numbers_in
from corredor.studies.evidence.calc.records import Figure, FigureReading
from corredor.studies.evidence.study.lexicons.figures import unit_words
from corredor.studies.evidence.study.lexicons.numerals import marks_of, numeral_words
from corredor.units import conversion, is_known, same_dimension

DIMENSIONS: Final = ("AmountOfMoney", "Distance", "Volume", "Quantity", "Duration")
SECONDS: Final = {
    "second": 1,
    "s": 1,
    "min": 60,
    "minute": 60,
    "h": 3600,
    "hour": 3600,
    "day": 86400,
    "week": 604800,
    "month": 2592000,
    "quarter": 7776000,
    "year": 31536000,
    "decade": 315360000,
    "century": 3153600000,
}
NUMBER: Final = r"-?[\d.]+(?:e-?\d+)?"
SIMPLE: Final = re.compile(rf"(simple|under|above) (\w+) \(?({NUMBER})\)?")
BETWEEN: Final = re.compile(rf"between (\w+) \(\s*({NUMBER}),\s*({NUMBER})\s*\)")
DURATION: Final = re.compile(rf"DurationData ({NUMBER}) (\w+)")
BOUNDS: Final = {
    "simple": ("exact", "about"),
    "under": ("less_than", "at_most"),
    "above": ("more_than", "at_least"),
}


def named(unit: str) -> Sense | None:
    """Return what the corpus's name of a unit means."""
    if re.fullmatch("[A-Z]{3}", unit):
        return Sense("money", (unit,))
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unit).lower()
    found = sense_at(spaced, 0, unit_words("en"))
    return found.sense if found is not None else None


def fits(reading: FigureReading, low: Decimal, high: Decimal, unit: str) -> bool:
    """Whether a reading has these ends in this unit."""
    if reading.low is None or reading.high is None:
        return False
    if unit == "Unnamed":
        return (reading.low, reading.high) == (low, high)
    sense = named(unit)
    if sense is None:
        return False
    for meaning in filter(None, (sense, sense.other)):
        for name in meaning.units:
            factor = Decimal(1)
            if name != reading.unit:
                if not is_known(name) or not is_known(reading.unit):
                    continue
                if not same_dimension(reading.unit, name):
                    continue
                factor = Decimal(str(conversion(reading.unit, name).factor))
            aims = low * meaning.scale, high * meaning.scale
            ends = reading.low * factor, reading.high * factor
            if all(
                abs(a - b) <= Decimal("1e-6") * max(abs(a), 1)
                for a, b in zip(aims, ends, strict=True)
            ):
                return True
    return False


def right(figures: tuple[Figure, ...], expected: str) -> bool:
    """Whether a figure says what the corpus expects."""
    duration = DURATION.search(expected)
    between = BETWEEN.search(expected)
    simple = SIMPLE.search(expected)
    for figure in figures:
        reading = figure.readings[0]
        if duration is not None:
            seconds = SECONDS.get(reading.unit)
            aim = Decimal(duration[1]) * SECONDS[duration[2].lower()]
            if seconds and reading.low is not None and reading.low * seconds == aim:
                return True
        elif between is not None:
            if fits(reading, Decimal(between[2]), Decimal(between[3]), between[1]):
                return True
        elif simple is not None and reading.qualifier in BOUNDS[simple[1]]:
            value = Decimal(simple[3])
            if fits(reading, value, value, simple[2]):
                return True
    return False


def main(path: str, *, failures: bool) -> None:
    """Print the score of each dimension."""
    good: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["dim"] not in DIMENSIONS or case["definition"] != "allExamples":
            continue
        language = case["lang"].lower()
        text = case["input"]
        signed = with_money_signs(text, unit_words(language))
        numbers = numbers_in(signed, numeral_words(language), marks_of("", language))
        figures = figures_in(text, numbers, unit_words(language))
        total[case["dim"]] += 1
        said = right(figures, case["expected"])
        good[case["dim"]] += said
        if failures and not said:
            print(case["dim"], "|", text, "|", case["expected"], "|", figures)
    for key in sorted(total):
        print(f"{key}: {good[key] / total[key]:.3f} ({good[key]} of {total[key]})")


if __name__ == "__main__":
    main(sys.argv[1], failures="--failures" in sys.argv[2:])
