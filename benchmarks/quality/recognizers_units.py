"""Score the figures of corredor on the units of Microsoft Recognizers-Text.

Run it on a JSON-lines file with a case on each line, as fields ``spec``, ``input`` and
``results``: ``python benchmarks/quality/recognizers_units.py PATH [--failures]``. A result with a
value is right if a figure has its value, its unit and its span; of a result with an ISO code the
code must be the first reading; of a range the specification has the ends. The unit's name in the
specification is read by the lexicon of the language, as any text is.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from corredor.studies.evidence.calc.figures import Sense, figures_in, with_money_signs
from corredor.studies.evidence.calc.figures.lookup import sense_at
from corredor.studies.evidence.calc.numerals import numbers_in
from corredor.studies.evidence.calc.records import Figure
from corredor.studies.evidence.study.lexicons.figures import unit_words
from corredor.studies.evidence.study.lexicons.numerals import marks_of, numeral_words

CULTURES: Final = {"English": ("en", "US"), "Spanish": ("es", "ES"), "SpanishMexican": ("es", "MX")}
MODELS: Final = ("CurrencyModel", "DimensionModel", "AgeModel", "TemperatureModel")
CLOSE: Final = Decimal("1e-9")
"""Relative difference within which two values are one: the specifications round to 15 digits."""


def named_unit(name: str, language: str, *, money: bool) -> list[Sense]:
    """Return what the name of a unit means in a language."""
    words = unit_words(language)
    found = sense_at(name, 0, words) if name else None
    if found is None or found.span.end != len(name):
        return []
    senses = [found.sense]
    if found.sense.other is not None:
        senses.append(found.sense.other)
    return [sense for sense in senses if (sense.kind == "money") == money]


def value_of(written: str, language: str) -> Decimal | None:
    """Return a value as the specification of a culture writes it."""
    try:
        return Decimal(written.replace(",", ".") if language == "es" else written)
    except InvalidOperation:
        return None


def core(figure: Figure) -> tuple[int, int]:
    """Return where number and unit stand, without bound and rate."""
    unit = figure.unit_span or figure.number
    return min(figure.number.start, unit.start), max(figure.number.end, unit.end)


def verdict(figures: tuple[Figure, ...], result: dict[str, Any], language: str, model: str) -> str:
    """Return ``right`` or what is wrong with the best figure for a result."""
    start, end = result["Start"], result["End"] + 1
    given = result["Resolution"]
    value = value_of(given["value"], language)
    if value is None:
        return "value of the specification"
    money = model == "CurrencyModel"
    here = [figure for figure in figures if core(figure)[0] < end and start < core(figure)[1]]
    if not here:
        return "nothing found"
    name = f"degree {given['unit']}" if len(given["unit"]) == 1 else given["unit"]
    senses = named_unit(name, "en" if name != given["unit"] else language, money=money)
    worst = "span"
    for figure in here:
        reading = figure.readings[0]
        ranged = reading.low != reading.high
        inner = core(figure)[0] <= start and end <= core(figure)[1]
        if core(figure) != (start, end) and not (ranged and inner):
            continue
        code = given.get("isoCurrency")
        unit = reading.unit.partition("/")[0]
        worst = f"unit {unit}"
        for sense in senses:
            if reading.low is None:
                continue
            aim = value * sense.scale
            ends = [end for end in (reading.low, reading.high) if end is not None]
            right = any(abs(found - aim) <= CLOSE * max(abs(aim), 1) for found in ends)
            if reading.unit in sense.units or unit in sense.units:
                worst = "right" if right else f"value {reading.low}"
            elif code and code == unit and right:
                worst = "right"
            if worst == "right" and code and code != unit:
                worst = f"currency {unit}"
            if worst == "right":
                return "right"
        if not senses:
            worst = f"unit {given['unit']} not in the lexicon"
    return worst


def main(path: str, *, failures: bool) -> None:
    """Print the score of each model and culture."""
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    extra: dict[str, int] = defaultdict(int)
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        family, culture, model = case["spec"].split("/")
        if family != "NumberWithUnit" or culture not in CULTURES or model not in MODELS:
            continue
        language, country = CULTURES[culture]
        text = case["input"]
        signed = with_money_signs(text, unit_words(language))
        numbers = numbers_in(signed, numeral_words(language), marks_of(country, language))
        figures = figures_in(text, numbers, unit_words(language))
        key = f"{culture}/{model}"
        if not case["results"]:
            extra[key] += sum(1 for figure in figures if figure.kind == "money")
        for result in case["results"]:
            if "Start" not in result or not result["Resolution"].get("value"):
                continue
            total[key] += 1
            said = verdict(figures, result, language, model)
            right[key] += said == "right"
            if failures and said != "right":
                found = [
                    (text[core(f)[0] : core(f)[1]], str(f.readings[0].low), f.readings[0].unit)
                    for f in figures
                ]
                print(key, "|", result["Text"], "|", result["Resolution"], "|", said, "|", found)
                print("    ", text)
    for key in sorted(total):
        share = right[key] / total[key]
        print(f"{key}: {share:.3f} ({right[key]} of {total[key]}), false money {extra[key]}")


if __name__ == "__main__":
    main(sys.argv[1], failures="--failures" in sys.argv[2:])
