"""The study as a whole: published truth, and what stands when something is wrong or missing."""

import pytest

from corredor.core.errors import NoLegalTrack
from corredor.core.lineage import roots
from corredor.core.quantity import Assumed, LookedUp
from corredor.core.study import Result
from corredor.studies.routes.study.airspace import flown_track, openings
from corredor.studies.routes.study.stations import station_of

BOUNDARY = 0.003
"""Relative difference by which a boundary of another source moves a legal minimum."""


def values(result: Result) -> dict[str, float]:
    return {finding.key: finding.quantity.value for finding in result.findings}


def verdicts(result: Result) -> dict[object, dict[str, object]]:
    table = next(table for table in result.tables if table.key == "routes.verdicts")
    return {row["service"]: dict(row) for row in table.records()}


def test_track_and_times_of_moscow_havana(routes) -> None:
    """Legal minimum 10,404 km against 9,594 km by great circle; timetable 14:20 and 12:55.

    Lengths: Natural Earth at 1:50m with 12 nautical miles, by visibility graph. Times: Interfax,
    24 December 2023, SU/FV6849 and 6850; press and season are good to a quarter of an hour.
    """
    found = values(routes("hav-mid"))
    assert found["routes.great_circle.hav-mid"] == pytest.approx(9_594 + 782, abs=2)
    assert found["routes.track_length.hav-mid.svo-hav"] == pytest.approx(10_404, rel=BOUNDARY)
    assert found["routes.block_time.hav-mid.svo-hav"] == pytest.approx(14 + 20 / 60, abs=0.3)
    assert found["routes.block_time.hav-mid.hav-svo"] == pytest.approx(12 + 55 / 60, abs=0.3)


def test_fuel_of_moscow_havana_by_777(routes) -> None:
    """110 to 120 t of trip fuel over 11,000 km with 25 kt of headwind: what airlines plan."""
    found = values(routes("hav-mid"))
    assert 100_000 < found["routes.trip_fuel.hav-mid.svo-hav"] < 122_000
    assert found["routes.trip_fuel.hav-mid.hav-svo"] < found["routes.trip_fuel.hav-mid.svo-hav"]


def test_every_number_rests_on_cited_assumed_or_looked_up_ones(routes) -> None:
    result = routes("hav-mid")
    assert len(result.findings) > 50
    for finding in result.findings:
        for root in roots(finding.quantity):
            assert isinstance(root.origin, Assumed | LookedUp)
            if isinstance(root.origin, LookedUp):
                assert root.origin.source.title, root.key


def test_what_is_uncertain_has_an_interval(routes) -> None:
    result = routes("hav-mid", draws=64)
    found = {finding.key: finding.quantity for finding in result.findings}
    for noun in ("trip_fuel", "block_time_outbound", "cost_per_rotation", "passengers"):
        interval = found[f"routes.{noun}.hav-mid"].interval
        assert interval is not None
        assert interval[0] < found[f"routes.{noun}.hav-mid"].value < interval[1]
    assert found["routes.track_length.hav-mid"].interval is None


def test_without_fuel_in_havana_the_service_cannot_land_there(routes) -> None:
    """No type carries the fuel of the way home past Havana: it lands too heavy."""
    dry = verdicts(routes("hav-mid"))["hav-mid"]
    assert (dry["verdict"], dry["binding"], dry["where"]) == (
        "not_flyable",
        "landing_mass",
        "MID-HAV",
    )
    wet = verdicts(routes("hav-mid", outages=lambda _: []))["hav-mid"]
    assert wet["verdict"] == "flyable_with_conditions"


def test_a_way_with_fuel_is_the_smallest_change(routes) -> None:
    found = verdicts(routes("hav-mid", "pmv-mid"))
    assert found["hav-mid"]["relaxation"] == "nonstop"

    capital = verdicts(routes("mex", "pmv-mid"))["mex"]
    assert (capital["binding"], capital["where"]) == ("departure_field", "MEX-SVO")
    assert (capital["relaxation"], capital["relaxed_at"]) == ("stop", "PMV")


def test_closures_never_shorten_a_track(routes) -> None:
    barred = routes("mid")
    free = routes("mid", services=lambda rows: [dict(row, carrier="aeromexico") for row in rows])
    assert values(free)["routes.detour.mid"] == 1
    assert values(barred)["routes.detour.mid"] > 1.05


def test_unanswered_gates_never_read_as_open(routes) -> None:
    result = routes("mid", gates=lambda _: [], outages=lambda _: [])
    assert verdicts(result)["mid"]["verdict"] != "flyable"
    assert any(flag.key == "routes.gates.mid.unknown" for flag in result.flags)


