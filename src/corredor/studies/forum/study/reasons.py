"""Why two people should meet, or may not, as sentences in the report's languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from corredor.core.errors import N_
from corredor.studies.forum.calc.scores import Explanation, Removal
from corredor.studies.forum.inputs.records import Statement
from corredor.studies.forum.study.matching import Matching
from corredor.studies.forum.study.texts import glossary

LIKELY: Final = 0.5
"""Probability from which an offer is said to meet a need."""

FORTH: Final = N_("{first} needs “{need}”; {second} offers “{offer}”")
BACK: Final = N_("{second} needs “{need}”; {first} offers “{offer}”")
TERMS: Final = N_("in common: {terms}")
SECTORS: Final = {
    "class": N_("they are in the same class of activities or goods"),
    "division": N_("they are in the same division of activities"),
    "section": N_("they are in the same section of activities"),
}
BOTH_WISH: Final = N_("both wish the meeting")
ONE_WISHES: Final = N_("one of them wishes the meeting")
PINNED: Final = N_("the organiser set the meeting")
INTERPRETED: Final = N_("they have no language in common and meet through an interpreter")
REMOVED: Final = {
    Removal.BLOCKED: N_("{first} and {second} don't meet: screening raised a blocker"),
    Removal.VETO: N_("{first} and {second} don't meet: there is a veto"),
    Removal.SAME_ORGANISATION: N_("{first} and {second} are of the same organisation"),
    Removal.NO_LANGUAGE: N_(
        "{first} and {second} have no language in common, and no interpreter is at hand"
    ),
    Removal.NO_SLOT: N_("{first} and {second} are never there at the same time"),
}
"""Why a pair is no candidate."""


@dataclass(frozen=True)
class Reason:
    """A sentence of the catalogues and the texts that it names.

    `terms` are ids of the glossary of trade that both texts name.
    """

    sentence: str
    fields: Mapping[str, str] = field(default_factory=dict[str, str])
    terms: tuple[str, ...] = ()


def shared_terms(need: str, offer: str) -> tuple[str, ...]:
    """Return ids of the terms of trade that two texts both name, sorted.

    Examples
    --------
    >>> shared_terms("Ищем кофе в зёрнах", "Café verde de altura")
    ('coffee',)
    """
    held = glossary()
    both = set(held.named(need)) & set(held.named(offer))
    return tuple(sorted(held.terms[number].id for number in both))


def reasons(matched: Matching, pair: tuple[int, int], why: Explanation) -> tuple[Reason, ...]:
    """Return the sentences that explain a score, the weightiest first.

    A pair without any of them has its score from small likenesses alone.
    """
    names = {"first": matched.people[0][pair[0]], "second": matched.people[1][pair[1]]}
    if why.removal is not Removal.NONE:
        return (Reason(REMOVED[why.removal], names),)
    found: list[Reason] = [Reason(PINNED)] if why.pinned else []
    if why.forth >= LIKELY:
        found += _meeting(FORTH, names, matched.needs[0][why.need], matched.offers[1][why.offer])
    if why.back >= LIKELY:
        need, offer = matched.needs[1][why.need_back], matched.offers[0][why.offer_back]
        found += _meeting(BACK, names, need, offer)
    if why.wishes:
        found.append(Reason(ONE_WISHES if why.wishes == 1 else BOTH_WISH))
    if why.sector in SECTORS:
        found.append(Reason(SECTORS[why.sector]))
    if why.interpreter:
        found.append(Reason(INTERPRETED))
    return tuple(found)


def _meeting(
    sentence: str, names: Mapping[str, str], need: Statement, offer: Statement
) -> list[Reason]:
    made = [Reason(sentence, {**names, "need": need.text, "offer": offer.text})]
    terms = shared_terms(need.text, offer.text)
    return [*made, Reason(TERMS, {}, terms)] if terms else made
