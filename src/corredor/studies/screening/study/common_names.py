"""Names that many bear: a hit on one of them says little until something else is compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from corredor.studies.screening.calc.score.records import (
    EQUAL,
    SAME_FORM,
    TRANSLITERATION,
    VARIANT,
)
from corredor.studies.screening.inputs.entries import Entry
from corredor.studies.screening.study.results import Hit
from corredor.studies.screening.study.scorer import PERSON
from corredor.studies.screening.study.words import LISTED_NAME

MANY: Final = 10
"""Persons of a list who must bear each word of a name before it is called common: assumed."""
SAME: Final = frozenset({EQUAL, TRANSLITERATION, VARIANT, SAME_FORM})
"""How all words of two names meet that are one name."""
_WORD: Final = re.compile(r"\w+")


def common_names(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits on persons by one and the same name, whose every word many others bear.

    Only names were compared in them: a number that met makes a hit of another kind.
    """
    asked = [hit for hit in hits if _is_same_name(hit)]
    wanted = {word for hit in asked for word in _words(hit.name.text)}
    lists = {hit.list.id: hit.list for hit in asked}
    borne = {name: _borne(one.entries, wanted) for name, one in lists.items()}
    return [
        hit
        for hit in asked
        if all(borne[hit.list.id][word] > MANY for word in _words(hit.name.text))
    ]


def _is_same_name(hit: Hit) -> bool:
    return (
        hit.because == LISTED_NAME
        and hit.entry.schema == PERSON
        and bool(hit.parts)
        and all(part.how in SAME for part in hit.parts)
    )


def _borne(entries: Iterable[Entry], wanted: set[str]) -> Counter[str]:
    """Return how many persons bear each word."""
    return Counter(
        word
        for entry in entries
        if entry.schema == PERSON
        for word in {word for name in entry.names for word in _words(name.text)} & wanted
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
