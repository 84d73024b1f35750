"""Anchors: typography is re-found; a changed or cut number never is."""

import time

import pytest

from corredor.core.anchor import FOUND, MOST_SPOTS, context_of, locate
from corredor.core.claim import Selector

ARTICLE = (
    "«La inversión llegó a 86.4 millones de dólares en 2024», dijo el ministro — y añadió que "
    "el comercio valió 1,300 millones. En 2022 había sido de 2.8 millones; más de 150 empresas "
    "asistieron. Рост составил 1 300 млн долларов, или –4,5 % за год."
)


def status(text: str, exact: str, **selector: object) -> str:
    return locate(text, Selector(exact, **selector)).status  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("exact", "expected"),
    [
        ("86.4 millones de dólares", "exact"),
        ("36.4 millones de dólares", "digits_changed"),
        ("864 millones de dólares", "digits_changed"),
        ("300 millones", "cut"),
        ("1 300 млн", "exact"),
        ("300 млн", "cut"),
        ("en 2025", "digits_changed"),
        ("millones", "cut"),
        ("empresas rusas", "orphan"),
        ("empresa", "orphan"),  # part of a word
        ("", "orphan"),
        ("   ", "orphan"),
        ("\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}", "orphan"),
        ('"La inversión llegó', "typography"),
        ("ministro - y añadió", "typography"),
        ("-4,5 % за год", "typography"),
        ("4,5 % за год", "cut"),  # the sign is missing
        ("+4,5 % за год", "digits_changed"),
    ],
)
def test_what_is_found(exact: str, expected: str):
    assert status(ARTICLE, exact) == expected


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("-$300 million", "$300 million"),
        ("–300 millones", "300 millones"),
        ("USD−300", "300"),
        ("USD −300", "300"),
        ("− 300 m", "300 m"),
        ("$-300", "-300"),
        ("US$300", "$300"),
        ("300 €", "300"),
        ("100-300 million", "-300 million"),
        ("100–300 million", "300 million"),
        ("100–300 million", "100"),
        ("100 – 300 million", "300 million"),
        ("$100–$300", "$300"),
        ("5 %–7 %", "7 %"),
        ("100…300", "300"),
        ("1,300 million", ",300 million"),
        ("86.4 million", "86."),
        (".5 percent", "5 percent"),
        ("5 percent", "5"),
        ("5 por ciento", "5"),
        ("5‰", "5"),
        ("1’300", "300"),
        ("1\N{FIGURE SPACE}300", "300"),
        ("1  300", "300"),
        ("1\n300", "300"),
        ("1\N{SOFT HYPHEN}300", "300"),
        ("1\N{ZERO WIDTH SPACE}300", "300"),
        ("1\N{WORD JOINER}300", "300"),
        ("1·5", "5"),
        ("1٫5", "5"),
        ("1/2", "2"),
        ("10:30", "30"),
        ("1,3 mil millones", "1,3 mil"),
        ("1,3 mil millones", "1,3"),
        ("1,3 mil millones", "mil millones"),
        ("unos 3 millones", "3 mil"),
        ("mil 300 millones de dólares", "300 millones de dólares"),
        ("1 млрд 300 млн рублей", "300 млн рублей"),
        ("decenas de miles de millones", "miles de millones"),
        ("2 millones y medio", "2 millones"),
        ("300 bn", "300"),
        ("300 MM", "300"),
        ("300 тысяч", "300"),
        ("1.3×10⁹", "1.3"),
        ("1.3 · 10⁹", "1.3"),
        ("1.3 x 10^9", "1.3"),
        ("10^9", "10"),
        ("10⁻³", "10"),
        ("300⁹", "300"),
        ("COVID-19", "19"),
        ("COVID-19", "COVID"),
        ("Су-35", "35"),
        ("2024-25", "2024"),
        ("1990-е", "1990"),
        ("300m", "300"),
        ("1.º de mayo", "1"),
    ],
)
def test_no_number_is_cut(text: str, exact: str):
    found = locate(f"So: {text} (all).", Selector(exact))
    assert found.status in ("cut", "orphan")
    assert found.status == "orphan" or found.there in text
    assert status(f"So: {text} (all).", text) == "exact"


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("It opened in 2024.", "in 2024"),
        ("in 2024 300 people came", "300 people"),
        ("in 2024, 300 people came", "in 2024"),
        ("in 2024 people came", "in 2024"),
        ("Chapter 1\n\n300 people came", "300 people"),
        ("el comercio —300 millones— cayó", "300 millones"),
        ("в 2024 году — 300 млн", "300 млн"),
        ("- 300 people came", "300 people"),
        ("drove 300 miles", "drove 300"),
        ("300 миллионеров", "300"),
        ("the year 2024 [1]", "the year 2024"),
        ("came.300 people", "300 people"),
        ("they came...300 of them", "300 of them"),
        ("«300», he said", "300"),
    ],
)
def test_whole_numbers_are_found(text: str, exact: str):
    assert status(text, exact) == "exact"


def test_a_dash_that_breaks_a_sentence_is_no_minus():
    text = "el comercio —300 millones— cayó"
    assert status(text, "-300 millones") == "digits_changed"
    assert status("el saldo –300 millones", "—300 millones") == "digits_changed"
    assert status("el saldo –300 millones", "-300 millones") == "typography"


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("dijo ‹sí›", "dijo 'sí'"),
        ("❝Yes❞", '"Yes"'),
        ("O\N{MODIFIER LETTER APOSTROPHE}Neill", "O'Neill"),
        ("mil\N{WORD JOINER}lones", "millones"),
        ("\N{HYPHEN BULLET} uno", "- uno"),
        ("a 5º de", "a 5° de"),
        ("ﬁnal…", "final..."),
        ("x\N{LEFT-TO-RIGHT MARK} y", "x y"),
    ],
)
def test_typography(text: str, exact: str):
    found = locate(f"a {text} b", Selector(exact))
    assert (found.status, f"a {text} b"[found.start : found.end]) == ("typography", text)


