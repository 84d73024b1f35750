"""Offices with their complements, right before the person who has them."""

from __future__ import annotations

import pytest

from .conftest import Reader

CASES = [
    ("ru", "сообщил журналистам заместитель директора Фонда Ладога Пётр Ильин",
     "Пётр Ильин", "заместитель директора Фонда Ладога"),
    ("ru", "заявила министр экономического развития Ганы Ама Боатенг",
     "Ама Боатенг", "министр экономического развития Ганы"),
    ("ru", "рассказал глава представительства «Сигмы» в Юго-Восточной Азии Олег Рогов",
     "Олег Рогов", "глава представительства «Сигмы» в Юго-Восточной Азии"),
    ("ru", "по словам заместителя министра транспорта Перу Сергея Мухина",
     "Сергей Мухин", "заместителя министра транспорта Перу"),
    ("ru", "встреча с министром энергетики и промышленности Чили Хоакимом Баррерой",
     "Хоаким Баррера", "министром энергетики и промышленности Чили"),
    ("ru", "передал письмо послу Кении в Японии Бекжану Усенову",
     "Бекжан Усенов", "послу Кении в Японии"),
    ("ru", "сказал директор института РАН Асанбек Усенов", "Асанбек Усенов",
     "директор института РАН"),
    ("ru", "сообщил представитель компании Тольтек Хулио Перес", "Хулио Перес",
     "представитель компании Тольтек"),
    ("ru", "подписал министр финансов ОАЭ Мухаммед бин Хади аль-Хусейни",
     "Мухаммед бин Хади аль-Хусейни", "министр финансов ОАЭ"),
    ("es", "informó el ministro ghanés de Agricultura y Bosques, Kofi Mensah",
     "Kofi Mensah", "ministro ghanés de Agricultura y Bosques"),
    ("es", "dijo la ministra de Transporte ghanesa, Ana Rivas",
     "Ana Rivas", "ministra de Transporte ghanesa"),
    ("es", "dijo la ministra de Economía, Fomento y Turismo, Ana Rivas",
     "Ana Rivas", "ministra de Economía, Fomento y Turismo"),
    ("en", "said Kenyan Energy and Natural Resources Minister Alice Wambui",
     "Alice Wambui", "Kenyan Energy and Natural Resources Minister"),
    ("en", "said Alice Wambui, Minister of State for Foreign Trade,",
     "Alice Wambui", "Minister of State for Foreign Trade"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "clause", "person", "role"), CASES)
def test_the_office_before_or_after_a_name_is_its_role(
    read: Reader, language: str, clause: str, person: str, role: str
) -> None:
    text = (
        f"Ayer {clause}."
        if language == "es"
        else f"{'Вчера' if language == 'ru' else 'So'} {clause}."
    )
    found = [(m.name, m.role) for m in read(text, language) if m.kind == "person"]
    assert found == [(person, role)]


def test_an_unquoted_own_name_ends_before_a_person(read: Reader) -> None:
    text = "Так сказал директор Фонда Ладога Пётр Ильин."
    bodies = [(m.name, m.entity) for m in read(text, "ru") if m.kind == "organisation"]
    assert bodies == [("Фонд Ладога", "fond-ladoga")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It rained. They say that Growth Prospects and Trade Facilitation matter."),
        ("es", "Llovió. Dicen que las Perspectivas Comerciales importan."),
        ("en", "The trade grew. They say that Trade Barriers fell."),
        ("ru", "Шёл дождь. Грузы идут по Среднему коридору."),
        ("en", "Growth Prospects Brighten as Sellers Return"),
        ("es", "Crecen Las Ventas De Cobre En El Sur"),
    ],
)
def test_ordinary_words_with_capitals_are_no_names(read: Reader, language: str, text: str) -> None:
    assert read(text, language) == ()
