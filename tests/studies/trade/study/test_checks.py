"""What is wrong with rows of trade is told at their cells, all of it at once."""

from __future__ import annotations


def test_pairs_and_codes_are_told_at_once(folder):
    folder.add("corridors", id="one", first="MX", second="MX")
    folder.add("products", id="lead", code="7801 lead", exporter="RU", importer="MX")
    folder.add("products", id="none", code="7701", exporter="RU", importer="RU")
    folder.add("products", id="good", code="61 6204.62 98010000", exporter="RU", importer="MX")
    told = [(error.code, error.place.file, error.place.line) for error in folder.check()]
    assert sorted(told) == [
        ("E127", "trade/corridors.csv", 2),
        ("E127", "trade/products.csv", 2),
        ("E127", "trade/products.csv", 3),
        ("E127", "trade/products.csv", 3),
    ]


def test_other_money_and_limits_of_another_kind_are_told_and_cost_no_more(folder):
    row = {"investor": "RU", "host": "MX", "component": "total", "year": "2020", "value": "5"}
    folder.add("fdi", id="euro", unit="MEUR", price_year="2020", **row)
    folder.add("fdi", id="mass", unit="kg", **row)
    folder.assume("peak", 19, "MW").add("limits", limit="claim_far", assumption="peak")
    told = sorted((error.code, error.place.file) for error in folder.check())
    assert told == [("E201", "trade/fdi.csv")] * 2 + [("E201", "trade/limits.csv")]
    folder.tables["limits"].clear()
    errors = {one.key: one.error.code for one in folder.run().absent if "fdi" in one.key}
    assert errors == {"trade.fdi.euro": "E201", "trade.fdi.mass": "E201"}


def test_a_claim_in_other_money_leaves_the_rest_standing(folder):
    folder.fact("trade.amount.2020", 900, "MEUR_2020")
    folder.add("claims", id="euro", fact="trade.amount.2020", first="RU", second="MX", ways="both")
    result = folder.run()
    assert {one.key: one.error.code for one in result.absent}["trade.claims.euro"] == "E201"
    assert any(table.key == "trade.mirror" for table in result.tables)
