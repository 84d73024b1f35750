"""Schedule: the announced timetable, clocks, and the fewest aircraft against brute force."""

# pyright: reportArgumentType=false, reportIndexIssue=false

from datetime import date, time
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.routes.calc.schedule import block, fleet, local

OUT = local.Leg(
    "SU", "6849", "SVO", "HAV", "Europe/Moscow", "America/Havana",
    time(8, 40), 860, frozenset({7}), date(2023, 12, 24), date(2024, 10, 26),
)  # fmt: skip
BACK = local.Leg(
    "SU", "6850", "HAV", "SVO", "America/Havana", "Europe/Moscow",
    time(17, 20), 775, frozenset({7}), date(2023, 12, 24), date(2024, 10, 26),
)  # fmt: skip


def test_the_announced_timetable():
    """Interfax, 24 December 2023: 08:40-15:00 is 14:20, 17:20-14:15 next day is 12:55."""
    out, back = (local.flight_on(leg, date(2023, 12, 24)) for leg in (OUT, BACK))
    assert (out.local_arrival.time(), out.day_change) == (time(15, 0), 0)
    assert (back.local_arrival.time(), back.day_change) == (time(14, 15), 1)
    assert back.departs > out.arrives


def test_airborne_times_of_the_announced_timetable():
    """30 min of taxi and 11,000 km: 429 kt west, 478 kt east, so 454 kt and 24.5 kt of wind."""
    for wind, minutes in ((-24.5, 860), (24.5, 775)):
        hours = block.block_time(20.0, 11_000.0 / 1.852 / (453.7 + wind), 10.0)
        assert hours * 60 == pytest.approx(minutes, abs=2)


def day_change(origin: str, end: str, clock: time, block: int) -> int:
    day = date(2026, 1, 5)
    leg = local.Leg("XX", "1", "AAA", "BBB", origin, end, clock, block, frozenset({1}), day, day)
    return local.flight_on(leg, day).day_change


def test_date_line_in_both_directions():
    assert day_change("Australia/Sydney", "America/Los_Angeles", time(20, 0), 13 * 60) == 0
    assert day_change("America/Los_Angeles", "Australia/Sydney", time(22, 0), 15 * 60) == 2
    assert day_change("Pacific/Apia", "Pacific/Pago_Pago", time(8, 0), 35) == -1


def test_a_time_that_the_clock_skips_is_an_error():
    with pytest.raises(local.NoSuchTimeError, match="skips"):
        local.instant(date(2026, 3, 29), time(2, 30), "Europe/Madrid")
    with pytest.raises(local.NoSuchTimeError, match="no time zone"):
        local.instant(date(2026, 3, 29), time(2, 30), "Mars/Base")


def test_seasons_follow_each_other():
    first, last = local.iata_season(2026, "summer")
    assert (first, last) == (date(2026, 3, 29), date(2026, 10, 24))
    assert local.iata_season(2026, "winter")[0].toordinal() == last.toordinal() + 1


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.integers(0, 1439), st.integers(1, 1200))
def test_arrival_is_departure_and_block_whatever_the_clocks(day: date, minute: int, length: int):
    zones = ("Europe/Moscow", "America/Merida")
    clock, week = time(*divmod(minute, 60)), frozenset(range(1, 8))
    leg = local.Leg("XX", "1", "SVO", "MID", *zones, clock, length, week, day, day)
    flight = local.flight_on(leg, day)
    assert (flight.local_arrival - flight.local_departure).total_seconds() == length * 60
    assert -1 <= flight.day_change <= 1


def brute_force(duties: list[fleet.Duty], period: int) -> int:
    """Try every order in which ready aircraft take the departures of their station."""
    stations = sorted({d.origin for d in duties})
    total = None
    choices = []
    for station in stations:
        ready = [(d.departs + d.lasts) % period for d in duties if d.destination == station]
        starts = [d.departs for d in duties if d.origin == station]
        waits = [
            sum((start - at) % period for at, start in zip(ready, order, strict=True))
            for order in permutations(starts)
        ]
        choices.append(set(waits))
    for waits in product(*choices):
        used = (sum(d.lasts for d in duties) + sum(waits)) / period
        total = used if total is None else min(total, used)
    assert total is not None
    assert total == int(total)
    return int(total)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.integers(0, 99), st.integers(1, 250)),
        min_size=1,
        max_size=3,
    ),
    st.data(),
)
def test_fewest_aircraft_is_that_of_brute_force(
    legs: list[tuple[str, int, int]], data: st.DataObject
):
    period = 100
    duties = []
    for origin, departs, lasts in legs:
        end = data.draw(st.sampled_from("ABC"))
        duties.append(fleet.Duty(origin, end, departs, lasts))
        duties.append(
            fleet.Duty(end, origin, data.draw(st.integers(0, 99)), data.draw(st.integers(1, 250)))
        )
    assert fleet.fewest_aircraft(duties, period).aircraft == brute_force(duties, period)


def test_weekly_and_daily_rotation_of_the_announced_service():
    one = fleet.weekly_duties(("SVO", "HAV"), (860, 775), (140, 180), [340])
    assert fleet.fewest_aircraft(one).aircraft == 1
    daily = fleet.weekly_duties(
        ("SVO", "HAV"), (860, 775), (140, 180), [340 + 1440 * day for day in range(7)]
    )
    assert fleet.fewest_aircraft(daily).aircraft == 2


def test_a_timetable_that_can_not_repeat_is_an_error():
    with pytest.raises(fleet.UnbalancedError, match="HAV, SVO"):
        fleet.fewest_aircraft([fleet.Duty("SVO", "HAV", 0, 1000)])
    with pytest.raises(ValueError, match="no time"):
        fleet.fewest_aircraft([fleet.Duty("SVO", "SVO", 0, 0)])


@given(st.floats(0.2, 20))
def test_a_timetable_gives_a_flight_no_less_than_it_takes(hours: float):
    given_time = block.scheduled_block_time(hours, 5.0)
    assert hours - 1e-9 <= given_time < hours + 5 / 60 + 1e-9
    assert block.scheduled_block_time(given_time, 5.0) == pytest.approx(given_time)
