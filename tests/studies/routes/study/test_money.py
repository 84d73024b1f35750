"""Fuel and money of a run: charges, a second method, critical fuel, tankering, overflight."""

import pytest

from corredor.core.quantity import Quantity
from corredor.core.study import Result

SOURCE = {"producer": "Tariff", "title": "Tariff of the airport", "retrieved": "2026-11-22"}


def quantities(result: Result) -> dict[str, Quantity]:
    return {finding.key: finding.quantity for finding in result.findings}


def rows_of(result: Result, name: str) -> list[dict[str, object]]:
    found = [table for table in result.tables if table.key == f"routes.{name}"]
    return [dict(row) for table in found for row in table.records()]


def charge(place: str, kind: str, amount: float, unit: str, **cells: str) -> dict[str, str]:
    made = {"id": f"{place}-{kind}".lower(), "place": place, "kind": kind, "unit": unit}
    return {**made, "amount": str(amount), "price_year": "2024", **SOURCE, **cells}


def more(*added: dict[str, str]):
    return lambda rows: [*rows, *added]


def test_the_overflight_of_the_bahamas_is_asked_and_not_answered(routes) -> None:
    result = routes("hav-mid")
    gates = [row for row in rows_of(result, "gates") if row["gate"] == "overflight"]
    assert [(str(row["place"]).split()[-1], row["state"]) for row in gates] == [("BS", "unknown")]

    opened = {
        "id": "over-bahamas",
        "freedom": "1",
        "place": "BS",
        "gate": "overflight",
        "state": "open",
        **SOURCE,
    }
    answered = routes("hav-mid", gates=more(opened))
    states = [r["state"] for r in rows_of(answered, "gates") if r["gate"] == "overflight"]
    assert states == ["open"]


def test_a_carrier_that_nothing_bars_overflies_more_states(routes) -> None:
    asked = [r for r in rows_of(routes("mex-direct"), "gates") if r["gate"] == "overflight"]
    states = {str(row["place"]).split()[-1] for row in asked}
    assert {"US", "CA"} <= states
    assert not {"RU", "MX"} & states


def test_zones_are_charged_by_their_formula_over_their_own_territory(routes) -> None:
    """Ley Federal de Derechos 289 I: MXN 11.35 a kilometre above 38 m of wingspan, in 2024."""
    result = routes("mid")
    found = quantities(result)
    mexican = [row for row in rows_of(result, "charges") if row["place"] == "MX"]
    assert {row["state"] for row in mexican} == {"expired"}
    for row in mexican:
        amount, way = found[str(row["amount"])], found[str(row["distance"])]
        assert amount.unit == "MXN_2024"
        assert amount.value == pytest.approx(11.35 * way.value)
    bahamas = [row for row in rows_of(result, "charges") if row["place"] == "BS"]
    assert {(row["state"], row["amount"]) for row in bahamas} == {("unknown", "")}
    assert any(flag.key == "routes.charges.mid.unknown" for flag in result.flags)


def test_the_users_rate_of_a_zone_goes_before_the_one_that_comes_along(routes) -> None:
    """EUROCONTROL, Conditions of Application: the root of the mass over 50 t, 20 km a landing."""
    own = charge("BS", "en_route", 60, "EUR", formula="eurocontrol")
    ocean = charge("CZQX", "oceanic", 150, "USD/flight", flight="SVO-MID", distance="2500")
    result = routes("mid", charges=more(own, ocean))
    found = quantities(result)
    row = next(row for row in rows_of(result, "charges") if row["place"] == "BS")
    way = found[str(row["distance"])].value
    expected = 60 * round(way / 100, 2) * round((351.533 / 50) ** 0.5, 2)
    assert found[str(row["amount"])].value == pytest.approx(expected, rel=2e-3)
    assert found[str(row["amount"])].unit == "EUR_2024"
    oceanic = [row for row in rows_of(result, "charges") if row["kind"] == "oceanic"]
    assert [(row["origin"], row["direction"]) for row in oceanic] == [("SVO", "outbound")]


