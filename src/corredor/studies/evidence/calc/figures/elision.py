"""Elided money: "exports made 72.4 million dollars, imports 1.3 billion"."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from corredor.studies.evidence.calc.figures.change import STOP
from corredor.studies.evidence.calc.figures.drafts import LARGE, Draft
from corredor.studies.evidence.calc.figures.money import says_near
from corredor.studies.evidence.calc.figures.words import UnitWords

FARTHEST: Final = 200
"""Characters between a number without unit and the money whose currency it has."""


def elided(text: str, drafts: list[Draft], words: UnitWords) -> list[Draft]:
    """Return the drafts, bare millions with the money of the same sentence.

    The nearest figure before decides, or else the nearest behind; where it is no money, or people
    and tonnes are spoken of, nothing is taken.
    """
    told = [at for at, draft in enumerate(drafts) if _tells(draft)]
    if not any(_is_money(drafts[at]) for at in told):
        return drafts
    made = list(drafts)
    for at, draft in enumerate(drafts):
        if draft.sense is not None or draft.number.scale < LARGE or not draft.values:
            continue
        place = bisect_left(told, at)
        donor = drafts[told[place - 1]] if place else None
        if donor is None or not _joined(text, donor.last, draft.first):
            donor = drafts[told[place]] if place < len(told) else None
            if donor is None or not _joined(text, draft.last, donor.first):
                continue
        sense = donor.sense
        if sense is None or not _is_money(donor):
            continue
        if says_near(text, draft.first, draft.last, words, "population"):
            continue
        made[at] = draft._replace(sense=sense, lent=donor.unit or donor.lent, elided=True)
    return made


def _tells(draft: Draft) -> bool:
    return draft.sense is not None and draft.sense.kind not in ("share", "duration", "age")


def _is_money(draft: Draft) -> bool:
    sense = draft.sense
    return sense is not None and sense.kind == "money" and not sense.subunit and sense.scale == 1


def _joined(text: str, start: int, end: int) -> bool:
    """Whether two offsets lie in one sentence and near each other."""
    return end - start <= FARTHEST and STOP.search(text, start, max(start, end)) is None
