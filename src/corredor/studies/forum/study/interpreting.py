"""Interpreters as a shared resource: who can interpret between whom, and how much is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from corredor.studies.forum.inputs.records import Interpreter
from corredor.studies.forum.study.timeline import Timeline

FULL: Final = 0.9
"""Part of an interpreter's free slots that is given away before the timetable is made [1]: the
rest lets it find a slot in which both people are free too."""


@dataclass(eq=False)
class Interpreting:
    """What is left of each interpreter's time.

    Attributes
    ----------
    interpreters
        The interpreters by id.
    free
        Slots in which each is free.
    load
        Slots promised, but not yet found, of each [1].
    """

    interpreters: Sequence[Interpreter]
    free: dict[str, set[int]]
    load: Counter[str] = field(default_factory=Counter[str])

    @classmethod
    def of(cls, interpreters: Sequence[Interpreter], time: Timeline) -> Interpreting:
        """Return the interpreters with all their time."""
        every = set(range(len(time)))
        return cls(interpreters, {i.id: every - set(time.numbers(i.away)) for i in interpreters})

    def between(self, one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
        """Return who interprets between two people, by the languages that each speaks."""
        first, second = set(one), set(other)
        return tuple(
            i.id for i in self.interpreters if first & set(i.languages) and second & {*i.languages}
        )

    def of_all(self, languages: Iterable[str]) -> tuple[str, ...]:
        """Return who interprets between all of some languages."""
        wanted = set(languages)
        return tuple(i.id for i in self.interpreters if wanted <= set(i.languages))

    def at(self, able: Iterable[str], slots: Iterable[int]) -> str:
        """Take the least busy of some interpreters for given slots; empty if none is free."""
        wanted = set(slots)
        found = [name for name in able if wanted <= self.free[name]]
        if not found:
            return ""
        name = min(found, key=lambda one: (self.load[one] - len(self.free[one]), one))
        self.free[name] -= wanted
        return name

    def some_time(self, able: Iterable[str]) -> str:
        """Promise a slot of the least busy of some interpreters; empty if none has time left."""
        left = {name: int(FULL * len(self.free[name])) - self.load[name] for name in able}
        found = [name for name, slots in left.items() if slots > 0]
        if not found:
            return ""
        name = min(found, key=lambda one: (-left[one], one))
        self.load[name] += 1
        return name
