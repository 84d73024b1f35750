"""Look-back: who would have been hit by the edition of a list that a newer one replaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from corredor.core.finding import Cell, FindingTable
from corredor.studies.screening.inputs.entries import entry_digest
from corredor.studies.screening.study.lists import ScreenedList
from corredor.studies.screening.study.matching import listed_names, matched
from corredor.studies.screening.study.results import Hit, hits
from corredor.studies.screening.study.screen import Screening
from corredor.studies.screening.study.tables import made, term, text, word

APPEARED, GONE, CHANGED = "hit_appeared", "hit_gone", "hit_changed"


def lookback(screening: Screening) -> Iterator[FindingTable]:
    """Yield the hits that a newer edition of a list adds, drops or changes."""
    columns = (
        *(term("party"), text("list"), text("older", "older_list"), text("entry", "list_entry")),
        *(text("listed_name"), word("change", "hit_change"), word("was"), word("is", "is_now")),
    )
    rows = [row for pair in _pairs(screening) for row in _changes(screening, *pair)]
    if rows:
        yield made("lookback", "screening_lookback", columns, rows, "screening/lists")


def _pairs(screening: Screening) -> Iterator[tuple[ScreenedList, ScreenedList]]:
    by_id = {one.id: one for one in screening.every}
    for one in screening.every:
        older = by_id.get(one.row.text("replaces"))
        if older is not None:
            yield one, older


def _changes(
    screening: Screening, newer: ScreenedList, older: ScreenedList
) -> Iterator[tuple[Cell, ...]]:
    now, then = _hits(screening, newer), _hits(screening, older)
    for key in sorted(now.keys() | then.keys()):
        is_now, was = now.get(key), then.get(key)
        change = APPEARED if was is None else GONE if is_now is None else ""
        if is_now and was and entry_digest(is_now.entry) != entry_digest(was.entry):
            change = CHANGED
        if change:
            hit = is_now or was
            name = hit.name.text if hit else ""
            words = (was.result if was else "", is_now.result if is_now else "")
            yield (key[0], newer.id, older.id, key[1], name, change, *words)


def _hits(screening: Screening, one: ScreenedList) -> Mapping[tuple[str, str], Hit]:
    """Return the hits of one edition by party and entry; decisions are left aside."""
    alone = (replace(one, refused="", silent=""),)
    met = matched(screening.everybody, listed_names(alone, screening.policy), screening.policy)
    found = hits(screening.everybody, alone, met, {}, screening.policy)
    return {(hit.party, hit.entry.id): hit for hit in found}
