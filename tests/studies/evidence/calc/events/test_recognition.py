"""Events of sentences in three languages, and the same event in several documents."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.evidence.calc.events import events_in, same_events
from corredor.studies.evidence.calc.records import (
    Event,
    Mention,
    Sentence,
    Span,
    TimeExpression,
    TimeReading,
)
from corredor.studies.evidence.study.lexicons.events import event_words

NAMES = {
    "Japan-Kenya Business Forum": ("event", "japan-kenya-business-forum", ""),
    "Foro Empresarial Japón-Kenia": ("event", "foro-empresarial-japon-kenia", ""),
    "Деловой форум Япония-Кения": ("event", "delovoi-forum", ""),
    "Nairobi": ("place", "nairobi", "KE"),
    "Найроби": ("place", "nairobi", "KE"),
    "JICA": ("organisation", "jica", "JP"),
    "Murkomen": ("person", "murkomen", "KE"),
    "Муркомен": ("person", "murkomen", "KE"),
}


def events(language: str, text: str) -> tuple[Event, ...]:
    pattern = "|".join(map(re.escape, NAMES))
    mentions = [
        Mention(
            Span(*match.span()),
            NAMES[match[0]][0],  # type: ignore[arg-type]
            match[0],
            NAMES[match[0]][1],
            country=NAMES[match[0]][2],
        )
        for match in re.finditer(pattern, text)
    ]
    times = [
        TimeExpression(
            Span(*match.span()), "date", (TimeReading(match[0], match[0], str(int(match[0]) + 1)),)
        )
        for match in re.finditer(r"20\d\d", text)
    ]
    sentences = [Sentence(Span(*match.span()), 0) for match in re.finditer(r"\S[^.]*\.", text)]
    return events_in(text, sentences, mentions, times, (), event_words(language))


CASES = [
    ("en", "The Japan-Kenya Business Forum was held in Nairobi in 2023.", "meet", "nairobi"),
    ("es", "El Foro Empresarial Japón-Kenia se realizó en Nairobi en 2023.", "meet", "nairobi"),
    ("ru", "Деловой форум Япония-Кения прошел в Найроби в 2023 году.", "meet", "nairobi"),
    ("en", "Murkomen visited Nairobi in 2023.", "visit", ""),
    ("es", "Murkomen visitó Nairobi en 2023.", "visit", ""),
    ("ru", "Муркомен посетил Найроби в 2023 году.", "visit", ""),
    ("en", "JICA signed a contract in 2023.", "sign", ""),
    ("es", "JICA firmó un convenio en Nairobi.", "sign", "nairobi"),
    ("ru", "JICA подписала соглашение в Найроби.", "sign", "nairobi"),
    ("en", "The year marks 60 years of relations.", "mark", ""),
    ("en", "Relations were established in 2003.", "found", ""),
]


@pytest.mark.parametrize(("language", "text", "act", "place"), CASES)
def test_act_and_place(language: str, text: str, act: str, place: str) -> None:
    (found,) = events(language, text)
    assert (found.act, found.place) == (act, place)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The forum has not been held."),
        ("en", "Murkomen may visit Nairobi."),
        ("es", "No se firmó el convenio."),
        ("ru", "Соглашение не подписано."),
        ("en", "The move marks a shift in policy."),
    ],
)
def test_denied_possible_and_figurative_acts_are_none(language: str, text: str) -> None:
    assert events(language, text) == ()


DOCUMENTS = {
    "a": events("en", CASES[0][1]),
    "b": events("es", CASES[1][1]),
    "c": events("ru", CASES[2][1]),
    "d": events("en", "The Japan-Kenya Business Forum was held in Nairobi in 2015."),
}


def test_one_forum_in_three_languages() -> None:
    assert same_events(DOCUMENTS) == ((("a", 0), ("b", 0), ("c", 0)), (("d", 0),))


@given(st.permutations(sorted(DOCUMENTS)))
def test_order_says_nothing(order: list[str]) -> None:
    assert same_events({name: DOCUMENTS[name] for name in order}) == same_events(DOCUMENTS)
