"""What an item means, whichever rule made it."""

from __future__ import annotations

from typing import Final

from corredor.studies.evidence.calc.times.cascade import Item
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

MEANINGS: Final = (
    Calendar, Duration, Offset, Stretch, Range, Bound, Repetition, Present, Slice,
)  # fmt: skip


def meaning_of(item: Item) -> Meaning | None:
    """Return the meaning that rules gave an item, None for a bare word."""
    for value in item.values.values():
        if isinstance(value, MEANINGS):
            return value
    return None
