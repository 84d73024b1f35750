"""A second opinion on names, where the policy asks for one: what another matcher flags too.

It scores the candidates of our complete index, party by entry, with all names of both. What it
takes for a match is looked at by a person: the union of flags, each with who found it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from corredor.studies.screening.engine.nomenklatura import (
    ALGORITHM,
    LEAST,
    LIBRARY,
    Named,
    NoOpinion,
    opinion,
)
from corredor.studies.screening.inputs.entries import WEAK, Entry
from corredor.studies.screening.inputs.rows import Party
from corredor.studies.screening.study.lists import ScreenedList
from corredor.studies.screening.study.scorer import is_comparable

MATCHER: Final = "corredor"
"""Our own matcher, which always looks."""
BETWEEN: Final = " · "

Place = tuple[str, str, str]
"""Id of a party, of a list and of its entry."""
Candidate = tuple[Party, ScreenedList, Entry]


@dataclass(frozen=True)
class SecondLook:
    """What the second matcher said.

    Parameters
    ----------
    looked
        Its library, version, algorithm and threshold; empty where it did not look.
    why
        Word for why it did not look although the policy asks for it; empty otherwise.
    flagged
        Its score [1] of what it takes for a match, by party, list and entry.
    """

    looked: str = ""
    why: str = ""
    flagged: Mapping[Place, float] = field(default_factory=dict[Place, float])

    @property
    def matchers(self) -> str:
        """All matchers that looked.

        Examples
        --------
        >>> SecondLook().matchers
        'corredor'
        """
        return BETWEEN.join(name for name in (MATCHER, self.looked) if name)

    def found_by(self, place: Place, ours: bool) -> str:
        """Return which matchers found an entry, the second with its score.

        Examples
        --------
        >>> SecondLook("n", "", {("p", "l", "1"): 0.9}).found_by(("p", "l", "1"), ours=True)
        'corredor · nomenklatura logic-v2 0.90'
        """
        score = self.flagged.get(place)
        second = "" if score is None else f"{LIBRARY} {ALGORITHM} {score:.2f}"
        return BETWEEN.join(name for name in (MATCHER if ours else "", second) if name)


def second_look(candidates: Iterable[Candidate]) -> SecondLook:
    """Return what the second matcher says of candidates, each of which may come many times."""
    once = {
        (party.id, one.id, entry.id): (party, entry)
        for party, one, entry in candidates
        if is_comparable(party.schema, entry.schema)
    }
    asked = {place[0]: party for place, (party, _) in once.items()}
    listed = {place[1:]: entry for place, (_, entry) in once.items()}
    at = {name: number for number, name in enumerate(asked)}
    entry_at = {name: number for number, name in enumerate(listed)}
    pairs = [(at[place[0]], entry_at[place[1:]]) for place in once]
    try:
        said = opinion(
            [Named(party.schema, party.names) for party in asked.values()],
            [_named(entry) for entry in listed.values()],
            pairs,
        )
    except NoOpinion as error:
        return SecondLook(why=f"matcher_{error.why}")
    flagged = {p: s for p, s in zip(once, said.scores, strict=True) if s >= LEAST}
    return SecondLook(f"{LIBRARY} {said.version} {ALGORITHM} {LEAST:g}", "", flagged)


def _named(entry: Entry) -> Named:
    full, weak = (_texts(entry, is_weak) for is_weak in (False, True))
    return Named(entry.schema, full, weak)


def _texts(entry: Entry, is_weak: bool) -> tuple[str, ...]:
    return tuple(name.text for name in entry.names if (name.kind == WEAK) == is_weak)