def changed(column: str, value: str):
    return lambda rows: [
        dict(row, **{column: value}) if row["id"] == "mid" else row for row in rows
    ]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("aircraft", "B7777", "E126"),
        ("path", "SVO QQQ", "E125"),
        ("path", "SVO", "E127"),
        ("technical", "HAV", "E127"),
        ("departs", "8 o'clock", "E127"),
        ("days", "89", "E127"),
        ("from", "2026", "E127"),
    ],
)
def test_a_wrong_cell_is_named_and_the_other_services_stand(routes, column, value, code) -> None:
    def change(rows):
        kept = [row for row in rows if row["id"] in ("hav-mid", "mid")]
        return changed(column, value)([dict(row, proposal="") for row in kept])

    result = routes("hav-mid", "mid", services=change)
    absent = {one.key: one.error for one in result.absent}
    error = absent["routes.service.mid"]
    assert error.code == code
    assert error.place is not None
    assert error.place.file == "routes/services.csv"
    assert error.place.line == 1 + [*("hav-mid", "mid")].index("mid") + 1
    assert error.place.column > 0
    assert "hav-mid" in verdicts(result)


def test_a_station_in_a_closed_state_leaves_no_track(routes) -> None:
    def change(rows):
        return [dict(row, path="SVO FRA", proposal="") for row in rows if row["id"] == "mid"]

    result = routes("mid", services=change)
    assert {one.error.code for one in result.absent} >= {"E508"}


def test_a_missing_price_leaves_the_flight_standing(routes) -> None:
    result = routes("mid", fleets=lambda rows: [dict(row, aircraft_price="") for row in rows])
    absent = {one.key: one.error.code for one in result.absent}
    assert absent["routes.cost_per_rotation.mid"] == "E501"
    found = values(result)
    assert "routes.trip_fuel.mid" in found
    assert "routes.cost_per_rotation.mid" not in found


def test_russian_duty_rules_are_unknown_not_legal(routes) -> None:
    def change(rows):
        kept = [dict(row, crew_regime="ru_139", proposal="") for row in rows]
        return [row for row in kept if row["id"] == "mid"]

    result = routes("mid", services=change)
    assert "routes.crews.mid" not in values(result)
    assert any(flag.key == "routes.duty_rules.mid" for flag in result.flags)


def test_an_empty_folder_says_so(routes) -> None:
    result = routes()
    assert [one.error.code for one in result.absent] == ["E501"]
    assert not result.findings


def test_two_runs_give_one_result(routes) -> None:
    one, other = routes("mid", draws=300), routes("mid", draws=300)
    assert [f.quantity.digest for f in one.findings] == [f.quantity.digest for f in other.findings]
    assert [table.rows for table in one.tables] == [table.rows for table in other.tables]


def test_a_flight_that_cannot_be_made_shows_no_payload(routes) -> None:
    """Havana without fuel: the aircraft lands there with the fuel for home, or not at all."""
    result = routes("hav-mid")
    row = verdicts(result)["hav-mid"]
    assert (row["even_empty"], row["cause"], row["cause_at"]) == (
        "even_empty",
        "fuel_carried",
        "HAV",
    )
    assert (row["required"], row["available"]) == ("", "")
    found = values(result)
    assert "routes.max_payload.hav-mid.mid-hav" not in found
    assert all(value >= 0 for key, value in found.items() if ".max_payload." in key)
    flag = next(flag for flag in result.flags if flag.key == "routes.verdict.hav-mid")
    assert flag.fields["station"].id == "HAV"


def test_the_cause_is_named_only_where_it_is_one(routes) -> None:
    """Mexico City is high and far: no fuel that is carried for others keeps the aircraft there."""
    row = verdicts(routes("mex"))["mex"]
    assert (row["even_empty"], row["cause_at"]) == ("even_empty", "")


def test_what_binds_is_not_told_twice(routes) -> None:
    result = routes("pmv-mid")
    table = next(table for table in result.tables if table.key == "routes.hindrances")
    binding = verdicts(result)["pmv-mid"]
    told = [(row["constraint"], row["where"]) for row in table.records()]
    assert (binding["binding"], binding["where"]) not in told
    assert ("breakeven_load_factor", "") in told


def test_closures_that_leave_no_way_are_a_verdict(routes) -> None:
    def change(rows):
        return [dict(row, path="SVO FRA", proposal="") for row in rows if row["id"] == "mid"]

    row = verdicts(routes("mid", services=change))["mid"]
    assert (row["verdict"], row["binding"], row["where"]) == ("not_flyable", "airspace", "SVO-FRA")
    assert (row["relaxation"], row["relaxed_at"]) == ("airspace", "DE")


def test_too_much_distance_from_closed_areas() -> None:
    """Havana lies some 90 nautical miles from Key West; Austria's border lies within others."""
    closed = frozenset(("US", "AT", "DE", "IT", "SI", "HU", "SK", "CZ", "CH", "LI"))
    ends = station_of("HAV"), station_of("CCS")
    assert flown_track(*ends, closed, frozenset(), 50.0).numbers["length"].value > 0
    with pytest.raises(NoLegalTrack, match=r"\(US\)"):
        flown_track(*ends, closed, frozenset(), 185.0)
    found = openings(*ends, closed, frozenset(), 185.0)
    assert found is not None
    assert (found.areas, found.stand_offs) == ((), ("US",))


def test_areas_avoided_by_choice_are_a_table(routes) -> None:
    def change(rows):
        return [dict(row, avoid="BS US", proposal="") for row in rows if row["id"] == "mid"]

    result = routes("mid", services=change)
    table = next(table for table in result.tables if table.key == "routes.avoided")
    assert table.rows == (("mid", "BS"),)
