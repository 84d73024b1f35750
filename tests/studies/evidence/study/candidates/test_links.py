from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.slugs import is_slug
from corredor.core.source import Document
from corredor.studies.evidence.study.candidates.links import (
    LONGEST,
    LONGEST_NAME,
    Links,
    article_id,
    as_id,
    plain_name,
)


def document(language: str = "en") -> Document:
    return Document("d", "d.txt", "", "", "", "", language, "", "", "", "0" * 64, "")


@given(st.text(max_size=100))
def test_an_id_is_an_id_or_nothing(text: str) -> None:
    made = as_id(text)
    assert made == "" or (is_slug(made) and len(made) <= LONGEST)


@given(st.text("ab-_", min_size=1, max_size=80).filter(is_slug))
def test_documents_have_articles_of_their_own(name: str) -> None:
    assert is_slug(article_id(name))
    assert len(article_id(name)) <= LONGEST
    assert article_id(name) != article_id(name + "-2")


hostile = st.text(st.sampled_from(list("ab es:enru;=|\n\t\"'+-@—“\N{RIGHT-TO-LEFT MARK}🚢")))


@given(hostile, st.sampled_from(["es", "en", "ru"]))
def test_a_name_comes_out_of_the_cell_as_it_went_in(name: str, language: str) -> None:
    links = Links({}, {})
    links.add(document(language), "x", "person", name, "KE")
    cell = links.names(language, chain=("x",))
    entry = cell.split("=")
    assert entry[0::3] == ["x", "KE"]
    assert entry[1] == "person"
    assert entry[2] == (plain_name(name) or "x")
    assert len(entry[2]) <= LONGEST_NAME


def test_names_in_several_languages_stand_with_their_language() -> None:
    links = Links({}, {})
    links.add(document("es"), "x", "organisation", "Cámara")
    links.add(document("ru"), "x", "organisation", "Палата")
    assert links.names("es", chain=("x",)) == "x=organisation=es:Cámara | ru:Палата"


def test_a_name_in_another_language_says_so() -> None:
    links = Links({}, {})
    links.add(document("ru"), "x", "person", "Сато Кэндзи")
    assert links.names("ru", chain=("x",)) == "x=person=Сато Кэндзи"
    assert links.names("es", chain=("x",)) == "x=person=ru:Сато Кэндзи"


@pytest.mark.parametrize("kind", ["event", "work", "law", "place"])
def test_what_is_no_source_is_a_term_as_subject_and_a_source_in_a_chain(kind: str) -> None:
    links = Links({}, {})
    links.add(document(), "x", kind, "The Thing")
    assert links.names("en", ("x",)) == "x=term=The Thing"
    chained = links.names("en", chain=("x",)).split("=")[1]
    assert chained in {"organisation", "article", "statement", "office"}


def test_a_link_that_nothing_names_is_an_office() -> None:
    assert Links({}, {}).names("en", chain=("its-owner",)) == "its-owner=office=its owner"


def test_a_chain_needs_sources_whatever_else_has_the_id() -> None:
    links = Links({"x": "x"}, {})
    links.add(document(), "x", "organisation", "X")
    assert links.names("en", ("x",)) == ""
    assert links.names("en", chain=("x",)) == "x=organisation=X"
    held = Links({"x": "x"}, {}, sources=frozenset({"x"}))
    assert held.names("en", chain=("x",)) == ""


@pytest.mark.parametrize("country", ["", "XX", "Kenya", "ke"])
def test_a_country_that_is_none_is_left_out(country: str) -> None:
    links = Links({}, {})
    links.add(document(), "x", "person", "Ana", country)
    assert links.names("en", chain=("x",)) == "x=person=Ana"


def test_terms_come_with_all_languages() -> None:
    cell = Links({}, {}).names("en", terms=("trade", "no-such-term", ""))
    assert cell == "trade=term=es:comercio | en:trade | ru:торговля"


def test_nothing_asked_is_an_empty_cell() -> None:
    links: Any = Links({}, {})
    assert links.names("en", ("",), ("",), ("",)) == ""
