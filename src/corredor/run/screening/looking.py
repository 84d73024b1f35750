"""A quick look at one name in one list, without a folder; it leaves no evidence behind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from corredor.core.errors import Place
from corredor.core.table import Row
from corredor.run.screening.sides import ListAtHand, policy_of, read_by_hand
from corredor.studies.screening.calc.index import Coverage
from corredor.studies.screening.inputs.rows import Party
from corredor.studies.screening.readers.age import FRESH, ListAge
from corredor.studies.screening.study.lists import ScreenedList
from corredor.studies.screening.study.matching import Matched, listed_names, matched
from corredor.studies.screening.study.results import Answer, Hit, answers, hits
from corredor.studies.screening.study.words import (
    NO_HIT,
    NOT_SCREENABLE,
    STALE_LIST,
    UNDATED_LIST,
)

__all__ = ["Answer", "Coverage", "Hit", "Look", "look"]

ASKED: Final = "asked"


@dataclass(frozen=True)
class Look:
    """What a list says of a name.

    Parameters
    ----------
    list
        The list as it was read.
    answers
        Results by regime, each with its hit where there is one.
    matched
        What was compared, and how far.
    stale
        Whether the list is too old, or nobody knows how old: then it shows no absence.
    """

    list: ScreenedList
    answers: tuple[Answer, ...]
    matched: Matched
    stale: bool


def look(name: str, schema: str, wanted: str, day: date) -> Look:
    """Return what a list says of a name on a day.

    Parameters
    ----------
    name, schema
        The name, and what bears it: one of the schemas of parties.
    wanted
        The list, as ``FILE``, ``FILE:FORMAT`` or ``demo``.
    day
        For which the list must not be too old.

    Raises
    ------
    NotAChoice
        E110: the list's format isn't known.
    CorredorError
        The list can't be read.
    """
    how = policy_of(day)
    at_hand = ListAtHand.of(wanted)
    held = read_by_hand(at_hand, at_hand.id, how)
    row = Row({"id": ASKED, "name": name}, Place(""), {})
    asked = Party(ASKED, (name,), schema, "", (), (ASKED,), "", (), "", row)
    found = matched([asked], listed_names((held,), how), how)
    said = answers([asked], (held,), found, hits([asked], (held,), found, {}, how), how)
    stale = held.age is not None and held.age.standing != FRESH
    if stale:
        said = tuple(_without_absence(one, held.age) for one in said)
    return Look(held, said, found, stale)


def _without_absence(one: Answer, age: ListAge | None) -> Answer:
    """Return an answer by an old list, which may show a hit and never the absence of one."""
    if one.result != NO_HIT:
        return one
    undated = age is None or age.days is None
    return replace(one, result=NOT_SCREENABLE, because=UNDATED_LIST if undated else STALE_LIST)
