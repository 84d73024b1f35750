"""The same queries on a user's warehouse, such as Spark or Trino: the one door to Ibis.

A query is written in the dialect of DuckDB; Ibis puts it into that of the warehouse. Only sums come
back, never the rows of the table.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import numpy as np

from corredor.core.errors import N_, EngineMissing, QueryRefused, Wording
from corredor.studies.trade.engine.queries import name, renamed
from corredor.studies.trade.engine.records import Coded, Columns, Numbers

DIALECT: Final = "duckdb"
"""Dialect in which the queries are written."""
EXTRA: Final = "warehouse"
STUDY: Final = "trade"
UNREACHABLE: Final = N_("it can't be reached, or doesn't know the table or its columns")


class Warehouse:
    """A table of flows in a warehouse, as an `Engine`.

    Parameters
    ----------
    connection
        An Ibis connection.
    table
        Name of the table there, with its schema where it needs one.
    columns
        What the table calls our columns, where it differs.
    """

    def __init__(self, connection: Any, table: str, columns: Mapping[str, str]) -> None:
        self.connection = connection
        self.table = f"({renamed(name(table), dict(columns))}) AS flows"

    @property
    def relation(self) -> str:
        """Return the table in a query, by the names of our columns."""
        return self.table

    def columns(self, query: str) -> Columns:
        """Return the answer of a query: numbers, and words as `Coded`.

        Raises
        ------
        QueryRefused
            E425: the warehouse doesn't answer.
        """
        try:
            found = self.connection.to_pyarrow(self.connection.sql(query, dialect=DIALECT))
        except Exception as error:
            problem = Wording(UNREACHABLE)
            raise QueryRefused(source=self.connection.name, problem=problem) from error
        return {column: _column(found.column(column)) for column in found.column_names}


def _column(cells: Any) -> Coded | Numbers:
    """Return a column of Arrow as numbers or as sorted words with places."""
    values = cells.to_numpy(zero_copy_only=False)
    if values.dtype.kind in "OUS":
        codes, places = np.unique(values.astype(str), return_inverse=True)
        return Coded(tuple(codes.tolist()), places.astype(np.int32))
    return values.astype(np.float64)


@contextmanager
def warehouse(
    address: str, table: str, columns: Mapping[str, str] | None = None
) -> Generator[Warehouse]:
    """Connect to a warehouse.

    Parameters
    ----------
    address
        As Ibis reads it, such as ``trino://user@host:8080/catalog/schema`` or ``pyspark://``.
    table, columns
        As of `Warehouse`.

    Raises
    ------
    EngineMissing
        E502: Ibis, or its part for this warehouse, isn't installed.
    QueryRefused
        E425: there is no connection.
    """
    try:
        import ibis
    except ImportError:
        raise EngineMissing(study=STUDY, engine="Ibis", extra=EXTRA) from None
    try:
        connection: Any = ibis.connect(address)
    except ImportError:
        raise EngineMissing(study=STUDY, engine="Ibis", extra=EXTRA) from None
    except Exception as error:
        source = address.partition(":")[0]
        raise QueryRefused(source=source, problem=Wording(UNREACHABLE)) from error
    try:
        yield Warehouse(connection, table, columns or {})
    finally:
        connection.disconnect()
