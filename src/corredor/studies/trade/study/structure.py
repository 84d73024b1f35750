"""Structure: what a corridor trades by product, what each side is good at, what could flow."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.errors import InputAbsent
from corredor.core.finding import Cell, FindingTable
from corredor.core.study import Absent
from corredor.data.tables import read_data_table
from corredor.studies.trade.calc.indicators.advantage import (
    revealed_advantage,
    symmetric_advantage,
)
from corredor.studies.trade.calc.indicators.complexity import (
    Rule,
    complexity,
    presence,
    sample,
)
from corredor.studies.trade.calc.indicators.concentration import herfindahl
from corredor.studies.trade.calc.indicators.overlap import (
    complementarity,
    drysdale_complementarity,
    similarity,
    total_intra_industry,
)
from corredor.studies.trade.calc.potential.export import export_potential, unrealised
from corredor.studies.trade.study.baskets import Baskets, before, latest
from corredor.studies.trade.study.case import Case, Corridor
from corredor.studies.trade.study.columns import (
    amount,
    day,
    made,
    money,
    number,
    ratio,
    share,
    term,
    text,
    word,
)
from corredor.studies.trade.study.equilibrium import PRODUCT
from corredor.studies.trade.study.limits import limit
from corredor.studies.trade.study.statistics import alpha2

Array = NDArray[np.float64]
SHOWN: Final = 12
"""Products that a table shows of each way of trade."""
FEWEST: Final = 3
"""Countries from which the world of a file is one."""
FILE: Final = "trade/flows.csv"
NEVER_SOLD, SOLD_ELSEWHERE, SOLD = "never_sold", "sold_elsewhere", "sold_there"
"""Whether the exporter sells a product nowhere, to others alone, or to this market."""


def missing(case: Case) -> Iterator[Absent]:
    """Yield what can't be said without goods by their codes, and which file would say it."""
    if not case.files.baskets:
        for name in ("indicators", "potential"):
            yield Absent(f"trade.{name}", InputAbsent(None, study=f"trade.{name}", input=FILE))


def _ways(case: Case) -> Iterator[tuple[Corridor, Baskets, tuple[str, str]]]:
    """Yield each way of each corridor that a source of goods has."""
    for one in latest(case.files.baskets):
        for corridor in case.corridors:
            for way in corridor.ways:
                if set(way) <= set(one.areas):
                    yield corridor, one, way


def _place(corridor: Corridor, one: Baskets, way: tuple[str, str]) -> tuple[Cell, ...]:
    ends = (alpha2(way[0]), alpha2(way[1]))
    return (corridor.id, one.source, str(one.year), *ends)


WAY: Final = (
    *(text("corridor"), word("source", "statistics"), day("year", "calendar_year")),
    *(term("exporter"), term("importer")),
)


def products_table(case: Case) -> FindingTable:
    """The largest products of each way of trade, with what both sides are good at."""
    columns = (
        *WAY,
        *(
            text("product", "hs_code"),
            money("value", "amount_musd"),
            share("share", "share_of_flow"),
        ),
        *(share("growth", "growth_since_before"), number("advantage", "rca_of_exporter")),
        number("symmetric", "rca_symmetric"),
        *(number("advantage_there", "rca_of_importer"), money("demand", "demand_of_importer")),
        share("share_there", "share_of_demand"),
    )
    rows = [row for way in _ways(case) for row in _products(case, *way)]
    return made("products", "products_of_corridor", columns, rows, FILE)


def _products(
    case: Case, corridor: Corridor, one: Baskets, way: tuple[str, str]
) -> Iterator[tuple[Cell, ...]]:
    flow, ends = one.flow(*way), _ends(one, way)
    earlier = before(case.files.baskets, one)
    past = _past(earlier, one, way) if earlier else np.full(len(flow), math.nan)
    advantage = _advantage(one)
    demand = one.imports[ends[1]]
    for at in np.argsort(-flow, kind="stable")[:SHOWN]:
        if flow[at] <= 0:
            return
        own = advantage[:, at] if advantage is not None else np.full(len(one.exports), math.nan)
        grown = flow[at] / past[at] - 1 if past[at] > 0 else math.nan
        yield (
            *_place(corridor, one, way),
            *(one.products[at], amount(float(flow[at])), ratio(float(flow[at] / flow.sum()))),
            *(ratio(float(grown)), ratio(float(own[ends[0]]))),
            *(ratio(float(symmetric_advantage(own[ends[0]]))), ratio(float(own[ends[1]]))),
            amount(float(demand[at])),
            ratio(float(flow[at] / demand[at])) if demand[at] > 0 else None,
        )


def _ends(one: Baskets, way: tuple[str, str]) -> tuple[int, int]:
    return one.areas.index(way[0]), one.areas.index(way[1])


def _past(earlier: Baskets, one: Baskets, way: tuple[str, str]) -> Array:
    """Return the flow of the year before by the products of the year."""
    values = earlier.named(*way)
    return np.array([values.get(code, 0.0) for code in one.products])


def _advantage(one: Baskets) -> Array | None:
    """Return revealed advantage (N, K); none where the file holds some countries alone."""
    whole = one.whole and (one.exports.sum(1) > 0).sum() >= FEWEST
    return revealed_advantage(one.exports) if whole else None


