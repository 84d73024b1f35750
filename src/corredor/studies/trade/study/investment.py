"""Investment: flows and positions of one country in another, and changes that may be stated."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from corredor.core.derive import derive
from corredor.core.errors import N_, NoNumber, WrongUnit
from corredor.core.finding import Cell, Finding, FindingTable, Flag, Ref
from corredor.core.quantity import Quantity
from corredor.core.study import Absent, Inputs, origin_of_cell, quantity_of_fact
from corredor.core.table import Row
from corredor.studies.trade.calc.fdi.series import (
    QUARTERS,
    Change,
    Component,
    Concept,
    Doubt,
    Figure,
    Limits,
    change,
    latest,
    revisions,
)
from corredor.studies.trade.inputs.tables import FDI
from corredor.studies.trade.study.claims import fact_of, nominal
from corredor.studies.trade.study.columns import (
    amount,
    day,
    figure,
    made,
    money,
    ratio,
    share,
    term,
    word,
)
from corredor.studies.trade.study.files import publisher
from corredor.studies.trade.study.limits import limit
from corredor.units import Money, Share, money_in, same_dimension, with_price_year

WORLD: Final = ""
"""Investor of rows that cover all countries."""
UNKNOWN: Final = "unknown"
Pair = tuple[str, str]


@dataclass(frozen=True)
class Stated:
    """A row with its number; none where the cell is confidential."""

    row: Row
    figure: Figure
    quantity: Quantity | None

    @property
    def pair(self) -> Pair:
        """Investor and host."""
        return self.row.text("investor"), self.row.text("host")


@dataclass(frozen=True)
class Changed:
    """The change of a series between its first and last year."""

    pair: Pair
    concept: str
    component: Component
    years: tuple[int, int]
    change: Change
    quantities: tuple[Quantity | None, Quantity | None]
    keys: tuple[str, str]


def fdi_share(value: Money, total: Money) -> Share:
    """Share of one investor in the investment of all countries, in the same year."""
    return value / total


def stated(inputs: Inputs) -> tuple[list[Stated], list[Absent]]:
    """Return the rows of investment with their numbers, and those whose fact has none.

    Raises
    ------
    UnknownReference
        E108: no claims speak of the fact that a row names.
    """
    found: list[Stated] = []
    absent: list[Absent] = []
    for row in inputs.table(FDI.name):
        try:
            quantity = _quantity(inputs, row)
            if quantity is not None:
                refuse_other_money(row, quantity.unit)
        except (NoNumber, WrongUnit) as error:
            absent.append(Absent(f"trade.fdi.{row.text('id')}", error))
            continue
        value = nominal(quantity) if quantity is not None else math.nan
        found.append(Stated(row, _figure(row, value), quantity))
    return found, absent


def refuse_other_money(row: Row, unit: str) -> None:
    """Refuse an amount that is no money, or in another than dollars, which all rows are in.

    Raises
    ------
    WrongUnit
        E201.
    """
    moneys = money_in(unit)
    if [money.code for money in moneys] != [DOLLARS] or not same_dimension(unit, moneys[0].unit):
        raise WrongUnit(row.at("unit"), name=row.text("id"), unit=unit, wanted=f"M{DOLLARS}")


DOLLARS: Final = "USD"
"""Money of statistics of investment; rates are nobody's guess."""


def _quantity(inputs: Inputs, row: Row) -> Quantity | None:
    if row.text("fact"):
        return quantity_of_fact(fact_of(inputs, row))
    value = row.number("value")
    if value is None:
        return None
    name = row.text("id")
    origin = origin_of_cell(FDI.name, row, "value", publisher(row))
    unit = row.text("unit")
    if row.text("price_year"):
        unit = with_price_year(unit, row.text("price_year"))
    return Quantity(f"{FDI.name}.{name}.value", value, unit, origin)


def _figure(row: Row, value: float) -> Figure:
    vintage = row.text("vintage")
    concept = row.text("concept") or Concept.FLOW.value
    return Figure(
        Concept(concept),
        Component(row.text("component")),
        int(row.number("year") or 0),
        int(row.number("quarter") or 0),
        date.fromisoformat(vintage) if vintage else date.min,
        value,
    )


