"""Transliteration: all systems meet in one sound or within few edits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.screening.calc.names import NameReader, token_keys
from corredor.studies.screening.calc.names.scripts import main_script, script_of
from corredor.studies.screening.calc.score.edits import likeness
from corredor.studies.screening.study.forms import name_reader

# One name, spelt by usages of the countries' passports, registers and press.
MEET = (
    "Юрий Yury Yuri Yuriy Jurij Iouri Juri Iurii",
    "Ковальчук Kovalchuk Kowaltschuk Kovaltchouk Kovalčuk Kowalczuk",
    "Михаил Mikhail Michail Mikhaïl Mihail Mijaíl",
    "Хрущёв Khrushchev Chruschtschow Khrouchtchev Jruschov Hruščёv Хрущов",
    "Сергей Sergey Sergei Sergej Serguéi Sergueï",
    "Щербаков Shcherbakov Schtscherbakow Chtcherbakov Ščerbakov Szczerbakow",
    "Жуков Zhukov Joukov Žukov Żukow",
    "Чайковский Chaikovskiy Tchaïkovski Tschaikowski Chaykovsky",
    "Кузнецов Kuznetsov Kusnezow Kouznetsov Kuznecov Kuznetzov",
    "Хорхе Jorge",
    "Гусман Guzmán Guzman",
    "Вучић Vučić Vucic",
    "Зеленський Zelenskyy Zelenskyi Selenskyj",
)


@pytest.mark.parametrize("names", MEET)
def test_spellings_meet(reader: NameReader, names: str) -> None:
    first, *others = (set(reader.form(n, "person").tokens[0].sounds) for n in names.split())
    for sounds in others:
        assert max(likeness(one, other) for one in first for other in sounds) >= 0.7


@given(st.text("абвгдежзийклмнопрстуфхцчшщыэюя", min_size=5, max_size=14))
def test_any_word_meets_its_romanisation(word: str) -> None:
    form = name_reader().form
    one = form(word, "person").tokens[0]
    other = form(one.key.title(), "person").tokens[0]
    assert likeness(one.sounds[0], other.sounds[0]) > 0.7 or one.key == other.key


@given(st.text(max_size=40))
def test_any_text_has_a_form(text: str) -> None:
    for schema in ("person", "organisation", "vessel"):
        form = name_reader().form(text, schema)
        assert form.screenable == (not form.reason)
        for token in form.tokens:
            assert token.key
            assert token.key.isascii()
            assert all(token_keys(token))


def test_scripts() -> None:
    assert [script_of(letter) for letter in "aЯשعΩ한漢か"] == [
        "latin",
        "cyrillic",
        "hebrew",
        "arabic",
        "greek",
        "korean",
        "han",
        "japanese",
    ]
    assert main_script("") == "none"
