"""Sectors, goods and terms of trade: complete, in three languages, and of one tree."""

import hashlib
from importlib.resources import files

import pytest

from corredor.data.tables import read_data_source, read_data_table

LANGUAGES = ("es", "en", "ru")


@pytest.mark.parametrize("name", ["isic", "trade_terms"])
def test_the_digest_of_the_source_is_that_of_the_table(name):
    content = files("corredor.data").joinpath(name, f"{name}.csv").read_bytes()
    assert read_data_source(name).sha256 == hashlib.sha256(content).hexdigest()


def test_the_sections_and_divisions_are_those_of_isic():
    # ISIC Rev.4: 21 sections, 88 divisions.
    rows = read_data_table("isic")
    sections = {row["code"] for row in rows if row["level"] == "section"}
    divisions = [row for row in rows if row["level"] == "division"]
    assert sections == set("ABCDEFGHIJKLMNOPQRSTU")
    assert len({row["code"] for row in divisions}) == len(divisions) == 88
    assert {row["section"] for row in divisions} == sections
    # Regulation (EC) 1893/2006, recital 3, and OK 029-2014: the same divisions.
    assert all(row["code"] == row["nace"] == row["okved"] for row in divisions)


def test_the_chapters_are_those_of_the_harmonized_system():
    # 97 chapters, of which 77 is kept free.
    chapters = [row["chapter"] for row in read_data_table("isic", "hs")]
    assert chapters == [f"{number:02d}" for number in range(1, 98) if number != 77]


@pytest.mark.parametrize(("file", "column"), [("hs", "isic"), ("scian", "isic")])
def test_concordances_lead_to_divisions(file, column):
    divisions = {row["code"] for row in read_data_table("isic") if row["level"] == "division"}
    assert {row[column] for row in read_data_table("isic", file)} <= divisions


@pytest.mark.parametrize("file", ["isic", "hs"])
def test_every_name_stands_in_three_languages(file):
    for row in read_data_table("isic", file):
        assert all(row[language] for language in LANGUAGES)


def test_terms_are_unique_and_in_three_languages():
    rows = read_data_table("trade_terms")
    divisions = {row["code"] for row in read_data_table("isic") if row["level"] == "division"}
    assert len({row["id"] for row in rows}) == len(rows) >= 500
    for row in rows:
        assert row["isic"] in divisions | {""}
        assert row["kind"] in ("thing", "general")
        for language in LANGUAGES:
            phrases = row[language].split("; ")
            assert all(phrase.strip("* ") == phrase.strip("*") != "" for phrase in phrases), row
            assert len(set(phrases)) == len(phrases), row
