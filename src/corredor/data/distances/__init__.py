"""Pairs of countries: how far apart, whether they share a border, a language.

May import: core, data.tables, numpy. May not: read anything but the files beside it.
`pair_distances` gives all as arrays over one list of countries; `source.toml` says how.
"""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.data.tables import read_data_table

NAME: Final = "distances"
DRAWN: Final = "Natural Earth"
"""Source that a common border needs; GeoNames alone lists exclaves and leased ground too."""
OFFICIAL: Final = "1"


@dataclass(frozen=True)
class PairDistances:
    """Distances and ties of all pairs of countries.

    Parameters
    ----------
    countries
        ISO 3166-1 alpha-3, N of them.
    capital
        Between the capitals, or main places [km], shape (N, N).
    weighted
        Between the largest places of both, each pair of places weighted by its people, arithmetic
        mean [km], shape (N, N). Mayer and Zignago 2011, CEPII working paper 2011-25.
    harmonic
        The same as harmonic mean [km], which trade that falls with distance asks for.
    contiguous
        Whether they share a land border, shape (N, N).
    official_language, spoken_language
        Whether a language is official in both, and whether at least nine in a hundred people of
        each speak one that is official or so widely spoken in the other, shape (N, N).

    The diagonal of the distances is nan, that of the ties is false.
    """

    countries: tuple[str, ...]
    capital: NDArray[np.float64]
    weighted: NDArray[np.float64]
    harmonic: NDArray[np.float64]
    contiguous: NDArray[np.bool_]
    official_language: NDArray[np.bool_]
    spoken_language: NDArray[np.bool_]

    def country(self, code: str) -> int:
        """Return the place of a country by its alpha-3 code.

        Raises
        ------
        KeyError
            The set has no such country.
        """
        return _places()[code]


@cache
def _places() -> dict[str, int]:
    rows = read_data_table(NAME, "places")
    return {row["area"]: place for place, row in enumerate(rows)}


def _distances(count: int) -> NDArray[np.float64]:
    path = files("corredor.data").joinpath(NAME, f"{NAME}.npy.xz")
    with path.open("rb") as packed, lzma.open(packed) as stream:
        planes: NDArray[np.uint8] = np.load(stream, allow_pickle=False)
    whole = np.ascontiguousarray(planes.transpose(0, 2, 1)).view("<u2")[:, :, 0]
    made = np.full((3, count, count), np.nan)
    rows, columns = np.tril_indices(count, -1)
    made[:, rows, columns] = made[:, columns, rows] = whole
    return made


def _tied(groups: dict[str, set[int]], count: int) -> NDArray[np.bool_]:
    tied = np.zeros((count, count), np.bool_)
    for group in groups.values():
        members = np.array(sorted(group))
        tied[np.ix_(members, members)] = True
    np.fill_diagonal(tied, val=False)
    return tied


def _languages(count: int, *, official: bool) -> NDArray[np.bool_]:
    groups: dict[str, set[int]] = {}
    for row in read_data_table(NAME, "spoken"):
        if row["area"] in _places() and (not official or row["official"] == OFFICIAL):
            groups.setdefault(row["language"], set()).add(_places()[row["area"]])
    return _tied(groups, count)


@cache
def pair_distances() -> PairDistances:
    """Return distances, borders and languages of all pairs; the arrays are shared.

    Examples
    --------
    >>> pairs = pair_distances()
    >>> rus, mex, cub = (pairs.country(code) for code in ("RUS", "MEX", "CUB"))
    >>> float(pairs.capital[rus, mex]), bool(pairs.official_language[mex, cub])
    (10737.0, True)
    """
    places = _places()
    count = len(places)
    capital, weighted, harmonic = _distances(count)
    contiguous = np.zeros((count, count), np.bool_)
    for row in read_data_table(NAME, "borders"):
        if DRAWN in row["source"] and row["first"] in places and row["second"] in places:
            pair = places[row["first"]], places[row["second"]]
            contiguous[pair] = contiguous[pair[::-1]] = True
    official, spoken = (_languages(count, official=only) for only in (True, False))
    made = (capital, weighted, harmonic, contiguous, official, spoken)
    for array in made:
        array.setflags(write=False)
    return PairDistances(tuple(places), *made)