def structure_table(case: Case) -> FindingTable:
    """How the baskets of both sides fit, and how concentrated what flows is."""
    columns = (
        *WAY,
        *(number("complementarity", "complementarity_michaely"), number("drysdale", "drysdale")),
        *(number("similarity", "export_similarity"), number("grubel_lloyd")),
        *(number("concentration", "product_hhi"), number("products", "products_traded")),
    )
    rows = [_structure(*way) for way in _ways(case)]
    return made("structure", "structure_of_trade", columns, rows, FILE)


def _structure(corridor: Corridor, one: Baskets, way: tuple[str, str]) -> tuple[Cell, ...]:
    ends = _ends(one, way)
    sold, bought = one.exports[ends[0]], one.imports[ends[1]]
    flow, back = one.flow(*way), one.flow(*way[::-1])
    indices = (
        complementarity(sold, bought),
        drysdale_complementarity(sold, bought, one.exports.sum(0)),
        similarity(sold, one.exports[ends[1]]),
        total_intra_industry(flow, back),
        herfindahl(flow),
    )
    values = (ratio(float(index)) for index in indices)
    return (*_place(corridor, one, way), *values, int((flow > 0).sum()))


def potential_table(case: Case) -> FindingTable:
    """What could flow by product, its three factors, and what of it does not flow."""
    columns = (
        *WAY,
        *(text("product", "hs_code"), money("potential", "export_potential")),
        *(money("actual", "amount_musd"), money("unrealised", "unrealised_potential")),
        *(share("supply", "factor_supply"), number("ease", "factor_ease")),
        *(money("demand", "factor_demand"), word("sold", "sold_before")),
    )
    rows = [row for way in _ways(case) if way[1].whole for row in _potential(*way)]
    return made("potential", "export_potential", columns, rows, FILE)


def _potential(
    corridor: Corridor, one: Baskets, way: tuple[str, str]
) -> Iterator[tuple[Cell, ...]]:
    ends = _ends(one, way)
    sold = one.exports[ends[0]]
    markets = [at for at in range(len(one.areas)) if at != ends[0]]
    bilateral = one.sold[way[0]][markets]
    found = export_potential(sold, one.exports.sum(0), one.imports[markets], bilateral)
    market = markets.index(ends[1])
    flow = one.flow(*way)
    open_ = unrealised(np.nan_to_num(found.value[market]), flow)
    for at in np.argsort(-open_, kind="stable")[:SHOWN]:
        if open_[at] <= 0:
            return
        state = SOLD if flow[at] > 0 else SOLD_ELSEWHERE if sold[at] > 0 else NEVER_SOLD
        yield (
            *_place(corridor, one, way),
            *(one.products[at], amount(float(found.value[market, at]))),
            *(amount(float(flow[at])), amount(float(open_[at]))),
            *(ratio(float(found.supply[at])), ratio(float(found.ease[market]))),
            *(amount(float(found.demand[market, at])), state),
        )


def complexity_table(case: Case) -> FindingTable:
    """Economic complexity of the countries of the corridors, with the rule of the sample."""
    columns = (
        *(word("source", "statistics"), day("year", "calendar_year"), term("country")),
        *(number("complexity", "economic_complexity"), number("rank", "rank_of_complexity")),
        *(number("countries", "countries_in_sample"), number("diversity", "products_with_rca")),
        number("products", "products_in_sample"),
    )
    rows = [
        row for one in latest(case.files.baskets) if one.whole for row in _complexity(case, one)
    ]
    return made("complexity", "complexity_of_countries", columns, rows, FILE, "trade/limits")


def _complexity(case: Case, one: Baskets) -> Iterator[tuple[Cell, ...]]:
    people = {row["code"]: float(row["people"]) for row in read_data_table(PRODUCT)}
    known = np.array([people.get(code, math.nan) for code in one.areas])
    names = ("complexity_population", "complexity_exports", "complexity_world_exports")
    rule = Rule(*(limit(case.inputs, name).value for name in names))
    kept = sample(one.exports, known, rule)
    if kept.countries.sum() < FEWEST or not kept.products.any():
        return
    part = one.exports[np.ix_(kept.countries, kept.products)]
    try:
        found = complexity(presence(revealed_advantage(part)))
    except ValueError:
        return
    codes = [code for code, held in zip(one.areas, kept.countries, strict=True) if held]
    yield from _ranked(case, one, codes, found.country, found.diversity, int(kept.products.sum()))


def _ranked(
    case: Case,
    one: Baskets,
    codes: Sequence[str],
    values: Array,
    diversity: Array,
    products: int,
) -> Iterator[tuple[Cell, ...]]:
    wanted = dict.fromkeys(end for corridor in case.corridors for end in corridor.ways[0])
    for code in wanted:
        if code in codes and math.isfinite(values[codes.index(code)]):
            at = codes.index(code)
            rank = 1 + int((values > values[at]).sum())
            place = (one.source, str(one.year), alpha2(code))
            said = (ratio(float(values[at])), rank, len(codes), int(diversity[at]), products)
            yield (*place, *said)
