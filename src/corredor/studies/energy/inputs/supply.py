"""Tables of what is offered: reactors and their fuel, gas by sea, oil, and the offers."""

from __future__ import annotations

from typing import Final

from corredor.core.table import ColumnSpec, TableSpec, label_columns
from corredor.studies.energy.inputs.columns import LARGEST, assumed, id_column, rationale

STAGES: Final = ("u3o8", "uf6", "enriched", "bundles")
"""Stages of fuel in which stock is kept and delivered."""
LOT_KINDS: Final = ("stock", "delivery")
OFFER_KINDS: Final = ("power", "fuel", "gas", "oil")
PRICE_STATES: Final = ("stated", "reported", "assumed", "confidential", "unstated")
"""What is known of an offer's price."""
OIL_KINDS: Final = ("extraction", "refining")
PROPOSAL: Final = ("evidence/proposals",)

REACTORS: Final = TableSpec(
    "energy/reactors",
    "energy/reactors.csv",
    "Reactors whose fuel is looked at.",
    (
        id_column("id of the reactor or plant"),
        *label_columns("its name"),
        ColumnSpec("design", "text", "row of the published facts on reactors"),
        assumed("net_power", "net electric power of all units", filled=True),
        assumed("units", "units that share it", filled=True),
        assumed("capacity_factor", "of the net power, outages counted", filled=True),
        assumed("burnup", "heat of heavy metal until discharge", filled=True),
        assumed("efficiency", "net electricity over heat", filled=True),
        assumed("product", "enrichment of the fuel", filled=True),
        assumed("tails", "tails assay of the contract", filled=True),
        assumed("feed", "enrichment of the natural uranium", filled=True),
        assumed("cycle", "from one reload of a unit to its next", filled=True),
        ColumnSpec("first_reloads", "text", "months of each unit's next reload, in order", True),
        assumed("other_cost", "cost of the system's next source, fuel saved taken off", True),
        rationale(),
    ),
)

CONTRACTS: Final = TableSpec(
    "energy/contracts",
    "energy/contracts.csv",
    "Contracts and offers of fuel: prices, losses, lead times.",
    (
        id_column("id of the contract"),
        *label_columns("its name"),
        ColumnSpec("reactor", "id", "what it supplies", True, refers=("energy/reactors",)),
        ColumnSpec("supplier", "id", "who supplies", refers=("organisations",)),
        assumed("uranium_price", "of uranium, or of U3O8 by mass or by the pound", filled=True),
        assumed("conversion_price", "of conversion", filled=True),
        assumed("work_price", "of separative work", filled=True),
        assumed("fabrication_price", "of fabrication", filled=True),
        assumed("uranium_loss", "natural uranium beyond the balance", filled=True),
        assumed("conversion_loss", "conversion beyond the balance", filled=True),
        assumed("work_loss", "separative work beyond the balance", filled=True),
        assumed("uranium_lead", "from payment of uranium to loading", filled=True),
        assumed("conversion_lead", "from payment of conversion to loading", filled=True),
        assumed("work_lead", "from payment of separative work to loading", filled=True),
        assumed("fabrication_lead", "from payment of fabrication to loading", filled=True),
        assumed("rate", "cost of money", filled=True),
        assumed("quoted", "total that the supplier quotes for a unit of heavy metal"),
        assumed("premium", "price of fuel bought elsewhere above the contract's"),
        assumed("replacement", "time from order to loading of fuel bought elsewhere"),
        rationale(),
    ),
)

LEDGER: Final = TableSpec(
    "energy/ledger",
    "energy/ledger.csv",
    "Stock of fuel and deliveries on order, stage by stage.",
    (
        id_column("id of the lot"),
        ColumnSpec("contract", "id", "its contract", True, refers=("energy/contracts",)),
        ColumnSpec("kind", "choice", "stock or delivery", filled=True, choices=LOT_KINDS),
        ColumnSpec("stage", "choice", "at which stage", filled=True, choices=STAGES),
        assumed("amount", "uranium in it; product from enriched on", filled=True),
        ColumnSpec("month", "number", "month of a delivery, from now", low=0, high=LARGEST),
        rationale(),
    ),
)

