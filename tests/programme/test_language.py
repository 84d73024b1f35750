import pytest

from corredor.programme.language import language_of

TEXTS = {
    "es": "El puerto de la isla abrió un nuevo muelle el lunes por la mañana, dijo el ministro.",
    "en": "The port of the island opened a new quay on Monday morning, said the minister.",
    "ru": "Порт острова открыл новый причал в понедельник утром, сообщил министр транспорта.",
}
OTHERS = [
    "O porto da ilha abriu um novo cais na segunda-feira de manhã, disse o ministro do país.",
    "Порт острова відкрив новий причал у понеділок уранці, повідомив міністр транспорту.",
    "Пристанището на острова отвори нов кей в понеделник сутринта, съобщи министърът.",
    "El port de l'illa va obrir un nou moll dilluns al matí, va dir el ministre de transports.",
    "Le port de l'île a ouvert un nouveau quai lundi matin, a déclaré le ministre.",
]


@pytest.mark.parametrize("language", TEXTS)
def test_the_languages_of_documents_are_told(language: str):
    assert language_of(TEXTS[language]) == language
    assert language_of(f"{TEXTS[language]}\n" * 500) == language


@pytest.mark.parametrize("text", [*OTHERS, "", "OK", "12345 " * 100, "Moscow – Hanoi 2024"])
def test_other_languages_and_short_texts_are_left_open(text: str):
    assert language_of(text) == ""


def test_a_text_in_two_languages_is_left_open():
    assert language_of(TEXTS["es"] * 60 + TEXTS["ru"] * 60) == ""
