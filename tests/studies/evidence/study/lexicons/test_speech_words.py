from __future__ import annotations

import pytest

from corredor.studies.evidence.study.lexicons.quotations import speech_words


@pytest.mark.parametrize(
    ("language", "form", "lemma"),
    [
        ("en", "denied", "deny"),
        ("en", "quipped", "quip"),
        ("en", "told", "tell"),
        ("es", "refirió", "referir"),
        ("es", "pidieron", "pedir"),
        ("es", "sostuvo", "sostener"),
        ("es", "advierten", "advertir"),
        ("es", "añadiendo", "añadir"),
        ("ru", "сказала", "сказать"),
        ("ru", "подчёркивает", "подчёркивать"),
        ("ru", "рекомендует", "рекомендовать"),
        ("ru", "признались", "признаться"),
        ("ru", "сообщается", "сообщать"),
    ],
)
def test_forms_lead_to_their_verb(language: str, form: str, lemma: str) -> None:
    assert speech_words(language).verbs[form].lemma == lemma


@pytest.mark.parametrize("language", ["en", "es", "ru"])
def test_each_language_has_over_a_hundred_verbs(language: str) -> None:
    assert len({form.lemma for form in speech_words(language).verbs.values()}) > 100


def test_russian_past_and_spanish_plural_tell_gender_and_number() -> None:
    verbs = speech_words("ru").verbs
    assert [verbs[form].gender for form in ("сказал", "сказала", "сказали")] == ["m", "f", "p"]
    assert speech_words("es").verbs["dijeron"].gender == "p"
