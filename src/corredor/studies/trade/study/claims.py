"""Claims: announced totals set against every comparable statistic; the data give the verdict."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from corredor.core.claim import Fact
from corredor.core.derive import tally
from corredor.core.errors import NoNumber, UnknownReference, WrongUnit
from corredor.core.finding import Cell, Finding, FindingTable
from corredor.core.quantity import Quantity
from corredor.core.study import Absent, Inputs, quantity_of_fact
from corredor.core.table import Row
from corredor.studies.trade.calc.mirror.claim import (
    Claimed,
    Comparison,
    Measure,
    compare_claim,
    rounding_of,
)
from corredor.studies.trade.inputs.flows import EXPORT, IMPORT
from corredor.studies.trade.inputs.tables import CLAIMS
from corredor.studies.trade.study.case import Case, Corridor, code_of
from corredor.studies.trade.study.columns import (
    MONEY,
    day,
    figure,
    made,
    money,
    number,
    ratio,
    rounded_amount,
    term,
    text,
    word,
)
from corredor.studies.trade.study.limits import limit
from corredor.studies.trade.study.statistics import Statistics, alpha2
from corredor.units import money_in, same_dimension

BOTH: Final = "both"
BY_REPORTS, BY_EXPORTS, BY_IMPORTS, RECONCILED = DEFINITIONS = (
    *("measure_reports", "measure_exports", "measure_imports", "measure_reconciled"),
)
"""What a measure of trade both ways adds: one side's reports, both sides' exports, both sides'
imports, or values that a publisher made of both."""
Ratio = Annotated[float, "1"]


@dataclass(frozen=True)
class Known:
    """A comparable measure, and where it stands."""

    measure: Measure
    definition: str
    stats: str
    reporter: str
    whole: bool


@dataclass(frozen=True)
class Tested:
    """A claim with what it was set against."""

    row: Row
    corridor: Corridor
    fact: Fact
    quantity: Quantity
    claimed: Claimed
    known: tuple[Known, ...]
    comparison: Comparison

    def place(self, measure: Measure) -> Known:
        """Return where a measure stands."""
        return next(one for one in self.known if one.measure == measure)


def fact_of(inputs: Inputs, row: Row, column: str = "fact") -> Fact:
    """Return the fact that a row names.

    Raises
    ------
    UnknownReference
        E108: no claims speak of it.
    """
    key = row.text(column)
    if key not in inputs.facts:
        near = min(inputs.facts, default="", key=lambda known: (known[:1] != key[:1], known))
        place = row.at(column)
        raise UnknownReference(place, column=column, value=key, table="claims.csv", near=near)
    return inputs.facts[key]


def nominal(quantity: Quantity) -> float:
    """Return an amount in million dollars of whatever year it is in.

    Raises
    ------
    WrongUnit
        E201: it is no amount of dollars.
    """
    years = {one.year for one in money_in(quantity.unit)}
    unit = f"MUSD_{years.pop() if len(years) == 1 else 'nominal'}"
    if not same_dimension(quantity.unit, unit):
        raise WrongUnit(None, name=quantity.key, unit=quantity.unit, wanted="MUSD")
    return quantity.to(unit).value


def tested(case: Case) -> tuple[list[Tested], list[Absent]]:
    """Return the claims of the folder against statistics, and those without a number."""
    found: list[Tested] = []
    absent: list[Absent] = []
    for row in case.inputs.table(CLAIMS.name):
        fact = fact_of(case.inputs, row)
        try:
            quantity = quantity_of_fact(fact)
            found.append(_tested(case, row, fact, quantity))
        except (NoNumber, WrongUnit) as error:
            absent.append(Absent(f"trade.claims.{row.text('id')}", error))
    return found, absent


def _tested(case: Case, row: Row, fact: Fact, quantity: Quantity) -> Tested:
    ends = code_of(row, "first"), code_of(row, "second")
    corridor = Corridor(row.text("id"), *ends)
    ways = row.text("ways")
    known = tuple(measures(case, corridor, ways))
    value = nominal(quantity)
    split = ways != BOTH or _is_split(case.inputs, row, fact.period)
    claimed = Claimed(_year(fact), value, rounding_of(value), split, fact.independent)
    far = limit(case.inputs, "claim_far").value
    recent = _recent(known)
    comparison = compare_claim(claimed, [one.measure for one in known], recent, far)
    return Tested(row, corridor, fact, quantity, claimed, known, comparison)


def _year(fact: Fact) -> int:
    return int(fact.period[:4]) if fact.period[:4].isdigit() else 0


def _is_split(inputs: Inputs, row: Row, period: str) -> bool:
    """Whether claims of both ways apart stand beside a claim of their sum."""
    pair = {row.text("first"), row.text("second")}
    apart = {
        other.text("first")
        for other in inputs.table(CLAIMS.name)
        if other.text("ways") != BOTH
        and {other.text("first"), other.text("second")} == pair
        and inputs.facts[other.text("fact")].period == period
    }
    return apart == pair


def _recent(known: Sequence[Known]) -> list[Measure]:
    """Return the measures of the last year in which both sides reported."""
    years = [one.measure.year for one in known if one.whole]
    last = max(years, default=None)
    return [one.measure for one in known if one.whole and one.measure.year == last]


def measures(case: Case, corridor: Corridor, ways: str) -> Iterator[Known]:
    """Yield what statistics hold that can be compared with a total, or with one way of trade."""
    for stats in case.statistics:
        for year in stats.years(corridor.first, corridor.second):
            if ways == BOTH:
                yield from _both(stats, corridor, year)
            else:
                yield from _one_way(stats, corridor, year)


def _value(stats: Statistics, reporter: str, partner: str, year: int, flow: str) -> float:
    held = stats.report(reporter, partner, year, flow)
    return held.value if held.reported else math.nan


def _both(stats: Statistics, corridor: Corridor, year: int) -> Iterator[Known]:
    first, second = corridor.first, corridor.second
    out, back = (_value(stats, *way, year, EXPORT) for way in corridor.ways)
    if stats.reconciled:
        yield _known(out + back, RECONCILED, stats, "", year, whole=False)
        return
    into, home = (_value(stats, *way, year, IMPORT) for way in corridor.ways)
    whole = not math.isnan(out + back + into + home)
    yield _known(out + into, BY_REPORTS, stats, first, year, whole=whole)
    yield _known(back + home, BY_REPORTS, stats, second, year, whole=whole)
    yield _known(out + back, BY_EXPORTS, stats, "", year, whole=whole)
    yield _known(into + home, BY_IMPORTS, stats, "", year, whole=whole)


def _one_way(stats: Statistics, corridor: Corridor, year: int) -> Iterator[Known]:
    exporter, importer = corridor.first, corridor.second
    out = _value(stats, exporter, importer, year, EXPORT)
    into = _value(stats, importer, exporter, year, IMPORT)
    whole = not math.isnan(out + into)
    if stats.reconciled:
        yield _known(out, RECONCILED, stats, exporter, year, whole=False)
        return
    yield _known(out, BY_EXPORTS, stats, exporter, year, whole=whole)
    yield _known(into, BY_IMPORTS, stats, importer, year, whole=whole)


def _known(
    value: float, definition: str, stats: Statistics, reporter: str, year: int, *, whole: bool
) -> Known:
    name = " ".join((definition, stats.id, reporter))
    measure = Measure(name, year, 0.0 if math.isnan(value) else value)
    return Known(measure, definition, stats.id, reporter, whole)


def claims_table(found: Iterable[Tested]) -> FindingTable:
    """Each announced total with the span of what is comparable, and how it stands to it."""
    columns = (
        *(text("claim_id", "claim"), term("first", "country"), term("second", "country")),
        *(figure("claimed"), day("year", "calendar_year"), word("standing", "claim_standing")),
        *(money("least", "least_measure"), money("most", "greatest_measure")),
        *(number("compared", "measures_compared"), word("cautions", "claim_cautions")),
        *(word("nearest", "nearest_measure"), term("nearest_reporter", "reporter")),
        *(day("nearest_year", "calendar_year"), money("nearest_value", "nearest_value")),
        number("distance", "claim_by_nearest"),
        *(number("origins", "independent_sources"), number("agreeing", "measures_agreeing")),
    )
    rows = [_claim_row(one) for one in found]
    return made("claims", "announced_totals", columns, rows, "trade/claims", "claims", "facts")


def _claim_row(one: Tested) -> tuple[Cell, ...]:
    held = one.comparison
    nearest = one.place(held.nearest) if held.nearest else None
    return (
        one.row.text("id"),
        *(alpha2(one.corridor.first), alpha2(one.corridor.second)),
        *(one.quantity.key, str(one.claimed.year), held.standing.value),
        *(rounded_amount(held.span[0]), rounded_amount(held.span[1]), len(held.compared)),
        tuple(caution.value for caution in held.cautions),
        *(nearest.definition if nearest else "", alpha2(nearest.reporter) if nearest else ""),
        str(held.nearest.year) if held.nearest else "",
        rounded_amount(held.nearest.value) if held.nearest else None,
        ratio(held.distance),
        *(one.fact.independent, len(held.agreeing)),
    )


def measures_table(found: Iterable[Tested]) -> FindingTable:
    """What each announced total was set against: the measures compared, and those that agree."""
    columns = (
        *(text("claim_id", "claim"), word("definition", "measure_definition")),
        *(term("reporter"), word("source", "statistics"), day("year", "calendar_year")),
        *(money("value", "measured"), word("use", "measure_use")),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        held = one.comparison
        for measure in sorted({*held.compared, *held.agreeing}, key=lambda m: (m.year, m)):
            place = one.place(measure)
            uses = [
                *(["compared"] if measure in held.compared else []),
                *(["measure_agreeing"] if measure in held.agreeing else []),
            ]
            said = (one.row.text("id"), place.definition, alpha2(place.reporter), place.stats)
            rows.append((*said, str(measure.year), rounded_amount(measure.value), tuple(uses)))
    return made("measures", "comparable_measures", columns, rows, "trade/claims", "trade/flows")


def least_comparable(table: FindingTable) -> Annotated[float, MONEY]:
    """The least of the measures that an announced total was set against."""
    return min(_compared(table))


def greatest_comparable(table: FindingTable) -> Annotated[float, MONEY]:
    """The greatest of the measures that an announced total was set against."""
    return max(_compared(table))


def _compared(table: FindingTable) -> list[float]:
    return [
        float(row["value"])
        for row in table.records()
        if isinstance(row["value"], int | float) and "compared" in str(row["use"])
    ]


def claim_findings(found: Sequence[Tested], table: FindingTable) -> Iterator[Finding]:
    """Yield the span of the measures of each announced total."""
    for one in found:
        only = [row for row in table.rows if row[0] == one.row.text("id")]
        part = FindingTable(table.key, table.label, table.columns, tuple(only), table.sources)
        if not _compared(part):
            continue
        subject = (alpha2(one.corridor.first), alpha2(one.corridor.second))
        for name, count in (("least", least_comparable), ("greatest", greatest_comparable)):
            key = f"trade.comparable.{one.row.text('id')}.{name}"
            yield Finding(key, f"{name}_measure", tally(count, part), subject)
