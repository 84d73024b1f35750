"""Choosing: from scores to the meetings that are to be held, within what people and venue can bear.

The selection itself is `calc.selection`: fair first, then the best. Around it stand two scarce
things that it doesn't know. Interpreters: meetings that need one are admitted for the people with
the fewest others first, and the selection is made again with those alone. Tables: where the slots
have fewer than the meetings, those of the people with the most meetings go, the weakest first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from corredor.studies.forum.calc.running import IntArray
from corredor.studies.forum.calc.scores import Candidates as Pairs
from corredor.studies.forum.calc.scores import Removal, Rules, best_pairs
from corredor.studies.forum.calc.scores.pairs import blocks
from corredor.studies.forum.calc.scores.parts import Pair
from corredor.studies.forum.calc.selection import Goal
from corredor.studies.forum.study.book import Book
from corredor.studies.forum.study.interpreting import Interpreting
from corredor.studies.forum.study.matching import Matching
from corredor.studies.forum.study.scarcity import admitted_pairs, within_tables
from corredor.studies.forum.study.scene import Choice, Scene


@dataclass(frozen=True)
class Choices:
    """What is to be held, and what isn't though somebody asked for it.

    Parameters
    ----------
    meetings
        By the two people.
    left_out
        Pinned or mutually wished pairs that aren't held, with the reason.
    removed
        Pairs that may not meet, as far as they were wished or pinned or a person's word or a
        screening keeps them apart, with the reason.
    counts
        Pairs removed for each reason [1].
    goals
        What the selection reached and proved.
    """

    meetings: tuple[Choice, ...]
    left_out: tuple[tuple[str, str, str], ...]
    removed: tuple[tuple[str, str, str], ...]
    counts: Mapping[str, int]
    goals: tuple[Goal, ...]


def choices(
    book: Book,
    matched: Matching,
    asked: Rules,
    room: Mapping[str, int],
    tables: int,
    booths: Interpreting,
) -> Choices:
    """Return the meetings that are to be held.

    Parameters
    ----------
    room
        Slots in which each person can meet [1].
    tables
        Tables of all slots together [1].
    """
    weights = book.rules.weights()
    most = max(1, book.rules.count("candidates"))
    pairs = best_pairs(*matched.sides, most, weights, asked, matched.blend)
    held = _worthwhile(book, pairs, asked, (len(matched.people[0]), len(matched.people[1])))
    people = {person.id: person for person in book.people}
    scene = Scene(book, matched, asked, pairs, room, people, booths)
    first = scene.selected(held)
    bridged = scene.interpreted(held)
    admitted, refused = admitted_pairs(scene, first, held, bridged)
    again = held[~bridged[held] | np.isin(held, list(admitted))]
    found = scene.selected(again) if refused else first
    chosen = [int(again[at]) if refused else int(held[at]) for at in found.chosen]
    kept, no_table = within_tables(scene, chosen, tables)
    meetings = [scene.choice(at, admitted.get(at, "")) for at in kept]
    missed = [
        *((*scene.names(at), "no_interpreter") for at in refused if scene.is_asked(at)),
        *((*scene.names(at), "no_table") for at in no_table if scene.is_asked(at)),
    ]
    removed, counts = _removed(scene)
    return Choices(
        tuple(sorted(meetings, key=lambda one: (one.first, one.second))),
        tuple(sorted(missed)),
        removed,
        counts,
        found.goals,
    )


def _worthwhile(book: Book, pairs: Pairs, asked: Rules, sizes: tuple[int, int]) -> IntArray:
    """Return the pairs above the least score, the best few of everybody, and the pinned."""
    good = pairs.scores >= book.rules["least_score"]
    few = book.rules.count("fair_to")
    for own, size in zip((pairs.rows, pairs.columns), sizes, strict=True):
        order = np.lexsort((-pairs.scores, own))
        first = np.searchsorted(own[order], np.arange(size))
        rank = np.arange(len(order)) - first[own[order]]
        good[order[rank < few]] = True
    for at in range(len(good)):
        if (int(pairs.rows[at]), int(pairs.columns[at])) in asked.pinned:
            good[at] = True
    return np.flatnonzero(good)


REASONS: Final = {
    Removal.BLOCKED: "blocked",
    Removal.VETO: "veto",
    Removal.SAME_ORGANISATION: "same_organisation",
    Removal.NO_LANGUAGE: "no_language",
    Removal.NO_SLOT: "no_common_slot",
}


def _removed(scene: Scene) -> tuple[tuple[tuple[str, str, str], ...], Mapping[str, int]]:
    """Pairs that may not meet, and how many there are for each reason."""
    matched, asked = scene.matched, scene.asked
    listed: set[Pair] = set(asked.vetoes | asked.blocked | asked.pinned | set(asked.wishes))
    counts: Counter[str] = Counter(dict.fromkeys(REASONS.values(), 0))
    found: list[tuple[str, str, str]] = []
    for start, _, removed, _ in blocks(
        *matched.sides, scene.book.rules.weights(), asked, matched.blend
    ):
        for reason, word in REASONS.items():
            counts[word] += int((removed == reason).sum())
        for row, column in sorted(listed):
            if start <= row < start + len(removed) and removed[row - start, column]:
                word = REASONS[Removal(int(removed[row - start, column]))]
                found.append((matched.people[0][row], matched.people[1][column], word))
    return tuple(sorted(found)), dict(counts)


def kept_apart(book: Book) -> Iterable[tuple[str, str]]:
    """Pairs of people whom a screening keeps apart: each blocked one and everybody else."""
    for one in sorted(book.blocked):
        for other in book.people:
            yield one, other.id
