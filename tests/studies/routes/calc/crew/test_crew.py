"""Crew: cells of the published tables, the announced duty, and laws."""

# pyright: reportOptionalMemberAccess=false

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.crew import duty, limits, need

EASA = limits.duty_limits(read_data_table("duty_limits"), "easa")
FAA = limits.duty_limits(read_data_table("duty_limits"), "faa")
RUSSIA = limits.duty_limits(read_data_table("duty_limits"), "ru_139")


def limit(regime, report, sectors, **crew) -> str | None:
    one = duty.Duty(limits.minutes_of(report), 60, (60,) * sectors, (30,) * (sectors - 1))
    found = duty.duty_limit(regime, one, duty.Crew(**{"pilots": 2, **crew}))
    return None if found is None else f"{found.minutes // 60}:{found.minutes % 60:02d}"


@pytest.mark.parametrize(
    ("report", "sectors", "expected"),
    [
        ("06:00", 1, "13:00"),
        ("13:29", 2, "13:00"),
        ("06:00", 10, "9:00"),
        ("13:30", 1, "12:45"),
        ("17:00", 1, "11:00"),
        ("00:30", 2, "11:00"),
        ("04:59", 3, "10:30"),
        ("05:00", 1, "12:00"),
        ("05:45", 9, "9:15"),
    ],
)
def test_basic_limits_of_the_european_table(report: str, sectors: int, expected: str):
    """Regulation (EU) 965/2012, ORO.FTL.205(b), table 2."""
    assert limit(EASA, report, sectors) == expected


@pytest.mark.parametrize(
    ("report", "sectors", "expected"),
    [
        ("07:00", 2, "14:00"),
        ("13:29", 1, "14:00"),
        ("06:15", 1, "13:15"),
        ("06:29", 4, "12:15"),
        ("17:00", 2, "12:00"),
        ("17:29", 1, "12:00"),
        ("18:30", 1, "11:15"),
        ("15:00", 3, "12:30"),
        ("07:00", 5, "12:30"),
    ],
)
def test_extended_limits_of_the_european_specification(report: str, sectors: int, expected: str):
    """CS FTL.1.205(b), UK CAA regulatory library."""
    assert limit(EASA, report, sectors, extension=True) == expected


def test_where_no_extension_is_allowed_the_basic_limit_stays():
    assert limit(EASA, "06:00", 1, extension=True) == "13:00"
    assert limit(EASA, "19:30", 1, extension=True) == "11:00"


@pytest.mark.parametrize(
    ("pilots", "rest", "expected"),
    [(3, "3", "14:00"), (3, "2", "15:00"), (3, "1", "16:00"), (4, "3", "15:00"), (4, "1", "17:00")],
)
def test_augmented_limits_of_the_european_specification(pilots: int, rest: str, expected: str):
    """CS FTL.1.205(c)(2); no sector above nine hours here."""
    assert limit(EASA, "12:00", 1, pilots=pilots, rest_class=rest) == expected
    assert limit(EASA, "12:00", 4, pilots=pilots, rest_class=rest) is None


@pytest.mark.parametrize(
    ("report", "sectors", "expected"),
    [("05:00", 1, "12:00"), ("07:00", 2, "14:00"), ("07:00", 3, "13:00"), ("23:30", 4, "9:00")],
)
def test_basic_limits_of_the_american_table(report: str, sectors: int, expected: str):
    """14 CFR part 117, table B."""
    assert limit(FAA, report, sectors) == expected


def test_augmented_limits_of_the_american_table():
    """14 CFR part 117, table C."""
    assert limit(FAA, "07:00", 1, pilots=4, rest_class="1") == "19:00"
    assert limit(FAA, "18:00", 1, pilots=3, rest_class="2") == "14:00"


OUTBOUND = duty.Duty(limits.minutes_of("07:40"), 60, (860,))
TAGGED = duty.Duty(limits.minutes_of("07:40"), 60, (860, 80), (120,))
BUNKS = duty.Crew(4, "1")


def test_announced_flight_needs_a_third_pilot_with_a_bunk():
    """Interfax, 24 December 2023: 14:20 block; with an hour before, 15:20."""
    assert duty.assess(EASA, OUTBOUND, duty.Crew(2, extension=True)).judgement == "illegal"
    found = duty.smallest_crew(EASA, OUTBOUND, "1")
    assert found is not None
    assert found.pilots == 3
    assert duty.assess(EASA, OUTBOUND, found).margin == 17 * 60 - (15 * 60 + 20)


def test_a_tag_to_merida_breaks_the_duty_of_the_same_crew():
    """14:20 + 2:00 + 1:20 + 1:00 = 18:40, above 18 h of four pilots, bunk and a long sector."""
    made = duty.assess(EASA, TAGGED, BUNKS)
    assert (made.judgement, made.period, made.limit) == ("illegal", 18 * 60 + 40, 18 * 60)
    assert duty.smallest_crew(EASA, TAGGED, "1") is None
    assert duty.crew_changes(EASA, TAGGED, BUNKS) == (1,)


def test_the_same_tag_keeps_the_american_limit():
    """14 CFR part 117: 19 h of duty from 07:00 with four pilots and a bunk, 17 h of flight."""
    made = duty.assess(FAA, TAGGED, BUNKS)
    assert (made.judgement, made.limit) == ("legal", 19 * 60)


