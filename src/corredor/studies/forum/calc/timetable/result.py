"""What a solver says of an instance, and how it knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["optimal", "infeasible", "feasible", "unknown"]
"""`feasible`: a timetable without proof that no better one is; `unknown`: neither was found."""
Proof = Literal["none", "counting", "search"]
"""`counting`: an obstacle, or a bound met; `search`: a complete search excluded the rest."""
Kind = Literal["no_slot", "participant", "precedence", "tables", "resource"]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Meetings that can't all be held, by counting alone: more are needed than there is room.

    Parameters
    ----------
    kind
        What runs out: slots for a meeting at all (``no_slot``), slots of a participant, slots
        between meetings in order of precedence, tables or pairs of people, units of a resource.
    meetings
        The meetings, rising.
    slots
        The only slots in which they could be held, rising.
    participants
        Whom it concerns, rising; empty where it is everyone.
    needed, available
        Places that the meetings need and that the slots have [1]; needed is more.
    resource
        The resource that runs out; -1 otherwise.
    """

    kind: Kind
    meetings: tuple[int, ...]
    slots: tuple[int, ...]
    participants: tuple[int, ...] = ()
    needed: int = 0
    available: int = 0
    resource: int = -1


@dataclass(frozen=True, slots=True)
class Result:
    """A timetable with its worth and its proof.

    Parameters
    ----------
    status
        Optimal, infeasible, feasible or unknown.
    slots
        Slot of each meeting, shape (meetings,); None where no timetable was found.
    breaks
        Sum of breaks of the timetable [1]; None without one.
    bound
        Proven lower bound of the sum of breaks [1]; None where the instance is infeasible.
    proof
        How the status is known.
    obstacle
        The meetings that can't be held, where counting shows it.
    conflicts
        Effort of the search [conflict].

    Examples
    --------
    >>> Result("feasible", (0, 1), 3, 1).gap()
    2
    """

    status: Status
    slots: tuple[int, ...] | None = None
    breaks: int | None = None
    bound: int | None = None
    proof: Proof = "none"
    obstacle: Obstacle | None = None
    conflicts: int = 0

    def gap(self) -> int | None:
        """Return breaks less bound [1]: 0 is optimal, None where either is missing."""
        return None if self.breaks is None or self.bound is None else self.breaks - self.bound
