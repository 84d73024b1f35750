"""Tables of a region: its demand, its profiles, its fuels, and the options that can supply it."""

from __future__ import annotations

from typing import Final

from corredor.core.table import ColumnSpec, TableSpec, label_columns
from corredor.studies.energy.inputs.columns import (
    TIMINGS,
    assumed,
    id_column,
    rationale,
)

PROFILE_KINDS: Final = ("measured", "forecast", "synthetic")
"""How a profile came about: read off meters, told in advance, or made by a rule."""
GENERATION: Final = "generation_forecasts"
PRICES: Final = "market_prices"
SHAPES: Final = "demand_shapes"
CLEAR_SKY: Final = "clear_sky"
FILE: Final = "file"
PROFILE_SOURCES: Final = (GENERATION, PRICES, SHAPES, CLEAR_SKY, FILE)
"""Where a profile is from: a table of the data, the sun without clouds, or a file."""
FILE_FORMATS: Final = ("hourly_csv", "epw", "cenace_price", "cenace_forecast")
HEATING_VALUES: Final = ("hhv", "lhv")
STORAGE: Final = "storage"
VARIABLE: Final = "variable"
LINE: Final = "line"
OPTION_KINDS: Final = ("thermal", "nuclear", LINE, VARIABLE, STORAGE)
SCENARIOS: Final = ("advanced", "moderate", "conservative")

REGIONS: Final = TableSpec(
    "energy/regions",
    "energy/regions.csv",
    "The regions whose least-cost supply is looked for; each is one node, by itself or linked.",
    (
        id_column("id of the region"),
        *label_columns("its name"),
        ColumnSpec("demand", "id", "profile of its demand", True, refers=("energy/profiles",)),
        assumed("peak", "peak of its demand, to which the profile is calibrated", filled=True),
        assumed("mean_share", "mean of its demand over the peak; empty: as the profile has it"),
        assumed("unserved_cost", "cost of a unit of energy that is not served", filled=True),
        assumed("rate", "real rate of discount", filled=True),
        assumed("largest_unit", "share of the peak that the largest unit may have", filled=True),
        ColumnSpec("draws", "number", "draws that are planned; empty: 200", low=0, high=5_000),
        ColumnSpec("zone", "text", "its clock, a name of the IANA database, as America/Mazatlan"),
        ColumnSpec(
            "weather_years",
            "number",
            "made-up weather years on which its plan is tried; empty: none",
            low=0,
            high=40,
        ),
        ColumnSpec(
            "typical_weeks",
            "number",
            "weeks of a reduced year whose true regret is looked for; empty: none",
            low=0,
            high=52,
        ),
        ColumnSpec(
            "checked_days",
            "number",
            "days over which PyPSA checks the plan; empty: none",
            low=0,
            high=365,
        ),
        rationale(),
    ),
)

PROFILES: Final = TableSpec(
    "energy/profiles",
    "energy/profiles.csv",
    "Hourly series of demand, sun and wind, each measured, forecast or synthetic.",
    (
        id_column("id of the profile"),
        *label_columns("its name"),
        ColumnSpec("kind", "choice", "how it came about", True, choices=PROFILE_KINDS),
        ColumnSpec("from", "choice", "where it is from", filled=True, choices=PROFILE_SOURCES),
        ColumnSpec("series", "text", "series of the table, such as bcs_pv or hot_coast"),
        ColumnSpec("file", "file", "its file, where it is from one"),
        ColumnSpec("format", "choice", "format of the file", choices=FILE_FORMATS),
        ColumnSpec("column", "text", "column of the file; of weather, sun or wind"),
        ColumnSpec("curve", "text", "power curve of a turbine, speed:share, such as 3:0 12:1 25:1"),
        ColumnSpec("hub", "number", "height of the hub [m]", low=1, high=500),
        ColumnSpec("mast", "number", "height of the wind measured [m]", low=1, high=500),
        ColumnSpec("shear", "number", "exponent of wind over height", low=0, high=1),
        ColumnSpec("latitude", "number", "of a clear sky [degree]", low=-90, high=90),
        ColumnSpec("longitude", "number", "of a clear sky [degree]", low=-180, high=180),
        ColumnSpec("elevation", "number", "of a clear sky [m]", low=-500, high=9_000),
        ColumnSpec("offset", "number", "clock against UTC [hour]", low=-12, high=14),
        ColumnSpec("zone", "text", "clock of its hours; empty: that of its region, all year"),
        ColumnSpec("start", "date", "day of its first hour, where its clock changes"),
        ColumnSpec("tilt", "number", "of the panels [degree]", low=0, high=90),
        ColumnSpec("azimuth", "number", "of the panels from north [degree]", low=0, high=360),
        rationale(),
    ),
)

