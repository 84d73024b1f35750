"""Russian forms: there and back."""

from __future__ import annotations

import pytest

from corredor.studies.evidence.calc.names.inflection import (
    adjectival,
    clear_oblique,
    declined,
    nominative_adjective,
    nominatives,
    patronymic,
)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("россия", "россия россии россию россией"),
        ("чили", "чили"),
        ("мексика", "мексика мексики мексике мексику мексикой"),
        ("вьетнам", "вьетнам вьетнама вьетнаму вьетнамом вьетнаме"),
        ("казань", "казань казани казанью"),
        ("китай", "китай китая китаю китаем китае"),
        ("российский", "российский российского российской российские российским"),
        ("министерство", "министерство министерства министерству министерством министерстве"),
        ("предприятие", "предприятие предприятия предприятию предприятием предприятии"),
        ("мексиканец", "мексиканец мексиканца мексиканцы мексиканцев"),
        ("павел", "павел павла павлу павлом павле"),
    ],
)
def test_declined(word: str, forms: str) -> None:
    assert set(forms.split()) <= declined(word)


@pytest.mark.parametrize(
    ("form", "gender", "expected"),
    [
        ("лаврова", "m", "лавров"), ("лаврова", "f", "лаврова"), ("путиным", "m", "путин"),
        ("софинского", "m", "софинский"), ("захаровой", "f", "захарова"),
        ("трампа", "m", "трамп"), ("милея", "m", "милей"), ("шевченко", "m", "шевченко"),
    ],
)  # fmt: skip
def test_nominatives(form: str, gender: str, expected: str) -> None:
    assert next(nominatives(form, gender)) == expected


def test_small_questions() -> None:
    assert patronymic("ивановичем") == "иванович"
    assert patronymic("рабинович") == "рабинович"
    assert patronymic("сова") == ""
    assert clear_oblique("тарковским")
    assert not clear_oblique("иванова")
    assert adjectival("северного")
    assert nominative_adjective("Ближайшей", "неделя") == "Ближайшая"
    assert nominative_adjective("Сегодня", "неделя") != ""
