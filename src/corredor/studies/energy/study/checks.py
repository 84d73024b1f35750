"""Checks: what only this study can find wrong in the folder's rows, before anything runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corredor.core.errors import CorredorError
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.studies.energy.inputs.bounds import BOUNDS
from corredor.studies.energy.study.case import Case
from corredor.studies.energy.study.costs import published
from corredor.studies.energy.study.fuel import months_of_reloads, refuse_enrichment
from corredor.studies.energy.study.gas import way_of
from corredor.studies.energy.study.offers import refuse_class
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

    rules: tuple[tuple[str, Callable[[Row], object]], ...] = (
        ("reactors", enrichment),
        ("reactors", months_of_reloads),
        ("options", technology),
        ("options", refuse_class),
        ("profiles", read_profile),
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


def _tried(rule: Callable[[Row], object], row: Row) -> Iterator[CorredorError]:
    try:
        rule(row)
    except CorredorError as error:
        yield error
