"""Checks: what is wrong in rows that only this study can judge, all of it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from corredor.core.errors import CorredorError
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.studies.trade.inputs import tables
from corredor.studies.trade.study.case import code_of
from corredor.studies.trade.study.claims import fact_of
from corredor.studies.trade.study.duties import attributes, day_of, line_of, schedule_of

Test = Callable[[Inputs, Row], object]

COUNTRIES: Final = {
    tables.CORRIDORS.name: ("first", "second"),
    tables.PRODUCTS.name: ("exporter", "importer"),
    tables.GOODS.name: ("exporter", "importer"),
    tables.CLAIMS.name: ("first", "second"),
    tables.PRECEDENTS.name: ("first", "second"),
}
"""Columns whose countries statistics must know."""
FACTS: Final = (
    *(tables.PRODUCTS.name, tables.CLAIMS.name, tables.FDI.name),
    *(tables.PRECEDENTS.name, tables.TARIFFS.name),
)
"""Tables whose rows may name a fact."""
READ: Final[dict[str, tuple[Test, ...]]] = {
    tables.TARIFFS.name: (
        lambda _, row: attributes(row, "known"),
        lambda _, row: line_of(row),
        lambda _, row: day_of(row, "date"),
    ),
    tables.USES.name: (
        lambda _, row: attributes(row, "known"),
        lambda _, row: attributes(row, "brings"),
        lambda _, row: attributes(row, "otherwise"),
        lambda _, row: line_of(row),
        lambda _, row: day_of(row, "date"),
    ),
    tables.RULES.name: (lambda inputs, row: schedule_of(inputs, row.text("importer")),),
}
"""What is read of a row beside its cells."""


def check(inputs: Inputs) -> Iterator[CorredorError]:
    """Yield what is wrong with rows: countries, facts, attributes, lines, days and rules."""
    for name, columns in COUNTRIES.items():
        for row in inputs.table(name):
            for column in columns:
                yield from _tried(lambda _, row, column=column: code_of(row, column), inputs, row)
    for name in FACTS:
        for row in inputs.table(name):
            if row.text("fact"):
                yield from _tried(fact_of, inputs, row)
    seen: set[str] = set()
    for name, tests in READ.items():
        for row in inputs.table(name):
            for test in tests:
                for error in _tried(test, inputs, row):
                    if str(error) not in seen:
                        seen.add(str(error))
                        yield error


def _tried(test: Test, inputs: Inputs, row: Row) -> Iterator[CorredorError]:
    try:
        test(inputs, row)
    except CorredorError as error:
        yield error
