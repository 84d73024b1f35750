"""The timetable and its rooms by constraint programming: the one door to OR-Tools.

`solve` is a second opinion on `engine.sat`, by a model of its own; `place` puts a timetable into
rooms with the fewest changes of location.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from corredor.studies.forum.calc.timetable.bounds import (
    Domains,
    break_free_starts,
    narrowed,
    obstacle,
)
from corredor.studies.forum.calc.timetable.checks import breaks
from corredor.studies.forum.calc.timetable.instance import NO_TABLE, Instance
from corredor.studies.forum.calc.timetable.result import Obstacle, Result

SEED: Final = 1


def is_installed() -> bool:
    """Whether OR-Tools is installed."""
    return importlib.util.find_spec("ortools") is not None


def solve(
    instance: Instance,
    *,
    effort: float | None = None,
    hint: Sequence[int] | None = None,
    workers: int = 1,
) -> Result:
    """Timetable with the fewest breaks, proven as far as the effort goes.

    Parameters
    ----------
    instance
        The instance; `problems()` must be empty.
    effort
        Limit in the solver's deterministic time [1], about a second each; None is no limit. With
        one worker the same effort gives the same result.
    hint
        Slot of each meeting of a timetable to start from, shape (meetings,).
    workers
        Threads [1]; with more than one only a proven number of breaks is sure to be the same.

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
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    held = _timetable(model, instance, domains)
    counts = _breaks(model, instance, held)
    _runs(model, instance, domains, held, counts)
    model.minimize(sum(counts))
    if hint is not None:
        for slots, chosen in zip(held, hint, strict=True):
            for slot, literal in slots.items():
                model.add_hint(literal, slot == chosen)
    solver = _solver(effort, workers)
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return Result("infeasible", proof="search")
    bound = max(0, round(solver.best_objective_bound))
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Result("unknown", bound=bound)
    slots = tuple(
        next(slot for slot, literal in own.items() if solver.boolean_value(literal)) for own in held
    )
    counted = sum(breaks(instance, slots))
    proven = status == cp_model.OPTIMAL
    return Result(
        "optimal" if proven else "feasible",
        slots,
        counted,
        counted if proven else bound,
        "search" if proven else "none",
    )


