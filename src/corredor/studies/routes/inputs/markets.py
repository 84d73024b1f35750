"""Tables of what a service meets: fuel, gates, charges, and who would travel."""

from __future__ import annotations

from typing import Final

from corredor.core.table import ColumnSpec, TableSpec
from corredor.studies.routes.inputs.columns import LARGEST, assumed, id_column, published

GATES: Final = (
    "rights",
    "overflight",
    "sanctions",
    "servicing",
    "lease",
    "insurance",
    "fuel",
    "handling",
)
"""What may bar a service before any economics, in the order in which it is asked."""
GATE_STATES: Final = ("open", "conditional", "closed", "unknown")
SEGMENTS: Final = ("local", "beyond", "behind", "bridge")
FUEL_STATES: Final = ("none", "rationed")
CHARGES: Final = ("landing", "passenger", "handling", "en_route", "oceanic")

OUTAGES: Final = TableSpec(
    "routes/outages",
    "routes/outages.csv",
    "Stations without fuel, from when to when.",
    (
        ColumnSpec("station", "text", "IATA code of the station", filled=True),
        ColumnSpec("state", "choice", "how short it is", filled=True, choices=FUEL_STATES),
        ColumnSpec("from", "date", "first day", filled=True),
        ColumnSpec("to", "date", "last day; empty: not known to have ended"),
        ColumnSpec("note", "text", "what the notice says"),
        *published(),
    ),
    key=("station", "from"),
)

FUEL_PRICES: Final = TableSpec(
    "routes/fuel",
    "routes/fuel.csv",
    "What fuel costs at a station.",
    (
        ColumnSpec("station", "text", "IATA code; * for every station not named", filled=True),
        assumed("price", "price of fuel into wing", filled=True),
    ),
    key=("station",),
)

GATE_ROWS: Final = TableSpec(
    "routes/gates",
    "routes/gates.csv",
    "What must be open before a service can be flown, and what is known of it.",
    (
        id_column("id of the row"),
        ColumnSpec("carrier", "id", "the carrier; empty: all", refers=("routes/carriers",)),
        ColumnSpec("freedom", "number", "freedom of the air, for a right", low=1, high=9),
        ColumnSpec("place", "text", "station, pair such as HAV-MID, or state; empty: anywhere"),
        ColumnSpec("gate", "choice", "what is asked", filled=True, choices=GATES),
        ColumnSpec("state", "choice", "what is known", filled=True, choices=GATE_STATES),
        ColumnSpec("condition", "text", "what would open it, or what it hangs on"),
        ColumnSpec("from", "date", "first day for which it is known"),
        ColumnSpec("to", "date", "last day for which it is known"),
        ColumnSpec("claims", "ids", "claims that say so", refers=("claims",)),
        *published(),
    ),
)

CHARGE_ROWS: Final = TableSpec(
    "routes/charges",
    "routes/charges.csv",
    "Charges of airports and of air navigation that the user knows.",
    (
        id_column("id of the charge"),
        ColumnSpec("place", "text", "IATA code of the airport, or ISO code of the zone", True),
        ColumnSpec("kind", "choice", "what is charged", filled=True, choices=CHARGES),
        ColumnSpec("amount", "number", "the amount", filled=True, low=0),
        ColumnSpec("unit", "unit", "its unit, such as USD/tonne, USD/person, USD/flight", True),
        ColumnSpec("price_year", "price_year", "year of its prices", filled=True),
        *published(),
    ),
)

MARKETS: Final = TableSpec(
    "routes/markets",
    "routes/markets.csv",
    "Who would travel: passengers a year in one market, one way.",
    (
        id_column("id of the market"),
        ColumnSpec(
            "service", "id", "service that would carry them", True, refers=("routes/services",)
        ),
        ColumnSpec("from", "text", "IATA code or city where they begin", filled=True),
        ColumnSpec("to", "text", "IATA code or city where they end", filled=True),
        ColumnSpec("boards", "text", "IATA code where they board the service", filled=True),
        ColumnSpec("alights", "text", "IATA code where they leave it", filled=True),
        ColumnSpec("segment", "choice", "how they meet the service", True, choices=SEGMENTS),
        assumed("passengers", "passengers a year, one way", filled=True),
        assumed("share", "share of them that the service takes", filled=True),
        assumed("stimulation", "growth by the new service"),
        ColumnSpec("claims", "ids", "claims that say so", refers=("claims",)),
    ),
)

ITINERARIES: Final = TableSpec(
    "routes/itineraries",
    "routes/itineraries.csv",
    "The ways that passengers of a market can go without the service.",
    (
        id_column("id of the itinerary"),
        ColumnSpec("market", "id", "its market", filled=True, refers=("routes/markets",)),
        ColumnSpec("via", "text", "where it connects"),
        ColumnSpec("hours", "number", "time from first departure to last arrival [h]", True, low=0),
        ColumnSpec("stops", "number", "number of stops", filled=True, low=0, high=9),
        ColumnSpec("weekly", "number", "departures a week", filled=True, low=0, high=LARGEST),
        ColumnSpec("fare", "number", "one-way fare", low=0),
        ColumnSpec("unit", "unit", "currency of the fare"),
        ColumnSpec("price_year", "price_year", "year of its prices"),
        *published(),
    ),
)
