"""Mistakes in the folder's tables: each is named with its place, and nothing is guessed."""

import pytest

from corredor.studies.routes.study import performance

PUBLISHED = {"producer": "X", "title": "Y", "retrieved": "2026-11-01"}
BARRED = {"id": "x", "area": "PK", "barred": "all", "from": "2025-01-01", "confidence": "high"}


def wrong(result, code: str) -> list[tuple[str, int, str]]:
    """Return file, line and column name of the errors with a code."""
    found = [one.error for one in result.absent if one.error.code == code]
    return [
        (error.place.file, error.place.line, str(error.fields.get("column", ""))) for error in found
    ]


def changed(name: str, **cells: str):
    """Return a change of the row of an id."""
    return lambda rows: [dict(row, **cells) if row["id"] == name else row for row in rows]


def added(**cells: str):
    """Return a change that puts one more row at the end."""
    return lambda rows: [*rows, {**cells, **PUBLISHED}]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("path", "SVO SVO"),
        ("path", "SVO,MID"),
        ("path", "UUEE MMMD"),
        ("technical", "MID"),
        ("days", "Mon"),
        ("days", "33"),
        ("departs", "8:40 am"),
        ("departs", "24:10"),
        ("number", "FV6849"),
        ("number", "1 2 3"),
        ("avoid", "ZZ"),
        ("to", "2026-01-01"),
        ("from", "9999-01-01"),
    ],
)
def test_a_cell_of_another_shape_is_named(routes, column: str, value: str) -> None:
    def change(rows):
        return [dict(row, proposal="", **{column: value}) for row in rows if row["id"] == "mid"]

    result = routes("mid", services=change)
    assert wrong(result, "E127") == [("routes/services.csv", 2, column)]
    assert not result.findings


@pytest.mark.parametrize(
    ("table", "cells", "code", "column"),
    [
        ("outages", {"station": "QQQ", "state": "none", "from": "2026-01-01"}, "E125", ""),
        (
            "outages",
            {"station": "MID", "state": "none", "from": "2026-02-01", "to": "2026-01"},
            "E127",
            "to",
        ),
        ("gates", {"id": "g", "place": "Moon", "gate": "fuel", "state": "open"}, "E127", "place"),
        (
            "gates",
            {"id": "g", "freedom": "3.5", "place": "MX", "gate": "rights", "state": "open"},
            "E127",
            "freedom",
        ),
    ],
)
def test_a_wrong_row_beside_the_services_is_named(routes, table, cells, code, column) -> None:
    result = routes("mid", **{table: added(**cells)})
    (found,) = wrong(result, code)
    assert found[0] == f"routes/{table}.csv"
    assert found[2] == column
    assert result.findings


def test_a_carrier_without_a_designator_of_the_iata(routes) -> None:
    result = routes("mid", carriers=changed("nordwind", designator="NORD"))
    assert wrong(result, "E127") == [("routes/carriers.csv", 3, "designator")]


def test_seats_are_never_put_in_the_place_of_none(routes) -> None:
    result = routes("mid", fleets=changed("rossiya-b77w", economy="0"))
    assert ("routes/fleets.csv", 2, "economy") in wrong(result, "E127")
    assert not result.findings


def test_a_service_without_a_fleet_says_so(routes) -> None:
    result = routes("mid", fleets=lambda rows: [r for r in rows if r["carrier"] != "rossiya"])
    assert "routes.fleet.mid" in {flag.key for flag in result.flags}


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"barred": "state", "value": ""}, "E103", "value"),
        ({"barred": "all", "value": "IN"}, "E127", "value"),
        ({"to": "2024-01-01"}, "E127", "to"),
    ],
)
def test_a_wrong_closure_lets_no_track_stand(routes, cells, code, column) -> None:
    """Who doesn't know what is closed can't say what is legal."""
    result = routes("mid", closures=added(**{**BARRED, **cells}))
    assert ("routes/closures.csv", 2, column) in wrong(result, code)
    assert not result.findings


@pytest.mark.parametrize("value", ["-0.72", "7.2"])
def test_an_impossible_share_is_no_number_to_reckon_with(routes, value: str) -> None:
    cells = {"value": value, "distribution": "exact", "low": "", "high": ""}
    result = routes("mid", assumptions=changed("load-factor", **cells))
    assert wrong(result, "E113") == [("routes/services.csv", 2, "load_factor")]
    assert not result.findings


def test_an_assumption_of_another_kind(routes) -> None:
    result = routes(
        "mid",
        services=lambda rows: [
            dict(row, proposal="", passenger_mass="turnaround")
            for row in rows
            if row["id"] == "mid"
        ],
    )
    (error,) = [one.error for one in result.absent if one.error.code == "E201"]
    assert (error.place.file, error.place.line) == ("routes/services.csv", 2)


def test_services_before_the_closures_are_known(routes) -> None:
    def change(rows):
        days = {"from": "2010-03-28", "to": "2010-10-30", "proposal": ""}
        return [dict(row, **days) for row in rows if row["id"] == "mid"]

    flags = {flag.key: flag for flag in routes("mid", services=change).flags}
    assert flags["routes.closures_unknown"].severity == "blocker"
    assert "routes.closures_known" not in flags


def test_two_fleets_of_one_carrier_and_type(routes) -> None:
    result = routes("mid", fleets=lambda rows: [*rows, {**rows[0], "id": "again"}])
    (error,) = [one.error for one in result.absent if one.error.code == "E107"]
    assert (error.place.file, error.fields["other"]) == ("routes/fleets.csv", 2)


def test_a_year_is_no_first_day_of_a_gate_or_a_charge(routes) -> None:
    gate = {"id": "g", "place": "MX", "gate": "fuel", "state": "open", "from": "2026"}
    charge = {"id": "c", "place": "MID", "kind": "landing", "amount": "10", "unit": "USD/flight"}
    result = routes(
        "mid", gates=added(**gate), charges=added(**charge, price_year="2024", to="2026-05")
    )
    places = [(file, column) for file, _, column in wrong(result, "E127")]
    assert ("routes/gates.csv", "from") in places
    assert ("routes/charges.csv", "to") in places


def test_a_share_of_another_kind_is_named_by_its_market(routes) -> None:
    result = routes("hav-mid", assumptions=changed("share-tag", unit="kg"))
    errors = [one.error for one in result.absent if one.error.code == "E201"]
    assert {error.place.file for error in errors} == {"routes/markets.csv"}


def test_rationed_fuel_is_not_told_as_none(routes) -> None:
    row = {"station": "MID", "state": "rationed", "from": "2026-01-01"}
    flags = {flag.key: flag for flag in routes("mid", outages=added(**row)).flags}
    assert "rations" in flags["routes.outage.mid.mid"].sentence


def test_what_stays_behind_is_no_more_than_what_was_planned() -> None:
    assert performance.payload_shortfall(10_000.0, -5_000.0) == 10_000
    assert performance.payload_shortfall(10_000.0, 4_000.0) == 6_000
    assert performance.payload_shortfall(10_000.0, 40_000.0) == 0
