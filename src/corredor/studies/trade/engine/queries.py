"""Queries on product tables, each written once, in SQL that DuckDB, Spark and Trino share.

Without GROUP BY ALL, window functions or functions of one dialect alone; Ibis puts them into the
dialect of a warehouse. Words that come from users are checked before they stand in a query.
"""

# ruff: noqa: S608 - words of users stand in a query only after they are checked

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from corredor.studies.trade.inputs.flows import EXPORT, FLOWS

COLUMNS: Final = ("year", "reporter", "partner", "product", "flow", "value")
"""Columns of a product table."""
_AREA: Final = re.compile(r"[A-Z0-9]{3}", re.ASCII)
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*){0,2}", re.ASCII)


def area(code: str) -> str:
    """Return a country's code as a literal.

    Raises
    ------
    ValueError
        It is no code of three letters.

    Examples
    --------
    >>> area("RUS")
    "'RUS'"
    """
    if not _AREA.fullmatch(code):
        raise ValueError(code)
    return f"'{code}'"


def name(text: str) -> str:
    """Return the name of a table or column.

    Raises
    ------
    ValueError
        It is none, of up to three parts with points between.
    """
    if not _NAME.fullmatch(text):
        raise ValueError(text)
    return text


def _flow(flow: str) -> str:
    if flow not in FLOWS:
        raise ValueError(flow)
    return f"'{flow}'"


def _sides(flow: str) -> tuple[str, str]:
    """Return the columns of the exporter and the importer, by who reports."""
    return ("reporter", "partner") if flow == EXPORT else ("partner", "reporter")


def _level(digits: int | None) -> str:
    return "" if digits is None else f" AND length(product) = {int(digits)}"


def pair_products(relation: str, first: str, second: str, digits: int | None = None) -> str:
    """Return the query of what two countries trade, by year, product and who says so."""
    one, other = area(first), area(second)
    return (
        "SELECT year, reporter, partner, product, flow, sum(value) AS value "
        f"FROM {relation} WHERE ((reporter = {one} AND partner = {other}) "
        f"OR (reporter = {other} AND partner = {one})){_level(digits)} "
        "GROUP BY year, reporter, partner, product, flow"
    )


def partner_totals(
    relation: str,
    countries: Iterable[str],
    year: int,
    flow: str = EXPORT,
    digits: int | None = None,
) -> str:
    """Return the query of the trade of countries with each partner in a year."""
    wanted = ", ".join(area(code) for code in sorted(set(countries)))
    exporter, importer = _sides(flow)
    return (
        f"SELECT {exporter} AS exporter, {importer} AS importer, sum(value) AS value "
        f"FROM {relation} WHERE year = {int(year)} AND flow = {_flow(flow)} "
        f"AND (reporter IN ({wanted}) OR partner IN ({wanted})){_level(digits)} "
        f"GROUP BY {exporter}, {importer}"
    )


def baskets(
    relation: str,
    first: str,
    second: str,
    year: int,
    flow: str = EXPORT,
    digits: int | None = None,
) -> str:
    """Return the query of exports and imports of two countries and the world, by product."""
    exporter, importer = _sides(flow)
    sums = ", ".join(
        f"sum(CASE WHEN {side} = {area(code)} THEN value ELSE 0 END) AS {what}_{which}"
        for what, side in (("exports", exporter), ("imports", importer))
        for which, code in (("first", first), ("second", second))
    )
    return (
        f"SELECT product, sum(value) AS world, {sums} FROM {relation} "
        f"WHERE year = {int(year)} AND flow = {_flow(flow)}{_level(digits)} "
        "GROUP BY product"
    )


def advantages(
    relation: str, year: int, flow: str = EXPORT, digits: int | None = None, only: str = ""
) -> str:
    """Return the query of the revealed comparative advantage of all exporters in a year.

    Balassa 1965, The Manchester School 33(2), doi 10.1111/j.1467-9957.1965.tb00050.x.

    Parameters
    ----------
    only
        One exporter; the world stays that of all.
    """
    exporter, _ = _sides(flow)
    wanted = f" WHERE cell.exporter = {area(only)}" if only else ""
    return (
        f"WITH cell AS (SELECT {exporter} AS exporter, product, sum(value) AS value "
        f"FROM {relation} WHERE year = {int(year)} AND flow = {_flow(flow)}{_level(digits)} "
        f"GROUP BY {exporter}, product), "
        "country AS (SELECT exporter, sum(value) AS value FROM cell GROUP BY exporter), "
        "good AS (SELECT product, sum(value) AS value FROM cell GROUP BY product), "
        "world AS (SELECT sum(value) AS value FROM good) "
        "SELECT cell.exporter AS exporter, cell.product AS product, cell.value AS value, "
        "(cell.value / country.value) / (good.value / world.value) AS advantage "
        "FROM cell JOIN country ON cell.exporter = country.exporter "
        f"JOIN good ON cell.product = good.product CROSS JOIN world{wanted}"
    )


def years(relation: str) -> str:
    """Return the query of the years that a table holds."""
    return f"SELECT year, sum(value) AS value FROM {relation} GROUP BY year"


def renamed(relation: str, columns: dict[str, str]) -> str:
    """Return a user's table by the names of ours, as a query.

    Parameters
    ----------
    columns
        What the user's table calls ours; others are called alike.

    Raises
    ------
    ValueError
        A name is none, or no column of ours.

    Examples
    --------
    >>> renamed("trade", {"value": "usd"})[:44]
    'SELECT year AS year, reporter AS reporter, p'
    """
    if set(columns) - set(COLUMNS):
        raise ValueError(sorted(set(columns) - set(COLUMNS)))
    said = ", ".join(f"{name(columns.get(own, own))} AS {own}" for own in COLUMNS)
    return f"SELECT {said} FROM {name(relation)}"
