"""Ranges and bounds: the numbers of a text that say from where to where something lies.

The text is read with a mark in place of each number, so that one pattern holds all constructions.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

import regex as re

from corredor.studies.evidence.calc.numerals.bounds import MARK
from corredor.studies.evidence.calc.numerals.words import NumeralWords
from corredor.studies.evidence.calc.records import Number, NumberReading, Span

KEPT_BEFORE: Final = 44
"""Characters before a number in which its bound stands."""
KEPT_BEHIND: Final = 28
"""Characters behind a number in which its bound stands."""
THOUSAND: Final = Decimal(1000)
Direction = Literal["gt", "ge", "lt", "le", "eq"]
UPWARD: Final = ("gt", "ge")


@dataclass(frozen=True)
class _Bound:
    """One bound: its direction, its number and its place in the marked text."""

    direction: Direction
    number: Number
    start: int
    end: int


class _Marked:
    """A text with a mark in place of each number, and the way back."""

    def __init__(self, text: str, numbers: tuple[Number, ...]) -> None:
        pieces: list[str] = []
        self.numbers: dict[int, Number] = {}
        self._marked: list[int] = [0]
        self._shifts: list[int] = [0]
        place = length = 0
        for number in numbers:
            if number.kind in ("relative", "range") or number.span.start < place:
                continue
            before = text[place : number.span.start]
            if len(before) > KEPT_BEHIND + KEPT_BEFORE:
                pieces += (before[:KEPT_BEHIND], "\n")
                length += KEPT_BEHIND + 1
                before = before[-KEPT_BEFORE:]
                self._marked.append(length)
                self._shifts.append(number.span.start - KEPT_BEFORE - length)
            pieces += (before, MARK)
            length += len(before)
            self.numbers[length] = number
            length += 1
            place = number.span.end
            self._marked.append(length)
            self._shifts.append(place - length)
        pieces.append(text[place : place + KEPT_BEHIND])
        self.text = "".join(pieces)

    def offset(self, marked: int) -> int:
        """Return the place in the text of a place in the marked text."""
        at = bisect_right(self._marked, marked) - 1
        return marked + self._shifts[at]


def number_ranges_in(
    text: str, numbers: tuple[Number, ...], words: NumeralWords
) -> tuple[Number, ...]:
    """Return the ranges and bounds that a text makes of its numbers, in order.

    Parameters
    ----------
    text
        The text that the numbers stand in.
    numbers
        Its numbers, from `numbers_in`.
    words
        Numerals of the text's language.
    """
    if not numbers or words.bounds is None:
        return ()
    marked = _Marked(text.replace(MARK, " "), numbers)
    ranges: list[Number] = []
    waiting: _Bound | None = None
    for found in words.bounds.finditer(marked.text):
        if found["a"] is not None:
            waiting = _flush(ranges, waiting, marked)
            if whole := _between(found, marked):
                ranges.append(whole)
            continue
        bound = _bound(found, marked)
        between = marked.text[waiting.end : bound.start] if waiting is not None else ""
        if waiting is not None and _opposed(waiting, bound) and _joins(between, words):
            ranges.append(_both(waiting, bound, marked))
            waiting = None
            continue
        _flush(ranges, waiting, marked)
        waiting = bound
    _flush(ranges, waiting, marked)
    return tuple(ranges)


def _joins(between: str, words: NumeralWords) -> bool:
    """Whether the text between two bounds makes one range of them."""
    return len(between) <= 16 and " ".join(between.lower().strip(" ,").split()) in words.joins


def _opposed(first: _Bound, second: _Bound) -> bool:
    """Whether one bound is a lower and the other an upper one, and a number fits between."""
    if "eq" in (first.direction, second.direction):
        return False
    if (first.direction in UPWARD) == (second.direction in UPWARD):
        return False
    lower, upper = (first, second) if first.direction in UPWARD else (second, first)
    low, high = lower.number.readings[0].low, upper.number.readings[0].low
    return low is not None and high is not None and low <= high


def _flush(ranges: list[Number], bound: _Bound | None, marked: _Marked) -> None:
    """Write down a bound that no other one closes."""
    if bound is None:
        return
    span = Span(marked.offset(bound.start), marked.offset(bound.end))
    readings = tuple(_reading(bound.direction, reading, None) for reading in bound.number.readings)
    ranges.append(
        Number(span, "range", readings, bound.number.decided, spelled=bound.number.spelled)
    )


def _bound(found: re.Match[str], marked: _Marked) -> _Bound:
    """Return the bound that a match states."""
    number = marked.numbers[found.start("n")]
    direction: Direction = "ge" if found["up"] is not None else "le"
    for name in ("ge", "le", "gt", "lt", "eq"):
        if found[name] is not None:
            equal_or = name == "eq" and (found["up"] is not None or found["down"] is not None)
            direction = direction if equal_or else name
            break
    start, end = found.span()
    bound_word = any(found[name] is not None for name in ("ge", "le", "gt", "lt"))
    if bound_word and (found["up"] is not None or found["down"] is not None):
        end = found.end("n")
    return _Bound(direction, number, start, end)


def _reading(
    direction: Direction, one: NumberReading, other: NumberReading | None
) -> NumberReading:
    """Return a reading with one end, or, of a lower and an upper bound, with both."""
    included = direction in ("ge", "le", "eq")
    low = one.low if direction in (*UPWARD, "eq") else None
    high = one.high if direction in ("lt", "le", "eq") else None
    return NumberReading(low, high, one.reason, one.factor, included, included)


def _both(first: _Bound, second: _Bound, marked: _Marked) -> Number:
    """Return the range between a lower and an upper bound."""
    lower, upper = (first, second) if first.direction in UPWARD else (second, first)
    span = Span(marked.offset(first.start), marked.offset(second.end))
    return _ranged(
        span,
        lower.number,
        upper.number,
        lower.direction == "ge",
        upper.direction == "le",
    )


def _ranged(
    span: Span,
    lower: Number,
    upper: Number,
    low_included: bool = True,
    high_included: bool = True,
) -> Number:
    """Return the range between two numbers with their readings."""
    lows, highs = lower.readings, upper.readings
    readings: list[NumberReading] = []
    for index in range(max(len(lows), len(highs))):
        low, high = lows[min(index, len(lows) - 1)], highs[min(index, len(highs) - 1)]
        told = low if low.factor != 1 else high
        readings.append(
            NumberReading(
                low.low,
                high.high,
                told.reason,
                told.factor,
                low_included,
                high_included,
            )
        )
    steps = [number.decided for number in (lower, upper)]
    decided = "open" if "open" in steps else max(steps, key=lambda step: step != "form")
    return Number(span, "range", tuple(readings), decided, spelled=lower.spelled or upper.spelled)


def _between(found: re.Match[str], marked: _Marked) -> Number | None:
    """Return a range of two numbers, the scale of the second shared by the first if it fits."""
    lower, upper = marked.numbers[found.start("a")], marked.numbers[found.start("b")]
    low, high = lower.readings[0].low, upper.readings[0].low
    if low is None or high is None or (lower.kind == "ordinal") != (upper.kind == "ordinal"):
        return None
    if found["bare"] is not None and low >= high:
        return None
    span = Span(marked.offset(found.start()), marked.offset(found.end()))
    if lower.scale == 1 and upper.scale >= THOUSAND and 0 < low * upper.scale <= high:
        return _shared_scale(span, lower, upper)
    if low > high:
        lower, upper = upper, lower
    return _ranged(span, lower, upper)


def _shared_scale(span: Span, lower: Number, upper: Number) -> Number:
    """Return "20 to 30 million" with both ends in millions, the other reading kept."""
    factor = 1 / upper.scale
    whole = _ranged(span, lower, upper)
    shared = tuple(
        NumberReading(
            reading.low and reading.low * upper.scale,
            reading.high,
            reading.reason,
            reading.factor,
        )
        for reading in whole.readings
    )
    literal = NumberReading(whole.readings[0].low, whole.readings[0].high, "form", factor)
    return Number(span, "range", (*shared, literal), whole.decided, spelled=whole.spelled)