def test_what_airports_charge_goes_before_the_method(routes) -> None:
    plain = quantities(routes("mid"))
    landing = charge("MID", "landing", 10, "USD/tonne", low="8", high="12")
    stated = quantities(routes("mid", charges=more(landing)))
    key = "routes.cost.mid.landing_charges"
    by_method = plain[key].value / 2
    assert stated[key].value == pytest.approx(by_method + 10 * 351.533, rel=2e-3)
    assert stated[key].interval is not None
    more_cost = stated["routes.cost_per_rotation.mid"].value
    gained = stated[key].value - plain[key].value
    assert more_cost == pytest.approx(plain["routes.cost_per_rotation.mid"].value + gained)


def test_a_charge_of_another_time_or_money_stays_beside_the_cost(routes) -> None:
    plain = quantities(routes("mid"))["routes.cost_per_rotation.mid"].value
    past = charge("MID", "landing", 10, "USD/tonne", to="2024-12-31")
    foreign = charge("MID", "handling", 90_000, "MXN/flight")
    result = routes("mid", charges=more(past, foreign))
    assert quantities(result)["routes.cost_per_rotation.mid"].value == pytest.approx(plain)
    states = {
        row["kind"]: row["state"] for row in rows_of(result, "charges") if row["place"] == "MID"
    }
    assert states == {"landing": "expired", "handling": "known"}

    rate = {"id": "peso", "currency_from": "MXN", "currency_to": "USD", "year": "2024"}
    bought = routes("mid", charges=more(foreign), rates=more({**rate, "rate": "0.055", **SOURCE}))
    by_method = quantities(routes("mid"))["routes.cost.mid.handling"]
    made = quantities(bought)["routes.cost.mid.handling"]
    assert made.value != pytest.approx(by_method.value)


def test_a_unit_that_fits_no_charge_is_named(routes) -> None:
    result = routes("mid", charges=more(charge("MID", "landing", 10, "USD/MWh")))
    error = {one.key: one.error for one in result.absent}["routes.charges.mid"]
    assert error.code == "E110"
    assert error.place is not None
    assert error.place.file == "routes/charges.csv"


def test_the_second_method_costs_the_same_flights(routes) -> None:
    """DOC+I of 1995 beside AEA of 1989: of the items of both it comes to within a third."""
    result = routes("mid", draws=64)
    found = quantities(result)
    items = {row["item"]: row for row in rows_of(result, "cost_check")}
    assert items["handling"]["second"] == ""
    assert found[str(items["fuel"]["second"])].value == found[str(items["fuel"]["amount"])].value
    shared = [row for item, row in items.items() if item not in ("handling", "total")]
    first = sum(found[str(row["amount"])].value for row in shared)
    second = sum(found[str(row["second"])].value for row in shared)
    assert found[str(items["total"]["second"])].value == pytest.approx(second)
    ratio = found["routes.cost_check_ratio.mid"]
    assert ratio.value == pytest.approx(second / first)
    assert 2 / 3 < ratio.value < 3 / 2
    assert ratio.interval is not None


def test_the_result_of_a_rotation_is_nothing_at_the_breakeven_fare(routes) -> None:
    found = quantities(routes("mid"))
    fare, seats, load = found["routes.breakeven_fare.mid"].value, 2 * 457, 0.72
    cost = found["routes.cost_per_rotation.mid"].value
    assert seats * load * (fare * 0.95 - 55) == pytest.approx(cost)
    expected = seats * load * (480 * 0.95 - 55) - cost
    assert found["routes.result_of_rotation.mid"].value == pytest.approx(expected)


def test_critical_fuel_is_asked_beyond_the_threshold_alone(routes) -> None:
    result = routes("hav-mid")
    rows = rows_of(result, "critical_fuel")
    assert {(row["origin"], row["destination"]) for row in rows} == {("SVO", "HAV"), ("HAV", "SVO")}
    found = quantities(result)
    for row in rows:
        needed, left = found[str(row["critical"])].value, found[str(row["on_board"])].value
        assert found[str(row["additional"])].value >= max(needed - left, 0)
    far = {row["reading"]: found[str(row["critical"])].value for row in rows}
    assert far["open_states"] > far["all_airports"]


