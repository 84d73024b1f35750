"""Names of languages and countries: whole, by their digest, and each known in itself."""

import hashlib
from importlib.resources import files

from corredor.data.tables import country_codes, read_data_source, read_data_table


def test_the_tables_are_those_of_the_source():
    folder = files("corredor.data").joinpath("languages")
    content = b"".join(folder.joinpath(f"{name}.csv").read_bytes()
                       for name in ("countries", "languages"))  # fmt: skip
    assert read_data_source("languages").sha256 == hashlib.sha256(content).hexdigest()


def test_each_language_stands_once_with_names_in_three_languages():
    rows = read_data_table("languages")
    assert len({row["code"] for row in rows}) == len(rows)
    assert all(row[key] for row in rows for key in ("code", "es", "en", "ru"))
    own = {row["code"]: row["own"] for row in rows}
    assert (own["vi"], own["ru"], own["es"]) == ("Tiếng Việt", "русский", "español")


def test_countries_are_those_of_the_standard():
    assert {row["code"] for row in read_data_table("languages", "countries")} <= country_codes()
