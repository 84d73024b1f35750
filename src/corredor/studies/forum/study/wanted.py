"""What wishes and pins say of the time of a meeting: its slots, its part of the day, its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corredor.studies.forum.inputs.records import Session, Wish
from corredor.studies.forum.study.timeline import Timeline


@dataclass(frozen=True, eq=False)
class Wanted:
    """The wishes that speak of time, by their two people."""

    wishes: Mapping[tuple[str, str], tuple[Wish, ...]]

    @classmethod
    def of(cls, wishes: Iterable[Wish]) -> Wanted:
        """Return those of all wishes that speak of time."""
        found: dict[tuple[str, str], tuple[Wish, ...]] = {}
        for wish in wishes:
            if wish.kind != "veto" and (wish.slots or wish.part or wish.after):
                pair = sorted_pair(wish.participant, wish.other)
                found[pair] = (*found.get(pair, ()), wish)
        return cls(found)

    def slots(
        self, one: str, other: str, time: Timeline, sessions: Iterable[Session]
    ) -> tuple[int, ...]:
        """Return the slots that two people may meet in, by their wishes alone."""
        known = {session.id: session for session in sessions}
        allowed = set(range(len(time)))
        for wish in self.wishes.get(sorted_pair(one, other), ()):
            allowed &= set(time.numbers(wish.slots)) if wish.slots else allowed
            allowed &= set(time.of_part(wish.part))
            for name in wish.after:
                ends = time.numbers(known[name].slots) if name in known else ()
                allowed -= set(range(max(ends, default=-1) + 1))
        return tuple(sorted(allowed))

    def order(
        self, pairs: Sequence[tuple[str, str]], place: Mapping[str, int], first: int
    ) -> Iterator[tuple[int, int]]:
        """Yield which meeting or waiting session comes before which meeting.

        Parameters
        ----------
        pairs
            People of the meetings, numbered from `first` on.
        place
            Numbers of the sessions that wait for a slot.
        """
        number = {sorted_pair(*pair): first + at for at, pair in enumerate(pairs)}
        for pair, wishes in self.wishes.items():
            for wish in wishes if pair in number else ():
                for name in wish.after:
                    earlier = place.get(name, number.get(sorted_pair(wish.participant, name)))
                    if earlier is not None and earlier != number[pair]:
                        yield earlier, number[pair]


def sorted_pair(one: str, other: str) -> tuple[str, str]:
    """Return two ids in order."""
    return (one, other) if one < other else (other, one)
