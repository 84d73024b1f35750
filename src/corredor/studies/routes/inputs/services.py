"""Tables of who flies what, where, with which aircraft, and past which closures."""

from __future__ import annotations

from typing import Final

from corredor.core.table import ColumnSpec, TableSpec, label_columns, published_columns
from corredor.studies.routes.inputs.columns import LARGEST, assumed, id_column

BARRED: Final = ("state", "registry", "control", "all")
"""By what a closure picks out whom it bars: state of the operator's certificate, state of
registry, state of those who control the carrier, or nobody in particular."""
CONFIDENCE: Final = ("high", "medium", "low")
REGIMES: Final = ("easa", "faa", "ru_139")
"""Rules of flight duty: ORO.FTL of Regulation (EU) 965/2012, 14 CFR part 117, order 139 of the
Ministry of Transport of Russia, of which no table is had."""
REST_CLASSES: Final = ("1", "2", "3")
"""Classes of the rest facility aboard, 1 a bunk."""
SHAFTS: Final = ("1", "2", "3")
COST_METHODS: Final = ("aea_1989a", "aea_1989b")
"""Published methods of direct operating cost in US dollars that the study can use."""

CARRIERS: Final = TableSpec(
    "routes/carriers",
    "routes/carriers.csv",
    "The carriers that may fly a service, and what a closure asks of them.",
    (
        id_column("id of the carrier"),
        *label_columns("its name"),
        ColumnSpec("designator", "text", "its IATA designator, such as FV", filled=True),
        ColumnSpec("organisation", "id", "its row among the bodies", refers=("organisations",)),
        ColumnSpec("state", "country", "state of its operator's certificate", filled=True),
        ColumnSpec("registry", "country", "state in which its aircraft are registered", True),
        ColumnSpec("control", "country", "state of those who control it", filled=True),
        *published_columns(filled=False),
    ),
)

FLEETS: Final = TableSpec(
    "routes/fleets",
    "routes/fleets.csv",
    "Aircraft types as a carrier flies them: seats, approval, engines, prices.",
    (
        id_column("id of the row"),
        ColumnSpec("carrier", "id", "the carrier", filled=True, refers=("routes/carriers",)),
        ColumnSpec("aircraft", "text", "type, by its ICAO designator", filled=True),
        ColumnSpec("economy", "number", "seats in economy", filled=True, low=0, high=LARGEST),
        ColumnSpec("premium_economy", "number", "seats in premium economy", low=0, high=LARGEST),
        ColumnSpec("business", "number", "seats in business", low=0, high=LARGEST),
        ColumnSpec("first", "number", "seats in first", low=0, high=LARGEST),
        ColumnSpec("aircraft_count", "number", "aircraft that it has", low=0, high=LARGEST),
        assumed("edto_approval", "diversion time for which it is approved"),
        assumed("edto_speed", "airspeed with one engine inoperative, by its approval"),
        assumed("edto_threshold", "diversion time that asks for no approval"),
        assumed("diversion_speed", "calibrated airspeed of a diversion, by its approval"),
        assumed("utilisation", "flights that one aircraft makes in a year"),
        assumed("aircraft_price", "price of an aircraft with its engines"),
        assumed("engine_price", "price of one engine"),
        assumed("rent", "rent of an aircraft a year where it is leased, such as MUSD/year"),
        ColumnSpec("engine_mass", "number", "dry mass of one engine [kg]", low=0, high=LARGEST),
        ColumnSpec(
            "engine_stages", "number", "compressor stages of an engine with the fan", low=1, high=99
        ),
        ColumnSpec("engine_shafts", "choice", "shafts of an engine", choices=SHAFTS),
        *published_columns(),
    ),
)

SERVICES: Final = TableSpec(
    "routes/services",
    "routes/services.csv",
    "The air services that are looked at: carrier, type, way, and what is assumed of them.",
    (
        id_column("id of the service"),
        *label_columns("its name"),
        ColumnSpec("carrier", "id", "who flies it", filled=True, refers=("routes/carriers",)),
        ColumnSpec("aircraft", "text", "type, by its ICAO designator", filled=True),
        ColumnSpec("path", "text", "IATA codes of its stations in order", filled=True),
        ColumnSpec("technical", "text", "those of them where no passenger boards or leaves"),
        ColumnSpec("proposal", "id", "the proposal that it tests", refers=("evidence/proposals",)),
        ColumnSpec("from", "date", "first day of operation", filled=True),
        ColumnSpec("to", "date", "last day of the season"),
        ColumnSpec(
            "weekly", "number", "flights a week in each direction", True, low=0, high=LARGEST
        ),
        ColumnSpec("number", "text", "its flight number, or one out and one home; empty: none"),
        ColumnSpec("departs", "text", "local time at which it leaves, such as 08:40", filled=True),
        ColumnSpec("days", "text", "days of operation, 1 Monday to 7 Sunday", filled=True),
        ColumnSpec("crew_regime", "choice", "rules of flight duty", True, choices=REGIMES),
        ColumnSpec("rest_class", "choice", "class of the crew's rest aboard", choices=REST_CLASSES),
        ColumnSpec("cost_method", "choice", "method of operating cost", choices=COST_METHODS),
        assumed("load_factor", "share of seats sold", filled=True),
        assumed("passenger_mass", "mass of a passenger with baggage"),
        assumed("cargo", "cargo carried on a flight"),
        assumed(
            "cargo_rate",
            "what cargo earns, by mass on the whole way (USD/kg) or by mass and distance "
            "(USD/tonne/km), less the cost of its sale and of its handling beyond the method's",
        ),
        assumed("ancillary", "what a passenger pays besides the fare"),
        assumed("fare", "mean one-way fare without taxes"),
        assumed("report_time", "time from report of the crew to off blocks"),
        assumed("turnaround", "time on the ground where it turns round"),
        assumed("stop_time", "time on the ground at a stop on the way"),
        assumed("temperature", "temperature at take-off from every station"),
        assumed("distribution", "cost of sale over the fare"),
        assumed("passenger_cost", "cost that each passenger adds"),
        ColumnSpec("stand_off", "number", "distance kept from closed areas [nm]", low=0, high=500),
        ColumnSpec("avoid", "text", "further areas that it keeps out of by choice, ISO codes"),
        ColumnSpec("claims", "ids", "claims that announce it", refers=("claims",)),
        ColumnSpec("rationale", "text", "why it is looked at in this form", filled=True),
    ),
)

CLOSURES: Final = TableSpec(
    "routes/closures",
    "routes/closures.csv",
    "Closures of airspace in addition to those that come with corredor, or instead of them.",
    (
        id_column("id; that of a closure which comes with corredor replaces it"),
        ColumnSpec("area", "country", "the state or territory whose airspace is closed", True),
        ColumnSpec("barred", "choice", "by what it bars", filled=True, choices=BARRED),
        ColumnSpec("value", "country", "the state whose carriers are barred; empty for all"),
        ColumnSpec("from", "date", "first day", filled=True),
        ColumnSpec("to", "date", "last day; empty: in force when it was read"),
        ColumnSpec("exempt", "text", "what stays allowed"),
        ColumnSpec("confidence", "choice", "how sure it is", True, choices=CONFIDENCE),
        *published_columns(),
    ),
)
