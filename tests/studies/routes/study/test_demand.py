"""Demand of a run: shares against other ways, gravity, loads, and no number without a range."""

import math

import numpy as np
import pytest

from corredor.core.lineage import roots
from corredor.core.quantity import Quantity
from corredor.core.study import Result


def quantities(result: Result) -> dict[str, Quantity]:
    return {finding.key: finding.quantity for finding in result.findings}


def rows_of(result: Result, name: str) -> list[dict[str, object]]:
    found = [table for table in result.tables if table.key == f"routes.{name}"]
    return [dict(row) for table in found for row in table.records()]


def absent(result: Result) -> dict[str, str]:
    return {one.key: one.error.code for one in result.absent}


def where(condition, **cells):
    """Return a change of the cells of some rows."""
    return lambda rows: [dict(row, **cells) if condition(row) else row for row in rows]


def more(*added):
    """Return a change that adds rows."""
    return lambda rows: [*rows, *added]


def assumption(
    name: str,
    value: float,
    unit: str,
    low: float | str = "",
    high: float | str = "",
    year: str = "",
) -> dict[str, str]:
    text = {"id": name, "name_es": name, "name_en": name, "name_ru": name, "unit": unit}
    shape = "exact" if low == "" else "triangular"
    numbers = {"value": str(value), "low": str(low), "high": str(high), "distribution": shape}
    return {
        **text,
        **numbers,
        "price_year": year,
        "owner": "Test",
        "rationale": "Test",
        "date": "2026-11-22",
    }


SOURCE = {"producer": "Test", "title": "Test", "retrieved": "2026-11-22"}


def test_the_share_is_that_of_the_utilities_by_hand(routes) -> None:
    """Nested logit written out: own flight alone in its nest, three connections in the other."""
    result = routes("hav-mid")
    found = quantities(result)
    ways = {
        str(row["via"]): found[str(row["time"])].value
        for row in rows_of(result, "shares")
        if row["model"] == "logit"
    }
    hour, frequency, similarity = -0.1, 0.9, 1.3
    level = {"HAV": -0.5, "IST MEX": -2.6, "DXB BCN MEX": -2.6, "PEK TIJ MEX": -2.6}
    weekly = {"HAV": 2, "IST MEX": 7, "DXB BCN MEX": 7, "PEK TIJ MEX": 2}
    utility = {
        via: level[via] + hour * time + frequency * math.log(weekly[via])
        for via, time in ways.items()
    }
    own = math.exp(utility.pop("HAV"))
    inside = sum(math.exp(similarity * value) for value in utility.values())
    expected = own / (own + inside ** (1 / similarity))
    assert found["routes.share.hav-mid.hav-mid-mexico"].value == pytest.approx(expected, rel=1e-9)


def test_shares_of_all_ways_of_a_model_add_to_one_on_every_draw(routes) -> None:
    result = routes("hav-mid", "mid", draws=64)
    found = quantities(result)
    for model in ("logit", "index"):
        for service in ("hav-mid", "mid"):
            parts = [
                found[str(row["share"])]
                for row in rows_of(result, "shares")
                if (row["model"], row["service"]) == (model, service)
            ]
            assert len(parts) == 4
            assert sum(part.value for part in parts) == pytest.approx(1)
            drawn = [part.draws for part in parts if part.draws is not None]
            assert len(drawn) == 4
            assert np.sum(drawn, axis=0) == pytest.approx(np.ones(64))


def test_the_first_model_makes_the_share_and_the_second_stands_beside_it(routes) -> None:
    def turned(rows):
        return [dict(row, choices="index logit") if row["choices"] else row for row in rows]

    one, other = (quantities(routes("mid", **change)) for change in ({}, {"markets": turned}))
    first = "routes.way_share.mid.mid-mexico.{}.own"
    assert one["routes.share.mid.mid-mexico"].value == one[first.format("logit")].value
    assert other["routes.share.mid.mid-mexico"].value == one[first.format("index")].value
    assert other["routes.passengers.mid"].value != one["routes.passengers.mid"].value


def test_a_rival_more_lowers_the_share_and_a_longer_stop_too(routes) -> None:
    rival = {
        **SOURCE,
        "id": "new",
        "market": "mid-mexico",
        "via": "CDG",
        "hours": "18",
        "stops": "1",
        "weekly": "7",
    }
    key = "routes.share.mid.mid-mexico"
    alone = quantities(routes("mid"))[key]
    beside = quantities(routes("mid", itineraries=more(rival)))[key]
    assert beside.value < alone.value
    with_stop = quantities(routes("pmv-mid"))["routes.share.pmv-mid.pmv-mid-mexico"]
    assert with_stop.value < alone.value


