"""Checks: what is wrong in rows that only this study can judge, all of it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from corredor.core.errors import N_, CorredorError, UnreadableCell, Wording
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.data.tables import read_data_table
from corredor.studies.trade.inputs import tables
from corredor.studies.trade.study.case import code_of, two_countries
from corredor.studies.trade.study.claims import fact_of
from corredor.studies.trade.study.duties import (
    attributes,
    day_of,
    line_of,
    rule_row,
    vocabulary_of,
)
from corredor.studies.trade.study.files import files_of
from corredor.studies.trade.study.investment import refuse_other_money
from corredor.studies.trade.study.limits import limit
from corredor.studies.trade.study.rates import rates_of

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
PAIRS: Final = {
    **COUNTRIES,
    tables.SCENARIOS.name: ("importer", "origin"),
    tables.FDI.name: ("investor", "host"),
    tables.TARIFFS.name: ("importer", "origin"),
}
"""Columns that name two countries, which can't be one and the same."""
CODES: Final = {
    tables.PRODUCTS.name: "code",
    tables.GOODS.name: "code",
    tables.SCENARIOS.name: "good",
    tables.USES.name: "input",
}
"""Columns of codes of the Harmonized System."""
HARMONIZED: Final = N_("codes of the Harmonized System, parted by blanks")
NATIONAL: Final = ("98", "99")
"""Chapters that each country fills as it likes."""
RESERVED: Final = "77"
"""Chapter that the Harmonized System keeps for later."""
CHAPTER, LONGEST = 2, 12
"""Digits of a chapter, and of the longest national line."""


@lru_cache(maxsize=1)
def _chapters() -> frozenset[str]:
    spans = [(int(row["first"]), int(row["last"])) for row in read_data_table("hs", "sections")]
    held = {f"{number:02}" for first, last in spans for number in range(first, last + 1)}
    return frozenset(held - {RESERVED} | {*NATIONAL})


def harmonized(row: Row, column: str) -> None:
    """Refuse what is no code of a chapter of the Harmonized System, nor of a part of one.

    Raises
    ------
    UnreadableCell
        E127.
    """
    for code in row.text(column).split():
        bare = code.replace(".", "")
        if not (
            bare.isdecimal() and CHAPTER <= len(bare) <= LONGEST and bare[:CHAPTER] in _chapters()
        ):
            raise UnreadableCell(
                row.at(column),
                column=column,
                value=code,
                shape=Wording(HARMONIZED),
                example="8708 760120",
            )


READ: Final[dict[str, tuple[Test, ...]]] = {
    tables.TARIFFS.name: (
        lambda _, row: line_of(row),
        lambda _, row: day_of(row, "date"),
    ),
    tables.USES.name: (
        lambda _, row: line_of(row),
        lambda _, row: day_of(row, "date"),
    ),
    tables.RULES.name: (lambda _, row: rule_row(row),),
}
"""What is read of a row beside its cells."""
STATED: Final = {
    tables.TARIFFS.name: ("known",),
    tables.USES.name: ("known", "brings", "otherwise"),
}
"""Columns that state attributes of goods."""


def check(inputs: Inputs) -> Iterator[CorredorError]:
    """Yield what is wrong with rows, and with the files that they name, each read once."""
    for name, columns in COUNTRIES.items():
        for row in inputs.table(name):
            for column in columns:
                yield from _tried(lambda _, row, column=column: code_of(row, column), inputs, row)
    for name, columns in PAIRS.items():
        for row in inputs.table(name):
            yield from _tried(lambda _, row, two=columns: two_countries(row, *two), inputs, row)
    for name, column in CODES.items():
        for row in inputs.table(name):
            yield from _tried(lambda _, row, column=column: harmonized(row, column), inputs, row)
    for name in FACTS:
        for row in inputs.table(name):
            if row.text("fact"):
                yield from _tried(fact_of, inputs, row)
    files = files_of(inputs, ()).absent, rates_of(inputs)[1]
    yield from (one.error for held in files for one in held if one.error.place is not None)
    for row in inputs.table(tables.OWN_LIMITS.name):
        yield from _tried(lambda inputs, row: limit(inputs, row.text("limit")), inputs, row)
    for row in inputs.table(tables.FDI.name):
        if row.number("value") is not None:
            yield from _tried(lambda _, row: refuse_other_money(row, row.text("unit")), inputs, row)
    vocabulary = vocabulary_of(inputs)
    for name, columns in STATED.items():
        for row in inputs.table(name):
            for column in columns:
                yield from _tried(
                    lambda _, row, column=column: attributes(vocabulary, row, column), inputs, row
                )
    for name, tests in READ.items():
        for row in inputs.table(name):
            for test in tests:
                yield from _tried(test, inputs, row)


def _tried(test: Test, inputs: Inputs, row: Row) -> Iterator[CorredorError]:
    try:
        test(inputs, row)
    except CorredorError as error:
        yield error
