"""The timetable of a rotation: periods over the changes of clocks, ground times, numbers, codes."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest

from corredor.studies.routes.calc.schedule.local import Leg, NoSuchTimeError
from corredor.studies.routes.study.periods import periods
from corredor.studies.routes.study.timetables import type_code

OUT = Leg(
    "SU", "6849", "SVO", "HAV", "Europe/Moscow", "America/Havana",
    time(8, 40), 860, frozenset({7}), date(2023, 12, 24), date(2024, 10, 26),
)  # fmt: skip
BACK = Leg(
    "SU", "6850", "HAV", "SVO", "America/Havana", "Europe/Moscow",
    time(17, 20), 775, frozenset({7}), date(2023, 12, 24), date(2024, 10, 26),
)  # fmt: skip
AFTER = timedelta(minutes=860 + 140)


def test_summer_time_at_the_far_end_starts_a_new_row() -> None:
    """Interfax, 24 December 2023: 08:40 to 15:00; Cuba set its clocks forward on 10 March 2024."""
    rows = [(row[0], row[1], row[2], row[5], row[6]) for row in periods(OUT, OUT, timedelta())]
    assert rows == [
        ("2023-12-24", "2024-03-03", "7", "15:00", "-05:00"),
        ("2024-03-10", "2024-10-20", "7", "16:00", "-04:00"),
    ]


def test_the_way_home_keeps_its_time_on_the_ground() -> None:
    """17:20 to 14:15 in winter, an hour later by the clock of Havana in summer."""
    rows = [(row[3], row[5], row[7]) for row in periods(OUT, BACK, AFTER)]
    assert rows == [("17:20", "14:15", 1), ("18:20", "14:15", 1)]


def test_a_clock_that_skips_the_departure_is_no_timetable() -> None:
    leg = Leg(
        "AI", "1", "LHR", "DEL", "Europe/London", "Asia/Kolkata",
        time(1, 30), 500, frozenset({7}), date(2026, 3, 22), date(2026, 4, 5),
    )  # fmt: skip
    with pytest.raises(NoSuchTimeError):
        list(periods(leg, leg, timedelta()))


def rows_of(result) -> list[dict]:
    table = next(table for table in result.tables if table.key == "routes.timetable")
    return [dict(row) for row in table.records()]


def utc(row: dict, day: str, clock: str, offset: str, later: int = 0) -> datetime:
    return datetime.fromisoformat(f"{row[day]}T{row[clock]}{row[offset]}") + timedelta(days=later)


def test_no_aircraft_leaves_before_it_arrives_in_any_period(routes) -> None:
    """Havana changes its clock within the winter season, Moscow never: the stop stays as long."""
    rows = rows_of(routes("hav-mid"))
    assert len(rows) > 4
    first = {row["sequence"]: row for row in reversed(rows)}
    last = {row["sequence"]: row for row in rows}
    for legs in (first, last):
        flown = [legs[number] for number in sorted(legs)]
        grounds = [
            utc(b, "from" if legs is first else "to", "departs", "departure_offset")
            - utc(
                a, "from" if legs is first else "to", "arrives", "arrival_offset", a["day_change"]
            )
            for a, b in pairwise(flown)
        ]
        assert all(timedelta(hours=1) <= ground <= timedelta(hours=4) for ground in grounds)


def numbered(number: str):
    return lambda rows: [
        dict(row, number=number, proposal="") for row in rows if row["id"] == "mid"
    ]


@pytest.mark.parametrize(
    ("number", "flights"),
    [
        ("", [("", 1), ("", 2)]),
        ("6849", [("6849", 1), ("6849", 2)]),
        ("6849 6850", [("6849", 1), ("6850", 1)]),
    ],
)
def test_flight_numbers_out_and_home(routes, number: str, flights) -> None:
    result = routes("mid", services=numbered(number))
    found = list(dict.fromkeys((row["number"], row["sequence"]) for row in rows_of(result)))
    assert found == flights
    flags = {flag.key for flag in result.flags}
    assert ("routes.flight_numbers" in flags) == (not number)


def test_types_and_seats_as_timetables_write_them(routes) -> None:
    row = rows_of(routes("mex-direct"))[0]
    assert (row["aircraft"], row["type_code"], row["configuration"]) == ("B789", "789", "J36Y238")


@pytest.mark.parametrize(
    ("designator", "code"),
    [("B77W", "77W"), ("A20N", "32N"), ("A35K", "351"), ("B38M", "7M8"), ("B78X", "781")],
)
def test_codes_of_types(designator: str, code: str) -> None:
    assert type_code(designator) == code