def test_four_engines_are_asked_by_their_own_rule(routes) -> None:
    """14 CFR 121.161 a 2: up to 180 minutes ask for no approval of more than two engines."""
    result = routes("hav-mid-il96")
    found = quantities(result)
    assert found["routes.edto_rule_time_all_airports.hav-mid-il96"].value == 180
    assert found["routes.diversion_time_all_airports.hav-mid-il96"].value < 180
    assert not rows_of(result, "critical_fuel")


def test_a_twin_without_a_stated_approval_hangs_on_one(routes) -> None:
    def bare(rows):
        return [dict(row, edto_approval="") for row in rows]

    result = routes("hav-mid", fleets=bare, outages=lambda _: [])
    hindered = {row["constraint"]: row["state"] for row in rows_of(result, "hindrances")}
    assert hindered["edto_all_airports"] == "conditional"


def test_carrying_fuel_pays_where_it_is_much_dearer_at_the_end(routes) -> None:
    def priced(station: str):
        rows = {"*": "fuel-price", station: "dear"}
        return {
            "fuel": lambda _: [{"station": name, "price": price} for name, price in rows.items()],
            "assumptions": more(
                {
                    **{f"name_{language}": "dear" for language in ("es", "en", "ru")},
                    "id": "dear",
                    "value": "4000",
                    "unit": "USD/tonne",
                    "price_year": "2024",
                    "distribution": "exact",
                    "owner": "Test",
                    "rationale": "Test",
                    "date": "2026-11-22",
                }
            ),
        }

    dear_end = rows_of(routes("mex-direct", **priced("SVO")), "tankering")
    assert [row["answer"] for row in dear_end] == ["pays"]
    dear_start = rows_of(routes("mex-direct", **priced("MEX")), "tankering")
    assert [row["answer"] for row in dear_start] == ["does_not_pay"]


def test_past_a_station_without_fuel_nobody_asks_whether_it_pays(routes) -> None:
    assert not rows_of(routes("hav-mid"), "tankering")
    assert rows_of(routes("hav-mid", outages=lambda _: []), "tankering")


def test_a_runway_high_and_hot_limits_with_an_interval(routes) -> None:
    """From Mexico City the mass that the runway allows is known to some per cent only."""
    found = quantities(routes("mex-direct", draws=64))
    most = found["routes.field_limit.mex-direct.outbound.mex-svo"]
    assert most.value < 254_011
    assert most.interval is not None
    assert most.interval[0] < most.value < most.interval[1] <= 254_011
    payload = found["routes.field_payload.mex-direct.outbound.mex-svo"]
    assert payload.interval is not None
    assert payload.interval[1] - payload.interval[0] > 5_000


def test_cabin_crew_rest_by_the_table_of_the_regime(routes) -> None:
    """CS FTL.1.205 c 3: 17 hours of duty ask for three hours in a bunk."""
    duties = {row["direction"]: row for row in rows_of(routes("mid"), "duties")}
    assert 990 < float(str(duties["outbound"]["period"])) <= 1_020
    assert duties["outbound"]["cabin_rest"] == 180


def assumption(name: str, value: float, unit: str, **cells: str) -> dict[str, str]:
    said = {"owner": "Tests", "rationale": "for the test", "date": "2026-11-22"}
    return {
        "id": name,
        "name_en": name,
        "value": str(value),
        "unit": unit,
        **said,
        **cells,
        "distribution": "exact",
    }


def carrying(**columns: str):
    return lambda rows: [dict(row, **columns) for row in rows]


