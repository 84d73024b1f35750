"""Gatherings told in several sentences, relations founded, and what is no event."""

import re
from typing import Any

import pytest

from corredor.studies.evidence.calc.events import events_in
from corredor.studies.evidence.calc.records import (
    Event,
    Mention,
    Sentence,
    Span,
    TimeExpression,
    TimeReading,
)
from corredor.studies.evidence.study.lexicons.events import event_words

NAMES: dict[str, tuple[Any, str, str]] = {
    "Japan-Kenya Business Forum": ("event", "japan-kenya-business-forum", ""),
    "Yesterday and Tomorrow": ("event", "yesterday-and-tomorrow", ""),
    "Japan": ("place", "japan", "JP"),
    "Kenya": ("place", "kenya", "KE"),
    "Japón": ("place", "japan", "JP"),
    "Kenia": ("place", "kenya", "KE"),
    "Япония": ("place", "japan", "JP"),
    "Кения": ("place", "kenya", "KE"),
    "Nairobi": ("place", "nairobi", "KE"),
    "Найроби": ("place", "nairobi", "KE"),
    "Murkomen": ("person", "murkomen", "KE"),
}


def events(language: str, text: str) -> tuple[Event, ...]:
    mentions = [
        Mention(Span(*m.span()), NAMES[m[0]][0], m[0], NAMES[m[0]][1], country=NAMES[m[0]][2])
        for m in re.finditer("|".join(map(re.escape, NAMES)), text)
    ]
    times = [
        TimeExpression(
            Span(*m.span()), "date", (TimeReading(m[0], m[0], str(int(m[0]) + 1), m[0]),)
        )
        for m in re.finditer(r"(?:19|20)\d\d", text)
    ]
    sentences = [Sentence(Span(*m.span()), 0) for m in re.finditer(r"\S[^.]*\.", text)]
    return events_in(text, sentences, mentions, times, (), event_words(language))


ONE_FORUM = [
    ("en", "A business forum was held in 2023. The business forum took place in Nairobi."),
    ("es", "Se celebró un foro empresarial en 2023. El foro empresarial tuvo lugar en Nairobi."),
    ("ru", "В 2023 году прошел деловой форум. Деловой форум состоялся в Найроби."),
]


@pytest.mark.parametrize(("language", "text"), ONE_FORUM)
def test_one_forum_told_twice(language: str, text: str) -> None:
    (found,) = events(language, text)
    assert (found.key, found.place) == ("business-forum", "nairobi")
    assert found.time is not None


def test_two_dates_are_two_forums() -> None:
    assert len(events("en", "A forum was held in 2022. A forum was held in 2024.")) == 2


def test_a_forum_with_countries_bears_its_key() -> None:
    (found,) = events("en", "The Japan-Kenya Business Forum was held in 2023.")
    assert found.entity == found.key == "business-forum-japan-kenya"


FOUNDED = [
    ("en", "Japan and Kenya established diplomatic relations in 1963.", "found"),
    ("es", "Japón y Kenia establecieron relaciones diplomáticas en 1963.", "found"),
    ("ru", "Япония и Кения установили дипломатические отношения в 1963 году.", "found"),
    (
        "ru",
        "Япония и Кения: в 2023 году 60 лет со дня установления дипломатических отношений.",
        "mark",
    ),
]


@pytest.mark.parametrize(("language", "text", "act"), FOUNDED)
def test_relations_are_the_subject(language: str, text: str, act: str) -> None:
    (found,) = events(language, text)
    assert (found.act, found.entity) == (act, "japan-kenya-diplomatic-relations")


NONE = [
    ("en", "The panel “Yesterday and Tomorrow” drew Murkomen in 2023."),
    ("en", "Murkomen announced good news."),
    ("es", "Murkomen declaró en rueda de prensa."),
    ("ru", "Страну посетили 300 тыс туристов."),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_no_event(language: str, text: str) -> None:
    assert events(language, text) == ()


def test_a_signing_names_what_is_signed() -> None:
    (found,) = events("en", "A treaty was signed in 1999.")
    assert found.name.startswith("treaty was signed")
