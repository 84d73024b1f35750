"""Tables of what a service meets: fuel, gates, charges, and who would travel."""

from __future__ import annotations

from typing import Final

from corredor.core.table import ColumnSpec, TableSpec, published_columns
from corredor.studies.routes.inputs.columns import LARGEST, assumed, id_column

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
CHARGES: Final = (
    "landing",
    "passenger",
    "security",
    "parking",
    "handling",
    "en_route",
    "oceanic",
)
"""What airports charge, and then what air navigation does."""
FORMULAS: Final = ("by_unit", "eurocontrol", "canadian")
"""How a charge grows: as its unit says, or by the root of the mass and the distance in the zone."""
SHORTEST: Final = 0.1
"""Shortest journey by air that is read [h]."""
RAREST: Final = 0.01
"""Fewest departures a week that are read: one in two years."""
FORMS: Final = ("logit", "index")
"""How travellers choose: logit of utilities, or in proportion to a quality of service index."""

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
        *published_columns(),
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
        *published_columns(),
    ),
)

CHARGE_ROWS: Final = TableSpec(
    "routes/charges",
    "routes/charges.csv",
    "Charges of airports and of air navigation that the user knows; a row for a zone goes before "
    "those that come with corredor.",
    (
        id_column("id of the charge"),
        ColumnSpec("place", "text", "IATA code of the airport, or code of the zone", True),
        ColumnSpec("kind", "choice", "what is charged", filled=True, choices=CHARGES),
        ColumnSpec("formula", "choice", "how it grows; empty: as its unit says", choices=FORMULAS),
        ColumnSpec("amount", "number", "the amount", filled=True, low=0),
        ColumnSpec("low", "number", "least that it may be", low=0),
        ColumnSpec("high", "number", "most that it may be", low=0),
        ColumnSpec(
            "unit", "unit", "its unit: USD/tonne, USD/person, USD/flight, USD/hour, USD/km", True
        ),
        ColumnSpec("price_year", "price_year", "year of its prices", filled=True),
        ColumnSpec("flight", "text", "stations of the flight, such as SVO-HAV; empty: any"),
        ColumnSpec(
            "distance",
            "number",
            "flown in the zone on that flight [km]; empty: over the state's own territory",
            low=0,
            high=LARGEST,
        ),
        ColumnSpec("from", "date", "first day in force"),
        ColumnSpec("to", "date", "last day in force"),
        *published_columns(),
    ),
)

CATCHMENTS: Final = TableSpec(
    "routes/catchments",
    "routes/catchments.csv",
    "Places whose people may travel, for a law of gravity.",
    (
        id_column("id of the place"),
        ColumnSpec("place", "text", "IATA code of the airport where it lies", filled=True),
        assumed("people", "people who live there", filled=True),
        assumed("income", "income a head in a year", filled=True),
    ),
)

FLOWS: Final = TableSpec(
    "routes/flows",
    "routes/flows.csv",
    "Journeys counted between two places: a market is scaled from one by a law of gravity.",
    (
        id_column("id of the count"),
        ColumnSpec("from", "id", "where they begin", filled=True, refers=("routes/catchments",)),
        ColumnSpec("to", "id", "where they end", filled=True, refers=("routes/catchments",)),
        assumed("passengers", "passengers a year, one way", filled=True),
        assumed("people_power", "power of the product of people; empty: fitted on all counts"),
        assumed("income_power", "power of the product of incomes; empty: fitted on all counts"),
        assumed("distance_power", "power of the distance; empty: fitted on all counts"),
    ),
)

CHOICES: Final = TableSpec(
    "routes/choices",
    "routes/choices.csv",
    "How travellers choose between a service and the other ways of a market.",
    (
        id_column("id of the model"),
        ColumnSpec("form", "choice", "form of the model", filled=True, choices=FORMS),
        assumed("nonstop", "nonstop: its utility by logit, its weight by index", filled=True),
        assumed("direct", "one flight with a stop: its utility or weight", filled=True),
        assumed("single_connection", "one change: its utility or weight", filled=True),
        assumed("double_connection", "two changes or more: its utility or weight", filled=True),
        assumed("hour", "utility of an hour of the journey, by logit"),
        assumed("value_of_time", "money that an hour is worth, by logit, where fares are known"),
        assumed("frequency", "utility of the logarithm of flights a week, by logit"),
        assumed("similarity", "inverse logsum parameter of flights without and with a change"),
        assumed("power", "power of the fastest time over the own, by index"),
        ColumnSpec("rationale", "text", "why it has this form", filled=True),
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
        assumed("passengers", "passengers a year, one way; empty: by gravity from a flow"),
        ColumnSpec("flow", "id", "count it is scaled from by gravity", refers=("routes/flows",)),
        assumed("leakage", "share of them that travel from other airports"),
        ColumnSpec(
            "choices",
            "ids",
            "models by which they choose; the first makes the share, others stand beside it",
            refers=("routes/choices",),
        ),
        assumed("share", "share that the service takes, where no model makes it"),
        assumed("connection", "time that other flights and changes add to the journey"),
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
        ColumnSpec(
            "hours",
            "number",
            "time from first departure to last arrival [h]",
            filled=True,
            low=SHORTEST,
            high=LARGEST,
        ),
        ColumnSpec("hours_low", "number", "least that it may be [h]", low=SHORTEST),
        ColumnSpec("hours_high", "number", "most that it may be [h]", low=SHORTEST),
        ColumnSpec("stops", "number", "number of stops", filled=True, low=0, high=9),
        ColumnSpec("weekly", "number", "departures a week", filled=True, low=RAREST, high=LARGEST),
        ColumnSpec("fare", "number", "one-way fare", low=0),
        ColumnSpec("unit", "unit", "unit of the fare, such as USD/person"),
        ColumnSpec("price_year", "price_year", "year of its prices"),
        *published_columns(),
    ),
)
