"""Gas by sea: the way, the voyage, the waterfall from wellhead to pipe, and ships needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from corredor.core.derive import derive, derive_record
from corredor.core.errors import (
    N_,
    CorredorError,
    EngineMissing,
    Infeasible,
    NotAChoice,
)
from corredor.core.finding import Cell, Flag, Ref
from corredor.core.quantity import Derived, Quantity
from corredor.core.table import Row
from corredor.data.tables import quantity_of_entry, read_data_table
from corredor.studies.energy.calc.lng import canal, chain, voyage
from corredor.studies.energy.calc.lng.measures import (
    CubicMetre,
    MmbtuPerCubicMetre,
    MoneyPerDay,
    MoneyPerMmbtu,
    NauticalMile,
    PerDay,
)
from corredor.studies.energy.engine import searoute
from corredor.studies.energy.study.case import Case, Made, figure, number, term, word
from corredor.studies.energy.study.quantities import in_programme, method_of
from corredor.units import Money

PORTS: Final = "gas_ports"
TOLLS: Final = "canal_tolls"
PLACE: Final = ("longitude", "latitude")


@dataclass(frozen=True)
class Route:
    """A route with its numbers: of the voyage, of the chain, and ships."""

    row: Row
    distance: Quantity
    by_network: bool
    voyage: dict[str, Quantity]
    chain: dict[str, Quantity]
    ships: Quantity

    @property
    def id(self) -> str:
        """Id of the route."""
        return self.row.text("id")


def _port(row: Row, column: str) -> dict[str, str]:
    ports = {held["id"]: held for held in read_data_table(PORTS)}
    if row.text(column) not in ports:
        raise NotAChoice(row.at(column), column=column, value=row.text(column), known=sorted(ports))
    return ports[row.text(column)]


def way_of(row: Row) -> tuple[dict[str, str], dict[str, str], tuple[str, ...]]:
    """Return the ports of a route and the passages that are closed to it.

    Raises
    ------
    NotAChoice
        E110: a port or passage is unknown, or both ports are one.
    """
    start, end = _port(row, "from"), _port(row, "to")
    if start == end:
        others = sorted({held["id"] for held in read_data_table(PORTS)} - {start["id"]})
        raise NotAChoice(row.at("to"), column="to", value=end["id"], known=others)
    closed = tuple(row.text("closed").split())
    unknown = sorted(set(closed) - set(searoute.PASSAGES))
    if unknown:
        raise NotAChoice(
            row.at("closed"), column="closed", value=unknown[0], known=searoute.PASSAGES
        )
    return start, end, closed


def distance(case: Case, row: Row) -> tuple[Quantity, bool]:
    """Return the way of a route, and whether the network of ship lanes gave it.

    Raises
    ------
    CorredorError
        E110, E502, E503: a port or passage is unknown, searoute isn't there, or no way leads.
    """
    stated = case.optional(row, "distance")
    if stated is not None:
        return stated, False
    start, end, closed = way_of(row)
    here, there = ([float(one[name]) for name in PLACE] for one in (start, end))
    try:
        found = searoute.sea_route(here[0], here[1], there[0], there[1], closed)
    except ImportError:
        raise EngineMissing(
            row.at("distance"), study=row.text("id"), engine="searoute", extra="energy"
        ) from None
    except searoute.NoSeaRoute as error:
        raise Infeasible(row.at("from"), study=row.text("id"), reason=str(error)) from None
    ends = {
        f"{one['id']}_{name}": quantity_of_entry(PORTS, one, one["id"], name, "degree")
        for one in (start, end)
        for name in PLACE
    }
    method = method_of(searoute.sea_route)
    choices = {"closed": " ".join(found.closed), "searoute": found.version}
    origin = Derived(method, ends, choices)
    return Quantity("", found.distance, "nautical_mile", origin), True


def tolls_of(laden: Money, ballast: Money) -> Money:
    """Tolls of a round trip: laden one way, in ballast the other."""
    return laden + ballast


def no_toll(dues: Money) -> Money:
    """Tolls of a route that passes no canal: none, in the money of its dues."""
    return 0 * dues


def tolls(case: Case, row: Row, dues: Quantity, capacity: Quantity) -> Quantity:
    """Return the tolls of a round trip in the programme's money.

    Raises
    ------
    CorredorError
        E110, E503, E506: the tariff is unknown, says nothing of such a ship, or its money can't
        be changed.
    """
    name = row.text("tariff")
    if not name:
        return derive(no_toll, dues=dues)
    halves = [_toll(case, row, name, state, capacity) for state in (canal.LADEN, canal.BALLAST)]
    return derive(tolls_of, laden=halves[0], ballast=halves[1])


def _toll(case: Case, row: Row, name: str, state: str, capacity: Quantity) -> Quantity:
    rows = [
        held
        for held in read_data_table(TOLLS)
        if f"{held['canal']} {held['tariff']}" == name and held["state"] == state
    ]
    if not rows:
        known = sorted({f"{held['canal']} {held['tariff']}" for held in read_data_table(TOLLS)})
        raise NotAChoice(row.at("tariff"), column="tariff", value=name, known=known)
    fixed = sum(float(held["value"]) for held in rows if held["part"] == "passage")
    bands = [
        canal.Band(float(held["volume"]) if held["volume"] else None, float(held["value"]))
        for held in rows
        if held["part"] == "band"
    ]
    volume = capacity.to("m^3").value
    try:
        amount = canal.canal_toll(volume, fixed, bands)
    except ValueError as error:
        raise Infeasible(row.at("tariff"), study=row.text("id"), reason=str(error)) from None
    used = {
        f"rate_{at}": quantity_of_entry(
            TOLLS, held, held["id"], "value", _dated(held["unit"], held["price_year"])
        )
        for at, held in enumerate(rows)
    }
    method = method_of(canal.canal_toll)
    unit = _dated("USD", rows[0]["price_year"])
    toll = Quantity("", amount, unit, Derived(method, {**used, "volume": capacity}))
    return in_programme(case.inputs, toll)


def _dated(unit: str, year: str) -> str:
    return unit.replace("USD", f"USD_{year}", 1)


def boil_off_share(
    boil_off: CubicMetre, heel: CubicMetre, loaded: CubicMetre
) -> Annotated[float, "share"]:
    """Share of a cargo that boils off or is kept for the way back."""
    return (boil_off + heel) / loaded


def route(case: Case, row: Row) -> Route:
    """Return a route's voyage, its delivered price and the ships that it takes.

    Raises
    ------
    CorredorError
        A cell is empty or unknown, or the engine of distances isn't there.
    """
    way, by_network = distance(case, row)
    names = (
        *("speed", "capacity", "fill", "laden_rate", "ballast_rate", "port_days"),
        *("canal_days", "gas_price", "heat_content", "port_dues"),
    )
    given = {name: case.cell(row, name) for name in names}
    dues = given["port_dues"]
    paid = tolls(case, row, dues, given["capacity"])
    losses = ("liquefaction_loss", "regasification_loss")
    fees = {
        name: case.cell(row, name) for name in ("liquefaction_fee", "regasification_fee", *losses)
    }
    on_board = derive(
        fob_price,
        gas_price=given["gas_price"],
        fee=fees["liquefaction_fee"],
        loss=fees["liquefaction_loss"],
    )
    trip = derive_record(
        round_trip,
        **{**given, "gas_price": on_board},
        distance=way,
        charter_rate=case.cell(row, "charter"),
        tolls=paid,
    )
    lost = derive(
        boil_off_share, boil_off=trip["boil_off"], heel=trip["heel"], loaded=trip["loaded"]
    )
    made = derive_record(
        chain.delivered_price,
        gas_price=given["gas_price"],
        charter=trip["charter"],
        boil_off_share=lost,
        canal=trip["toll"],
        port=trip["port"],
        **fees,
    )
    ships = derive(
        voyage.ships_needed,
        demand=case.cell(row, "demand"),
        heat=trip["heat"],
        days=trip["days"],
        sailing_days=case.cell(row, "sailing_days"),
    )
    return Route(row, way, by_network, trip, made, ships)


def fob_price(
    gas_price: MoneyPerMmbtu, fee: MoneyPerMmbtu, loss: Annotated[float, "share"]
) -> MoneyPerMmbtu:
    """Price of gas on board: what the plant burns and its fee on top."""
    return gas_price / (1 - loss) + fee


def round_trip(
    distance: NauticalMile,
    speed: Annotated[float, "knot"],
    capacity: CubicMetre,
    fill: Annotated[float, "share"],
    laden_rate: PerDay,
    ballast_rate: PerDay,
    port_days: Annotated[float, "day"],
    canal_days: Annotated[float, "day"],
    charter_rate: MoneyPerDay,
    gas_price: MoneyPerMmbtu,
    heat_content: MmbtuPerCubicMetre,
    tolls: Money,
    port_dues: Money,
) -> voyage.Voyage:
    """Days, deliveries and cost of a round trip of a carrier of liquefied gas."""
    return voyage.voyage(
        distance,
        speed,
        capacity,
        fill,
        laden_rate,
        ballast_rate,
        0.0,
        port_days,
        canal_days,
        charter_rate,
        gas_price,
        heat_content,
        tolls,
        port_dues,
    )


def routes(case: Case, made: Made) -> dict[str, Route]:
    """Return the routes that can be computed, by id; the others are kept as not computed."""
    found: dict[str, Route] = {}
    for row in case.rows("lng_routes"):
        try:
            found[row.text("id")] = route(case, row)
        except CorredorError as error:
            made.miss(f"delivered_lng.{row.text('id')}", error)
    return found


def shipped(case: Case, made: Made, found: dict[str, Route]) -> None:
    """Make the waterfalls and voyages of all routes."""
    steps: list[tuple[Cell, ...]] = []
    trips: list[tuple[Cell, ...]] = []
    for one in found.values():
        for step in (*chain.STEPS, "delivered"):
            key = made.find(
                f"delivered_lng.{one.id}.{step}", "price_of_gas", one.chain[step], one.id
            )
            steps.append((one.id, f"lng_{step}", key))
        way = made.find(f"sea_distance.{one.id}", "sea_distance", one.distance, one.id)
        numbers = {"round_trip_days": one.voyage["days"], "delivered_heat": one.voyage["heat"]}
        keys = [
            made.find(f"{label}.{one.id}", label, quantity, one.id)
            for label, quantity in numbers.items()
        ]
        trips.append(
            (
                *(one.id, way, "by_network" if one.by_network else "by_source"),
                *keys,
                round(one.ships.value, 2),
                f"heat_{one.row.text('heating_value')}",
            )
        )
        if one.by_network:
            made.flags.append(
                Flag(
                    f"energy.distance.{one.id}",
                    "note",
                    N_(
                        "{route}: the way by sea, {distance}, is that of a network of ship lanes; "
                        "it may be off by a twentieth, most near canals."
                    ),
                    {"route": Ref("term", one.id), "distance": Ref("figure", way)},
                    one.id,
                )
            )
    columns = (term("route"), word("step", "lng_step"), figure("amount", "price_of_gas"))
    made.table("lng", columns, steps, "energy/lng_routes", "assumptions")
    columns = (
        *(term("route"), figure("distance", "sea_distance"), word("by", "distance_by")),
        *(figure("days", "round_trip_days"), figure("heat", "delivered_heat")),
        *(number("ships", "1", "ships_needed"), word("heating_value")),
    )
    made.table("voyages", columns, trips, "energy/lng_routes", "assumptions")