def place(
    instance: Instance, slots: Sequence[int], *, effort: float | None = None
) -> tuple[int, ...] | None:
    """Rooms of a timetable's meetings with the fewest changes of zone, summed over participants.

    Parameters
    ----------
    instance
        The instance, with its rooms.
    slots
        Slot of each meeting, shape (meetings,).
    effort
        As of `solve`.

    Returns
    -------
    tuple or None
        Room of each meeting, shape (meetings,); None where the rooms of a kind don't suffice in a
        slot, or the effort was spent before any choice was found.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    seated: list[dict[int, Any]] = []
    for meeting, slot in zip(instance.meetings, slots, strict=True):
        fits = [
            at
            for at, room in enumerate(instance.rooms)
            if slot not in room.closed
            and (meeting.tables > 0 if room.kind == NO_TABLE else room.kind in meeting.needs)
        ]
        seated.append({at: model.new_bool_var("") for at in fits})
        model.add_exactly_one(seated[-1].values())
    for slot in sorted(set(slots)):
        now = [rooms for rooms, own in zip(seated, slots, strict=True) if own == slot]
        for room in range(len(instance.rooms)):
            model.add_at_most_one(rooms[room] for rooms in now if room in rooms)
    model.minimize(sum(_changes(model, instance, slots, seated)))
    solver = _solver(effort, 1)
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return tuple(
        next(room for room, literal in rooms.items() if solver.boolean_value(literal))
        for rooms in seated
    )


def _solver(effort: float | None, workers: int) -> Any:
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = SEED
    if effort is not None:
        solver.parameters.max_deterministic_time = effort
    return solver


def _timetable(model: Any, instance: Instance, domains: Domains) -> list[dict[int, Any]]:
    """Say when meetings can be held: order, tables, resources, one place at a time."""
    held = [{slot: model.new_bool_var("") for slot in own} for own in domains]
    for own in held:
        model.add_exactly_one(own.values())
    time = [sum(slot * literal for slot, literal in own.items()) for own in held]
    for first, then in instance.precedences:
        model.add(time[first] + 1 <= time[then])
    for own in instance.meetings_of():
        for slot in range(instance.slots):
            model.add_at_most_one(held[at][slot] for at in own if slot in held[at])
    units = instance.free_units()
    for slot, tables in enumerate(instance.free_tables()):
        now = [
            (own[slot], meeting)
            for own, meeting in zip(held, instance.meetings, strict=True)
            if slot in own
        ]
        model.add(sum(literal * meeting.tables for literal, meeting in now) <= tables)
        for resource, row in enumerate(units):
            users = [literal for literal, meeting in now if resource in meeting.needs]
            model.add(sum(users) <= row[slot])
    return held


def _breaks(model: Any, instance: Instance, held: Sequence[Mapping[int, Any]]) -> list[Any]:
    """Count the breaks of each participant and keep them within the balance."""
    counts: list[Any] = []
    attended = instance.attended()
    for person, own in enumerate(instance.meetings_of()):
        gaps: list[Any] = []
        for day in instance.days():
            busy = {
                slot: 1
                if slot in attended[person]
                else sum(held[at][slot] for at in own if slot in held[at])
                for slot in day
            }
            gaps += _returns(model, busy)
        count = model.new_int_var(0, len(gaps), "")
        model.add(count == sum(gaps))
        counts.append(count)
    if instance.balance is not None and counts:
        least = model.new_int_var(0, instance.slots, "")
        for count in counts:
            model.add(count >= least)
            model.add(count <= least + instance.balance)
    return counts


def _runs(
    model: Any,
    instance: Instance,
    domains: Domains,
    held: Sequence[Mapping[int, Any]],
    counts: Sequence[Any],
) -> None:
    """Say of each participant that it has a break or is busy in one unbroken run (implied)."""
    if len(instance.day_starts) > 1:
        return
    everyone = zip(instance.meetings_of(), instance.attended(), counts, strict=True)
    for own, attended, count in everyone:
        length = len(own) + len(attended)
        if not own or length < len((0, 1)):
            continue
        starts = break_free_starts({at: domains[at] for at in own}, attended, instance.slots)
        runs = {start: model.new_bool_var("") for start in starts}
        broken = model.new_bool_var("")
        model.add_exactly_one([*runs.values(), broken])
        model.add(count >= broken)
        for slot in range(instance.slots):
            now = [run for start, run in runs.items() if start <= slot < start + length]
            meets = [held[at][slot] for at in own if slot in held[at]]
            if now and slot not in attended:
                model.add(sum(now) <= sum(meets))


def _returns(model: Any, busy: Mapping[int, Any]) -> list[Any]:
    """Return a literal for each slot of a day: one comes back from a gap in it."""
    found: list[Any] = []
    before: Any = None
    begun: Any = None
    for now in busy.values():
        if before is not None:
            back = model.new_bool_var("")
            model.add(back >= now - before + begun - 1)
            model.add(back <= now)
            model.add(back <= 1 - before)
            model.add(back <= begun)
            found.append(back)
        later = model.new_bool_var("")
        model.add(later >= now)
        if begun is None:
            model.add(later <= now)
        else:
            model.add(later >= begun)
            model.add(later <= begun + now)
        before, begun = now, later
    return found


def _changes(
    model: Any, instance: Instance, slots: Sequence[int], seated: Sequence[Mapping[int, Any]]
) -> list[Any]:
    """Return a literal for each step of each participant: it goes to another zone."""
    zones = sorted({room.zone for room in instance.rooms})
    inside = [
        {
            zone: sum(v for room, v in rooms.items() if instance.rooms[room].zone == zone)
            for zone in zones
        }
        for rooms in seated
    ]
    day_of = {slot: day for day, of_day in enumerate(instance.days()) for slot in of_day}
    weights: dict[tuple[int, int], int] = {}
    for own in instance.meetings_of():
        walk = sorted(own, key=lambda at: slots[at])
        for sooner, later in pairwise(walk):
            if day_of[slots[sooner]] == day_of[slots[later]]:
                weights[sooner, later] = weights.get((sooner, later), 0) + 1
    found: list[Any] = []
    for (sooner, later), weight in sorted(weights.items()):
        moved = model.new_bool_var("")
        for zone in zones:
            model.add(moved >= inside[sooner][zone] - inside[later][zone])
        found.append(weight * moved)
    return found
