"""Decisions of people on hits, and whether each still stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from corredor.core.table import Row
from corredor.run.screening.entries import quoted
from corredor.run.screening.screened import Screened
from corredor.studies.screening.inputs.entries import Entry, entry_digest
from corredor.studies.screening.inputs.rows import decisions, first_day
from corredor.studies.screening.study.results import is_in_force

IN_FORCE: Final = "in_force"
EXPIRED: Final = "expired"
SUPERSEDED: Final = "superseded"
PARTY_CHANGED: Final = "party_changed"
ENTRY_CHANGED: Final = "entry_changed"
ONE_PERSON: Final = "second_person_missing"
NOBODY: Final = "party_unknown"


@dataclass(frozen=True)
class Standing:
    """A row of ``screening/decisions.csv`` and whether it stands.

    Parameters
    ----------
    party, list, entry
        Whom it is about, and the entry with its list.
    decision, person, second_person, reason, date, expires
        As the row says.
    standing
        `IN_FORCE`, or why it no longer holds.
    place
        Where the row stands.
    """

    party: str
    list: str
    entry: str
    decision: str
    person: str
    second_person: str
    reason: str
    date: str
    expires: str
    standing: str
    place: str


def entries_named(
    screened: Screened, more: Collection[tuple[str, str]] = ()
) -> dict[tuple[str, str], Entry]:
    """Return the entries that decisions name, and more, by the ids of list and entry.

    Each list is read once; entries that it no longer has are left out.
    """
    rows = screened.rows("screening/decisions")
    wanted = {(row.text("list"), row.text("entry_id")) for row in rows} | {*more}
    return quoted(screened.rows("screening/lists"), screened.programme.files, frozenset(wanted))


def standings(screened: Screened, entries: Mapping[tuple[str, str], Entry]) -> tuple[Standing, ...]:
    """Return all decisions with their standing, in the order of their rows.

    Parameters
    ----------
    screened
        The folder.
    entries
        What `entries_named` returned.
    """
    rows = screened.rows("screening/decisions")
    now = {key: entry_digest(entry) for key, entry in entries.items()}
    goods = {
        (str(row.get("good")), str(row.get("list"))): (row.get("query"), row.get("entry_digest"))
        for row in screened.found("goods")
    }
    newest = {one.row.place for one in decisions(rows).values()}
    made = (_standing(screened, row, now, goods) for row in rows)
    return tuple(
        one
        if row.place in newest or one.standing not in (IN_FORCE, EXPIRED, ONE_PERSON)
        else replace(one, standing=SUPERSEDED)
        for row, one in zip(rows, made, strict=True)
    )


def _standing(
    screened: Screened,
    row: Row,
    now: Mapping[tuple[str, str], str],
    goods: Mapping[tuple[str, str], tuple[object, object]],
) -> Standing:
    party, query, entry = (row.text(name) for name in ("party", "query", "entry"))
    held = screened.parties.get(party)
    sides = (held.digest, now.get((row.text("list"), row.text("entry_id")))) if held else None
    sides = sides or goods.get((party, row.text("list")))
    if sides is None:
        standing = NOBODY
    elif sides[0] != query:
        standing = PARTY_CHANGED
    elif sides[1] != entry:
        standing = ENTRY_CHANGED
    else:
        standing = _force(screened, row)
    return Standing(
        *(row.text(name) for name in ("party", "list", "entry_id", "decision", "person")),
        *(row.text(name) for name in ("second_person", "reason", "date")),
        expires=first_day(row.text("expires")),
        standing=standing,
        place=str(row.place),
    )


def _force(screened: Screened, row: Row) -> str:
    """Return whether a decision on what both sides still say holds, by the study's own rule."""
    (held,) = decisions([row]).values()
    if is_in_force(held, screened.policy):
        return IN_FORCE
    alone = screened.policy.four_eyes and held.second in ("", held.person)
    return ONE_PERSON if alone else EXPIRED
