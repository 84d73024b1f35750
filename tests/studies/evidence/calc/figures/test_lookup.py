"""Units, moneys and bounds around a number, found by their words."""

from __future__ import annotations

import pytest

from corredor.studies.evidence.calc.figures.lookup import (
    bound_before,
    money_before,
    sense_at,
    with_money_signs,
)
from corredor.studies.evidence.calc.figures.words import tokens_of
from corredor.studies.evidence.study.lexicons.figures import unit_words


@pytest.mark.parametrize(
    ("language", "name", "unit"),
    [
        ("en", "Hong Kong dollars", "HKD"),
        ("en", "South African rands", "ZAR"),
        ("en", "pounds sterling", "GBP"),
        ("en", "Deutsche marks", "DEM"),
        ("en", "kilowatt-hours", "kWh"),
        ("en", "square miles", "mile^2"),
        ("es", "coronas noruegas", "NOK"),
        ("es", "dólares de Hong Kong", "HKD"),
        ("es", "florines holandeses", "NLG"),
        ("es", "millas náuticas", "nautical_mile"),
        ("es", "gigavatios-hora", "GWh"),
        ("ru", "австралийскими долларами", "AUD"),
        ("ru", "чилийских песо", "CLP"),
        ("ru", "фунтами стерлингов", "GBP"),
        ("ru", "кв. км", "km^2"),
        ("ru", "лошадиных сил", "horsepower"),
    ],
)
def test_names_in_all_their_forms(language: str, name: str, unit: str) -> None:
    found = sense_at(name, 0, unit_words(language))
    assert found is not None
    assert (found.sense.units, found.span.end) == ((unit,), len(name))


@pytest.mark.parametrize("language", ["es", "en", "ru"])
def test_every_currency_in_use_is_found_by_its_code_and_its_name(language: str) -> None:
    from corredor.data.tables import read_data_table

    words = unit_words(language)
    for row in read_data_table("currencies"):
        if not row["users"]:
            continue
        code = sense_at(row["code"], 0, words)
        assert code is not None
        assert code.sense.units == (row["code"],)
        for name in filter(None, row[language].split("|")):
            found = sense_at(name, 0, words)
            assert found is not None, name
            assert row["code"] in found.sense.units, name
            assert found.span.end == len(name), name


@pytest.mark.parametrize(
    ("symbol", "unit"), [("Mb", "Mbit"), ("MB", "MB"), ("MW", "MW"), ("mm", "mm"), ("m", "m")]
)
def test_case_tells_bits_from_bytes_and_mega_from_milli(symbol: str, unit: str) -> None:
    found = sense_at(symbol, 0, unit_words("en"))
    assert found is not None
    assert found.sense.units == (unit,)


@pytest.mark.parametrize(
    ("before", "unit"), [("US$ ", "USD"), ("R$", "BRL"), ("MXN ", "MXN"), ("HK $ ", "HKD")]
)
def test_symbols_before_a_number(before: str, unit: str) -> None:
    found = money_before(f"{before}5", len(before), unit_words("en"))
    assert found is not None
    assert found.sense.units == (unit,)


def test_a_genitive_is_no_symbol() -> None:
    text = "music 's $ 5"
    found = money_before(text, len(text) - 1, unit_words("en"))
    assert found is not None
    assert text[found.span.start : found.span.end] == "$"


@pytest.mark.parametrize(
    ("language", "text", "qualifier"),
    [
        ("en", "no more than ", "at_most"),
        ("en", "well over ", "more_than"),
        ("es", "por encima de ", "more_than"),
        ("es", "como mínimo ", "at_least"),
        ("ru", "не менее ", "at_least"),
        ("ru", "менее ", "less_than"),
    ],
)
def test_the_longest_bound_counts(language: str, text: str, qualifier: str) -> None:
    found = bound_before(f"{text}9", len(text), unit_words(language))
    assert found == (qualifier, 0)


def test_codes_glued_to_digits_become_signs_and_names_stay() -> None:
    words = unit_words("en")
    text = "USD5 and Rs500, not A330, COVID19 or TOP10"
    made = with_money_signs(text, words)
    assert made == "¤¤¤5 and ¤¤500, not A330, COVID19 or TOP10"
    assert len(made) == len(text)


def test_tokens_part_words_digits_and_marks() -> None:
    assert tokens_of("kWh/m2 de pa'anga") == ["kWh", "/", "m", "2", "de", "pa'anga"]
