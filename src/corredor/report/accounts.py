"""Accounts: what the chapters say about decisions, changes and assumptions that no table holds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from corredor.core.claim import Claim, Decision, Fact
from corredor.core.finding import Cell, Finding
from corredor.core.lineage import roots, walk
from corredor.core.period import parse_period
from corredor.core.quantity import Assumed, Quantity
from corredor.data.glossary import glossary
from corredor.report.figure import name_of
from corredor.report.model import ReportModel
from corredor.units import money_in

CHANGE: Final = "evidence.change."
UNADJUSTED: Final = "evidence.nominal_change."
"""How the keys of changes begin, in prices of one year and as the figures stand."""


@dataclass(frozen=True)
class Settled:
    """What a person decided on a fact.

    `taken` is the claim whose reading holds, None where no claim is to be used; `left` are the
    claims with other readings, each reading once; `ignored` the claims of the fact that the
    decision does not list as considered.
    """

    fact: Fact
    decision: Decision
    taken: Claim | None
    left: tuple[Claim, ...]
    ignored: tuple[str, ...]


def settled(model: ReportModel, key: str) -> Settled | None:
    """Return what was decided on a fact; None if nothing was."""
    fact = model.facts.get(key)
    if fact is None or fact.decision is None:
        return None
    taken = next((claim for claim in fact.claims if claim.id == fact.decision.claim), None)
    readings = {taken.reading} if taken is not None else set[tuple[str, ...]]()
    left: list[Claim] = []
    for claim in fact.claims:
        if claim.reading not in readings:
            readings.add(claim.reading)
            left.append(claim)
    ignored = sorted({claim.id for claim in fact.claims} - set(fact.decision.considered))
    return Settled(fact, fact.decision, taken, tuple(left), tuple(ignored))


@dataclass(frozen=True)
class Change:
    """A change between two figures; `year` is that of its prices, empty where it has none.

    `unadjusted` is the key of the same change between the figures as they stand, if it is known.
    """

    finding: Finding
    year: str
    unadjusted: str


def changes(model: ReportModel) -> tuple[Change, ...]:
    """Return the changes between the figures of the series."""
    made: list[Change] = []
    for key, finding in model.findings.items():
        if key.startswith(CHANGE):
            bare = UNADJUSTED + key.removeprefix(CHANGE)
            made.append(Change(finding, _price_year(finding.quantity), _if_found(bare, model)))
    return tuple(made)


def _if_found(key: str, model: ReportModel) -> str:
    return key if key in model.findings else ""


def _price_year(ratio: Quantity) -> str:
    """Return the price year of the two amounts that a ratio compares."""
    years = [
        money.year
        for step in walk(ratio)
        if step.depth == 1
        for money in money_in(step.quantity.unit)
    ]
    return years[0] if len(set(years)) == 1 else ""


def has_mixed_prices(model: ReportModel, table_key: str, column: str) -> bool:
    """Whether the amounts in a column are in prices of more than one year."""
    table = model.tables.get(table_key)
    keys = [str(key) for key in table.column(column) if key] if table else []
    return len({money.year for key in keys for money in money_in(model.ledger[key].unit)}) > 1


def users_of(model: ReportModel) -> Mapping[str, tuple[Finding, ...]]:
    """Return the findings that rest on each assumption."""
    found: dict[str, list[Finding]] = {name: [] for name in model.assumptions}
    for finding in model.findings.values():
        for root in roots(finding.quantity):
            if isinstance(root.origin, Assumed):
                found.setdefault(root.origin.assumption.id, []).append(finding)
    return {name: tuple(findings) for name, findings in found.items()}


PartKind = Literal["word", "term", "date"]


def parts_of(key: str, model: ReportModel) -> tuple[tuple[PartKind, str], ...]:
    """Return what a finding's key names: a word of the glossary, terms and periods, in order."""
    said: list[tuple[PartKind, str]] = []
    for part in key.split(".")[1:]:
        if not said and part in glossary():
            said.append(("word", part))
        elif name_of(part, model) is not None:
            said.append(("term", part))
        elif _is_period(part):
            said.append(("date", part))
    return tuple(said)


def _is_period(text: str) -> bool:
    try:
        parse_period(text)
    except ValueError:
        return False
    return bool(text)


def in_order(names: Iterable[Cell], model: ReportModel, language: str) -> tuple[str, ...]:
    """Return ids in the order of their names in a language, each once."""

    def place(name: str) -> tuple[str, str]:
        label = name_of(name, model)
        text = label.spoken(language)[0] if label else name
        letters = unicodedata.normalize("NFKD", text.casefold())
        return "".join(c for c in letters if not unicodedata.combining(c)), name

    return tuple(sorted({str(name) for name in names}, key=place))
