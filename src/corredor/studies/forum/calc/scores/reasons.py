"""Why a pair has its score: the record from which the report makes its sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from corredor.studies.forum.calc.scores.likeness import WITH_VECTORS, Blend
from corredor.studies.forum.calc.scores.pairs import blocks
from corredor.studies.forum.calc.scores.parts import Removal, Rules, Weights
from corredor.studies.forum.calc.scores.sectors import NEARNESS
from corredor.studies.forum.calc.scores.side import Side, Texts

RELATIONS = ("none", "section", "division", "class")
"""What two lists of sectors share at the deepest."""


@dataclass(frozen=True)
class Explanation:
    """Why two people have their score.

    Parameters
    ----------
    score
        The score [1]; -1 where the pair is removed.
    removal
        Why it is removed.
    forth, back
        Probability [1] that an offer of the second meets a need of the first, and the reverse.
    need, offer
        Numbers of the texts behind `forth` among all needs of the first side and all offers of
        the second; -1 where none is stated.
    need_back, offer_back
        The same behind `back`: needs of the second side, offers of the first.
    sector
        What their sectors share at the deepest, one of `RELATIONS`.
    common_language, interpreter
        Whether they have a language in common; whether they meet through an interpreter.
    wishes
        How many of the two wish the meeting.
    pinned
        Whether the organiser pinned it.
    """

    score: float
    removal: Removal
    forth: float
    back: float
    need: int
    offer: int
    need_back: int
    offer_back: int
    sector: str
    common_language: bool
    interpreter: bool
    wishes: int
    pinned: bool


def explain(
    first: Side,
    second: Side,
    pair: tuple[int, int],
    weights: Weights | None = None,
    rules: Rules | None = None,
    blend: Blend = WITH_VECTORS,
) -> Explanation:
    """Return why a pair has its score, by the very computation that made it."""
    held, asked = weights or Weights(), rules or Rules()
    row, column = pair
    one, other = first.of(row, row + 1), second.of(column, column + 1)
    alone = _alone(asked, pair)
    _, scores, removed, parts = next(iter(blocks(one, other, held, alone, blend)))
    need, offer = _texts(first.needs, row, second.offers, column)
    need_back, offer_back = _texts(second.needs, column, first.offers, row)
    near = float(parts.sector[0, 0])
    level = sum(near >= float(np.float32(value)) for value in NEARNESS)
    return Explanation(
        score=float(scores[0, 0]),
        removal=Removal(int(removed[0, 0])),
        forth=float(parts.forth[0, 0]),
        back=float(parts.back[0, 0]),
        need=need,
        offer=offer,
        need_back=need_back,
        offer_back=offer_back,
        sector=RELATIONS[level],
        common_language=bool(parts.common[0, 0]),
        interpreter=bool(not parts.common[0, 0] and parts.interpreted[0, 0]),
        wishes=asked.wishes.get(pair, 0),
        pinned=pair in asked.pinned,
    )


def _alone(rules: Rules, pair: tuple[int, int]) -> Rules:
    """Return the rules of one pair, which is then the pair (0, 0)."""
    here = (0, 0)
    return Rules(
        wishes={here: rules.wishes[pair]} if pair in rules.wishes else {},
        pinned=frozenset([here] if pair in rules.pinned else []),
        vetoes=frozenset([here] if pair in rules.vetoes else []),
        blocked=frozenset([here] if pair in rules.blocked else []),
        interpreted=rules.interpreted,
    )


def _texts(needs: Texts, needing: int, offers: Texts, offering: int) -> tuple[int, int]:
    """Return the numbers of the need and the offer of two people that are most alike."""
    wanted = np.flatnonzero(needs.owner == needing)
    given = np.flatnonzero(offers.owner == offering)
    if not len(wanted) or not len(given):
        return -1, -1
    likeness = needs.features[wanted] @ offers.features[given].T
    row, column = np.unravel_index(int(np.argmax(likeness)), likeness.shape)
    return int(wanted[row]), int(given[column])