def test_fares_count_where_all_are_known(routes) -> None:
    """A rival at half the fare takes more than one at the same."""
    worth = where(lambda row: row["id"] == "logit", value_of_time="hour-worth")
    changes = {
        "choices": worth,
        "assumptions": more(assumption("hour-worth", 30, "USD/person/hour", 15, 60, "2024")),
    }

    def share(fare: str) -> float:
        cells = {"fare": fare, "unit": "USD/person", "price_year": "2024"}
        found = routes("mid", itineraries=where(lambda _: True, **cells), **changes)
        return quantities(found)["routes.share.mid.mid-mexico"].value

    assert share("240") < share("480") < share("960")
    unknown = quantities(routes("mid", **changes))["routes.share.mid.mid-mexico"].value
    assert unknown == pytest.approx(quantities(routes("mid"))["routes.share.mid.mid-mexico"].value)


def test_a_forecast_without_a_range_is_none(routes) -> None:
    def certain(rows):
        return [
            dict(row, distribution="exact", low="", high="") if row["id"] == "share-tag" else row
            for row in rows
        ]

    result = routes("hav-mid", assumptions=certain)
    assert absent(result)["routes.passengers.hav-mid"] == "E509"
    assert not [key for key in quantities(result) if key.startswith("routes.passengers")]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"boards": "LED"}, "E110"),
        ({"boards": "MID", "alights": "SVO"}, "E110"),
        ({"segment": "behind"}, "E110"),
        ({"segment": "bridge"}, "E110"),
        ({"choices": "", "share": ""}, "E501"),
        ({"passengers": ""}, "E501"),
    ],
)
def test_a_market_that_cannot_be_is_named_by_its_cell(routes, cells, code) -> None:
    result = routes("mid", markets=where(lambda row: row["id"] == "mid-mexico", **cells))
    errors = {one.key: one.error for one in result.absent}
    error = errors["routes.passengers.mid"]
    assert error.code == code
    assert error.place is not None
    assert error.place.file == "routes/markets.csv"


def test_nobody_boards_at_a_technical_stop(routes) -> None:
    result = routes("pmv-mid", markets=where(lambda _: True, alights="PMV", to="PMV"))
    assert absent(result)["routes.passengers.pmv-mid"] == "E110"


def test_a_market_behind_the_home_station_asks_for_the_sixth_freedom(routes) -> None:
    gates = rows_of(routes("hav-mid"), "gates")
    sixth = [row for row in gates if row["gate"] == "rights" and "RU:6" in str(row["place"])]
    assert {str(row["place"]).split()[-1] for row in sixth} == {"CN:PEK-HAV", "CU:PEK-HAV"}
    assert {row["state"] for row in sixth} == {"unknown"}


GRAVITY = {
    "catchments": more(
        {"id": "moscow", "place": "SVO", "people": "m-people", "income": "m-income"},
        {"id": "yucatan", "place": "MID", "people": "y-people", "income": "y-income"},
        {"id": "havana", "place": "HAV", "people": "h-people", "income": "h-income"},
        {"id": "kazan", "place": "KZN", "people": "k-people", "income": "m-income"},
    ),
    "markets": where(lambda row: row["id"] == "mid-mexico", passengers="", flow="to-havana"),
}
PEOPLE = (
    assumption("m-people", 13e6, "person", 12e6, 14e6),
    assumption("y-people", 2.3e6, "person"),
    assumption("h-people", 2.1e6, "person"),
    assumption("k-people", 1.3e6, "person"),
    assumption("m-income", 20_000, "USD/person", year="2024"),
    assumption("y-income", 10_000, "USD/person", year="2024"),
    assumption("h-income", 5_000, "USD/person", year="2024"),
    assumption("flow-1", 60_000, "person/year", 40_000, 80_000),
    assumption("p-people", 1.0, "1", 0.8, 1.2),
    assumption("p-income", 1.3, "1", 1.0, 2.0),
    assumption("p-distance", -0.7, "1", -1.0, -0.4),
)
POWERS = {
    "people_power": "p-people",
    "income_power": "p-income",
    "distance_power": "p-distance",
}