def test_the_context_or_the_position_singles_out_a_repetition():
    text = "in May 300 people came; in June 300 people came"
    second = text.rindex("300")
    assert status(text, "300 people") == "ambiguous"
    assert locate(text, Selector("300 people", prefix="in June ")).start == second
    assert locate(text, Selector("300 people", suffix="came; in")).start == text.index("300")
    assert locate(text, Selector("300 people", start=second)).status == "exact"
    assert locate(text, Selector("300 people", start=second - 2)).status == "moved"
    assert status(text, "300 people", prefix="in July ") == "ambiguous"
    assert status(text, "300 people", prefix="in July ", start=second) == "context_changed"


def test_a_moved_quotation_is_found_and_said_to_have_moved():
    found = locate("New lead. " + ARTICLE, Selector("86.4 millones", start=22))
    assert (found.status, found.start) == ("moved", 32)


@pytest.mark.parametrize("start", [None, 9, 4, -3, 10**9])
@pytest.mark.parametrize(
    ("prefix", "suffix", "expected"),
    [
        ("In 2024:", "were sold.", "found"),
        ("n 2024:  ", "\nwere so", "found"),
        ("In 2022: ", "", "digits_changed"),
        ("24: ", "", "digits_changed"),
        ("In: ", "", "digits_changed"),
        ("In May 2024: ", "", "context_changed"),
        ("By 2023: ", "", "digits_changed"),
        ("They say: ", "", "context_changed"),
        ("", "were bought", "context_changed"),
        ("In 2024:", "were sold to 20", "context_changed"),
    ],
)
def test_stored_context_is_compared(start: int | None, prefix: str, suffix: str, expected: str):
    text = "In 2024: 1300 cars were sold."
    found = locate(text, Selector("1300 cars", prefix, suffix, start))
    usual = "exact" if start in (None, 9, -3) else "moved"
    assert found.status == (usual if expected == "found" else expected)
    assert (found.start, found.end) == (9, 18)


def test_context_in_other_typography():
    text = "«Según la añeja cámara» — dijo en 2024 —, 1300 carros  se vendieron"
    prefix = '"Según la an\N{COMBINING TILDE}eja cámara" - dijo en 2024 -,'
    assert status(text, "1300 carros", prefix=prefix, suffix="se vendieron") == "exact"
    assert status(text, "1300 carros", prefix=prefix.replace("2024", "2023")) == "digits_changed"


def test_stored_context_cuts_no_number():
    text = "a 123 456 " + "x" * 30 + " quote " + "y" * 28 + " 1,300 million"
    start = text.index("quote")
    prefix, suffix = context_of(text, start, start + 5)
    assert (prefix, suffix) == (" " + "x" * 30 + " ", " " + "y" * 28 + " ")
    assert status(text, "quote", prefix=text[start - 32 : start], start=start) == "exact"


def test_a_place_with_its_context_goes_before_an_exact_one_without():
    text = "In May “300 people” came. In June '300 people' came."
    found = locate(text, Selector("'300 people'", prefix="In June "))
    assert (found.status, found.start) == ("exact", text.index("'"))
    found = locate(text, Selector('"300 people"', prefix="In May "))
    assert (found.status, found.start) == ("typography", text.index("“"))


def test_decomposed_letters_in_the_quotation():
    assert status("el año 2024", "el an\N{COMBINING TILDE}o 2024") == "exact"
    assert status("прое\N{COMBINING ACUTE ACCENT} кт", "прое") == "orphan"


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("1" * 200_000, "x 12"),
        ("a" + "1" * 200_000 + "c", "a 1 b"),
        ("1,1" * 50_000, "2,2,2 b"),
        ("1-" * 100_000, "1-2-3-4-5-6-7-8-9 end"),
        ("a-" * 100_000, "a-b"),
        ("-" * 200_000, "--1"),
        ("$" * 200_000, "$1"),
        ("mil " * 50_000, "mil 3"),
        ("mil 300 " * 25_000, "mil 3"),
        ("1 - " * 50_000, "1 - 2"),
        ("1 × " * 50_000, "1 × 2"),
        ("1/" * 100_000, "1 x"),
        ("1·" * 100_000, "1 x"),
        ("1٫" * 100_000, "1 x"),
        ("\N{SOFT HYPHEN} \n" * 60_000 + "1", "1 2"),
    ],
)
def test_hostile_text_takes_no_time(text: str, exact: str):
    begun = time.process_time()
    assert status(text, exact) not in FOUND
    assert status(text, "word", prefix=text, suffix=text) == "orphan"
    assert time.process_time() - begun < 3


@pytest.mark.parametrize("exact", ["a", "1"])
def test_a_quotation_that_stands_everywhere(exact: str):
    text = f"{exact} " * 500_000
    begun = time.process_time()
    found = locate(text, Selector(exact))
    assert (found.status, found.count) == ("ambiguous", MOST_SPOTS)
    assert locate(text, Selector(exact, start=600_000)).start == 600_000
    assert locate("b" * 500_000, Selector("b")).status == "ambiguous"  # each within a word
    assert time.process_time() - begun < 10


def test_a_context_singles_out_one_of_thousands():
    text = "a b " * 5_000 + "c a d " + "a b " * 5_000
    assert locate(text, Selector("a", "c ", " d")).start == 20_002
