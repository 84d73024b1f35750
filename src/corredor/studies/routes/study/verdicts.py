"""Verdicts: flyable, flyable with conditions or not, and what binds first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corredor.studies.routes.calc.verdict import Constraint, Relaxation, verdict_of
from corredor.studies.routes.study.constraints import Held


@dataclass(frozen=True)
class Judged:
    """A verdict with the keys of the numbers that its sentence names; empty where it has none.

    Parameters
    ----------
    verdict
        One of `calc.verdict.VERDICTS`.
    binding, relaxation
        What binds first, and the smallest change that removes it.
    required, available
        Keys of what is asked and what there is.
    before, after
        Keys of what the change starts from and arrives at.
    broken, conditional
        All that are broken, and all that hang on a condition.
    """

    verdict: str
    binding: Constraint | None
    relaxation: Relaxation | None
    required: str
    available: str
    before: str
    after: str
    broken: tuple[Constraint, ...]
    conditional: tuple[Constraint, ...]


def judge(held: Iterable[Held]) -> Judged:
    """Return the verdict on a service from all that may stand in its way."""
    known = list(held)
    found = verdict_of([one.constraint for one in known])
    bound = next((one for one in known if one.constraint is found.binding), None)
    change = found.relaxation
    before, after = "", ""
    if bound is not None and change is not None and bound.changes is not None:
        before, after = bound.changes.get(change.measure, ("", ""))
    return Judged(
        verdict=found.verdict,
        binding=found.binding,
        relaxation=change,
        required=bound.required if bound else "",
        available=bound.available if bound else "",
        before=before,
        after=after,
        broken=found.broken,
        conditional=found.conditional,
    )
