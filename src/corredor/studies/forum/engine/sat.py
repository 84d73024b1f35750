"""The timetable by propositional search: the one door to python-sat.

Lower bounds rise until a timetable meets one: what was excluded below it is the proof. Effort is
counted in conflicts, so that the same input gives the same timetable; only a limit in seconds can
make a run end elsewhere. A second process, begun for hard instances only, tries the next bound.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from queue import SimpleQueue
from typing import Any, Final, Self

from corredor.studies.forum.calc.timetable.bounds import Domains, narrowed, obstacle
from corredor.studies.forum.calc.timetable.checks import breaks
from corredor.studies.forum.calc.timetable.encoding import encoded
from corredor.studies.forum.calc.timetable.instance import Instance
from corredor.studies.forum.calc.timetable.mirror import without_mirror
from corredor.studies.forum.calc.timetable.result import Obstacle, Result
from corredor.studies.forum.engine.sat_peer import Peer

SOLVER: Final = "cadical195"
"""CaDiCaL 1.9.5 (Biere and others), by its name in python-sat."""
OPTIONS: Final = {"phase": 0, "chrono": 0}
"""Options of the solver: false is tried first, as most meetings are not in a slot; no chronological
backtracking, which made proofs longer on random instances."""
FIRST_ROUND: Final = 15_000
"""Conflicts of the first round, in one process [conflict]."""
ROUND: Final = 20_000
"""Conflicts of a later round; a limit in seconds is read between rounds [conflict]."""

DESCENT: Final = 5_000
"""Conflicts of an attempt to better a timetable where the effort is limited [conflict]."""


def is_installed() -> bool:
    """Whether python-sat is installed."""
    return importlib.util.find_spec("pysat") is not None


class Search:
    """The formula of an instance in a solver, asked again and again with other bounds."""

    def __init__(self, instance: Instance, domains: Domains) -> None:
        """Encode the instance and load the solver."""
        from pysat.solvers import Solver

        self.encoding = encoded(instance, domains)
        formula = self.encoding.formula
        self.outputs = formula.total(self.encoding.breaks, len(self.encoding.breaks))
        self.forced = self.encoding.forced
        self.contradiction = [] in formula.clauses
        self.solver: Any = Solver(SOLVER)
        self.solver.solver.configure(OPTIONS)
        if not self.contradiction:
            self.solver.append_formula(formula.clauses)

    def attempt(self, most: int | None, conflicts: int) -> tuple[bool | None, tuple[int, ...]]:
        """Seek a timetable with so many breaks at most.

        Returns
        -------
        tuple
            True with the slot of each meeting; False where there is none; None where the
            conflicts did not suffice.
        """
        if self.contradiction:
            return False, ()
        above = -1 if most is None else most - self.forced
        assumed = [-self.outputs[above]] if 0 <= above < len(self.outputs) else []
        self.solver.conf_budget(conflicts)
        answer: bool | None = self.solver.solve_limited(assumptions=assumed)
        return answer, self.encoding.timetable(self.solver.get_model()) if answer else ()

    def spent(self) -> int:
        """Return the conflicts so far [conflict]."""
        return int((self.solver.accum_stats() or {}).get("conflicts", 0))

    def close(self) -> None:
        """Free the solver's memory."""
        self.solver.delete()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self.close()


@dataclass
class Progress:
    """What is known so far: the bound and the best timetable, and when to stop."""

    instance: Instance
    bound: int
    most_conflicts: int | None
    until: float | None
    slots: tuple[int, ...] | None = None
    breaks: int | None = None
    conflicts: int = 0
    infeasible: bool = False

    def is_over(self) -> bool:
        """Whether the answer is known or the effort is spent."""
        met = self.breaks is not None and self.breaks <= self.bound
        spent = self.most_conflicts is not None and self.conflicts >= self.most_conflicts
        late = self.until is not None and time.monotonic() > self.until
        return met or self.infeasible or spent or late

    def take(self, most: int | None, answer: bool | None, slots: tuple[int, ...]) -> None:
        """Learn from an answer of a search."""
        if answer:
            found = sum(breaks(self.instance, slots))
            if self.breaks is None or found < self.breaks:
                self.breaks, self.slots = found, slots
        elif answer is False and most is None:
            self.infeasible = True
        elif answer is False and most is not None:
            self.bound = max(self.bound, most + 1)

    def gap(self) -> int:
        """Return how far the best timetable lies above the bound [1]."""
        return 0 if self.breaks is None else max(0, self.breaks - self.bound)

    def result(self) -> Result:
        """Return what is known as a result."""
        if self.infeasible:
            return Result("infeasible", proof="search", conflicts=self.conflicts)
        if self.slots is None:
            return Result("unknown", bound=self.bound, conflicts=self.conflicts)
        proven = self.breaks is not None and self.breaks <= self.bound
        return Result(
            "optimal" if proven else "feasible",
            self.slots,
            self.breaks,
            self.bound,
            "search" if proven else "none",
            conflicts=self.conflicts,
        )


