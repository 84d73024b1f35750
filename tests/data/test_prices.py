"""Money of the programme: which factors are taken, and what is told where one is missing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from corredor.core.draws import Ensemble
from corredor.core.errors import MissingConversion, Place, WrongUnit
from corredor.core.quantity import Derived
from corredor.core.study import Inputs, Settings
from corredor.core.table import Row
from corredor.data.prices import (
    METHODS,
    change_of,
    in_programme_money,
    price_rise,
    wrong_factors,
)
from corredor.data.tables import read_data_table
from corredor.testing import assumed


def inputs(
    rates: Mapping[tuple[str, str, str], float] | None = None,
    deflators: Mapping[tuple[str, str, str], float] | None = None,
) -> Inputs:
    parts: dict[str, object] = {
        "settings": Settings("test", ("MX", "RU"), (), "USD", "2024", 1, 10)
    }
    for table, names, column, given in (
        ("rates", ("currency_from", "currency_to", "year"), "rate", rates),
        ("deflators", ("currency", "year_from", "year_to"), "factor", deflators),
    ):
        parts[table] = tuple(
            Row(
                {"id": "-".join(pair).lower(), **dict(zip(names, pair, strict=True)), column: size},
                Place(f"{table}.csv", line),
                {},
            )
            for line, (pair, size) in enumerate((given or {}).items(), 2)
        )
    return Inputs("appraisal", Ensemble(1, 10), parts)


@pytest.mark.parametrize("per", ["", "/year", "/kW/year", "/MWh", "/flight"])
def test_a_rate_of_anything_is_changed_as_the_money_above_it(per: str) -> None:
    held = inputs({("EUR", "USD", "2024"): 1.1})
    made = in_programme_money(held, assumed("x", 3, f"MEUR_2024{per}"))
    assert made.unit == f"USD_2024{per}"
    assert made.value == pytest.approx(3.3e6)


def test_prices_come_first_and_then_the_rate_of_the_programmes_year() -> None:
    held = inputs(
        {("EUR", "USD", "2024"): 1.1, ("EUR", "USD", "2022"): 2.0},
        {("EUR", "2022", "2024"): 1.5, ("USD", "2022", "2024"): 3.0},
    )
    assert in_programme_money(held, assumed("x", 1, "EUR_2022")).value == pytest.approx(1.65)


def test_without_prices_of_a_currency_its_own_year_is_exchanged() -> None:
    held = inputs({("EUR", "USD", "2022"): 2.0}, {("USD", "2022", "2024"): 3.0})
    assert in_programme_money(held, assumed("x", 1, "EUR_2022")).value == pytest.approx(6.0)


def test_an_index_stands_in_for_a_deflator_that_the_folder_lacks() -> None:
    rows = {(r["currency"], r["year"]): float(r["value"]) for r in read_data_table("price_indices")}
    rise = rows["USD", "2024"] / rows["USD", "2020"]
    made = in_programme_money(inputs(), assumed("x", 1, "USD_2020/kW"))
    assert made.value == pytest.approx(rise)
    assert isinstance(made.origin, Derived)
    own = inputs(deflators={("USD", "2020", "2024"): 9.0})
    assert in_programme_money(own, assumed("x", 1, "USD_2020/kW")).value == pytest.approx(9.0)


@pytest.mark.parametrize(
    ("unit", "rates", "table"),
    [
        ("EUR_2022", {}, "rates.csv"),
        ("EUR_2024", {}, "rates.csv"),
        ("EUR_2022", {("EUR", "USD", "2024"): 1.1}, "deflators.csv"),
        ("USD_1700", {}, "deflators.csv"),
    ],
)
def test_a_missing_factor_names_its_table(
    unit: str, rates: dict[tuple[str, str, str], float], table: str
) -> None:
    with pytest.raises(MissingConversion, match=table):
        in_programme_money(inputs(rates), assumed("x", 1, unit), "the amount")


def test_numbers_without_money_stay_and_two_moneys_are_refused() -> None:
    plain = assumed("x", 1, "km")
    assert in_programme_money(inputs(), plain) is plain
    with pytest.raises(WrongUnit):
        in_programme_money(inputs(), assumed("x", 1, "USD_2024/EUR_2024"))


def test_two_factors_for_one_pair_are_told() -> None:
    held = inputs({("EUR", "USD", "2024"): 1.1})
    twice = {**held.parts, "rates": held.parts["rates"] * 2}
    assert [e.code for e in wrong_factors(Inputs("appraisal", held.ensemble, twice))] == ["E107"]
    assert list(wrong_factors(held)) == []


def test_one_function_for_each_kind_of_rate() -> None:
    assert change_of("/kW") is change_of("/kW")
    assert change_of("/kW") is not change_of("")


def test_the_methods_are_called_as_the_catalogues_know_them() -> None:
    assert [one.__doc__ for one in (price_rise, change_of(""))] == list(METHODS)
