"""Questions of a brief to product tables, the same whichever engine answers.

Engines give rows in no order; here they are sorted by what names them.
"""

from __future__ import annotations

from typing import cast

import numpy as np

from corredor.studies.trade.engine import queries
from corredor.studies.trade.engine.records import (
    Advantages,
    Baskets,
    Brief,
    Coded,
    Columns,
    Engine,
    Numbers,
    PairProducts,
    PartnerTotals,
    Places,
)
from corredor.studies.trade.inputs.flows import EXPORT


def _words(columns: Columns, name: str) -> Coded:
    return cast("Coded", columns[name])


def _numbers(columns: Columns, name: str) -> Numbers:
    return cast("Numbers", columns[name])


def _years(columns: Columns) -> Places:
    return _numbers(columns, "year").astype(np.int32)


def _sorted(columns: Columns, names: tuple[str, ...]) -> Columns:
    """Return the rows in the order of some columns, which together name each row once."""
    key = np.zeros(len(next(iter(columns.values()), ())), np.int64)
    for name in names:
        column = columns[name]
        places = column.places if isinstance(column, Coded) else column.astype(np.int64)
        key = key * (int(places.max(initial=0)) + 1) + places
    order = np.argsort(key)
    return {
        name: Coded(column.codes, column.places[order])
        if isinstance(column, Coded)
        else column[order]
        for name, column in columns.items()
    }


def years(engine: Engine) -> tuple[int, ...]:
    """Return the years that the table holds, in order."""
    return tuple(sorted(_years(engine.columns(queries.years(engine.relation))).tolist()))


def pair_products(
    engine: Engine, first: str, second: str, digits: int | None = None
) -> PairProducts:
    """Return what two countries trade, by product and year.

    Parameters
    ----------
    first, second
        ISO 3166-1 alpha-3.
    digits
        Level of the products that are taken, where the table holds several.
    """
    found = _sorted(
        engine.columns(queries.pair_products(engine.relation, first, second, digits)),
        ("year", "reporter", "partner", "flow", "product"),
    )
    reporter, partner, flow = (_words(found, name) for name in ("reporter", "partner", "flow"))
    exports = np.array([word == EXPORT for word in flow.codes], np.bool_)[flow.places]
    return PairProducts(
        _years(found),
        _either(exports, reporter, partner),
        _either(exports, partner, reporter),
        _words(found, "product"),
        flow,
        _numbers(found, "value"),
    )


def _either(mask: np.ndarray[tuple[int], np.dtype[np.bool_]], one: Coded, other: Coded) -> Coded:
    """Return the words of one column where the mask holds, else of the other."""
    codes = tuple(sorted({*one.codes, *other.codes}))
    place = {code: at for at, code in enumerate(codes)}
    moved = [
        np.array([place[code] for code in column.codes], np.int32)[column.places]
        if column.codes
        else column.places
        for column in (one, other)
    ]
    return Coded(codes, np.where(mask, *moved).astype(np.int32))


def partner_totals(
    engine: Engine,
    countries: tuple[str, ...],
    year: int,
    flow: str = EXPORT,
    digits: int | None = None,
) -> PartnerTotals:
    """Return the trade of countries with each partner in a year, by the reports of one side."""
    query = queries.partner_totals(engine.relation, countries, year, flow, digits)
    found = _sorted(engine.columns(query), ("exporter", "importer"))
    return PartnerTotals(
        _words(found, "exporter"), _words(found, "importer"), _numbers(found, "value")
    )


def baskets(
    engine: Engine,
    first: str,
    second: str,
    year: int,
    flow: str = EXPORT,
    digits: int | None = None,
) -> Baskets:
    """Return exports and imports of two countries and the world, by product."""
    query = queries.baskets(engine.relation, first, second, year, flow, digits)
    found = _sorted(engine.columns(query), ("product",))
    sides = [
        np.stack([_numbers(found, f"{what}_{which}") for which in ("first", "second")])
        for what in ("exports", "imports")
    ]
    return Baskets(_words(found, "product").codes, _numbers(found, "world"), *sides)


def brief(
    engine: Engine,
    first: str,
    second: str,
    year: int,
    flow: str = EXPORT,
    digits: int | None = None,
) -> Brief:
    """Return all that a brief of two countries asks: the pair, its partners, its baskets."""
    return Brief(
        first,
        second,
        year,
        pair_products(engine, first, second, digits),
        partner_totals(engine, (first, second), year, flow, digits),
        baskets(engine, first, second, year, flow, digits),
    )


def advantages(
    engine: Engine,
    year: int,
    flow: str = EXPORT,
    digits: int | None = None,
    only: str = "",
) -> Advantages:
    """Return the revealed comparative advantage of all exporters, or of one, in a year.

    Rows are sorted by exporter and product.
    """
    query = queries.advantages(engine.relation, year, flow, digits, only)
    found = _sorted(engine.columns(query), ("exporter", "product"))
    return Advantages(
        year,
        _words(found, "exporter"),
        _words(found, "product"),
        _numbers(found, "value"),
        _numbers(found, "advantage"),
    )