def solve(
    instance: Instance,
    *,
    conflicts: int | None = None,
    seconds: float | None = None,
    workers: int = 2,
) -> Result:
    """Timetable with the fewest breaks, proven; or the proof that there is none.

    Parameters
    ----------
    instance
        The instance; `problems()` must be empty.
    conflicts
        Most conflicts to spend [conflict]; None is no limit. The same limit gives the same result.
    seconds
        Time after which no new round begins [s]; None is no limit.
    workers
        Processes, 1 or 2; the status and the breaks of a proven result don't depend on it.

    Returns
    -------
    Result
        `optimal` with breaks equal to the bound, `infeasible` with the obstacle where counting
        shows one, `feasible` with its gap or `unknown` where the effort didn't suffice.

    Raises
    ------
    ValueError
        The instance is ill-formed.
    """
    problems = instance.problems()
    if problems:
        raise ValueError("; ".join(problems))
    domains = narrowed(instance)
    blocked = domains if isinstance(domains, Obstacle) else obstacle(instance, domains)
    if isinstance(domains, Obstacle) or blocked is not None:
        return Result("infeasible", proof="counting", obstacle=blocked)
    domains = without_mirror(instance, domains)
    until = None if seconds is None else time.monotonic() + seconds
    with Search(instance, domains) as search:
        known = Progress(instance, search.forced, conflicts, until)
        _first_round(search, known)
        if (conflicts is not None or seconds is not None) and known.slots is not None:
            _descend(search, known)
        if not known.is_over():
            if workers > 1:
                _two_bounds(search, known, domains)
            else:
                _one_bound(search, known)
    found = known.result()
    counted = found.status == "optimal" and found.bound == search.forced
    return replace(found, proof="counting") if counted else found


def solve_all(
    instances: Sequence[Instance], *, workers: int = 2, **limits: Any
) -> tuple[Result, ...]:
    """Results of many instances, each in one process, several at a time.

    Parameters
    ----------
    instances
        The instances.
    workers
        Processes at a time [1].
    limits
        `conflicts` and `seconds` of each, as of `solve`.
    """
    if workers < 2:
        return tuple(solve(one, workers=1, **limits) for one in instances)
    peers: SimpleQueue[Peer] = SimpleQueue()
    opened = [Peer() for _ in range(min(workers, len(instances)))]
    for peer in opened:
        peers.put(peer)

    def ask(one: Instance) -> Result:
        peer = peers.get()
        try:
            return peer.ask("solve", one, limits)
        finally:
            peers.put(peer)

    try:
        with ThreadPoolExecutor(workers) as pool:
            return tuple(pool.map(ask, instances))
    finally:
        for peer in opened:
            peer.close()


def _step(search: Search, known: Progress, most: int | None, conflicts: int) -> bool | None:
    before = search.spent()
    answer, slots = search.attempt(most, conflicts)
    known.conflicts += search.spent() - before
    known.take(most, answer, slots)
    return answer


def _first_round(search: Search, known: Progress) -> None:
    """Try the bound by counting; if that fails, ask whether there is any timetable at all."""
    begun = search.spent()
    if _step(search, known, known.bound, FIRST_ROUND):
        return
    _step(search, known, None, FIRST_ROUND)
    while not known.is_over():
        left = FIRST_ROUND - (search.spent() - begun)
        if left <= 0 or _step(search, known, known.bound, left) is None:
            return


def _one_bound(search: Search, known: Progress) -> None:
    while not known.is_over():
        _step(search, known, known.bound if known.slots is not None else None, ROUND)


def _two_bounds(search: Search, known: Progress, domains: Domains) -> None:
    """Try two bounds at once, round by round; what both found is joined after each round."""
    with Peer() as peer, ThreadPoolExecutor(1) as pool:
        peer.ask("load", known.instance, domains)
        ahead = 1
        while not known.is_over():
            base = known.bound if known.slots is not None else None
            other = known.bound + ahead if base is not None else known.bound
            asked = pool.submit(partial(peer.ask, "attempt", other, ROUND))
            _step(search, known, base, ROUND)
            answer, slots, spent = asked.result()
            known.conflicts += spent
            known.take(other, answer, slots)


def _descend(search: Search, known: Progress) -> None:
    """Lower the best timetable in shrinking steps; for a limited effort, before the proof."""
    step = (known.gap() + 1) // 2
    while step and not known.is_over():
        target = known.bound + max(0, known.gap() - step)
        found = _step(search, known, target, DESCENT)
        step = min(step, (known.gap() + 1) // 2) if found else step // 2
