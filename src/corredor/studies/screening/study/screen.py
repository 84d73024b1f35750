"""One screening: everything that was asked of the lists, and everything that came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corredor.core.errors import DuplicateId
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.studies.screening import inputs as tables
from corredor.studies.screening.inputs.rows import (
    Decision,
    Party,
    Policy,
    check_lists,
    decisions,
    owners,
    parties,
    policy,
)
from corredor.studies.screening.inputs.tables import CLOSED
from corredor.studies.screening.study.assets import Asset, assets
from corredor.studies.screening.study.goods import GoodsLine, goods_lines
from corredor.studies.screening.study.holdings import Owned, ownership
from corredor.studies.screening.study.lists import ScreenedList, current, screened_lists, usable
from corredor.studies.screening.study.matching import (
    ListedNames,
    Matched,
    listed_names,
    matched,
)
from corredor.studies.screening.study.results import Answer, Hit, answers, hits
from corredor.studies.screening.study.statements import Statements, statements

PARTS = ("organisations", "forum/organisations", "forum/participants", "evidence/proposals")


@dataclass(frozen=True)
class Screening:
    """What was asked and what was found.

    Parameters
    ----------
    policy, decided, consequences
        What the organiser settles: rules, decisions by the digests of both sides, and what
        follows by regime and measure.
    parties, assets
        Who and what is screened; `everybody` is both.
    every, lists
        All lists by id, and those that no other one replaces.
    listed
        The names of `lists`, ready to be asked.
    matched, hits, answers
        Names that met, hits, and the answer for each party, list and regime.
    stated
        Holdings of the folder and of lists.
    owned, goods
        What rules of ownership and lists of goods say.
    proposals
        Rows of the proposals.
    """

    policy: Policy
    decided: Mapping[tuple[str, str], Decision]
    consequences: Mapping[tuple[str, str], str]
    parties: tuple[Party, ...]
    assets: tuple[Asset, ...]
    every: tuple[ScreenedList, ...]
    lists: tuple[ScreenedList, ...]
    listed: ListedNames
    matched: Matched
    hits: tuple[Hit, ...]
    answers: tuple[Answer, ...]
    stated: Statements
    owned: tuple[Owned, ...]
    goods: tuple[GoodsLine, ...]
    proposals: tuple[Row, ...]

    @property
    def everybody(self) -> tuple[Party, ...]:
        """Parties and assets."""
        return (*self.parties, *(one.party for one in self.assets))

    def closes(self, regime: str, measure: str) -> bool:
        """Whether a measure of a regime closes the gate: always, unless the policy says less."""
        return self.consequences.get((regime, measure), CLOSED) == CLOSED


def screening(inputs: Inputs) -> Screening:
    """Screen all that the folder names.

    Raises
    ------
    CorredorError
        E103, E105, E107 to E110, E113: cells that can't be read.
    """
    rows = {spec.name: inputs.table(spec.name) for spec in tables.TABLES}
    rows |= {name: inputs.table(name) for name in PARTS}
    settled = policy(rows["screening/policy"])
    decided = decisions(rows["screening/decisions"])
    known = parties(rows["screening/parties"], *(rows[name] for name in PARTS))
    who = (*known, *owners(rows["screening/ownership"], known))
    things = assets(rows["screening/assets"])
    everybody = (*who, *(one.party for one in things))
    _refuse_twins(everybody)
    check_lists(rows["screening/lists"])
    every = screened_lists(inputs, rows["screening/lists"], settled)
    lists = current(every)
    listed = listed_names(usable(lists), settled)
    met = matched(everybody, listed, settled)
    found = hits(everybody, listed.lists, met, decided, settled)
    stated = statements(rows["screening/ownership"], who, listed.lists, met)
    return Screening(
        policy=settled,
        decided=decided,
        consequences=_consequences(rows["screening/consequences"]),
        parties=who,
        assets=things,
        every=every,
        lists=lists,
        listed=listed,
        matched=met,
        hits=found,
        answers=answers(everybody, lists, met, found, settled),
        stated=stated,
        owned=ownership(stated, who, found, settled),
        goods=tuple(goods_lines(rows["screening/goods"], rows["screening/listed_goods"])),
        proposals=rows["evidence/proposals"],
    )


def _consequences(rows: Iterable[Row]) -> Mapping[tuple[str, str], str]:
    return {(row.text("regime"), row.text("measure")): row.text("consequence") for row in rows}


def _refuse_twins(everybody: Sequence[Party]) -> None:
    """Refuse an asset with the id of a party.

    Raises
    ------
    DuplicateId
        E107: the gate could not tell the two apart.
    """
    seen: dict[str, Party] = {}
    for party in everybody:
        other = seen.setdefault(party.id, party)
        if other is not party:
            place, line = party.row.at("id"), other.row.place.line
            raise DuplicateId(place, column="id", value=party.id, other=line)
