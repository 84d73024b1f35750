"""Time: whether a measure is in force on the day screened, not yet, or no longer."""

from __future__ import annotations

from datetime import date
from typing import Final

from corredor.core.period import parse_period
from corredor.studies.screening.inputs.entries import Measure
from corredor.studies.screening.inputs.rows import Policy

IN_FORCE: Final = "in_force"
LATER: Final = "later"
ENDED: Final = "ended"
SETTLED: Final = "settled"
"""What a measure may be; settled is one that ended so long ago that by the policy it closes
nothing."""


def standing(measure: Measure, policy: Policy) -> str:
    """Return how a measure stands to the day screened.

    What a date leaves open counts as in force: of a month or year the whole of it, and a date
    that can't be read as none. The last day belongs to the measure.
    """
    day = policy.as_of
    if day is None:
        return IN_FORCE
    first, last = _ends(measure.starts)[0], _ends(measure.ends)[1]
    if first is not None and first > day:
        return LATER
    if last is None or last >= day:
        return IN_FORCE
    return SETTLED if policy.ended_before and last < policy.ended_before else ENDED


def _ends(text: str) -> tuple[date | None, date | None]:
    """Return the first and last day of a publisher's date; None where it says none."""
    try:
        held = parse_period(text)
    except ValueError:
        return None, None
    return held.first, held.last
