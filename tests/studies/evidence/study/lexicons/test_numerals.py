"""Numerals cover their language: every number below a million, spelled, is read back."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.evidence.calc.numerals import Marks, numbers_in
from corredor.studies.evidence.study.lexicons.numerals import numeral_words

EN = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ES = [
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
ES_TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
ES_HUNDREDS = [
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]
RU = [
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
]
RU_TENS = [
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
]
RU_HUNDREDS = [
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот",
    "шестьсот",
    "семьсот",
    "восемьсот",
    "девятьсот",
]
RU_GEN = [
    "одного",
    "двух",
    "трёх",
    "четырёх",
    "пяти",
    "шести",
    "семи",
    "восьми",
    "девяти",
    "десяти",
    "одиннадцати",
    "двенадцати",
    "тринадцати",
    "четырнадцати",
    "пятнадцати",
    "шестнадцати",
    "семнадцати",
    "восемнадцати",
    "девятнадцати",
]
RU_GEN_TENS = [
    "двадцати",
    "тридцати",
    "сорока",
    "пятидесяти",
    "шестидесяти",
    "семидесяти",
    "восьмидесяти",
    "девяноста",
]
RU_GEN_HUNDREDS = [
    "ста",
    "двухсот",
    "трёхсот",
    "четырёхсот",
    "пятисот",
    "шестисот",
    "семисот",
    "восьмисот",
    "девятисот",
]


def english(value: int) -> str:
    if value >= 1000:
        rest = english(value % 1000) if value % 1000 else ""
        return f"{english(value // 1000)} thousand {rest}".strip()
    if value >= 100:
        rest = f" and {english(value % 100)}" if value % 100 else ""
        return f"{EN[value // 100 - 1]} hundred{rest}"
    if value >= 20:
        return EN_TENS[value // 10 - 2] + (f"-{EN[value % 10 - 1]}" if value % 10 else "")
    return EN[value - 1]


def spanish(value: int) -> str:
    if value >= 1000:
        head = "" if value // 1000 == 1 else spanish(value // 1000)
        head = head.removesuffix("o") if head.endswith("uno") else head
        rest = spanish(value % 1000) if value % 1000 else ""
        return f"{head} mil {rest}".strip()
    if value == 100:
        return "cien"
    if value >= 100:
        rest = f" {spanish(value % 100)}" if value % 100 else ""
        return ES_HUNDREDS[value // 100 - 1] + rest
    if value >= 30:
        return ES_TENS[value // 10 - 3] + (f" y {ES[value % 10 - 1]}" if value % 10 else "")
    return ES[value - 1]


def russian(value: int, forms: tuple[list[str], list[str], list[str], str]) -> str:
    ones, tens, hundreds, thousand = forms
    words: list[str] = []
    if value >= 1000:
        words += [russian(value // 1000, forms), thousand]
        value %= 1000
    if value >= 100:
        words.append(hundreds[value // 100 - 1])
        value %= 100
    if value >= 20:
        words.append(tens[value // 10 - 2])
        value %= 10
    if value:
        words.append(ones[value - 1])
    return " ".join(words)


def read(text: str, language: str) -> list[Decimal | None]:
    numbers = numbers_in(f"({text}).", numeral_words(language), Marks(".", "language"))
    assert all(number.span.of(f"({text}).") == text for number in numbers)
    return [number.readings[0].low for number in numbers]


@settings(max_examples=400, deadline=None)
@given(st.integers(2, 999_999))
def test_spelled_numbers_are_read_back(value: int) -> None:
    assert read(english(value), "en") == [value]
    assert read(spanish(value), "es") == [value]
    assert read(russian(value, (RU, RU_TENS, RU_HUNDREDS, "тысяч")), "ru") == [value]
    genitive = (RU_GEN, RU_GEN_TENS, RU_GEN_HUNDREDS, "тысяч")
    assert read(russian(value, genitive), "ru") == ([value] if value != 1 else [1])


def test_russian_ordinals_have_all_endings() -> None:
    words = numeral_words("ru").words
    for form in ("первый", "первого", "второй", "третья", "третьими", "сороковом", "сотую"):
        assert words[form].role in ("order", "either")
    assert words["четвертой"] == words["четвёртой"]


def test_centavos_are_coins() -> None:
    assert "centavos" not in numeral_words("es").words
