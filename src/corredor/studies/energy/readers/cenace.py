"""Files of CENACE: day-ahead prices of nodes, and forecasts of variable generation.

Formats of the Sistema de Información del Mercado: comma-separated, with or without a preamble,
trailing commas allowed, dates as in `clock`. Prices of nothing and above the usual cap stand as
they are and are counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.errors import N_, Place, WrongHours
from corredor.studies.energy.readers.clock import day_of, whole_day
from corredor.studies.energy.readers.lines import (
    CELLS,
    NOTHING,
    Origin,
    Row,
    number_in,
    rows,
)

FloatArray = NDArray[np.float64]
PRICE: Final = "cenace_price"
FORECAST: Final = "cenace_forecast"
PREAMBLE: Final = 20
"""Rows before the head, at most."""
HIGH: Final = 5_000.0
"""Price above which a price is counted as high [MXN/MWh]."""
NO_HEAD: Final = N_("no row names its columns")
NO_DAY: Final = N_("a cell isn't a day such as 2016-10-30, 30/10/2016 or 30/oct/2016")
NO_HOUR: Final = N_("a cell isn't an hour from 1 to 25")
TWICE: Final = N_("an hour of this node or system stands twice")
NOT_A_SUM: Final = N_("the price isn't the sum of its three components")
_PRICE_HEAD: Final = ("hora", "clave del nodo", "precio marginal local")
_FORECAST_HEAD: Final = ("sistema", "tipo de tecnologia", "hora", "pronostico")
_DAY: Final = "fecha"
_SUM_ROOM: Final = 0.025
"""By how much rounding to cents may part a price from its components [MXN/MWh]."""
_LAST_HOUR: Final = 25


@dataclass(frozen=True)
class Prices:
    """Hourly prices, mean over the nodes of the file.

    Parameters
    ----------
    days, hours
        Of each entry, hours counted from 1; in the order of time.
    price, energy
        Mean over nodes, unweighted: price and its energy component, shape (n,) [MXN/MWh].
    nodes
        Nodes of each entry, shape (n,).
    zeros, high
        Prices of a node that are 0 or less, and above `HIGH`.
    """

    days: tuple[date, ...]
    hours: tuple[int, ...]
    price: FloatArray
    energy: FloatArray
    nodes: NDArray[np.int64]
    zeros: int
    high: int

    @property
    def mean(self) -> float:
        """Mean over all hours [MXN/MWh]."""
        return float(self.price.mean())


@dataclass(frozen=True)
class Forecast:
    """Forecast of variable generation of one system and technology.

    Parameters
    ----------
    system, technology
        As the file writes them, such as ``BCS`` and ``FOTOVOLTAICA``.
    days, hours
        Of each entry, in the order of time.
    energy
        Of the hour, shape (n,) [MWh].
    """

    system: str
    technology: str
    days: tuple[date, ...]
    hours: tuple[int, ...]
    energy: FloatArray


def _headed(
    stream: BinaryIO, origin: Origin, wanted: tuple[str, ...]
) -> tuple[dict[str, int], date | None, Iterator[Row]]:
    """Return the places of the columns, the day of the preamble, and the rows after the head."""
    found = rows(stream, origin)
    day: date | None = None
    line = 0
    for row in found:
        line = row.line
        names = [cell.lower() for cell in row.cells]
        if all(any(name.startswith(start) for name in names) for start in wanted):
            places = {
                start: at
                for start in (
                    *wanted,
                    _DAY,
                    "componente de e",
                    "componente de p",
                    "componente de c",
                )
                for at, name in reversed(list(enumerate(names)))
                if name.startswith(start)
            }
            return places, day, found
        if names[0].startswith("fecha:"):
            day = day_of(row.cells[0].partition(":")[2].strip())
        if line > PREAMBLE:
            break
    raise origin.other(min(line, 1), NO_HEAD, ", ".join(wanted))


def _cells(row: Row, least: int, origin: Origin) -> tuple[str, ...]:
    """Return the cells of a row without the empty one of a trailing comma."""
    cells = row.cells[:-1] if row.cells[-1] == "" else row.cells
    if len(cells) < least:
        raise origin.broken(row.line, CELLS)
    return cells


def _hour(cell: str, line: int, origin: Origin) -> int:
    if not (cell.isascii() and cell.isdecimal()) or not 1 <= int(cell[:3]) <= _LAST_HOUR:
        raise origin.broken(line, NO_HOUR)
    return int(cell)


def _day(cell: str, line: int, origin: Origin) -> date:
    day = day_of(cell)
    if day is None:
        raise origin.broken(line, NO_DAY)
    return day


def read_prices(stream: BinaryIO, file: str, system: str = "") -> Prices:
    """Return the prices of a file of CENACE's day-ahead market.

    Parameters
    ----------
    stream
        The file, open; it is not closed.
    file
        Its name, for messages.
    system
        ``BCA``, ``BCS`` or ``SIN``, whose clock its days are checked by; either rule if empty.

    Raises
    ------
    BrokenSeries, OtherSeriesFormat, WrongHours
        E150: a cell can't be read, an hour stands twice, a price isn't its sum; E151: it is no
        such file; E152: a day isn't whole.
    """
    origin = Origin(PRICE, file)
    places, stated, found = _headed(stream, origin, _PRICE_HEAD)
    sums = tuple(places[n] for n in places if n.startswith("componente"))
    least = max(places.values()) + 1
    held: defaultdict[tuple[date, int], dict[str, tuple[float, float]]] = defaultdict(dict)
    first_lines: dict[date, int] = {}
    zeros = high = 0
    for row in found:
        cells = _cells(row, least, origin)
        day = _day(cells[places[_DAY]], row.line, origin) if _DAY in places else stated
        if day is None:
            raise origin.broken(row.line, NO_DAY)
        hour = _hour(cells[places["hora"]], row.line, origin)
        price = number_in(cells[places["precio marginal local"]], row.line, origin)
        parts = [number_in(cells[at], row.line, origin) for at in sums]
        if len(parts) == 3 and abs(price - sum(parts)) > _SUM_ROOM:
            raise origin.broken(row.line, NOT_A_SUM)
        node = cells[places["clave del nodo"]]
        if node in held[day, hour]:
            raise origin.broken(row.line, TWICE)
        first_lines.setdefault(day, row.line)
        held[day, hour][node] = price, parts[0] if parts else price
        zeros, high = zeros + (price <= 0), high + (price > HIGH)
    if not held:
        raise origin.broken(0, NOTHING)
    _refuse_holes(held, first_lines, system, origin)
    keys = sorted(held)
    means = np.array([np.array([*held[key].values()], np.float64).mean(axis=0) for key in keys])
    return Prices(
        days=tuple(day for day, _ in keys),
        hours=tuple(hour for _, hour in keys),
        price=means[:, 0],
        energy=means[:, 1],
        nodes=np.array([len(held[key]) for key in keys]),
        zeros=zeros,
        high=high,
    )


def _refuse_holes(
    held: Mapping[tuple[date, int], object],
    lines: Mapping[date, int],
    system: str,
    origin: Origin,
) -> None:
    by_day: defaultdict[date, list[int]] = defaultdict(list)
    for day, hour in held:
        by_day[day].append(hour)
    for day, hours in sorted(by_day.items()):
        if not whole_day(day, hours, system):
            place = Place(origin.file, lines[day])
            raise WrongHours(place, day=day.isoformat(), count=len(hours), name=system or "nodes")


def read_forecasts(stream: BinaryIO, file: str) -> tuple[Forecast, ...]:
    """Return the forecasts of a daily report of CENACE, by system and technology.

    Parameters
    ----------
    stream
        The file, open; it is not closed.
    file
        Its name, for messages.

    Raises
    ------
    BrokenSeries, OtherSeriesFormat, WrongHours
        E150: a cell can't be read or an hour stands twice; E151: it is no such file; E152: a day
        of a system isn't whole by its clock.
    """
    origin = Origin(FORECAST, file)
    places, stated, found = _headed(stream, origin, _FORECAST_HEAD)
    least = max(places.values()) + 1
    held: defaultdict[tuple[str, str], dict[tuple[date, int], float]] = defaultdict(dict)
    lines: dict[tuple[str, str], dict[date, int]] = defaultdict(dict)
    for row in found:
        cells = _cells(row, least, origin)
        day = _day(cells[places[_DAY]], row.line, origin) if _DAY in places else stated
        if day is None:
            raise origin.broken(row.line, NO_DAY)
        hour = _hour(cells[places["hora"]], row.line, origin)
        name = cells[places["sistema"]], cells[places["tipo de tecnologia"]]
        if (day, hour) in held[name]:
            raise origin.broken(row.line, TWICE)
        held[name][day, hour] = number_in(cells[places["pronostico"]], row.line, origin)
        lines[name].setdefault(day, row.line)
    if not held:
        raise origin.broken(0, NOTHING)
    made: list[Forecast] = []
    for name in sorted(held):
        _refuse_holes(held[name], lines[name], name[0], origin)
        keys = sorted(held[name])
        energy = np.array([held[name][key] for key in keys])
        made.append(Forecast(*name, tuple(k[0] for k in keys), tuple(k[1] for k in keys), energy))
    return tuple(made)