def _limits(inputs: Inputs) -> Limits:
    names = ("fdi_least_base", "fdi_one_quarter", "fdi_revision", "fdi_settled")
    return Limits(*(limit(inputs, name).value for name in names))


def changes(inputs: Inputs, found: Sequence[Stated]) -> list[Changed]:
    """Return the change of each series of several years, with what stands against a rate."""
    limits = _limits(inputs)
    known = _known(found)
    totals = _annual([one for one in found if one.pair[0] == WORLD])
    made_of: list[Changed] = []
    groups: dict[tuple[Pair, Concept, Component], list[Stated]] = {}
    for one in found:
        if one.pair[0] != WORLD:
            key = (one.pair, one.figure.concept, one.figure.component)
            groups.setdefault(key, []).append(one)
    for (pair, concept, component), held in groups.items():
        annual = _annual(held)
        years = sorted(annual)
        made_of += [
            _changed((pair, concept, component), held, annual, ends, totals, limits, known)
            for ends in pairwise(years)
        ]
    return made_of


def _changed(
    what: tuple[Pair, Concept, Component],
    held: Sequence[Stated],
    annual: Mapping[int, Stated],
    ends: tuple[int, int],
    totals: Mapping[int, Stated],
    limits: Limits,
    known: int,
) -> Changed:
    pair, concept, component = what
    total = totals.get(ends[1])
    same = total is not None and total.pair[1] == pair[1]
    result = change(
        {year: one.figure.value for year, one in annual.items()},
        ends,
        limits,
        known=known,
        total=total.figure.value if total is not None and same else math.nan,
        quarters=_quarters(held, ends[1]),
        revised=_revised(held),
    )
    rows = annual[ends[0]], annual[ends[1]]
    both = rows[0].quantity, rows[1].quantity
    keys = _key(rows[0]), _key(rows[1])
    named = concept.value if held[0].row.text("concept") else UNKNOWN
    return Changed(pair, named, component, ends, result, both, keys)


def _known(found: Iterable[Stated]) -> int:
    """Return the year in which the figures were taken: of the last vintage or retrieval."""
    days = [one.row.text(name) for one in found for name in ("vintage", "retrieved")]
    years = [int(text[:4]) for text in days if text]
    return max([*years, *(one.figure.year for one in found)], default=0)


def _annual(found: Sequence[Stated]) -> dict[int, Stated]:
    """Return by year the last vintage of the whole year."""
    last = latest([one.figure for one in found], date.max)
    by_figure = {one.figure: one for one in found}
    return {held.year: by_figure[held] for held in last.values() if held.quarter == 0}


def _quarters(found: Sequence[Stated], year: int) -> list[float]:
    last = latest([one.figure for one in found], date.max)
    held = {one.quarter: one.value for one in last.values() if one.year == year and one.quarter}
    return list(held.values()) if len(held) == QUARTERS else []


def _revised(found: Sequence[Stated]) -> float:
    """Return the greatest ratio by which a figure was revised."""
    ratios = [one.ratio for one in revisions([one.figure for one in found]).values()]
    known = [max(one, 1 / one) for one in ratios if one > 0 and math.isfinite(one)]
    return max(known, default=1.0)


