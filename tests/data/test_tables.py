"""Reference tables: complete, and the ones whose source is stated."""

import hashlib
from importlib.resources import files

from corredor.data.tables import country_codes, read_data_source, read_data_table


def test_the_countries_are_those_of_iso_3166():
    # ISO 3166 Maintenance Agency: 249 officially assigned alpha-2 codes.
    assert len(country_codes()) == len(read_data_table("countries")) == 249
    assert not country_codes() & {"XK", "EU", "UN", "ZZ", "XA"}
    assert all(all(row.values()) for row in read_data_table("countries"))
    assert {row["ru"] for row in read_data_table("countries")} >= {"Россия", "Мексика"}


def test_the_digest_of_the_source_is_that_of_the_table():
    content = files("corredor.data").joinpath("countries", "countries.csv").read_bytes()
    assert read_data_source("countries").sha256 == hashlib.sha256(content).hexdigest()
