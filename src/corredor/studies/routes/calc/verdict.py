"""The verdict on a service: flyable, flyable with conditions or not, and what binds it.

Each thing that may stand in the way is a `Constraint` with the room that is left, in its own unit;
what would make room is a `Relaxation`. The one that binds comes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

FLYABLE: Final = "flyable"
CONDITIONAL: Final = "flyable_with_conditions"
NOT_FLYABLE: Final = "not_flyable"
VERDICTS: Final = (FLYABLE, CONDITIONAL, NOT_FLYABLE)

LEGAL: Final = "legal"
SAFETY: Final = "safety"
PHYSICAL: Final = "physical"
COMMERCIAL: Final = "commercial"
KINDS: Final = (LEGAL, SAFETY, PHYSICAL, COMMERCIAL)
"""Kinds of constraint in the order in which they are named where several bind: what may not be
done comes before what can't be done, and that before what doesn't pay."""


@dataclass(frozen=True)
class Relaxation:
    """A change that would make room.

    Attributes
    ----------
    measure
        What is changed, such as ``payload``, ``edto_approval``, ``stop``, ``gate``.
    subject
        What it is changed at: a station, an approval, a gate.
    before, after
        From what to what, in `unit`; equal where the change has no size.
    unit
        Its unit.
    """

    measure: str
    subject: str
    before: float
    after: float
    unit: str

    @property
    def size(self) -> float:
        """Size of the change as a share of what there was."""
        change = abs(self.after - self.before)
        return change / abs(self.before) if self.before else change


@dataclass(frozen=True)
class Constraint:
    """Something that may stand in the way.

    Attributes
    ----------
    name
        Such as ``takeoff_mass`` or ``rights``.
    kind
        One of `KINDS`.
    subject
        Where: a sector, a station, a carrier.
    required, available
        What is asked and what there is, in `unit`.
    unit
        Its unit.
    is_conditional
        Whether it can be met on a condition that is known but not yet fulfilled, or that nobody
        could check.
    relaxations
        What would make room.
    is_floor
        Whether `available` must be at least `required`; otherwise at most.
    """

    name: str
    kind: str
    subject: str
    required: float
    available: float
    unit: str
    is_conditional: bool = False
    relaxations: tuple[Relaxation, ...] = ()
    is_floor: bool = True

    @property
    def margin(self) -> float:
        """Room that is left, in its unit; negative where it is broken."""
        room = self.available - self.required
        return room if self.is_floor else -room

    @property
    def relative_margin(self) -> float:
        """Room that is left as a share of the greater of what is asked and what there is."""
        scale = max(abs(self.required), abs(self.available))
        return self.margin / scale if scale else 0.0

    @property
    def is_broken(self) -> bool:
        """Whether it stands in the way."""
        return self.margin < 0


@dataclass(frozen=True)
class Verdict:
    """The verdict.

    Attributes
    ----------
    verdict
        One of `VERDICTS`.
    binding
        The constraint that binds: of the broken ones, or of the conditional ones, or else the
        one with the least room; None where there is no constraint.
    relaxation
        The smallest change that removes the binding constraint, where one is known.
    broken, conditional
        All that are broken, and all that hang on a condition, the binding one first.
    """

    verdict: str
    binding: Constraint | None
    relaxation: Relaxation | None
    broken: tuple[Constraint, ...]
    conditional: tuple[Constraint, ...]


def verdict_of(constraints: Sequence[Constraint]) -> Verdict:
    """Return the verdict on a service from all that may stand in its way.

    A broken constraint that is conditional makes the service conditional; any other broken one
    makes it not flyable.

    Raises
    ------
    ValueError
        A constraint is of no known kind, or its margin is no number.

    Examples
    --------
    >>> cut = Relaxation("payload", "SVO-HAV", 47.0, 39.0, "tonne")
    >>> found = verdict_of([
    ...     Constraint("takeoff_mass", PHYSICAL, "SVO-HAV", 359.5, 351.5, "tonne",
    ...         relaxations=(cut,)),
    ...     Constraint("fuel_capacity", PHYSICAL, "SVO-HAV", 128.0, 145.5, "tonne")])
    >>> found.verdict, found.binding.name, found.relaxation.after - found.relaxation.before
    ('not_flyable', 'takeoff_mass', -8.0)
    """
    for constraint in constraints:
        if constraint.kind not in KINDS:
            raise ValueError(f"{constraint.name}: {constraint.kind} is no kind of constraint")
        if constraint.margin != constraint.margin:
            raise ValueError(f"{constraint.name}: its margin is no number")
    ordered = sorted(constraints, key=_order)
    broken = tuple(c for c in ordered if c.is_broken and not c.is_conditional)
    conditional = tuple(c for c in ordered if c.is_conditional)
    if broken:
        verdict, binding = NOT_FLYABLE, broken[0]
    elif conditional:
        verdict, binding = CONDITIONAL, conditional[0]
    else:
        verdict = FLYABLE
        binding = min(ordered, key=lambda c: c.relative_margin, default=None)
    return Verdict(verdict, binding, smallest_relaxation(binding), broken, conditional)


def _order(constraint: Constraint) -> tuple[int, float, str, str]:
    """Return the rank by which constraints are named: kind, then how badly broken."""
    rank = KINDS.index(constraint.kind)
    return rank, constraint.relative_margin, constraint.name, constraint.subject


def smallest_relaxation(constraint: Constraint | None) -> Relaxation | None:
    """Return the smallest change that removes a constraint, as a share of what there was."""
    if constraint is None:
        return None
    return min(constraint.relaxations, key=_smallness, default=None)


def _smallness(relaxation: Relaxation) -> tuple[float, str, str]:
    return relaxation.size, relaxation.measure, relaxation.subject
