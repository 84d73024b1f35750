"""Statements of holdings: those of the folder, and those of lists that lead to its parties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from corredor.core.errors import NotAChoice
from corredor.core.table import Row
from corredor.studies.screening.calc.ownership import Holding, Share, share
from corredor.studies.screening.inputs.entries import Entry
from corredor.studies.screening.inputs.entries import Holding as ListedHolding
from corredor.studies.screening.inputs.rows import Party, day_after, first_day
from corredor.studies.screening.inputs.tables import YES
from corredor.studies.screening.study.lists import ScreenedList
from corredor.studies.screening.study.matching import Matched
from corredor.studies.screening.study.results import without_hit
from corredor.studies.screening.study.words import DEMO_LIST, NO_HIT

SHARES: Final = ("49.99", "1/3", "25-50", ">50", "<25")
"""What a share may look like, for messages."""


@dataclass(frozen=True)
class Stated:
    """A holding as somebody states it.

    Parameters
    ----------
    id
        Id of its row; of a list's own, the list and its line.
    text
        The share as stated.
    holding
        The same, with parties by their ids.
    is_named
        Whether the owner is a party or has a name: else nobody can say who it is.
    source, date
        Where it stands, and of when that is.
    """

    id: str
    text: str
    holding: Holding
    is_named: bool
    source: str
    date: str


@dataclass(frozen=True)
class Statements:
    """All holdings, and how far those in them are known.

    Parameters
    ----------
    held
        The holdings.
    entries
        Entries of lists that they name, by the ids used for them.
    covered
        Regimes with a list that shows who is not on it.
    shown
        For each party, and each entry above, the regimes whose lists would have shown it.
    """

    held: tuple[Stated, ...]
    entries: Mapping[str, Entry]
    covered: frozenset[str] = frozenset()
    shown: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])

    @property
    def holdings(self) -> list[Holding]:
        """The holdings alone, in their order."""
        return [one.holding for one in self.held]


def statements(
    rows: Iterable[Row],
    parties: Sequence[Party],
    lists: Iterable[ScreenedList],
    matched: Matched,
) -> Statements:
    """Return the holdings of the folder by id, then those of lists by list and line.

    Of a list those count that lead, over any number of owners, to an entry whose name is a
    party's: it is taken to be that party.

    Raises
    ------
    NotAChoice
        E110: a share that is none.
    """
    homes = {name: party.id for party in parties for name in (*party.subjects, party.id)}
    stated = [_of_row(row, homes) for row in sorted(rows, key=lambda row: row.text("id"))]
    found: list[Stated] = []
    entries: dict[str, Entry] = {}
    used = tuple(lists)
    shown = {party.id: _shown(party, used, matched) for party in parties}
    for one in used:
        if one.holdings and one.silent != DEMO_LIST:
            known = _known(one, matched)
            held = _leading(one.holdings, known)
            by_id = {entry.id: entry for entry in one.entries}
            names = {name for edge in held for name in (edge.owner, edge.asset)}
            own = {
                _node(one, name, known): by_id[name]
                for name in sorted(names)
                if name in by_id and name not in known
            }
            entries |= own
            shown |= dict.fromkeys(own, _covered([one]))
            found += [_of_list(one, edge, known) for edge in held]
    return Statements((*stated, *found), entries, _covered(used), shown)


def _covered(lists: Iterable[ScreenedList]) -> frozenset[str]:
    """Return the regimes of lists that show who is not on them."""
    return frozenset(regime for one in lists if not one.silent for regime in one.regimes)


def _shown(party: Party, lists: Iterable[ScreenedList], matched: Matched) -> frozenset[str]:
    """Return the regimes under which a party would be known to be listed, if it were."""
    return _covered(one for one in lists if without_hit(party, one, matched)[0] == NO_HIT)


def _of_row(row: Row, homes: Mapping[str, str]) -> Stated:
    text, owner, asset = (row.text(name) for name in ("share", "owner", "asset"))
    try:
        part = share(text)
    except ValueError:
        place = row.at("share")
        raise NotAChoice(place, column="share", value=text, known=SHARES) from None
    days = first_day(row.text("from")), day_after(row.text("to"))
    ends = homes.get(owner, owner), homes.get(asset, asset)
    return Stated(
        id=row.text("id"),
        text=text,
        holding=Holding(*ends, part, row.text("control") == YES, *days),
        is_named=owner in homes or bool(row.text("owner_name")),
        source=row.text("source"),
        date=row.text("date"),
    )


def _known(one: ScreenedList, matched: Matched) -> Mapping[str, str]:
    """Return parties by the entries of a list whose name is theirs."""
    made: dict[str, str] = {}
    for party, found in sorted(matched.found.items()):
        for held in found:
            if held.is_match and held.list.id == one.id:
                made.setdefault(held.entry.id, party)
    return made


def _leading(edges: Sequence[ListedHolding], known: Mapping[str, str]) -> list[ListedHolding]:
    """Return the holdings that lead to known entries, in the order of the file."""
    into: dict[str, list[int]] = {}
    for at, edge in enumerate(edges):
        into.setdefault(edge.asset, []).append(at)
    seen, waiting = set(known), sorted(known)
    kept: set[int] = set()
    while waiting:
        for at in into.get(waiting.pop(), ()):
            kept.add(at)
            if edges[at].owner not in seen:
                seen.add(edges[at].owner)
                waiting.append(edges[at].owner)
    return [edges[at] for at in sorted(kept)]


def _node(one: ScreenedList, entry: str, known: Mapping[str, str]) -> str:
    return known.get(entry) or f"{one.id}/{entry}"


def _of_list(one: ScreenedList, edge: ListedHolding, known: Mapping[str, str]) -> Stated:
    try:
        part: Share = share(edge.percentage)
    except ValueError:
        part = share("")  # a publisher's word that is no share leaves it unknown
    ends = _node(one, edge.owner, known), _node(one, edge.asset, known)
    return Stated(
        id=f"{one.id}:{edge.line}",
        text=edge.percentage,
        holding=Holding(*ends, part, False, edge.starts, edge.ends),
        is_named=True,
        source=one.snapshot.publisher if one.snapshot else one.id,
        date=one.snapshot.published if one.snapshot else "",
    )
