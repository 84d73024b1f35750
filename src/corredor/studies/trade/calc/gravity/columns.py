"""Columns made of long rows: domestic trade, years, separate slopes, leads and lags."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from corredor.studies.trade.calc.gravity.cells import BoolArray, FloatArray, IntArray

Codes = Sequence[str] | NDArray[np.str_]
Years = Sequence[int] | NDArray[np.int_]


def at_home(exporter: Codes, importer: Codes) -> BoolArray:
    """Return which rows are domestic trade.

    Examples
    --------
    >>> at_home(["MEX", "MEX"], ["MEX", "CUB"]).tolist()
    [True, False]
    """
    return np.asarray(exporter) == np.asarray(importer)


def domestic_by_country(exporter: Codes, importer: Codes) -> dict[str, FloatArray]:
    """Return one domestic column for each country that trades with itself.

    Examples
    --------
    >>> list(domestic_by_country(["MEX", "MEX", "CUB"], ["MEX", "CUB", "CUB"]))
    ['domestic_CUB', 'domestic_MEX']
    """
    home, origin = at_home(exporter, importer), np.asarray(exporter)
    return {
        f"domestic_{country}": (home & (origin == country)).astype(np.float64)
        for country in np.unique(origin[home])
    }


def border_by_year(
    exporter: Codes, importer: Codes, year: Years, base: int
) -> dict[str, FloatArray]:
    """Return one column of international trade for each year but the base year.

    Examples
    --------
    >>> columns = border_by_year(["MEX"] * 2, ["CUB"] * 2, [2019, 2020], base=2020)
    >>> columns
    {'border_2019': array([1., 0.])}

    Raises
    ------
    ValueError
        The base year isn't among the years.
    """
    return by_year("border", ~at_home(exporter, importer), year, base)


def by_year(
    name: str, values: ArrayLike, year: Years, base: int | None = None
) -> dict[str, FloatArray]:
    """Return the values of each year as a column of its own, without the base year if one is given.

    Raises
    ------
    ValueError
        The base year isn't among the years.
    """
    when, held = np.asarray(year), np.asarray(values, np.float64)
    years = [int(date) for date in np.unique(when)]
    if base is not None and base not in years:
        raise ValueError(f"no year {base}")
    return {f"{name}_{date}": np.where(when == date, held, 0) for date in years if date != base}


def home_and_abroad(
    name: str, values: ArrayLike, exporter: Codes, importer: Codes
) -> dict[str, FloatArray]:
    """Return two columns: the values of domestic and of international rows, 0 elsewhere.

    Examples
    --------
    >>> home_and_abroad("ln_dist", [6.0, 9.0], ["MEX", "MEX"], ["MEX", "CUB"])
    {'ln_dist_domestic': array([6., 0.]), 'ln_dist_international': array([0., 9.])}
    """
    home, held = at_home(exporter, importer), np.asarray(values, np.float64)
    return {
        f"{name}_domestic": np.where(home, held, 0),
        f"{name}_international": np.where(home, 0, held),
    }


def shifted(
    exporter: Codes, importer: Codes, year: Years, values: ArrayLike, years: int
) -> FloatArray:
    """Return the values of the same pair so many years earlier (a lag), later if negative (a lead).

    Not a number where no row holds that year.

    Examples
    --------
    >>> shifted(["MEX"] * 2, ["CUB"] * 2, [2016, 2020], [0.0, 1.0], years=4)
    array([nan,  0.])
    """
    when, held = np.asarray(year, np.int64), np.asarray(values, np.float64)
    pairs = np.char.add(np.char.add(np.asarray(exporter, str), ">"), np.asarray(importer, str))
    place: IntArray = np.unique(pairs, return_inverse=True)[1]
    span = int(when.max() - when.min()) + 2 * abs(years) + 1
    own: IntArray = place * span + (when - when.min()) + abs(years)
    order = np.argsort(own)
    at = np.minimum(np.searchsorted(own[order], own - years), len(own) - 1)
    out = np.asarray(held[order][at], np.float64)
    out[own[order][at] != own - years] = np.nan
    return out
