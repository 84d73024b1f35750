"""Look-back: what an older edition of a list says otherwise, and who would have been hit then."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corredor.run.publish import safe_cell
from corredor.run.screening.sides import ListAtHand, Sides, hits_of, read_by_hand, sides_of
from corredor.studies.screening.inputs.entries import Entry, entry_digest
from corredor.studies.screening.study.lists import ScreenedList, screened_lists
from corredor.studies.screening.study.results import Hit
from corredor.studies.screening.study.words import NO_HIT, NOT_SCREENABLE

ADDED, REMOVED, CHANGED, SAME = "added", "removed", "changed", "same"
"""What an entry may be, against an older edition of its list."""
SINCE: Final = "since"
"""Id of an older edition that is given as a file."""
CHANGES: Final = ("entry", "name", "change")
COLUMNS: Final = ("party", "name", "entry", "listed", "then", "now", "entry_is", "score")


@dataclass(frozen=True)
class Edition:
    """An edition of a list, as evidence names it."""

    list: str
    published: str
    sha256: str
    entries: int


@dataclass(frozen=True)
class Delta:
    """An entry that differs between two editions."""

    entry: str
    name: str
    change: str


@dataclass(frozen=True)
class Hindsight:
    """A party and an entry that hit in one of two editions at least.

    Parameters
    ----------
    party, name
        The party, and the first of its names.
    entry, listed
        The entry, and its name that met.
    then, now
        Results by the older and by the newer edition.
    entry_is
        `ADDED`, `REMOVED`, `CHANGED` or `SAME`.
    score
        By the newer edition, else by the older one; None for a number.
    """

    party: str
    name: str
    entry: str
    listed: str
    then: str
    now: str
    entry_is: str
    score: float | None


@dataclass(frozen=True)
class LookBack:
    """Two editions of a list side by side."""

    older: Edition
    newer: Edition
    deltas: tuple[Delta, ...]
    hits: tuple[Hindsight, ...]

    @property
    def differing(self) -> tuple[Hindsight, ...]:
        """Hits of one edition that the other doesn't have, or has otherwise."""
        return tuple(one for one in self.hits if one.then != one.now or one.entry_is == CHANGED)


def look_back(folder: Path, newer: str, *, older: str = "", since: str = "") -> LookBack:
    """Screen the parties of a folder against two editions of a list.

    Decisions are left aside: it says what would have been hit, not what was decided.

    Parameters
    ----------
    folder
        The programme.
    newer
        The list, by its id in ``screening/lists.csv``.
    older
        Its older edition, a row of the same table.
    since
        Or a file, as ``FILE`` or, where its format is another, as ``FILE:FORMAT``.

    Raises
    ------
    NotAChoice
        E110: no list of that id.
    CorredorError, Problems
        A list can't be read, or the folder has errors.
    """
    sides = sides_of(folder)
    row = sides.list_row(newer, "--list")
    (now,) = screened_lists(sides.inputs, [row], sides.policy)
    if now.error is not None:
        raise now.error
    if since:
        then = read_by_hand(ListAtHand.of(since, row), SINCE, sides.policy)
    else:
        (then,) = _admitted(sides, older)
    return _compared(sides, then, now)


def _admitted(sides: Sides, name: str) -> tuple[ScreenedList, ...]:
    """Return an older edition of the folder, which may be as old as it is."""
    row = sides.list_row(name, "--since")
    cells: Mapping[str, object] = {**row.cells, "override_reason": SINCE}
    held = screened_lists(sides.inputs, [type(row)(cells, row.place, row.columns)], sides.policy)  # pyright: ignore[reportArgumentType]
    for one in held:
        if one.error is not None:
            raise one.error
    return held


def _compared(sides: Sides, then: ScreenedList, now: ScreenedList) -> LookBack:
    old, new = _entries(then), _entries(now)
    changes = {
        name: REMOVED
        if name not in new
        else ADDED
        if name not in old
        else SAME
        if entry_digest(old[name]) == entry_digest(new[name])
        else CHANGED
        for name in sorted({*old, *new})
    }
    deltas = tuple(
        Delta(name, (new.get(name) or old[name]).names[0].text, change)
        for name, change in changes.items()
        if change != SAME
    )
    return LookBack(_edition(then), _edition(now), deltas, tuple(_hits(sides, then, now, changes)))


def _entries(one: ScreenedList) -> dict[str, Entry]:
    return {entry.id: entry for entry in one.entries if entry.listed}


def _edition(one: ScreenedList) -> Edition:
    held = one.snapshot
    if held is None:
        return Edition(one.id, "", "", 0)
    return Edition(one.id, held.published, held.sha256, held.entries)


def _hits(
    sides: Sides, then: ScreenedList, now: ScreenedList, changes: Mapping[str, str]
) -> Iterator[Hindsight]:
    parties = tuple(sides.parties.values())
    before, after = (
        {(hit.party, hit.entry.id): hit for hit in hits_of(parties, (one,), sides.policy)}
        for one in (then, now)
    )
    for party, entry in sorted({*before, *after}):
        shown = after.get((party, entry)) or before[party, entry]
        yield Hindsight(
            party=party,
            name=sides.parties[party].names[0],
            entry=entry,
            listed=shown.name.text,
            then=_result(before.get((party, entry)), then),
            now=_result(after.get((party, entry)), now),
            entry_is=changes.get(entry, SAME),
            score=shown.score,
        )


def _result(hit: Hit | None, one: ScreenedList) -> str:
    return hit.result if hit is not None else NOT_SCREENABLE if one.silent else NO_HIT


def as_csv(held: LookBack) -> str:
    """Return who is hit in either edition, as CSV that is safe to open in a spreadsheet."""
    return _csv(COLUMNS, held.hits)


def entries_as_csv(held: LookBack) -> str:
    """Return the entries that differ between the editions, as CSV that is safe to open."""
    return _csv(CHANGES, held.deltas)


def _csv(columns: Sequence[str], rows: Sequence[object]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(getattr(row, name)) for name in columns])
    return text.getvalue()
