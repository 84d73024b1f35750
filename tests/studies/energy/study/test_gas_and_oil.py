"""Gas by sea and proposals on oil, through the study."""

from typing import Any

import pytest

from corredor.core.study import Result

UNITS = {
    "capacity": (174e3, "m^3"), "fill": (0.985, "share"), "speed": (17, "knot"),
    "laden_rate": (0.001, "1/day"), "ballast_rate": (0.001, "1/day"), "port_days": (3, "day"),
    "canal_days": (0, "day"), "charter": (60e3, "USD_2024/day"), "port_dues": (0, "USD_2024"),
    "gas_price": (8, "USD_2024/MMBtu"), "liquefaction_fee": (0, "USD_2024/MMBtu"),
    "liquefaction_loss": (0, "share"), "heat_content": (22.5, "MMBtu/m^3"),
    "regasification_fee": (0, "USD_2024/MMBtu"), "regasification_loss": (0, "share"),
    "demand": (15e6, "MMBtu/year"), "sailing_days": (350, "day/year"),
}  # fmt: skip


def route(folder: Any, **cells: Any) -> Any:
    stated = {"id": "way", "from": "sakhalin", "to": "manzanillo", "heating_value": "hhv"}
    return folder.add("lng_routes", **{**stated, **UNITS, **cells})


def value(result: Result, key: str) -> float:
    return next(one.quantity.value for one in result.findings if one.key == f"energy.{key}")


def test_a_published_way_costs_what_it_costs(folder):
    result = route(folder, distance=(5_739, "nautical_mile")).run()
    assert not result.absent
    names = ("charter", "boil_off")
    shipping = sum(value(result, f"delivered_lng.way.{name}") for name in names)
    assert shipping == pytest.approx(0.730, abs=1e-3)
    assert value(result, "delivered_lng.way.delivered") == pytest.approx(8 + shipping)
    assert value(result, "round_trip_days.way") == pytest.approx(31.1, abs=0.05)
    assert not result.flags


def test_tolls_are_those_of_the_tariff_and_the_ship(folder):
    result = route(
        folder,
        distance=(3_814, "nautical_mile"),
        tariff="panama 2023",
        capacity=(160e3, "m^3"),
    ).run()
    heat = value(result, "delivered_heat.way")
    paid = value(result, "delivered_lng.way.canal") * heat
    assert paid == pytest.approx(516_000 * 1.9 * 313.689 / 304.702, rel=1e-6)


def test_what_a_route_can_not_be(folder):
    pytest.importorskip("searoute")
    route(folder, id="port", to="acapulco")
    route(folder, id="passage", closed="kiel")
    route(folder, id="tariff", tariff="suez 2020", distance=(1, "nautical_mile"))
    found = {one.key: one.error.code for one in folder.run().absent}
    assert found == dict.fromkeys(
        (f"energy.delivered_lng.{name}" for name in ("port", "passage", "tariff")), "E110"
    )


def test_a_way_by_the_network_is_flagged(folder):
    pytest.importorskip("searoute")
    result = route(folder).run()
    assert value(result, "sea_distance.way") == pytest.approx(5_739, rel=0.05)
    assert [flag.key for flag in result.flags] == ["energy.distance.way"]


def test_oil(folder):
    money = {
        "capital": (3e8, "USD_2024"), "price": (60, "USD_2024/bbl"), "fixed": (0, "USD_2024/year"),
        "variable": (20, "USD_2024/bbl"), "royalty": (0.1, "share"), "rate": (0.1, "share"),
    }  # fmt: skip
    folder.add(
        "oil", id="field", kind="extraction", plateau=(10_000, "bbl/day"),
        ramp="0", plateau_years="3",
        decline=(0.2, "1/year"), exponent=(0.5, "1"), in_place=(1e9, "bbl"), years="8",
        recovery=(0.3, "share"), spent="0.5 0.5", **money,
    )  # fmt: skip
    folder.add(
        "oil", id="works", kind="refining", capital=(30e6, "USD_2024"), rate=(0.1, "share"),
        throughput=(200_000, "bbl/day"), use=(0.8, "share"), intensity=(0.6, "MMBtu/bbl"),
        gain=(0.05, "share"), fuel_price=(6, "USD_2024/MMBtu"),
    )  # fmt: skip
    result = folder.run()
    flow = [dict(r) for t in result.tables if t.key == "energy.oil_flows" for r in t.records()]
    assert [row["capital"] for row in flow[:3]] == [150, 150, 0]
    assert flow[1]["revenue"] == pytest.approx(10_000 * 365.25 * 60 / 1e6, abs=1e-3)
    assert flow[-1]["production"] < flow[3]["production"]
    assert value(result, "money_saved.works") == pytest.approx(10.519e6, rel=1e-4)
    assert value(result, "simple_payback.works") == pytest.approx(30 / 10.519, rel=1e-4)