@pytest.mark.parametrize("rate", [(0.5, "USD/kg"), (0.25, "USD/tonne/km")])
def test_cargo_lowers_the_fare_that_passengers_must_pay(routes, rate: tuple[float, str]) -> None:
    """Two tonnes each way: by mass on the whole way, or by mass on each great circle."""
    assumed = [
        assumption("belly", 2_000, "kg"),
        assumption("belly-rate", *rate, price_year="2024"),
    ]
    plain = routes("mid")
    without = quantities(
        routes("mid", assumptions=more(*assumed), services=carrying(cargo="belly"))
    )
    cargo = carrying(cargo="belly", cargo_rate="belly-rate")
    loaded = routes("mid", assumptions=more(*assumed), services=cargo)
    found = quantities(loaded)
    earned = found["routes.cargo_revenue.mid"].value
    way = found["routes.great_circle.mid"].value
    per_kg = rate[0] if rate[1] == "USD/kg" else rate[0] * way / 1_000
    assert earned == pytest.approx(2 * 2_000 * per_kg)
    seats = 2 * 457 * 0.72
    for key, share in {"breakeven_fare": 0.95 * seats, "result_of_rotation": -1.0}.items():
        gained = without[f"routes.{key}.mid"].value - found[f"routes.{key}.mid"].value
        assert gained * share == pytest.approx(earned)
    assert found["routes.cost_per_rotation.mid"].value == pytest.approx(
        without["routes.cost_per_rotation.mid"].value
    )
    told = "routes.cargo.mid"
    assert any(flag.key == told for flag in plain.flags)
    assert not any(flag.key == told for flag in loaded.flags)


def test_a_rate_of_cargo_by_anything_else_is_named(routes) -> None:
    assumed = [
        assumption("belly", 2, "tonne"),
        assumption("rate", 9, "USD/hour", price_year="2024"),
    ]
    cargo = carrying(cargo="belly", cargo_rate="rate")
    error = {
        one.key: one.error
        for one in routes("mid", assumptions=more(*assumed), services=cargo).absent
    }
    assert error["routes.cargo_revenue.mid"].code == "E110"


def test_what_passengers_buy_besides_counts_against_what_they_cost(routes) -> None:
    assumed = assumption("sales", 20, "USD/person", price_year="2024")
    plain = quantities(routes("mid"))["routes.breakeven_fare.mid"].value
    sold = routes("mid", assumptions=more(assumed), services=carrying(ancillary="sales"))
    made = quantities(sold)["routes.breakeven_fare.mid"].value
    assert (plain - made) * 0.95 == pytest.approx(20)


def test_a_known_tariff_of_a_zone_replaces_the_method_on_its_way_alone(routes) -> None:
    """AEA puts its rate on each kilometre; those of the zone are paid by its tariff."""
    plain = quantities(routes("mid"))
    tariff = charge("MX", "en_route", 2, "USD/km")
    result = routes("mid", charges=more(tariff))
    found = quantities(result)
    ways = {
        str(row["direction"]): found[str(row["distance"])].value
        for row in rows_of(result, "charges")
        if row["place"] == "MX"
    }
    assert len(ways) == 2
    both = sum(ways.values())
    assert found["routes.cost.mid.zone_charges"].value == pytest.approx(2 * both)
    before = plain["routes.cost.mid.navigation_charges"].value
    after = found["routes.cost.mid.navigation_charges"].value
    flown = 2 * plain["routes.track_length.mid"].value
    assert 0.9 < (before - after) / before * flown / both <= 1
    total = plain["routes.cost_per_rotation.mid"].value - before + after + 2 * both
    assert found["routes.cost_per_rotation.mid"].value == pytest.approx(total)
    assert any(flag.key == "routes.charges.mid.priced" for flag in result.flags)


def test_a_leased_aircraft_pays_rent_and_neither_interest_nor_loss_of_value(routes) -> None:
    rent = assumption("rent-77w", 12, "MUSD/year", price_year="2024")
    result = routes("mid", assumptions=more(rent), fleets=carrying(rent="rent-77w"))
    items = {row["item"] for row in rows_of(result, "cost")}
    assert "aircraft_lease" in items
    assert not {"depreciation", "loan_interest"} & items
    assert not any(one.key == "routes.cost_check.mid" for one in result.absent)
