"""Screening between places of the real tables: closures of Russian carriers, errors, order."""

from datetime import date

import pytest

from corredor.core.errors import ClosuresUnknown, UnknownAircraftType, UnknownPlace
from corredor.studies.routes.study.screened import answer
from corredor.studies.routes.study.wish import Wish

DAY = date(2025, 7, 1)


@pytest.fixture(scope="module")
def havana():
    return answer(
        Wish(("SVO",), ("HAV",), ("B77W", "A320"), "RU", DAY, headwind=0.0, payload=30_000.0)
    )


def test_moscow_havana_past_closed_airspace(havana) -> None:
    """Legal minimum 10,404 km against 9,594 km, both on WGS84: measured on Natural Earth 1:50m."""
    (route,) = havana.routes
    assert (route.aircraft, route.origin, route.destination) == ("B77W", "SVO", "HAV")
    assert route.great_circle == pytest.approx(9_594, abs=1)
    assert route.legal == pytest.approx(10_404, rel=1e-3)
    assert route.round[0] == "NO"
    assert route.round[-1] == "US"
    assert route.possible > route.payload
    assert 80_000 < route.trip_fuel < 125_000
    assert 12 < route.airborne_time < 14.5


def test_each_type_is_counted_with_its_reason(havana) -> None:
    counts = {tally.aircraft: tally.counts for tally in havana.tallies}
    assert counts["B77W"]["reached"] == 1
    assert counts["A320"]["range"] == 1


def test_what_is_not_reached_says_why() -> None:
    wish = Wish(("SVO",), ("HAV", "LHR"), ("B77W", "A320"), "RU", DAY, unreached=True)
    reasons = {(r.aircraft, r.destination): r.reason for r in answer(wish).routes}
    assert reasons == {
        ("A320", "LHR"): "closed",
        ("B77W", "LHR"): "closed",
        ("A320", "HAV"): "range",
    }


def test_other_carriers_fly_straight() -> None:
    (route,) = answer(Wish(("SVO",), ("HAV",), ("B77W",), "RS", DAY)).routes
    assert route.detour < 1.01
    open_way = answer(Wish(("SVO",), ("HAV",), ("B77W",))).routes[0]
    assert open_way.legal == open_way.great_circle <= route.legal


def test_rows_stand_in_order_and_from_the_side_of_origin() -> None:
    found = answer(Wish(("MX",), ("CU",), ("A20N", "B738"), count=30))
    assert len(found.routes) == 30
    values = [route.fuel_per_seat_km for route in found.routes]
    assert values == sorted(values)
    states = dict(zip(found.scene.airports.codes, found.scene.airports.states, strict=True))
    assert {states[route.origin] for route in found.routes} == {"MX"}
    assert {states[route.destination] for route in found.routes} == {"CU"}
    worst = answer(Wish(("MX",), ("CU",), ("A20N", "B738"), count=5, worst=True)).routes
    assert worst[0].fuel_per_seat_km >= values[-1]


def test_jobs_change_nothing() -> None:
    one, two = (
        answer(Wish(("RU",), ("CU",), ("A339",), "RU", DAY, jobs=jobs)).routes for jobs in (1, 3)
    )
    assert one == two


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        (Wish(("XX",), ("MX",)), UnknownPlace),
        (Wish(("RU",), ("QQQ",)), UnknownPlace),
        (Wish(("RU",), ("MX",), carrier_state="ZZ", day=DAY), UnknownPlace),
        (Wish(("RU",), ("MX",), closed=("??",)), UnknownPlace),
        (Wish(("RU",), ("MX",), ("A400X",)), UnknownAircraftType),
        (Wish(("RU",), ("MX",), ("A333",), "RU", date(2010, 1, 1)), ClosuresUnknown),
    ],
)
def test_errors_say_what_is_wrong(wish: Wish, error: type[Exception]) -> None:
    with pytest.raises(error):
        answer(wish)
