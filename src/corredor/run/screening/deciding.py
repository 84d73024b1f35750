"""Deciding: what a person finds on a hit, written with the digests of both sides."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corredor.core.errors import NotAHit, SameTwice, SecondPersonMissing
from corredor.programme.appending import with_rows
from corredor.programme.changing import change
from corredor.run.forum.gather import study_tables
from corredor.run.output import claim_output, locked
from corredor.run.screening.sides import Sides, hits_of, party_of, sides_of
from corredor.studies.screening.inputs.entries import entry_digest
from corredor.studies.screening.inputs.tables import DECISIONS
from corredor.studies.screening.study.gate import goods_digests
from corredor.studies.screening.study.goods import goods_lines
from corredor.studies.screening.study.lists import screened_lists

SHOWN: Final = 5
"""Hits that an error names."""


@dataclass(frozen=True)
class Decided:
    """What a person decides.

    Parameters
    ----------
    party
        Id of the party.
    list, entry
        Ids of the list and of the entry on it.
    decision
        ``false_positive``, ``true`` or ``escalate``.
    person, second
        Who decides, and who decides too, if anybody does.
    reason
        Why.
    date, expires
        When, and from which day it no longer holds; empty where it has no end.
    """

    party: str
    list: str
    entry: str
    decision: str
    person: str
    reason: str
    date: str
    second: str = ""
    expires: str = ""


@dataclass(frozen=True)
class Pair:
    """The two sides of a hit: the party, both digests, and what the listed side is called."""

    party: str
    query: str
    entry: str
    name: str


def decide(folder: Path, decided: Decided) -> Pair:
    """Write a decision on a hit into ``screening/decisions.csv``; return its two sides.

    The row bears digests of what is asked about the party and of what the entry says: when either
    changes, the decision no longer holds.

    Raises
    ------
    UnknownReference
        E108: nobody of that id is screened.
    NotAHit
        E435: the party has no hit on the entry.
    SameTwice, SecondPersonMissing
        E436, E438: two people must decide and don't.
    DuplicateId
        E107: there is a decision on exactly this already.
    Problems, CorredorError
        The folder has errors; nothing is written.
    """
    if decided.second and decided.second.casefold() == decided.person.casefold():
        raise SameTwice(None, person=decided.person)
    sides = sides_of(folder)
    if sides.policy.four_eyes and not decided.second:
        raise SecondPersonMissing(None, person=decided.person)
    pair = _good(sides, decided) or _hit(sides, folder, decided)
    row = {
        "query": pair.query,
        "entry": pair.entry,
        "party": pair.party,
        "list": decided.list,
        "entry_id": decided.entry,
        "decision": decided.decision,
        "person": decided.person,
        "reason": decided.reason,
        "date": decided.date,
        "second_person": decided.second,
        "expires": decided.expires,
    }
    with locked(claim_output(folder)):
        changed = with_rows(folder, DECISIONS, [row])
        change(folder, [changed], study_tables())
    return pair


def _good(sides: Sides, decided: Decided) -> Pair | None:
    """Return the sides of a decision on a good, which is a hit of its code on a list of goods."""
    table = sides.inputs.table
    for line in goods_lines(table("screening/goods"), table("screening/listed_goods")):
        named = (line.row.text("id"), line.list) == (decided.party, decided.list)
        codes = {_digits(code) for code in (*line.found.listed, line.row.text("code"))}
        if named and _digits(decided.entry) in codes:
            query, entry = goods_digests(line)
            return Pair(decided.party, query, entry, line.row.text("code"))
    return None


def _digits(code: str) -> str:
    """Return a code of goods without the dots that some write in it."""
    return "".join(letter for letter in code if letter.isalnum())


def _hit(sides: Sides, folder: Path, decided: Decided) -> Pair:
    party = party_of(sides.parties, decided.party)
    row = sides.list_row(decided.list, "--entry")
    found = hits_of([party], screened_lists(sides.inputs, [row], sides.policy), sides.policy)
    held = next((hit for hit in found if hit.entry.id == decided.entry), None)
    if held is None:
        known = tuple(f"{hit.list.id}:{hit.entry.id}" for hit in found[:SHOWN])
        entry = f"{decided.list}:{decided.entry}"
        raise NotAHit(None, party=party.id, entry=entry, known=known or "—", folder=folder)
    return Pair(party.id, held.query, entry_digest(held.entry), held.name.text)
