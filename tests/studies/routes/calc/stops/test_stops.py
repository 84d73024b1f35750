"""Technical stops: what is chosen, what is refused and why."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from corredor.studies.routes.calc.performance import Aircraft
from corredor.studies.routes.calc.stops import (
    AIRSPACE,
    GATE,
    OUTAGE,
    RANGE,
    RUNWAY,
    Station,
    StopComparison,
    Terms,
    is_on_frontier,
    stop_options,
)

Fleet = Callable[[str], Aircraft]
TERMS = Terms(taxi_out=20.0, taxi_in=10.0, turnaround=2.0, hourly_cost=6_000.0)
CODES = ("SVO", "HAV", "PMV", "CCS", "VRA", "KEF", "MEX")
WAYS = np.array(
    [
        [0, 11_500, 11_800, 12_000, 11_400, np.inf, 13_200],
        [11_500, 0, 2_200, 2_100, 150, np.inf, 1_850],
        [11_800, 2_200, 0, 400, 2_200, np.inf, 3_600],
        [12_000, 2_100, 400, 0, 2_100, np.inf, 3_400],
        [11_400, 150, 2_200, 2_100, 0, np.inf, 1_900],
        [np.inf] * 7,
        [13_200, 1_850, 3_600, 3_400, 1_900, np.inf, 0],
    ]
)
STATIONS = tuple(
    Station(code, alternate_distance=400.0, fuel_price=0.8, charge=5_000.0) for code in CODES
)


def _changed(code: str, **changes: object) -> tuple[Station, ...]:
    return tuple(replace(s, **changes) if s.code == code else s for s in STATIONS)


def _compared(
    of: Fleet, stations: tuple[Station, ...], payload: float, stops: int = 1
) -> StopComparison:
    return stop_options(of("B77W"), stations, WAYS, payload, TERMS, most_stops=stops)


def _refused(found: StopComparison, *stops: str) -> str:
    return next(r.reason for r in found.refusals if r.path[1:-1] == stops)


def test_without_closures_of_stations_the_shortest_stop_is_best(of: Fleet) -> None:
    found = _compared(of, STATIONS, 47_000.0)
    assert _refused(found) == RANGE
    assert found.best("cost").stops in {("HAV",), ("VRA",)}
    assert _refused(found, "KEF") == AIRSPACE
    assert {option.stops for option in found.frontier} <= {("HAV",), ("VRA",)}


def test_each_refusal_has_its_reason(of: Fleet) -> None:
    stations = _changed("HAV", has_fuel=False)
    stations = tuple(replace(s, is_open=s.code != "CCS") for s in stations)
    stations = tuple(
        replace(s, departure_field=150_000.0) if s.code == "VRA" else s for s in stations
    )
    found = _compared(of, stations, 36_000.0)
    assert _refused(found, "HAV") == OUTAGE
    assert _refused(found, "CCS") == GATE
    assert _refused(found, "VRA") == RUNWAY
    assert ("PMV",) in {option.stops for option in found.options}
    outage = next(r for r in found.refusals if r.reason == OUTAGE)
    assert 0 < outage.payload < 36_000
    assert outage.shortfall > 0


def test_a_payload_below_that_of_a_refusal_flies(of: Fleet) -> None:
    found = _compared(of, _changed("HAV", has_fuel=False), 45_000.0)
    refusal = next(r for r in found.refusals if r.path[1:-1] == ("HAV",))
    again = _compared(of, _changed("HAV", has_fuel=False), refusal.payload - 50)
    assert ("HAV",) in {option.stops for option in again.options}


def test_two_stops_are_tried_in_both_orders(of: Fleet) -> None:
    found = _compared(of, STATIONS, 30_000.0, stops=2)
    tried = {option.path for option in found.options} | {r.path for r in found.refusals}
    assert len(tried) == 1 + 5 + 20
    assert ("SVO", "PMV", "HAV", "MEX") in tried


def test_a_stop_takes_more_time_and_not_less_fuel_than_its_sectors(of: Fleet) -> None:
    found = _compared(of, STATIONS, 20_000.0)
    direct = next(option for option in found.options if not option.stops)
    stop = next(option for option in found.options if option.stops == ("PMV",))
    assert stop.time > direct.time + 2
    assert direct in found.frontier
    assert found.best("time") is direct


def test_a_stop_in_the_caribbean_costs_about_five_hours(of: Fleet) -> None:
    # Rosaviatsia, December 2024: refuelling in Caracas took "about five hours more" each way
    # between Moscow and Cuba.
    ways = WAYS[np.ix_([0, 3, 1], [0, 3, 1])]
    stations = tuple(STATIONS[at] for at in (0, 3, 1))
    found = stop_options(of("B77W"), stations, ways, 35_000.0, TERMS, most_stops=1)
    direct, stop = sorted(found.options, key=lambda option: len(option.path))
    assert stop.time - direct.time == pytest.approx(5, abs=0.75)


def test_nothing_flies_without_fuel_at_the_start(of: Fleet) -> None:
    found = _compared(of, _changed("SVO", has_fuel=False), 20_000.0)
    assert not found.options
    assert _refused(found) == OUTAGE
    with pytest.raises(ValueError, match="no way"):
        found.best("fuel")


@given(arrays(float, (12, 3), elements=st.integers(0, 4).map(float)))
def test_the_frontier_beats_all_others(counts: np.ndarray) -> None:
    kept = is_on_frontier(counts)
    assert kept.any()
    for row in counts[~kept]:
        beats = (counts[kept] <= row).all(axis=1) & (counts[kept] < row).any(axis=1)
        assert beats.any()
