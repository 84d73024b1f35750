"""Verdicts: flyable, flyable with conditions or not, and what binds first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corredor.studies.routes.calc.gates import TOPICS
from corredor.studies.routes.calc.verdict import (
    LEGAL,
    Constraint,
    Relaxation,
    Verdict,
    verdict_of,
)
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.causes import bound_sector, can_fly, dry_station
from corredor.studies.routes.study.constraints import Held
from corredor.studies.routes.study.sectors import Sector


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
        Keys of what is asked and what there is; empty where not even the empty aircraft can fly.
    before, after
        Keys of what the change starts from and arrives at.
    broken, conditional
        All that are broken, and all that hang on a condition.
    others
        What is broken or hangs on a condition beside what binds, but for gates.
    too_heavy
        Whether the flight that binds can't be made even empty.
    dry
        The station without fuel past which that flight must carry it, if this is why it binds.
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
    others: tuple[Held, ...]
    too_heavy: bool = False
    dry: str = ""


def judge(held: Iterable[Held], case: Case, sectors: tuple[Sector, ...]) -> Judged:
    """Return the verdict on a service from all that may stand in its way."""
    known = list(held)
    found = verdict_of([one.constraint for one in known])
    bound = next((one for one in known if one.constraint is found.binding), None)
    change = found.relaxation
    before, after = "", ""
    if bound is not None and change is not None and bound.changes is not None:
        before, after = bound.changes.get(change.measure, ("", ""))
    sector = bound_sector(found.binding, sectors)
    too_heavy = sector is not None and not can_fly(sector)
    has_numbers = bound is not None and not too_heavy
    return Judged(
        verdict=found.verdict,
        binding=found.binding,
        relaxation=change,
        required=bound.required if bound is not None and has_numbers else "",
        available=bound.available if bound is not None and has_numbers else "",
        before=before,
        after=after,
        broken=found.broken,
        conditional=found.conditional,
        others=tuple(_others(known, found, sectors)),
        too_heavy=too_heavy,
        dry=dry_station(case, sector) if sector is not None else "",
    )


def _others(known: Sequence[Held], found: Verdict, sectors: tuple[Sector, ...]) -> Iterator[Held]:
    """Yield what is broken or hangs on a condition, the worst first."""
    by_constraint = {id(one.constraint): one for one in known}
    for constraint in (*found.broken, *found.conditional):
        is_gate = constraint.kind == LEGAL and constraint.name in TOPICS
        if constraint is found.binding or is_gate:
            continue
        one = by_constraint[id(constraint)]
        sector = bound_sector(constraint, sectors)
        is_refused = sector is not None and not can_fly(sector)
        yield replace(one, required="", available="") if is_refused else one