LNG_ROUTES: Final = TableSpec(
    "energy/lng_routes",
    "energy/lng_routes.csv",
    "Routes of liquefied gas from the wellhead to the pipe.",
    (
        id_column("id of the route"),
        *label_columns("its name"),
        ColumnSpec("from", "text", "port of loading, by the list of ports", filled=True),
        ColumnSpec("to", "text", "port of receipt, by the list of ports", filled=True),
        ColumnSpec("closed", "text", "passages that may not be used, such as panama"),
        ColumnSpec("tariff", "text", "canal and tariff that is paid, such as panama 2023"),
        assumed("distance", "one way, where a published one is taken"),
        assumed("capacity", "volume of the ship's tanks", filled=True),
        assumed("fill", "share of it that is loaded", filled=True),
        assumed("speed", "speed both ways", filled=True),
        assumed("laden_rate", "boil-off of a day on the way out", filled=True),
        assumed("ballast_rate", "heel of a day on the way back", filled=True),
        assumed("port_days", "days in both ports", filled=True),
        assumed("canal_days", "days at the canal, both ways", filled=True),
        assumed("charter", "hire of the ship for a day", filled=True),
        assumed("port_dues", "dues of both ports for a round trip", filled=True),
        assumed("gas_price", "gas where the plant takes it", filled=True),
        assumed("liquefaction_fee", "fee of liquefaction", filled=True),
        assumed("liquefaction_loss", "share of the gas that liquefaction burns", filled=True),
        assumed("heat_content", "heat of a volume of liquid", filled=True),
        assumed("regasification_fee", "fee of the terminal", filled=True),
        assumed("regasification_loss", "share that the terminal burns", filled=True),
        assumed("demand", "heat to deliver in a year", filled=True),
        assumed("sailing_days", "days of a year that a ship is in service", filled=True),
        ColumnSpec("heating_value", "choice", "of all heat", True, choices=("hhv", "lhv")),
        rationale(),
    ),
)

OFFERS: Final = TableSpec(
    "energy/offers",
    "energy/offers.csv",
    "What is offered, at what price, and what is known of it.",
    (
        id_column("id of the offer"),
        *label_columns("its name"),
        ColumnSpec("kind", "choice", "what is offered", filled=True, choices=OFFER_KINDS),
        ColumnSpec("proposal", "id", "the proposal that it belongs to", refers=PROPOSAL),
        ColumnSpec("supplier", "id", "who offers", refers=("organisations",)),
        ColumnSpec(
            "price_state", "choice", "what is known of its price", True, choices=PRICE_STATES
        ),
        ColumnSpec("claims", "ids", "claims that announce it", refers=("claims",)),
        ColumnSpec(
            "against", "id", "contract of fuel that it must beat", refers=("energy/contracts",)
        ),
        ColumnSpec("formula", "text", "price formula that it states"),
        ColumnSpec("take_or_pay", "text", "take or pay that it states"),
        ColumnSpec("delivery", "text", "delivery point that it states"),
        ColumnSpec("force_majeure", "text", "force majeure clause that it states"),
        ColumnSpec("tails", "text", "whose the tails are, as it states"),
        ColumnSpec("spent_fuel", "text", "what becomes of spent fuel, as it states"),
        rationale(),
    ),
)

OIL: Final = TableSpec(
    "energy/oil",
    "energy/oil.csv",
    "Proposals of extraction from hard reservoirs, and of savings in refineries.",
    (
        id_column("id of the proposal's case"),
        *label_columns("its name"),
        ColumnSpec("kind", "choice", "what it is", filled=True, choices=OIL_KINDS),
        ColumnSpec("offer", "id", "the offer that it is", refers=("energy/offers",)),
        ColumnSpec("class", "text", "reference class of its cost overruns"),
        assumed("capital", "capital", filled=True),
        assumed("rate", "real rate of discount", filled=True),
        assumed("plateau", "production of the best years"),
        ColumnSpec("ramp", "text", "share of the plateau in each year before it, in order"),
        ColumnSpec("plateau_years", "number", "years at the plateau", low=0, high=100),
        assumed("decline", "nominal decline after the plateau"),
        assumed("exponent", "exponent of the decline after Arps"),
        assumed("in_place", "oil in the reservoir"),
        assumed("recovery", "share that can be recovered"),
        ColumnSpec("years", "number", "years from the first spending", low=1, high=100),
        ColumnSpec("spent", "text", "share of the capital spent in each year, in order"),
        assumed("price", "price of a barrel sold"),
        assumed("variable", "cost of lifting and moving a barrel"),
        assumed("fixed", "upkeep of a year"),
        assumed("royalty", "share of revenue that is due"),
        assumed("throughput", "capacity of the refinery"),
        assumed("use", "share of the capacity that runs"),
        assumed("intensity", "energy for a barrel before the gain"),
        assumed("gain", "share of that energy which is saved"),
        assumed("fuel_price", "price of the fuel saved"),
        rationale(),
    ),
)