def test_unknown_regime_never_permits():
    short = duty.Duty(8 * 60, 60, (60,))
    assert duty.assess(RUSSIA, short, duty.Crew(2)).judgement == "unknown"
    assert duty.smallest_crew(RUSSIA, short, "1") is None
    assert duty.crew_changes(RUSSIA, short, duty.Crew(2)) is None
    with pytest.raises(KeyError, match="regime"):
        limits.duty_limits(read_data_table("duty_limits"), "guess")


def test_american_flight_time_binds_beside_the_duty():
    """14 CFR 117.11: nine hours of flight from 05:00 to 19:59 with two pilots."""
    long = duty.Duty(8 * 60, 60, (560,))
    assert duty.assess(FAA, long, duty.Crew(2)).judgement == "illegal"
    assert "table A" in duty.assess(FAA, long, duty.Crew(2)).source
    rested = duty.assess(FAA, duty.Duty(8 * 60, 60, (500,)), duty.Crew(2, acclimatised=False))
    assert rested.limit == 14 * 60 - 30


@pytest.mark.parametrize(
    ("difference", "elapsed", "state"),
    [
        (3, 60, "destination"),
        (4, 60, "unknown"),
        (8, 30, "departure"),
        (8, 60, "unknown"),
        (8, 100, "destination"),
        (9, 100, "destination"),
        (12, 119, "unknown"),
        (-12, 120, "destination"),
        (13, 20, "unknown"),
    ],
)
def test_acclimatisation(difference: float, elapsed: float, state: str):
    """Regulation (EU) 965/2012, ORO.FTL.105(1), table 1; UK CAA CAP 1266."""
    rows = read_data_table("acclimatisation")
    assert limits.acclimatisation(rows, "easa", difference, elapsed) == state


@pytest.mark.parametrize(
    ("difference", "elapsed", "nights"),
    [(3, 30, 0), (5, 30, 2), (-8, 80, 3), (8, 100, 4), (12, 100, 5), (9, 47, 2), (13, 30, None)],
)
def test_nights_of_rest_at_home(difference: float, elapsed: float, nights: int | None):
    """CS FTL.1.235(b)(3)(i)."""
    rows = read_data_table("time_zone_rest")
    assert limits.local_nights(rows, "easa", difference, elapsed) == nights


@pytest.mark.parametrize(
    ("period", "rest_class", "rest"),
    [
        ("14:00", "1", "1:30"),
        ("14:30", "3", "1:30"),
        ("15:20", "3", "2:40"),
        ("17:45", "1", "3:50"),
        ("18:00", "1", "3:50"),
        ("16:30", "3", None),
        ("18:40", "1", None),
    ],
)
def test_rest_of_cabin_crew_aboard(period: str, rest_class: str, rest: str | None):
    """CS FTL.1.205(c)(3)."""
    rows = read_data_table("in_flight_rest")
    made = limits.in_flight_rest(rows, "easa", "cabin", limits.minutes_of(period), rest_class)
    assert made == (None if rest is None else limits.minutes_of(rest))


@given(st.integers(0, 1439), st.integers(1, 10), st.booleans())
def test_more_sectors_never_raise_the_limit(report: int, sectors: int, extension: bool):
    crew = duty.Crew(2, extension=extension)
    fewer, more = (
        duty.duty_limit(EASA, duty.Duty(report, 60, (30,) * n, (30,) * (n - 1)), crew)
        for n in (sectors, min(sectors + 1, 10))
    )
    assert fewer is not None
    assert more is not None
    assert fewer.minutes >= more.minutes


@given(st.integers(0, 1439), st.integers(30, 1000))
def test_more_pilots_never_lower_the_limit(report: int, block: int):
    one = duty.Duty(report, 60, (block,))
    for regime in (EASA, FAA):
        found = [duty.duty_limit(regime, one, duty.Crew(n, "1")) for n in (3, 4)]
        assert found[0].minutes <= found[1].minutes


@given(st.lists(st.integers(60, 700), min_size=1, max_size=4), st.integers(0, 1439))
def test_every_duty_between_changes_is_legal(blocks: list[int], report: int):
    whole = duty.Duty(report, 60, tuple(blocks), (60,) * (len(blocks) - 1))
    changes = duty.crew_changes(EASA, whole, BUNKS)
    assert changes is not None
    ends = (*changes, len(blocks))
    for first, last in zip((0, *changes), ends, strict=True):
        part = duty.Duty(report, 60, tuple(blocks[first:last]), (60,) * (last - first - 1))
        assert duty.assess(EASA, part, BUNKS).judgement == "legal"


def test_weekly_service_strands_its_crew_for_a_week():
    out, home = 0 * 1440 + 1200, 0 * 1440 + 1340
    assert need.layover(out, [home], need.minimum_rest(920, 600), 60, 30) == 7 * 1440 + 140
    assert need.layover(out, [home, home + 2 * 1440], 920, 60, 30) == 2 * 1440 + 140
    with pytest.raises(ValueError, match="home"):
        need.layover(out, [], 920, 60, 30)


@given(st.integers(1, 14), st.integers(1, 14))
def test_more_flights_need_no_fewer_crews(first: int, second: int):
    few, many = sorted((first, second))
    args = (860, 775, 2_400, 4_320, 180, 54_000)
    assert need.crews_needed(few, *args).crews <= need.crews_needed(many, *args).crews


def test_a_duty_without_sectors_is_an_error():
    with pytest.raises(ValueError, match="sectors"):
        duty.Duty(0, 60, ())