def series_table(found: Iterable[Stated]) -> FindingTable:
    """Each figure of investment with its period, component and vintage."""
    columns = (
        *(term("investor"), term("host", "host_country"), day("year", "calendar_year")),
        *(word("quarter", "quarter_of_year"), word("concept", "fdi_concept")),
        *(word("component", "fdi_component"), figure("value", "fdi_value"), day("vintage")),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        row = one.row
        quarter = f"quarter_{one.figure.quarter}" if one.figure.quarter else "whole_year"
        rows.append(
            (
                *(row.text("investor") or "all_countries", row.text("host")),
                *(str(one.figure.year), quarter, row.text("concept") or UNKNOWN),
                one.figure.component.value,
                _key(one),
                row.text("vintage"),
            )
        )
    return made("fdi", "fdi_series", columns, rows, "trade/fdi", "claims", "facts")


def _key(one: Stated) -> str:
    """Return the key under which the report holds the number of a row."""
    if one.quantity is None:
        return ""
    return one.quantity.key if one.row.text("fact") else f"trade.fdi.{one.row.text('id')}"


def changes_table(found: Iterable[Changed]) -> FindingTable:
    """The change of each series, with a rate only where one may be stated."""
    columns = (
        *(term("investor"), term("host", "host_country"), word("concept", "fdi_concept")),
        *(word("component", "fdi_component"), day("from", "first_year"), day("to", "last_year")),
        *(figure("before", "fdi_before"), figure("after", "fdi_after")),
        *(money("difference", "fdi_difference"), share("rate", "fdi_rate")),
        *(share("share", "fdi_share"), word("doubts", "fdi_doubts")),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        held = one.change
        rows.append(
            (
                *(*one.pair, one.concept, one.component.value),
                *(str(one.years[0]), str(one.years[1])),
                *(*one.keys, amount(held.difference)),
                None if held.rate is None else ratio(held.rate),
                ratio(held.share),
                tuple(doubt.value for doubt in held.doubts),
            )
        )
    return made("fdi_changes", "fdi_changes", columns, rows, "trade/fdi", "trade/limits")


def fdi_findings(found: Sequence[Stated], changed: Iterable[Changed]) -> Iterator[Finding]:
    """Yield the user's numbers, and the share of each investor in the last year."""
    for one in found:
        if one.quantity is not None and not one.row.text("fact"):
            key = f"trade.fdi.{one.row.text('id')}"
            subject = tuple(code for code in one.pair if code)
            yield Finding(key, "fdi_value", one.quantity, subject)
    totals = _annual([one for one in found if one.pair[0] == WORLD])
    for one in changed:
        total, value = totals.get(one.years[1]), one.quantities[1]
        if total is None or total.quantity is None or value is None or total.pair[1] != one.pair[1]:
            continue
        quantity = derive(fdi_share, value=value, total=total.quantity)
        key = f"trade.fdi_share.{one.years[1]}.{'-'.join(one.pair).lower()}.{one.component.value}"
        yield Finding(key, "fdi_share", quantity, one.pair)


SENTENCES: Final[Mapping[Doubt, str]] = {
    Doubt.SMALL_BASE: N_(
        "Investment of {investor} in {host} from {first} to {last}: the base is so small that no "
        "rate of growth is stated."
    ),
    Doubt.SIGN_CHANGE: N_(
        "Investment of {investor} in {host} from {first} to {last}: the amount changes its sign, "
        "which has no rate."
    ),
    Doubt.ONE_DEAL: N_(
        "Investment of {investor} in {host} in {last}: one quarter carries most of the year, as "
        "one deal does."
    ),
    Doubt.REVISED: N_(
        "Investment of {investor} in {host}: figures of this series were revised so much that the "
        "last ones are not settled."
    ),
    Doubt.PROVISIONAL: N_(
        "Investment of {investor} in {host} in {last}: the figure may still be revised."
    ),
    Doubt.FEW_YEARS: N_(
        "Investment of {investor} in {host}: two years are known and no series; what lies between "
        "is not."
    ),
}


def fdi_flags(found: Iterable[Changed]) -> Iterator[Flag]:
    """Yield what stands against reading a change as growth."""
    untold: set[Pair] = set()
    for one in found:
        fields = {
            "investor": Ref("term", one.pair[0]),
            "host": Ref("term", one.pair[1]),
            "first": Ref("date", str(one.years[0])),
            "last": Ref("date", str(one.years[1])),
        }
        key = f"{'-'.join(one.pair).lower()}.{one.component.value}.{one.years[1]}"
        if one.concept == UNKNOWN and one.pair not in untold:
            untold.add(one.pair)
            sentence = N_(
                "Investment of {investor} in {host}: nobody says whether the figures are flows of "
                "a year or positions at its end."
            )
            used = {name: fields[name] for name in ("investor", "host")}
            yield Flag(f"trade.fdi.unknown_concept.{key}", "warning", sentence, used)
        for doubt in one.change.doubts:
            sentence = SENTENCES[doubt]
            used = {name: ref for name, ref in fields.items() if f"{{{name}}}" in sentence}
            severity = "note" if doubt in (Doubt.PROVISIONAL, Doubt.FEW_YEARS) else "warning"
            yield Flag(f"trade.fdi.{doubt.value}.{key}", severity, sentence, used)
