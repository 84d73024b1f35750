"""The tables of names are whole, in every language alike."""

from __future__ import annotations

import re

import pytest

from corredor.data.language import language_table
from corredor.data.tables import country_codes, read_data_table
from corredor.studies.evidence.study.lexicons.names import name_words

LANGUAGES = ("es", "en", "ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_is_a_place(language: str) -> None:
    known = {p.country for phrases in name_words(language).places.values() for p in phrases}
    assert country_codes() <= known


def test_places_have_one_slug_in_all_languages() -> None:
    slugs = [
        {p.entity for phrases in name_words(language).places.values() for p in phrases}
        for language in LANGUAGES
    ]
    assert slugs[0] == slugs[1] == slugs[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_countries_have_a_capital(language: str) -> None:
    places = [p for phrases in name_words(language).places.values() for p in phrases]
    assert len({p.country for p in places if p.kind == "capital"}) >= 150


def test_slugs_are_slugs() -> None:
    places = name_words("ru").places.values()
    assert all(re.fullmatch("[a-z0-9-]+", p.entity) for phrases in places for p in phrases)


@pytest.mark.parametrize("table", ["names_places", "names_demonyms"])
def test_countries_of_tables_exist(table: str) -> None:
    rows = language_table("any", table)
    assert {row["country"] for row in rows} - country_codes() <= {"", "XK"}
    assert all(row[language] for row in rows for language in LANGUAGES)


def test_peoples_of_most_countries_are_named() -> None:
    assert len({row["country"] for row in language_table("any", "names_demonyms")}) >= 150


@pytest.mark.parametrize(
    ("language", "form", "country"),
    [
        ("es", "peruanas", "PE"), ("es", "japonesa", "JP"), ("es", "iraníes", "IR"),
        ("en", "kenyans", "KE"), ("en", "danish", "DK"),
        ("ru", "вьетнамского", "VN"), ("ru", "чилийцев", "CL"), ("ru", "россиянам", "RU"),
    ],
)  # fmt: skip
def test_demonyms_are_inflected(language: str, form: str, country: str) -> None:
    assert name_words(language).demonyms[form] == country


@pytest.mark.parametrize("language", LANGUAGES)
def test_offices_are_the_same_in_all_languages(language: str) -> None:
    offices = {p.office for phrases in name_words(language).roles.values() for p in phrases}
    assert {"president", "ambassador", "minister", "director", "spokesperson"} <= offices


def test_cities_are_from_cldr() -> None:
    rows = read_data_table("places")
    assert len(rows) > 300
    assert {"country": "VE", "es": "Caracas", "en": "Caracas", "ru": "Каракас"} in rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_of_government_are_named_in_every_language(language: str) -> None:
    rows = language_table("any", "names_fields")
    assert all(row[language] for row in rows)
    assert len({row["field"] for row in rows}) == len(rows)
    found = {p.field for phrases in name_words(language).fields.values() for p in phrases}
    assert found == {row["field"] for row in rows}


@pytest.mark.parametrize("language", LANGUAGES)
def test_heads_with_a_field_or_a_facility_are_heads(language: str) -> None:
    words = name_words(language)
    fields = {row["field"] for row in language_table("any", "names_fields")}
    told = {f for ministry in words.ministries.values() for f in ministry.fields}
    assert told <= fields
    lemmas = {head.lemma for head in words.heads.values()}
    assert set(words.facilities) - {""} <= lemmas
    assert set(words.ministries) <= lemmas | {"hacienda"}


def test_well_known_bodies_have_a_known_sort() -> None:
    assert set(name_words("en").sorts.values()) <= {"international", "ministry", "other"}
    assert name_words("ru").sorts["eurasian-economic-union"] == "international"
