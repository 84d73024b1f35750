"""Reference tables: complete, and the ones whose source is stated."""

import hashlib
from importlib.resources import files

from corredor.core.draws import Ensemble
from corredor.core.quantity import LookedUp
from corredor.data.tables import (
    Interval,
    country_codes,
    interval_of_cell,
    quantity_of_entry,
    read_data_source,
    read_data_table,
    source_of_row,
)
from corredor.studies.forum.inputs.plan import RULE_NAMES


def test_the_countries_are_those_of_iso_3166():
    # ISO 3166 Maintenance Agency: 249 officially assigned alpha-2 codes.
    assert len(country_codes()) == len(read_data_table("countries")) == 249
    assert not country_codes() & {"XK", "EU", "UN", "ZZ", "XA"}
    assert all(all(row.values()) for row in read_data_table("countries"))
    assert {row["ru"] for row in read_data_table("countries")} >= {"Россия", "Мексика"}


def test_the_digest_of_the_source_is_that_of_the_table():
    content = files("corredor.data").joinpath("countries", "countries.csv").read_bytes()
    assert read_data_source("countries").sha256 == hashlib.sha256(content).hexdigest()


ROW = {
    "id": "burden",
    "value": "2",
    "low": "0",
    "high": "3",
    "mass": "10",
    "mass_low": "9",
    "mass_high": "10",
    "source": "A report",
    "date": "2013",
}


def test_a_cell_is_a_quantity_with_the_source_of_its_row() -> None:
    found = quantity_of_entry("operating_costs", ROW, "burden", "value", "1")
    assert (found.value, found.unit, found.draws) == (2.0, "1", None)
    assert isinstance(found.origin, LookedUp)
    assert (found.origin.row, found.origin.column) == ("burden", "value")
    assert found.origin.source.title == "A report; 2013"
    assert found.origin.source.producer == read_data_source("operating_costs").producer


def test_a_row_without_a_source_has_that_of_its_table() -> None:
    bare = {name: cell for name, cell in ROW.items() if name not in ("source", "date")}
    assert source_of_row("countries", bare) == read_data_source("countries")


def test_draws_keep_to_the_range_of_the_cell() -> None:
    ensemble = Ensemble(1, 2000)
    inside = quantity_of_entry("operating_costs", ROW, "burden", "value", "1", ensemble)
    assert inside.draws is not None
    assert 0 <= inside.draws.min() < inside.draws.max() <= 3
    assert abs(float(inside.draws.mean()) - 5 / 3) < 0.05  # triangular
    at_end = quantity_of_entry("operating_costs", ROW, "burden", "mass", "kg", ensemble)
    assert at_end.draws is not None
    assert abs(float(at_end.draws.mean()) - 9.5) < 0.02  # uniform
    given = quantity_of_entry(
        "operating_costs", ROW, "burden", "value", "1", ensemble, Interval(2.0, 2.0)
    )
    assert given.draws is None


def test_one_cell_is_one_column_of_draws() -> None:
    one, other = (
        quantity_of_entry("operating_costs", ROW, "burden", "value", "1", Ensemble(7, 50))
        for _ in range(2)
    )
    assert one.digest == other.digest


def test_a_range_needs_both_its_ends() -> None:
    assert interval_of_cell({"value": "1", "low": "0", "high": ""}, "value") is None
    assert interval_of_cell({"mass": "1", "low": "0", "high": "2"}, "mass") is None


def test_every_rule_of_a_forum_has_a_default_with_its_reason() -> None:
    rows = read_data_table("forum_rules")
    assert [row["rule"] for row in rows] == [*dict.fromkeys(row["rule"] for row in rows)]
    assert {row["rule"] for row in rows} == set(RULE_NAMES)
    assert all(all(row.values()) for row in rows)
    content = files("corredor.data").joinpath("forum_rules", "forum_rules.csv").read_bytes()
    assert read_data_source("forum_rules").sha256 == hashlib.sha256(content).hexdigest()
