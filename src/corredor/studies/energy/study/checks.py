"""Checks: what only this study can find wrong in the folder's rows, before anything runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corredor.core.errors import CorredorError
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.studies.energy.study.case import Case
from corredor.studies.energy.study.costs import published
from corredor.studies.energy.study.fuel import refuse_enrichment
from corredor.studies.energy.study.offers import refuse_class
from corredor.studies.energy.study.profiles import refuse_false_kind


def check(inputs: Inputs) -> Iterator[CorredorError]:
    """Yield what is wrong: high-enriched fuel, unknown technologies, profiles with a false kind."""
    case = Case(inputs)

    def technology(row: Row) -> object:
        return published(case, row, "overnight")

    def enrichment(row: Row) -> object:
        return refuse_enrichment(case, row)

    rules: tuple[tuple[str, Callable[[Row], object]], ...] = (
        ("reactors", enrichment),
        ("options", technology),
        ("options", refuse_class),
        ("profiles", refuse_false_kind),
        ("oil", refuse_class),
    )
    for table, rule in rules:
        for row in case.rows(table):
            try:
                rule(row)
            except CorredorError as error:
                yield error
