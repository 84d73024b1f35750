"""The reader of the reference tables in this room."""

from __future__ import annotations

import csv
import io
import tomllib
from dataclasses import fields
from functools import lru_cache
from importlib.resources import files

from corredor.core.source import TableSource


@lru_cache(maxsize=16)
def read_data_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a reference table, each as a mapping from column name to cell.

    Examples
    --------
    >>> read_data_table("countries")[0]["code"]
    'AD'
    """
    text = files("corredor.data").joinpath(name, f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@lru_cache(maxsize=16)
def read_data_source(name: str) -> TableSource:
    """Return who published a reference table, where, and the digest of the edition taken."""
    text = files("corredor.data").joinpath(name, "source.toml").read_text(encoding="utf-8")
    stated = tomllib.loads(text)
    return TableSource(**{field.name: str(stated[field.name]) for field in fields(TableSource)})


@lru_cache(maxsize=1)
def country_codes() -> frozenset[str]:
    """Return the codes of ISO 3166-1 alpha-2.

    Examples
    --------
    >>> {"MX", "RU"} <= country_codes()
    True
    """
    return frozenset(row["code"] for row in read_data_table("countries"))
