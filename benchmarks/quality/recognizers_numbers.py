"""Score numbers, ordinals, percentages and ranges on the specs of Recognizers-Text.

``python benchmarks/quality/recognizers_numbers.py SPECS.jsonl [--misses]``. A case is right when
the spans and values found are exactly those of the case. What only that corpus wants is done
here: European Spanish marks, articles as numbers, ranges whose upper end is excluded.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from corredor.studies.evidence.calc.numerals import (
    Marks,
    NumeralWords,
    number_ranges_in,
    numbers_in,
)
from corredor.studies.evidence.calc.records import Number, NumberReading
from corredor.studies.evidence.study.lexicons.numerals import numeral_words

DECIMALS: Final = {"English": ".", "Spanish": ",", "SpanishMexican": "."}
ARTICLES: Final = frozenset(("un", "una", "uno", "ún"))
MODELS: Final = {
    "NumberModel": ("cardinal",),
    "OrdinalModel": ("ordinal", "relative"),
    "PercentModel": ("percent",),
    "NumberRangeModel": ("range",),
}
TOLERANCE: Final = Decimal("1e-12")
"""The published values come from binary arithmetic, written with fifteen digits."""
THOUSAND: Final = Decimal(1000)
PERCENT_OF: Final = re.compile(r"(?:per[ -]?cents?|percentages?) of $", re.IGNORECASE)
PLAIN: Final = re.compile(r"(?:between|from|entre|del?|desde)\b", re.IGNORECASE)
COMPARED: Final = re.compile(
    r"[<>≤≥=]|than|least|most|more|less|equal|greater|over|under|above|below|may|men|igual|más|super|infer"
    r"|least|up to|hasta(?! \d)|exceed|debajo|encima",
    re.IGNORECASE,
)
Found = tuple[int, int, tuple[Decimal | str | None, ...]]


def cultured(culture: str) -> tuple[NumeralWords, Marks]:
    """Return words and marks of a culture."""
    words = numeral_words("en" if culture == "English" else "es")
    return replace(words, bare=words.bare - ARTICLES), Marks(DECIMALS[culture], "publisher")


def expected(result: dict[str, Any], decimal: str) -> Found:
    """Return span and value of a published result."""
    value = str(result["Resolution"]["value"])
    span = (int(result["Start"]), int(result["End"]) + 1)
    if result["TypeName"] == "numberrange":
        low, _, high = value[1:-1].partition(",") if decimal == "." else _ends(value[1:-1])
        return (*span, (value[0], _number(low, decimal), _number(high, decimal), value[-1]))
    if result["TypeName"] == "ordinal.relative":
        return (*span, (value,))
    return (*span, (_number(value.rstrip("%"), decimal),))


def _ends(interval: str) -> tuple[str, str, str]:
    """Split an interval with decimal commas at the comma in the middle."""
    pieces = interval.split(",")
    middle = (len(pieces) + 1) // 2
    return ",".join(pieces[:middle]), ",", ",".join(pieces[middle:])


def _number(value: str, decimal: str) -> Decimal | None:
    """Return a published value as a number."""
    return Decimal(value.replace(decimal, ".")) if value else None


def ours(number: Number, reading: NumberReading, text: str) -> Found:
    """Return a number of ours in the manner of the corpus."""
    span = (number.span.start, number.span.end)
    if number.kind == "relative":
        return (*span, (f"{number.relative_to}{int(reading.low or 0):+d}",))
    if number.kind != "range":
        return (*span, (reading.low,))
    closed = reading.low is not None and reading.high is not None and reading.low != reading.high
    surface = number.span.of(text)
    plain = closed and (PLAIN.match(surface) is not None or COMPARED.search(surface) is None)
    opening = "[" if reading.low is not None and reading.low_included else "("
    closing = "]" if reading.high is not None and reading.high_included and not plain else ")"
    return (*span, (opening, reading.low, reading.high, closing))


def percent_of(number: Number, text: str) -> Number:
    """Return "per cent of 5" as the percentage that the corpus takes it for."""
    before = PERCENT_OF.search(text[: number.span.start])
    if before is None or number.kind != "cardinal":
        return number
    return replace(number, kind="percent", span=replace(number.span, start=before.start()))


def as_ordinal(number: Number, text: str, words: NumeralWords) -> Number:
    """Return "one thousandth" as the ordinal that it is too."""
    last = words.words.get(number.span.of(text).lower().split(" ")[-1])
    value = number.readings[0].low
    if number.kind != "cardinal" or not value or last is None or last.role != "order":
        return number
    order = (1 / value).to_integral_value()
    return replace(number, kind="ordinal", readings=(NumberReading(order, order),))


WHOLE_RELATIVE: Final = re.compile(
    r"(?:next|previous|current) one"
    r"|the (?:second to last|last but one|one before the last(?: one)?)",
    re.IGNORECASE,
)


def with_article(number: Number, text: str) -> Number:
    """Return an ordinal from the end with the article and the "one" that the corpus takes in."""
    for found in WHOLE_RELATIVE.finditer(text) if number.kind == "relative" else ():
        if found.start() <= number.span.start and number.span.end <= found.end():
            return replace(number, span=replace(number.span, start=found.start(), end=found.end()))
    return number


def same(first: Found, second: Found) -> bool:
    """Whether spans agree, and values within the tolerance."""
    if first[:2] != second[:2] or len(first[2]) != len(second[2]):
        return False
    return all(_near(one, other) for one, other in zip(first[2], second[2], strict=True))


def _near(one: Decimal | str | None, other: Decimal | str | None) -> bool:
    """Whether two values agree."""
    if not isinstance(one, Decimal) or not isinstance(other, Decimal):
        return one == other
    return one == other or abs(one - other) <= TOLERANCE * max(abs(one), abs(other))


def thousandfold(wanted: Found, got: Found) -> bool:
    """Whether the value of the same span is off by a power of a thousand."""
    one, other = wanted[2][0], got[2][0]
    if wanted[:2] != got[:2] or not isinstance(one, Decimal) or not isinstance(other, Decimal):
        return False
    if not one or not other:
        return False
    ratio = max(one, other) / min(one, other) if one * other > 0 else Decimal(1)
    return any(_near(ratio, THOUSAND**power) for power in range(1, 5))


def main() -> None:
    """Print right cases, cases and thousandfold errors of each spec."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    right: Counter[str] = Counter()
    cases: Counter[str] = Counter()
    flagged = unflagged = 0
    for line in arguments.path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        kind, culture, model = case["spec"].split("/")
        if kind != "Number" or model not in MODELS or culture not in DECIMALS:
            continue
        text = case["input"]
        words, marks = cultured(culture)
        found = numbers_in(text, words, marks)
        if model == "NumberRangeModel":
            found = number_ranges_in(text, found, words)
        if model == "OrdinalModel":
            found = tuple(as_ordinal(number, text, words) for number in found)
        if model == "PercentModel":
            found = tuple(percent_of(number, text) for number in found)
        found = tuple(
            with_article(number, text) for number in found if number.kind in MODELS[model]
        )
        got = [ours(number, number.readings[0], text) for number in found]
        wanted = [expected(result, DECIMALS[culture]) for result in case["results"]]
        cases[case["spec"]] += 1
        if len(got) == len(wanted) and all(
            map(same, sorted(wanted, key=str), sorted(got, key=str))
        ):
            right[case["spec"]] += 1
        elif arguments.misses:
            print(f"{case['spec']}: {text!r}\n  wanted {wanted}\n  got    {got}")
        for number, one in zip(found, got, strict=True):
            for other in wanted:
                if thousandfold(other, one):
                    others = [ours(number, reading, text) for reading in number.readings[1:]]
                    known = any(same(other, reading) for reading in others)
                    flagged, unflagged = flagged + known, unflagged + (not known)
    for spec in sorted(cases):
        print(f"{spec} {right[spec] / cases[spec]:.3f} ({right[spec]}/{cases[spec]})")
    print(
        f"thousandfold errors: {unflagged} unflagged, {flagged} flagged, of {sum(cases.values())}"
    )


if __name__ == "__main__":
    main()