def test_a_market_is_scaled_by_gravity_from_a_count(routes) -> None:
    flow = {"id": "to-havana", "from": "moscow", "to": "havana", "passengers": "flow-1", **POWERS}
    result = routes("mid", draws=64, assumptions=more(*PEOPLE), flows=more(flow), **GRAVITY)
    found = quantities(result)
    made = found["routes.travellers.mid.mid-mexico"]
    apart = found["routes.great_circle.mid"].value / 9_594
    expected = 60_000 * (2.3 / 2.1) * 2**1.3 * apart**-0.7
    assert made.value == pytest.approx(expected, rel=1e-3)
    assert made.interval is not None
    assert made.interval[0] < made.value < made.interval[1]
    names = {root.key for root in roots(made)}
    assert {"assumptions.m-people", "assumptions.p-distance", "assumptions.flow-1"} <= names


def counted(power: float) -> list[dict[str, str]]:
    """Return counts between four places that a law with known powers makes."""
    people = {"moscow": 13e6, "yucatan": 2.3e6, "havana": 2.1e6, "kazan": 1.3e6}
    income = {"moscow": 2e4, "yucatan": 1e4, "havana": 5e3, "kazan": 2e4}
    apart = {
        ("moscow", "yucatan"): 10_145.0,
        ("moscow", "havana"): 9_594.0,
        ("moscow", "kazan"): 720.0,
        ("yucatan", "havana"): 782.0,
        ("kazan", "yucatan"): 10_740.0,
        ("kazan", "havana"): 10_200.0,
    }
    return [
        assumption(
            f"flow-{one}-{two}",
            1e-13 * (people[one] * people[two]) ** 1.1 * (income[one] * income[two]) ** 0.6
            * way**power,
            "person/year",
        )
        for (one, two), way in apart.items()
    ]  # fmt: skip


def test_powers_that_nobody_states_are_fitted_on_all_counts(routes) -> None:
    counts = counted(-0.8)
    flows = [
        {
            "id": row["id"] if row["id"] != "flow-moscow-havana" else "to-havana",
            "from": row["id"].split("-")[1],
            "to": row["id"].split("-")[2],
            "passengers": row["id"],
        }
        for row in counts
    ]
    people = [row for row in PEOPLE if row["id"] != "flow-1"]
    changes = {"assumptions": more(*people, *counts), "flows": more(*flows), **GRAVITY}
    made = quantities(routes("mid", draws=64, **changes))["routes.travellers.mid.mid-mexico"]
    expected = next(row for row in counts if row["id"] == "flow-moscow-yucatan")["value"]
    assert made.value == pytest.approx(float(expected), rel=0.02)
    assert made.draws is not None
    few = {**changes, "flows": more(*flows[:2])}
    result = routes("mid", draws=64, **few)
    assert absent(result)["routes.passengers.mid"] == "E503"


def test_loads_carry_those_who_ride_through_on_both_legs(routes) -> None:
    found = quantities(routes("hav-mid", draws=64))
    markets = {
        name: found[f"routes.passengers.hav-mid.hav-mid-{name}"].value
        for name in ("cuba", "mexico", "tag", "beijing")
    }
    flights = 2 * 365.25 / 7
    first = (markets["cuba"] + markets["mexico"] + markets["beijing"]) / flights
    second = (markets["mexico"] + markets["tag"]) / flights
    assert found["routes.flight_demand.hav-mid.svo-hav"].value == pytest.approx(first)
    assert found["routes.flight_demand.hav-mid.hav-mid"].value == pytest.approx(second)
    for leg in ("svo-hav", "hav-mid"):
        full = found[f"routes.expected_load_factor.hav-mid.{leg}"]
        assert 0 < full.value <= 1
        aboard = found[f"routes.carried.hav-mid.{leg}"].value
        assert aboard <= min(found[f"routes.flight_demand.hav-mid.{leg}"].value, 457)


def test_a_dearer_fare_leaves_fewer_passengers(routes) -> None:
    found = quantities(routes("mid", draws=64))
    fare, needed = 480, found["routes.breakeven_fare.mid"].value
    expected = found["routes.passengers.mid"].value * (needed / fare) ** -1.4
    made = found["routes.passengers_at_breakeven_fare.mid"]
    assert made.value == pytest.approx(expected)
    assert found["routes.route_survival.mid"].interval is not None


def test_leakage_leaves_those_who_fly_from_elsewhere(routes) -> None:
    leaking = where(lambda row: row["id"] == "mid-mexico", leakage="leak")
    extra = more(assumption("leak", 0.25, "share", 0.1, 0.4))
    whole = quantities(routes("mid"))["routes.travellers.mid.mid-mexico"].value
    found = quantities(routes("mid", markets=leaking, assumptions=extra))
    assert found["routes.travellers.mid.mid-mexico"].value == pytest.approx(0.75 * whole)
