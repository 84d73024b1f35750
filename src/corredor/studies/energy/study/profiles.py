"""Profiles: from rows of the folder to hourly series that say what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.errors import (
    N_,
    CellOutOfRange,
    EngineMissing,
    Infeasible,
    NotAChoice,
    UnreadableCell,
    Wording,
)
from corredor.core.finding import Cell
from corredor.core.table import Row
from corredor.data.tables import read_data_source, read_data_table
from corredor.studies.energy.calc.profiles.calendar import common_year
from corredor.studies.energy.calc.profiles.demand import Shape, synthetic_demand
from corredor.studies.energy.calc.profiles.profile import (
    Kind,
    Profile,
    calibrated,
    filled,
    per_unit,
    scaled_to_peak,
    statistics,
    whole_years,
)
from corredor.studies.energy.calc.profiles.wind import curve_output, speed_at_height
from corredor.studies.energy.calc.profiles.zones import (
    standard_offset,
)
from corredor.studies.energy.engine.pvlib import Site, clear_sky, measured_sun
from corredor.studies.energy.inputs.regions import (
    CLEAR_SKY,
    FILE,
    GENERATION,
    PRICES,
    SHAPES,
)
from corredor.studies.energy.readers.cenace import read_forecasts, read_prices
from corredor.studies.energy.readers.columns import read_columns
from corredor.studies.energy.readers.weather import Weather, read_weather
from corredor.studies.energy.study.case import Case, Made, number, term, text, word
from corredor.studies.energy.study.clocks import zone_of

AS_IT_IS: Final = N_("how the series came about: a forecast is none that was measured")
MADE_UP: Final = N_("synthetic, for a shape or a clear sky is made by a rule")
KINDS: Final = {
    GENERATION: (Kind.FORECAST, AS_IT_IS),
    PRICES: (Kind.MEASURED, AS_IT_IS),
    SHAPES: (Kind.SYNTHETIC, MADE_UP),
    CLEAR_SKY: (Kind.SYNTHETIC, MADE_UP),
}
HOURS: Final = 25
LOSSES: Final = 0.14
"""Losses of panels and inverter together (NREL, PVWatts version 5, 2014, table 6)."""
COEFFICIENT: Final = -0.0035
"""Change of power for a kelvin of the cell [1/kelvin] (NREL, PVWatts version 5, premium module)."""
WARM_CELL: Final = 45.0
"""Cell temperature in the sun that a clear sky is taken with [degC]: a nominal operating one."""
FIRST_DAY: Final = 0
"""Day of the week of 1 January of a made-up year: Monday."""


def refuse_false_kind(row: Row) -> None:
    """Refuse a profile that calls itself what it isn't.

    Raises
    ------
    UnreadableCell
        E127: what is forecast or made up is called measured, or the like.
    """
    known = KINDS.get(row.text("from"))
    if known is not None and row.text("kind") != known[0].value:
        raise UnreadableCell(
            row.at("kind"),
            column="kind",
            value=row.text("kind"),
            shape=Wording(known[1]),
            example=known[0].value,
        )


def profile(case: Case, row: Row) -> Profile:
    """Return the profile of a row: shares of installed power, or of its peak for demand.

    Raises
    ------
    CorredorError
        E110, E127, E150 to E152, E501 to E503: its source can't be read, or says something else
        than the row.
    """
    refuse_false_kind(row)
    source = row.text("from")
    if source == GENERATION:
        return per_unit(_forecast(row))
    if source == PRICES:
        return _priced(row)
    if source == SHAPES:
        return _shaped(row)
    if source == CLEAR_SKY:
        return _sunny(row)
    return _filed(case, row)


def _days(table: str, column: str, row: Row) -> Mapping[date, Sequence[float]]:
    name = row.text("series")
    rows = [held for held in read_data_table(table) if held[column] == name]
    if not rows:
        known = sorted({held[column] for held in read_data_table(table)})
        raise NotAChoice(row.at("series"), column="series", value=name, known=known)
    return {
        date.fromisoformat(held["date"]): [
            float(held[f"h{hour}"]) for hour in range(1, HOURS + 1) if held[f"h{hour}"]
        ]
        for held in rows
    }


def _titled(table: str) -> str:
    found = read_data_source(table)
    return f"{found.producer}: {found.title}"


def _forecast(row: Row) -> Profile:
    values = common_year(_days(GENERATION, "series", row))
    return Profile(row.text("id"), Kind.FORECAST, "MW", values, _titled(GENERATION))


def _priced(row: Row) -> Profile:
    values = common_year(_days(PRICES, "system", row))
    return Profile(row.text("id"), Kind.MEASURED, "MXN_nominal/MWh", values, _titled(PRICES))


def _shaped(row: Row) -> Profile:
    rows = [held for held in read_data_table(SHAPES) if held["shape"] == row.text("series")]
    if not rows:
        known = sorted({held["shape"] for held in read_data_table(SHAPES)})
        value = row.text("series")
        raise NotAChoice(row.at("series"), column="series", value=value, known=known)
    parts = {
        part: [float(held["value"]) for held in rows if held["part"] == part]
        for part in ("month", "hour", "day")
    }
    shape = Shape(parts["month"], parts["hour"], parts["day"], FIRST_DAY)
    return synthetic_demand(row.text("id"), shape, 1.0, SHAPE_MEAN, rows[0]["source"])


SHAPE_MEAN: Final = 0.55
"""Mean over peak that a made-up shape has until a region states its own."""


def _sunny(row: Row) -> Profile:
    named = ("latitude", "longitude", "elevation", "offset", "tilt", "azimuth")
    found = {name: row.number(name) for name in named}
    if found["offset"] is None and row.text("zone"):
        found["offset"] = standard_offset(zone_of(row))
    missing = next((name for name, value in found.items() if value is None), "")
    if missing:
        raise UnreadableCell(
            row.at(missing), column=missing, value="", shape=Wording(SITE), example="24.1"
        )
    stated = {name: value or 0.0 for name, value in found.items()}
    site = Site(**stated, turbidity=TURBIDITY)
    try:
        sun = clear_sky(site, LOSSES, COEFFICIENT, WARM_CELL)
    except ImportError:
        raise EngineMissing(
            row.at("from"), study=row.text("id"), engine="pvlib", extra="energy"
        ) from None
    source = f"pvlib {sun.version}, clear sky of Ineichen and Perez 2002"
    return Profile(row.text("id"), Kind.SYNTHETIC, "1", sun.output, source)


SITE: Final = N_("a number: a clear sky needs a place and how the panels stand")
TURBIDITY: Final = 3.0
"""Linke turbidity of clear air by the sea [1] (Ineichen and Perez 2002)."""


def _filed(case: Case, row: Row) -> Profile:
    held = case.inputs.file(row, "file")
    if held is None:
        raise UnreadableCell(
            row.at("file"), column="file", value="", shape=Wording(NAMED), example="demand.csv"
        )
    form, name = row.text("format") or "hourly_csv", row.text("column") or "value"
    with held.open() as stream:
        if form == "epw":
            values, unit = _weathered(row, name, read_weather(stream, held.path)), "1"
        elif form == "cenace_price":
            values, unit = read_prices(stream, held.path).price, "MXN_nominal/MWh"
        elif form == "cenace_forecast":
            read = {one.system.lower(): one for one in read_forecasts(stream, held.path)}
            if name not in read:
                raise NotAChoice(row.at("column"), column="column", value=name, known=sorted(read))
            values, unit = read[name].energy, "MW"
        else:
            values, unit = read_columns(stream, held.path, (name,)).columns[name], "1"
    return Profile(row.text("id"), Kind(row.text("kind")), unit, values, f"{held.path}: {name}")


SUN: Final = "sun"
WIND: Final = "wind"
CURVE: Final = N_("a power curve with heights: pairs of speed and share, hub, mast and shear")
WHOLE: Final = N_("weather of a common year without gaps in what is used")
GAP: Final = 3
"""Hours without a value that are filled in a straight line, at most in a row."""


def _weathered(row: Row, name: str, weather: Weather) -> NDArray[np.float64]:
    """Return what panels or a turbine make of a year of weather, share of rated power."""
    if name not in (SUN, WIND):
        raise NotAChoice(row.at("column"), column="column", value=name, known=(SUN, WIND))
    try:
        if name == WIND:
            return _turned(row, weather)
        radiation = (weather.direct_normal, weather.global_horizontal, weather.diffuse_horizontal)
        direct, whole, diffuse = (filled(held, GAP)[0] for held in radiation)
        warm = np.full(direct.shape, WARM_CELL)
        site = _site(row, weather)
        return measured_sun(site, direct, whole, diffuse, LOSSES, COEFFICIENT, warm).output
    except ImportError:
        raise EngineMissing(
            row.at("from"), study=row.text("id"), engine="pvlib", extra="energy"
        ) from None
    except ValueError as error:
        raise UnreadableCell(
            row.at("file"), column="file", value=str(error), shape=Wording(WHOLE), example="x.epw"
        ) from None


def _site(row: Row, weather: Weather) -> Site:
    place = (weather.latitude, weather.longitude, weather.elevation, weather.offset)
    tilt = row.number("tilt")
    azimuth = row.number("azimuth")
    if tilt is None or azimuth is None:
        missing = "tilt" if tilt is None else "azimuth"
        raise UnreadableCell(
            row.at(missing), column=missing, value="", shape=Wording(SITE), example="24"
        )
    return Site(*place, tilt, azimuth, TURBIDITY)


def _turned(row: Row, weather: Weather) -> NDArray[np.float64]:
    heights = [row.number(name) for name in ("mast", "hub", "shear")]
    try:
        pairs = [tuple(map(float, part.split(":"))) for part in row.text("curve").split()]
        speeds, shares = zip(*pairs, strict=True)
        mast, hub, shear = (float(one) for one in heights if one is not None)
    except ValueError:
        raise UnreadableCell(
            row.at("curve"),
            column="curve",
            value=row.text("curve"),
            shape=Wording(CURVE),
            example="3:0 12:1 25:1",
        ) from None
    speed = filled(weather.wind_speed, GAP)[0]
    return curve_output(speed_at_height(speed, mast, hub, shear), speeds, shares)


NAMED: Final = N_("the file that the profile is from")


MOST: Final = "1e+06"
"""Largest demand that an error names [MW]."""
SAME: Final = 1e-9
"""Relative difference below which a series has the stated peak already."""


def demand_of(held: Profile, row: Row, peak: float, mean_share: float | None) -> Profile:
    """Return a demand with a published peak, and mean where one is stated [MW].

    Raises
    ------
    CellOutOfRange, Infeasible
        E113: an hour is below zero; E503: peak and mean don't go with the shape, or it has no
        whole years.
    """
    low = int(np.argmin(held.values))
    if held.values[low] < 0:
        named, value = f"{held.name}[{low + 1}]", f"{held.values[low]:g}"
        raise CellOutOfRange(row.at("demand"), column=named, value=value, low="0", high=MOST)
    try:
        whole_years(held)
        top = float(held.values.max())
        if mean_share is None and abs(top - peak) <= SAME * peak:
            return replace(held, unit="MW")
        if mean_share is None:
            return scaled_to_peak(held, peak)
        return calibrated(held, peak, peak * mean_share)
    except ValueError as error:
        raise Infeasible(row.at("demand"), study=row.text("id"), reason=str(error)) from None


OTHER_HOURS: Final = N_("its profile has another number of hours than the demand of its region")


def refuse_unavailable(held: Profile, row: Row, hours: int) -> None:
    """Refuse a profile that is no hourly availability of an option.

    Parameters
    ----------
    hours
        Those of the demand.

    Raises
    ------
    Infeasible, CellOutOfRange
        E503: it has another number of hours; E113: an hour lies outside 0 to 1.
    """
    place = row.at("profile")
    if held.hours != hours:
        raise Infeasible(place, study=row.text("id"), reason=Wording(OTHER_HOURS))
    outside = np.flatnonzero(~((held.values >= 0) & (held.values <= 1)))
    if outside.size:
        at = int(outside[0])
        named, value = f"{held.name}[{at + 1}]", f"{held.values[at]:g}"
        raise CellOutOfRange(place, column=named, value=value, low="0", high="1")


def profiles_table(made: Made, held: Mapping[str, Profile]) -> None:
    """Keep the table of profiles: what each is, whence, and its mean and extremes."""
    columns = (
        *(term("profile"), word("kind", "profile_kind"), text("unit"), text("source")),
        *(number("hours", "hour"), number("mean", "1", "profile_mean")),
        *(number("peak", "1", "profile_peak"), number("missing", "hour", "hours_missing")),
    )
    rows: list[tuple[Cell, ...]] = []
    for name, one in held.items():
        found = statistics(one.values)
        rows.append(
            (
                *(name, f"profile_{one.kind.value}", one.unit, one.source, one.hours),
                *(round(found["mean"], 4), round(found["peak"], 4), one.missing),
            )
        )
    made.table("profiles", columns, rows, "energy/profiles")


__all__ = [
    "FILE",
    "demand_of",
    "profile",
    "profiles_table",
    "refuse_false_kind",
    "refuse_unavailable",
]
