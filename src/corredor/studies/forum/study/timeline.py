"""The timeline: slots in which people can meet, numbered in the order of time, and their days.

Slots of a break that everybody has are left out: what lies before and after them is next to each
other, and lunch is no idle gap.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from functools import cached_property
from typing import Final

from corredor.studies.forum.inputs.records import Session, Slot

NOON: Final = time(12)


@dataclass(frozen=True)
class Timeline:
    """The slots by number, and all slots of the forum."""

    slots: tuple[Slot, ...]
    every: tuple[Slot, ...]

    @cached_property
    def number(self) -> dict[str, int]:
        """Number of each slot, by id."""
        return {slot.id: at for at, slot in enumerate(self.slots)}

    @cached_property
    def by_id(self) -> dict[str, Slot]:
        """Every slot, by id."""
        return {slot.id: slot for slot in self.every}

    def __len__(self) -> int:
        """Return the number of slots."""
        return len(self.slots)

    def numbers(self, names: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of slots, rising; those of a common break have none."""
        return tuple(sorted({self.number[name] for name in names if name in self.number}))

    def of_part(self, part: str) -> tuple[int, ...]:
        """Return the numbers of the slots of a part of the day; all for an empty part."""
        return tuple(at for at, slot in enumerate(self.slots) if part in ("", part_of(slot)))

    @property
    def day_starts(self) -> tuple[int, ...]:
        """First slot of each day, rising from 0."""
        days = [slot.date for slot in self.slots]
        return (0, *(at for at in range(1, len(days)) if days[at] != days[at - 1]))


def part_of(slot: Slot) -> str:
    """Return the part of the day of a slot; where the folder names none, by its beginning."""
    return slot.part or ("morning" if slot.begins < NOON else "afternoon")


def is_open_to_all(session: Session) -> bool:
    """Whether everybody attends a session: a plenary, or a break that lists nobody."""
    return session.kind == "plenary" or (session.kind == "break" and not session.participants)


def timeline(slots: tuple[Slot, ...], sessions: Iterable[Session]) -> Timeline:
    """Return the timeline of a forum."""
    rests = {
        slot
        for session in sessions
        if session.kind == "break" and is_open_to_all(session)
        for slot in session.slots
    }
    return Timeline(tuple(slot for slot in slots if slot.id not in rests), slots)
