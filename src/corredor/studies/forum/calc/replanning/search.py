"""Depth-first search of the least change: who else must be asked to move, one more at a time.

Every repaired timetable can be reached by placing what waits in its final slot, throwing out what
stands in the way, and so on, no meeting twice; so a search that ends has seen all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from corredor.studies.forum.calc.colouring.grid import UNPLACED, Grid

NODES: Final = 1_000
"""Steps after which one level of the search is given up [1]."""
DEEPEST: Final = 150
"""Meetings placed one after the other beyond which a branch is given up [1]."""
ALL_NODES: Final = 6_000
"""Steps after which all of it is given up [1]: about a second."""


@dataclass(frozen=True, order=True)
class Change:
    """How much a repair changes, in the order in which it counts.

    Attributes
    ----------
    lost
        Meetings that find no slot [1].
    people
        People affected who are in no meeting that had to change anyway [1].
    moved
        Meetings moved that needn't have been for themselves [1].
    breaks
        Breaks of the people who are touched [1].
    """

    lost: int
    people: int
    moved: int
    breaks: int


@dataclass(eq=False)
class Search:
    """The state of a search: a timetable that is changed and changed back.

    Attributes
    ----------
    grid, slot
        The timetable as it is now.
    told
        People who are affected in any case.
    """

    grid: Grid
    slot: list[int]
    told: frozenset[int]
    people: list[list[int]] = field(init=False)
    at: list[list[int]] = field(init=False)
    load: list[int] = field(init=False)
    settled: set[int] = field(default_factory=set[int], init=False)
    nodes: int = field(default=0, init=False)
    all_nodes: int = field(default=0, init=False)
    best: Change | None = field(default=None, init=False)
    best_slot: list[int] = field(default_factory=list[int], init=False)

    def __post_init__(self) -> None:
        grid = self.grid
        own: list[int] = grid.people.tolist()
        first: list[int] = grid.first.tolist()
        self.people = [own[a:b] for a, b in pairwise(first)]
        self.at = [[UNPLACED] * grid.slots for _ in range(grid.participants)]
        self.busy: list[int] = grid.attended.tolist()
        self.load = [0] * grid.slots
        self.allowed: list[int] = grid.allowed.tolist()
        self.tables: list[int] = grid.tables.tolist()
        self.capacity: list[int] = grid.capacity.tolist()
        self.days: list[int] = grid.days.tolist()
        places, self.slot = self.slot, [UNPLACED] * grid.meetings
        for meeting, to in enumerate(places):
            if to >= 0:
                self.put(meeting, to)

    def put(self, meeting: int, to: int) -> None:
        """Put a meeting into a slot."""
        self.slot[meeting] = to
        self.load[to] += self.tables[meeting]
        for who in self.people[meeting]:
            self.at[who][to] = meeting
            self.busy[who] |= 1 << to

    def take(self, meeting: int) -> int:
        """Take a meeting out; returns the slot where it was."""
        old = self.slot[meeting]
        self.slot[meeting] = UNPLACED
        self.load[old] -= self.tables[meeting]
        for who in self.people[meeting]:
            self.at[who][old] = UNPLACED
            self.busy[who] &= ~(1 << old)
        return old

    def overfull(self) -> int:
        """First slot with more tables taken than there are, or -1."""
        for at, (load, room) in enumerate(zip(self.load, self.capacity, strict=True)):
            if load > room:
                return at
        return -1

    def breaks(self, who: int, more: int = 0) -> int:
        """Breaks of a participant [1], also if he were busy in more slots (bits)."""
        busy = self.busy[who] | more
        runs = 0
        for day in self.days:
            own = busy & day
            runs += max(0, (own & ~(own << 1)).bit_count() - 1)
        return runs

    def spent(self) -> bool:
        """Whether all steps are used up."""
        return self.all_nodes + self.nodes > ALL_NODES

    def reached(self, lost: int, people: int) -> bool:
        """Whether a repair is known that loses and affects no more than so many."""
        best = self.best
        return best is not None and best.lost <= lost and best.people <= people

    def explored(self, waiting: tuple[int, ...], lost: int, people: int) -> bool:
        """Search all repairs that lose and affect so many at most; False if it was given up."""
        self.all_nodes += self.nodes
        self.nodes = 0
        self.settled.clear()
        return self._step(list(waiting), (lost, people), (0, frozenset(), 0))

    def _step(
        self,
        waiting: list[int],
        most: tuple[int, int],
        now: tuple[int, frozenset[int], int],
    ) -> bool:
        self.nodes += 1
        if self.nodes > NODES or self.all_nodes + self.nodes > ALL_NODES:
            return False
        if len(self.settled) > DEEPEST:
            return False
        lost, people, moved = now
        so_far = Change(lost, len(people), moved, 0)
        if self.best is not None and so_far > self.best:
            return True
        if not waiting:
            full = self.overfull()
            if full < 0:
                return self._finish(now)
            return self._thinned(full, most, now, [])
        meeting = min(waiting, key=lambda each: (self._free(each).bit_count(), each))
        rest = [each for each in waiting if each != meeting]
        self.settled.add(meeting)
        whole = True
        for to in self._slots(meeting):
            whole &= self._tried(meeting, to, rest, most, now)
        if lost < most[0]:
            whole &= self._step(rest, most, (lost + 1, people, moved))
        self.settled.discard(meeting)
        return whole

    def _free(self, meeting: int) -> int:
        """Slots, one bit each, that a meeting can take with nobody in its way."""
        bits = self.allowed[meeting]
        for who in self.people[meeting]:
            bits &= ~self.busy[who]
        found = 0
        while bits:
            slot = (bits & -bits).bit_length() - 1
            bits &= bits - 1
            if self.load[slot] + self.tables[meeting] <= self.capacity[slot]:
                found |= 1 << slot
        return found

    def _slots(self, meeting: int) -> Iterator[int]:
        """Slots open to a meeting: free ones by the breaks they leave, then by what they cost."""
        own = self.people[meeting]

        def worth(to: int) -> tuple[int, int, int]:
            clash = {self.at[who][to] for who in own} - {UNPLACED}
            full = self.load[to] + self.tables[meeting] > self.capacity[to]
            others = {who for each in clash for who in self.people[each]} - set(own)
            return (len(others) + full, sum(self.breaks(who, 1 << to) for who in own), to)

        slots = (to for to in range(self.grid.slots) if self.allowed[meeting] >> to & 1)
        return iter(sorted(slots, key=worth))

    def _tried(
        self,
        meeting: int,
        to: int,
        rest: list[int],
        most: tuple[int, int],
        now: tuple[int, frozenset[int], int],
    ) -> bool:
        """Place a meeting in a slot, what stands in the way thrown out, and go on."""
        lost, people, moved = now
        clash = sorted({self.at[who][to] for who in self.people[meeting]} - {UNPLACED})
        if not all(self._movable(each) for each in clash):
            return True
        affected = people.union(*(self.people[each] for each in clash)) - self.told
        if len(affected) > most[1]:
            return True
        for each in clash:
            self.take(each)
        self.put(meeting, to)
        then = lost, affected, moved + len(clash)
        if self.load[to] > self.capacity[to]:
            whole = self._thinned(to, most, then, [*rest, *clash])
        else:
            whole = self._step([*rest, *clash], most, then)
        self.take(meeting)
        for each in clash:
            self.put(each, to)
        return whole

    def _movable(self, meeting: int) -> bool:
        return meeting not in self.settled and bool(
            self.allowed[meeting] & ~(1 << self.slot[meeting])
        )

    def _thinned(
        self,
        full: int,
        most: tuple[int, int],
        now: tuple[int, frozenset[int], int],
        waiting: list[int],
    ) -> bool:
        """Throw one meeting out of an overfull slot, each in turn, and go on."""
        lost, people, moved = now
        inside = [
            each
            for each, where in enumerate(self.slot)
            if where == full and self.tables[each] and each not in self.settled
        ]
        whole = True
        for each in sorted(inside, key=lambda each: (*self._cost(each, people), each)):
            affected = people.union(self.people[each]) - self.told
            if len(affected) > most[1]:
                break
            self.take(each)
            then = lost, affected, moved + 1
            whole &= self._step([*waiting, each], most, then)
            self.put(each, full)
            if not whole and self.nodes > NODES:
                break
        return whole

    def _cost(self, meeting: int, people: frozenset[int]) -> tuple[int, bool]:
        """People newly affected if a meeting moves, and whether it has nowhere free to go."""
        new = set(self.people[meeting]) - people - self.told
        return len(new), self._free(meeting) == 0

    def _finish(self, now: tuple[int, frozenset[int], int]) -> bool:
        lost, people, moved = now
        breaks = sum(self.breaks(who) for who in sorted(people | self.told))
        change = Change(lost, len(people), moved, breaks)
        if self.best is None or change < self.best:
            self.best, self.best_slot = change, list(self.slot)
        return True
