"""Goods that are said to be sold, baskets out of files, indicators and what could flow."""

from __future__ import annotations

import random

import pytest

WAY = {"exporter": "MX", "importer": "RU"}
CODES = {"BRA": 76, "TUR": 792, "MEX": 484, "DEU": 276, "CHN": 156}
PRODUCTS = ("010110", "020210", "310210", "720110", "760110", "870810")


def baci(seed: int = 3, year: int = 2022, shuffle: bool = False) -> str:
    draw = random.Random(seed)
    rows = [
        f"{year},{one},{other},{int(code)},{draw.lognormvariate(5, 1.5):.3f},1"
        for one in CODES.values()
        for other in CODES.values()
        for code in PRODUCTS
        if one != other
    ]
    if shuffle:
        random.Random(1).shuffle(rows)
    return "t,i,j,k,v,q\n" + "\n".join(rows) + "\n"


def name(folder, good, code, **way):
    key = f"exports.product.{good}"
    folder.fact(key, 1, "1").add("products", id=good, code=code, fact=key, **(way or WAY))


def state(folder, at, period, code, value: float | str = "", unit="", **way):
    cells = {"period": period, "code": code, "value": value, "unit": unit, "producer": "press"}
    folder.add("goods", id=f"r{at}", reporter="MX", **cells, **(way or WAY))


def test_a_list_that_statistics_no_longer_name_is_stale(folder, found):
    # Mexican statistics as the press retold them: goods of 2021, and of 2023 without numbers.
    for good, code in (("parts", "8708"), ("phones", "8517"), ("tools", "9018"), ("drink", "2208")):
        name(folder, good, code)
    state(folder, 1, "2021", "8708", 57, "MUSD")
    state(folder, 2, "2021", "8517", 33.9, "MUSD")
    state(folder, 3, "2023", "09")
    state(folder, 4, "2023", "22")
    result = folder.run()
    (row,) = found(result, "composition")
    assert (row["verdict"], row["method"]) == ("composition_stale", "by_name")
    standing = {one["good"]: one["standing"] for one in found(result, "goods")}
    assert standing == {
        "parts": "good_named_before",
        "phones": "good_named_before",
        "tools": "good_never_named",
        "drink": "good_named",
        "": "good_left_out",
    }
    assert "trade.stale_composition.mex-rus" in [flag.key for flag in result.flags]


def test_a_list_that_still_fits_tells_what_it_leaves_out(folder, found):
    way = {"exporter": "RU", "importer": "MX"}
    name(folder, "steel", "72", **way)
    name(folder, "aluminium", "7601", **way)
    for at, (code, part) in enumerate((("72", 0.51), ("31", 0.31), ("76", 0.05))):
        state(folder, at, "2023-06", code, part, "share", **way)
    state(folder, 8, "2021", "72", 674, "MUSD", **way)
    state(folder, 9, "2021", "76", 248, "MUSD", **way)
    result = folder.run()
    (row,) = found(result, "composition")
    assert (row["verdict"], row["latest"]) == ("composition_fits", pytest.approx(0.56))
    (left,) = found(result, "goods", standing="good_left_out")
    assert (left["code"], left["share"]) == ("31", 0.31)


def test_without_goods_the_brief_says_which_file_to_bring(folder):
    absent = {one.key: one.error for one in folder.run().absent}
    assert absent["trade.indicators"].code == absent["trade.potential"].code == "E501"
    assert "trade/flows.csv" in absent["trade.indicators"].line()


def test_potentials_of_all_products_sum_to_what_flows(folder_of, found):
    result = folder_of("BR", "TR").file("y", baci()).run()
    for exporter in ("BR", "TR"):
        open_ = found(result, "potential", exporter=exporter)
        flows = {
            row["product"]: row["value"] for row in found(result, "products", exporter=exporter)
        }
        assert set(flows) == set(PRODUCTS)
        over = sum(row["unrealised"] for row in open_)
        assert 0 < over < sum(flows.values())
        for row in open_:
            factors = row["supply"] * row["ease"] * row["demand"]
            assert factors == pytest.approx(row["potential"], rel=1e-4)


def test_the_order_of_rows_changes_nothing(folder_of):
    one = folder_of("BR", "TR").file("y", baci()).run()
    other = folder_of("BR", "TR").file("y", baci(shuffle=True)).run()
    for key in ("trade.products", "trade.structure", "trade.potential"):
        (first,) = [table for table in one.tables if table.key == key]
        (second,) = [table for table in other.tables if table.key == key]
        assert first.rows == second.rows


def test_growth_comes_from_the_year_before_of_the_same_publisher(folder_of, found):
    folder = folder_of("BR", "TR").file("a", baci(1, 2021)).file("b", baci(1, 2022))
    rows = found(folder.run(), "products")
    assert {row["year"] for row in rows} == {"2022"}
    assert {row["growth"] for row in rows} == {0.0}


def test_a_file_of_some_countries_gives_no_advantage(folder_of, found):
    result = folder_of("BR", "TR").file("y", baci(), fragment="yes").run()
    assert not found(result, "potential")
    assert all(row["advantage"] is None for row in found(result, "products"))
