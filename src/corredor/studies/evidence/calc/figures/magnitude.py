"""Magnitude: what is counted comes in whole numbers, so "1.250 companies" is no fraction."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from corredor.studies.evidence.calc.figures.drafts import Draft
from corredor.studies.evidence.calc.records import NumberReading

COUNTED_UNITS: Final = frozenset(("barrel", "TEU"))
"""Units of measure that are counted one by one as a rule."""


def whole_first(draft: Draft) -> Draft:
    """Return a draft whose whole reading comes first where whole things are counted.

    The other reading is kept, with its factor, and the size is the step that decided.
    """
    sense, readings = draft.sense, draft.number.readings
    if sense is None or len(readings) < 2 or len(draft.values) != len(readings):
        return draft
    if sense.kind != "count" and not COUNTED_UNITS & set(sense.units):
        return draft
    lows = [low for low, _ in draft.values]
    if _is_whole(lows[0]):
        return draft
    chosen = next((at for at, low in enumerate(lows) if _is_whole(low)), None)
    if chosen is None or not lows[chosen]:
        return draft
    order = [chosen, *(at for at in range(len(lows)) if at != chosen)]
    moved = tuple(_moved(readings[at], lows[at], lows[chosen], at == chosen) for at in order)
    number = replace(draft.number, readings=moved, decided="magnitude")
    return draft._replace(number=number, values=tuple(draft.values[at] for at in order))


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _moved(reading: NumberReading, low: Decimal, basis: Decimal, chosen: bool) -> NumberReading:
    return replace(
        reading,
        reason="magnitude" if chosen else reading.reason,
        factor=Decimal(1) if chosen else low / basis,
    )
