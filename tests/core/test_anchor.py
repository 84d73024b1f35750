"""Anchors: typography is re-found, a changed digit never matches."""

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corredor.core.anchor import locate
from corredor.core.claim import Selector

ARTICLE = (
    "«La inversión llegó a 86.4 millones de dólares en 2024», dijo el ministro — y añadió que "
    "el comercio valió 1,300 millones. En 2022 había sido de 2.8 millones; más de 150 empresas "
    "asistieron. Рост составил 1 300 млн долларов, или –4,5 % за год."
)
LOST = {"«": '"', "»": '"', "—": "-", "–": "-", " ": " "}
words = st.sampled_from(["trade", "рост", "año", "1,300", "86.4", "«sí»", "mil", "300", "-2", "—"])


def status(text: str, exact: str, **selector: object) -> str:
    return locate(text, Selector(exact, **selector)).status  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("exact", "expected"),
    [
        ("86.4 millones de dólares", "exact"),
        ("36.4 millones de dólares", "digits_changed"),
        ("864 millones de dólares", "digits_changed"),
        ("300 millones", "digits_changed"),
        ("1 300 млн", "exact"),
        ("300 млн", "digits_changed"),
        ("en 2025", "digits_changed"),
        ("millones", "ambiguous"),
        ("empresas rusas", "orphan"),
        ("empresa", "orphan"),  # part of a word
        ("", "orphan"),
        ("   ", "orphan"),
        ('"La inversión llegó', "typography"),
        ("ministro - y añadió", "typography"),
        ("-4,5 % за год", "typography"),
        ("4,5 % за год", "orphan"),  # the sign is missing
    ],
)
def test_what_is_found(exact: str, expected: str):
    assert (
        status(ARTICLE.replace("–4,5", "-4,5") if exact == "4,5 % за год" else ARTICLE, exact)
        == expected
    )


def test_a_scale_word_is_not_cut():
    assert status("unos 3 millones", "3 mil") == "orphan"
    assert status("3 mil millones", "3 millones") == "orphan"


def test_the_context_or_the_position_singles_out_a_repetition():
    text = "in May 300 people came; in June 300 people came"
    second = text.rindex("300")
    assert status(text, "300 people") == "ambiguous"
    assert locate(text, Selector("300 people", prefix="in June ")).start == second
    assert locate(text, Selector("300 people", suffix="came; in")).start == text.index("300")
    assert locate(text, Selector("300 people", start=second)).status == "exact"
    assert locate(text, Selector("300 people", start=second - 2)).status == "moved"


def test_a_moved_quotation_is_found_and_said_to_have_moved():
    found = locate("New lead. " + ARTICLE, Selector("86.4 millones", start=22))
    assert (found.status, found.start) == ("moved", 32)


@given(st.lists(words, min_size=3, max_size=40), st.data())
def test_every_passage_of_a_text_is_found_where_it_stands(parts: list[str], data: st.DataObject):
    text = " ".join(parts)
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first + 1, len(parts)))
    start = len(" ".join([*parts[:first], ""]))
    exact = " ".join(parts[first:last])
    found = locate(text, Selector(exact, start=start))
    if found.status == "exact":
        assert (found.start, text[found.start : found.end]) == (start, exact)
    else:  # it would cut through a number such as "300 300"
        assert found.status in ("moved", "ambiguous", "digits_changed", "orphan", "typography")
        assert any(character.isdigit() for character in exact)


@given(st.integers(0, len(ARTICLE) - 1), st.integers(1, 60), st.integers(1, 9))
def test_a_changed_digit_never_matches(start: int, length: int, shift: int):
    exact = ARTICLE[start : start + length]
    digits = [at for at, character in enumerate(exact) if character.isdigit()]
    assume(digits)
    at = digits[len(digits) // 2]
    changed = exact[:at] + str((int(exact[at]) + shift) % 10) + exact[at + 1 :]
    assume(changed not in ARTICLE)
    assert status(ARTICLE, changed) in ("digits_changed", "orphan")


@given(st.integers(0, len(ARTICLE.split()) - 4), st.integers(3, 20))
def test_a_passage_that_lost_its_typography_is_found_again(first: int, count: int):
    exact = " ".join(ARTICLE.split()[first : first + count])
    assume(locate(ARTICLE, Selector(exact)).status == "exact")
    lost = "".join(LOST.get(character, character) for character in exact).replace(" ", "  ")
    found = locate(ARTICLE, Selector(lost))
    assert found.status == "typography"
    assert ARTICLE[found.start : found.end] == exact


def test_decomposed_letters_in_the_quotation():
    assert status("el año 2024", "el an\N{COMBINING TILDE}o 2024") == "exact"


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("1" * 200_000, "x 12"),
        ("a" + "1" * 200_000 + "c", "a 1 b"),
        ("1,1" * 50_000, "2,2,2 b"),
        ("1-" * 100_000, "1-2-3-4-5-6-7-8-9 end"),
    ],
)
def test_hostile_digits_take_no_time(text: str, exact: str):
    begun = time.process_time()
    locate(text, Selector(exact))
    assert time.process_time() - begun < 2