FUELS: Final = TableSpec(
    "energy/fuels",
    "energy/fuels.csv",
    "Fuels, by a price or by the route of liquefied gas that delivers them.",
    (
        id_column("id of the fuel"),
        *label_columns("its name"),
        assumed("price", "its price by heat, where no route delivers it"),
        ColumnSpec("route", "id", "the route that delivers it", refers=("energy/lng_routes",)),
        ColumnSpec("heating_value", "choice", "by which it counts", True, choices=HEATING_VALUES),
        rationale(),
    ),
)

OPTIONS: Final = TableSpec(
    "energy/options",
    "energy/options.csv",
    "What may supply a region: plants, lines and a store, with what each costs.",
    (
        id_column("id of the option"),
        *label_columns("its name"),
        ColumnSpec("region", "id", "its region", filled=True, refers=("energy/regions",)),
        ColumnSpec("kind", "choice", "what it is", filled=True, choices=OPTION_KINDS),
        ColumnSpec("technology", "text", "row of the published costs; empty: none is taken"),
        ColumnSpec("scenario", "choice", "scenario of the published costs", choices=SCENARIOS),
        ColumnSpec("year", "text", "year of the published costs"),
        ColumnSpec("class", "text", "reference class of its cost overruns"),
        assumed("overnight", "capital without interest; of a store, of its power"),
        assumed("energy_overnight", "capital of a store's energy"),
        assumed("fixed", "fixed operation and maintenance"),
        assumed("variable", "operation and maintenance of a unit of energy"),
        assumed("marginal", "all that a unit of energy costs, in place of fuel and upkeep"),
        assumed("heat_rate", "fuel for a unit of energy, by the heating value of the fuel"),
        ColumnSpec("fuel", "id", "its fuel", refers=("energy/fuels",)),
        assumed("availability", "share of its power that can run, over the year"),
        ColumnSpec("profile", "id", "hourly availability", refers=("energy/profiles",)),
        assumed("efficiency", "one way into and out of a store"),
        assumed("life", "years of its life", filled=True),
        assumed("build", "years of its construction"),
        ColumnSpec("spending", "choice", "when a year's part is paid", choices=TIMINGS),
        assumed("block", "power of one unit"),
        assumed("most", "power that can be had at most"),
        assumed("ramp", "share of its power by which its output changes in an hour at most"),
        assumed("minimum", "share of a unit's power below which it doesn't run"),
        assumed("least_on", "time that a unit stays on at least"),
        assumed("least_off", "time that a unit stays off at least"),
        assumed("start_cost", "cost of a start of a unit"),
        ColumnSpec("offer", "id", "the offer that it is", refers=("energy/offers",)),
        rationale(),
    ),
)

LINKS: Final = TableSpec(
    "energy/links",
    "energy/links.csv",
    "Lines between regions, built or to be built: what they join is planned as one network.",
    (
        id_column("id of the line"),
        *label_columns("its name"),
        ColumnSpec("start", "id", "region at one end", True, refers=("energy/regions",)),
        ColumnSpec("end", "id", "region at the other end", True, refers=("energy/regions",)),
        assumed("overnight", "capital without interest, of a kilowatt", filled=True),
        assumed("fixed", "fixed operation and maintenance", filled=True),
        assumed("life", "years of its life", filled=True),
        assumed("build", "years of its construction"),
        ColumnSpec("spending", "choice", "when a year's part is paid", choices=TIMINGS),
        assumed("efficiency", "share of what is sent that arrives; empty: all"),
        assumed("reactance", "relative, of a line whose flow follows the angles of its ends"),
        assumed("least", "power that stands already"),
        assumed("most", "power that can be had at most"),
        rationale(),
    ),
)
