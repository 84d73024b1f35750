"""Checks: what only this study can find wrong in the folder's rows, before anything runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from corredor.core.errors import N_, CorredorError, EmptyCell, UnreadableCell, Wording
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.studies.energy.inputs.bounds import BOUNDS
from corredor.studies.energy.study.case import Case
from corredor.studies.energy.study.clocks import start_of, zone_of
from corredor.studies.energy.study.costs import published, refuse_gaps
from corredor.studies.energy.study.fuel import months_of_reloads, refuse_enrichment
from corredor.studies.energy.study.gas import way_of
from corredor.studies.energy.study.offers import refuse_class
from corredor.studies.energy.study.planning.networks import two_ends
from corredor.studies.energy.study.profiles import CLEAR_SKY, profile, refuse_false_kind


def check(inputs: Inputs) -> Iterator[CorredorError]:
    """Yield what is wrong, all at once.

    High-enriched fuel, unknown technologies, profiles with a false kind, numbers of another kind
    or size than their column takes, and money that can't be changed.
    """
    case = Case(inputs)

    def technology(row: Row) -> object:
        return published(case, row, "overnight")

    def enrichment(row: Row) -> object:
        return refuse_enrichment(case, row)

    def read_profile(row: Row) -> object:
        return refuse_false_kind(row) if row.text("from") == CLEAR_SKY else profile(case, row)

    def known_way(row: Row) -> object:
        return None if row.text("distance") else way_of(row)

    def whole(row: Row) -> object:
        return [refuse_part(row, column) for column in COUNTS]

    rules: tuple[tuple[str, Callable[[Row], object]], ...] = (
        ("reactors", enrichment),
        ("reactors", months_of_reloads),
        ("options", technology),
        ("options", refuse_class),
        ("profiles", start_of),
        ("profiles", read_profile),
        ("regions", zone_of),
        ("regions", whole),
        ("options", refuse_gaps),
        ("links", refuse_gaps),
        ("fuels", one_price),
        ("links", two_ends),
        ("lng_routes", known_way),
        ("oil", refuse_class),
    )
    for table, rule in rules:
        for row in case.rows(table):
            yield from _tried(rule, row)
    for table, columns in BOUNDS.items():
        for row in case.rows(table):
            for column in columns:
                yield from _tried(lambda row, column=column: case.optional(row, column), row)


COUNTS: Final = ("draws", "weather_years", "typical_weeks", "checked_days")
"""Columns of a region that count."""
WHOLE: Final = N_("a whole number")
ROUTED: Final = N_("empty, for a route delivers the fuel at its own price")


def refuse_part(row: Row, column: str) -> None:
    """Refuse a part where a whole number is asked for.

    Raises
    ------
    UnreadableCell
        E127.
    """
    number = row.number(column)
    if number is not None and number != int(number):
        raise UnreadableCell(
            row.at(column), column=column, value=f"{number:g}", shape=Wording(WHOLE), example="12"
        )


def one_price(row: Row) -> None:
    """Refuse a fuel with no price, or with two.

    Raises
    ------
    EmptyCell, UnreadableCell
        E103: neither a price nor a route; E127: both.
    """
    price, route = row.text("price"), row.text("route")
    if not price and not route:
        raise EmptyCell(row.at("price"), column="price", kind="an assumption, or a route")
    if price and route:
        raise UnreadableCell(
            row.at("price"), column="price", value=price, shape=Wording(ROUTED), example='""'
        )


def _tried(rule: Callable[[Row], object], row: Row) -> Iterator[CorredorError]:
    try:
        rule(row)
    except CorredorError as error:
        yield error
