"""Timetables of random forums of the published sizes and variants, all of them solved to proof.

The peer is OR-Tools' CP-SAT with the model that one writes first: a literal for each meeting and
slot, first and last slot of each participant and half-day.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from measure import Measure, Peer, cpu_of, wall_of
from synthetic_forums import drawn, forums

from corredor.studies.forum.calc.timetable.instance import Instance
from corredor.studies.forum.engine import sat

PEERS = ("ortools",)
LIBRARIES = ("python-sat",)
GOAL = 60.0
"""For as many as the published set has, on two cores [s]."""
FEWER = 8
PATIENCE = 2.0
"""Deterministic time of the peer for one forum [1], about a second each."""


def measures() -> Iterator[Measure]:
    instances = list(forums().values())
    name = f"timetables of {len(instances)} forums, all proven, two processes"
    yield Measure(name, wall_of(lambda: sat.solve_all(instances, workers=2)), "s", GOAL)
    some = [drawn(seed) for seed in range(FEWER)]
    sat.solve(some[0], workers=1)
    kept: list[Any] = []
    ours = cpu_of(lambda: kept.extend(sat.solve(one, workers=1) for one in some))
    open_ones: list[int] = []

    def plain() -> None:
        from ortools.sat.python import cp_model

        for one, known in zip(some, kept, strict=True):
            solver = cp_model.CpSolver()
            solver.parameters.num_workers = 1
            solver.parameters.max_deterministic_time = PATIENCE
            status = solver.solve(modelled(one))
            if status not in (cp_model.OPTIMAL, cp_model.INFEASIBLE):
                open_ones.append(1)
            elif status == cp_model.OPTIMAL and round(solver.objective_value) != known.breaks:
                raise AssertionError(f"{solver.objective_value} is not {known.breaks}")

    theirs = cpu_of(plain)
    without = f"the proof of {len(open_ones)} of {FEWER}, where it stopped at its limit"
    peer = Peer("OR-Tools CP-SAT, plain model", theirs, without)
    yield Measure(f"timetables of {FEWER} of them, one process", ours, "CPU s", peer=peer)


def modelled(instance: Instance) -> Any:
    """Return the plain model of the published problem."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    slots = range(instance.slots)
    held = [
        {slot: model.new_bool_var("") for slot in meeting.slots} for meeting in instance.meetings
    ]
    for own in held:
        model.add_exactly_one(own.values())
    for slot in slots:
        model.add(sum(own[slot] for own in held if slot in own) <= instance.capacity[slot])
    for first, second in instance.precedences:
        one, other = (
            sum(slot * literal for slot, literal in held[at].items()) for at in (first, second)
        )
        model.add(one < other)
    counts: list[Any] = []
    for person in range(instance.participants):
        own = [
            h
            for h, meeting in zip(held, instance.meetings, strict=True)
            if person in meeting.people
        ]
        away = set(instance.unavailable[person])
        busy = [model.new_bool_var("") for _ in slots]
        for slot in slots:
            model.add(sum(h[slot] for h in own if slot in h) == busy[slot])
            if slot in away:
                model.add(busy[slot] == 0)
        counts.append(_breaks(model, busy))
    model.add_max_equality(most := model.new_int_var(0, instance.slots, ""), counts)
    model.add_min_equality(least := model.new_int_var(0, instance.slots, ""), counts)
    if instance.balance is not None:
        model.add(most - least <= instance.balance)
    model.minimize(sum(counts))
    return model


def _breaks(model: Any, busy: list[Any]) -> Any:
    """Return the number of idle gaps of a participant: starts of busy runs, less one."""
    starts = [busy[0]]
    for before, now in pairwise(busy):
        start = model.new_bool_var("")
        model.add_bool_and(now, ~before).only_enforce_if(start)
        model.add_bool_or(~now, before, start)
        starts.append(start)
    count = model.new_int_var(0, len(busy), "")
    any_busy = model.new_bool_var("")
    model.add_max_equality(any_busy, busy)
    model.add(count == sum(starts) - any_busy)
    return count
