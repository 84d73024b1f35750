"""Answers of product tables, with units, and what an engine must be able to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.int32]


@dataclass(frozen=True)
class Coded:
    """A column of words: `codes` sorted, and for each row the place of its word, shape (n,)."""

    codes: tuple[str, ...]
    places: Places

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.places)

    def words(self) -> list[str]:
        """Return the word of each row."""
        return [self.codes[place] for place in self.places]


Columns: TypeAlias = Mapping[str, "Coded | Numbers"]


class Engine(Protocol):
    """Whatever answers a query on one table of flows.

    Its table has the columns ``year, reporter, partner, product, flow, value``: calendar year, ISO
    3166-1 alpha-3 twice, code of the Harmonized System, X or M, and current dollars.
    """

    @property
    def relation(self) -> str:
        """Return the name of the table in a query."""
        ...

    def columns(self, query: str) -> Columns:
        """Return the answer of a query: numbers, and words as `Coded`."""
        ...


@dataclass(frozen=True)
class PairProducts:
    """What two countries trade, by product and year.

    Parameters
    ----------
    year
        Shape (n,).
    exporter, importer, product
        Words of the rows.
    flow
        Who says so: X the exporter, M the importer.
    value
        [current USD], shape (n,).
    """

    year: Places
    exporter: Coded
    importer: Coded
    product: Coded
    flow: Coded
    value: Numbers


@dataclass(frozen=True)
class PartnerTotals:
    """Exports and imports of countries by partner in a year: `value` [current USD], shape (n,)."""

    exporter: Coded
    importer: Coded
    value: Numbers


@dataclass(frozen=True)
class Baskets:
    """Exports and imports of two countries and of the world, by product in a year.

    Parameters
    ----------
    products
        Codes, sorted, K of them.
    world
        Exports of all [current USD], shape (K,).
    exports, imports
        Of the first country and the second [current USD], shape (2, K).
    """

    products: tuple[str, ...]
    world: Numbers
    exports: Numbers
    imports: Numbers


@dataclass(frozen=True)
class Brief:
    """What a brief of two countries asks of product tables, in one go."""

    first: str
    second: str
    year: int
    pair: PairProducts
    partners: PartnerTotals
    baskets: Baskets


@dataclass(frozen=True)
class Advantages:
    """Revealed comparative advantage of Balassa, of the cells with exports.

    Parameters
    ----------
    year
        Calendar year.
    exporter, product
        Words of the rows.
    value
        Exports [current USD], shape (n,).
    advantage
        Share of the product at home by that in the world [1], shape (n,).
    """

    year: int
    exporter: Coded
    product: Coded
    value: Numbers
    advantage: Numbers
