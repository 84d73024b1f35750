"""Settings: every key, every wrong value at its place, and the schema."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.programme.diagnostics import Diagnostics
from corredor.programme.settings import FILE, ProgrammeToml, read_settings, settings_schema

LEAST = (
    'id = "x"\ntitle = { es = "X" }\nsides = ["RU", "MX"]\ncurrency = "USD"\nprice_year = 2024\n'
)


def read(text: str) -> tuple[ProgrammeToml | None, list[str]]:
    diagnostics = Diagnostics()
    made = read_settings(text, diagnostics)
    return made, [error.line().removeprefix(f"{FILE}:") for error in diagnostics.sorted()]


def test_the_least_settings():
    made, found = read(LEAST)
    assert made is not None
    assert found == []
    assert made.languages == ["es", "en", "ru"]
    assert (made.settings.sides, made.settings.transit) == (("RU", "MX"), ())
    assert (made.settings.seed, made.settings.draws) == (1, 4000)


def test_all_that_is_wrong_is_told_at_once_with_places_right_in_cyrillic():
    _, found = read(
        'id = "Мой"\n'
        'title = { es = "ж", fr = 3 }\n'
        'sides = ["RU", "XX"]\n'
        'languages = ["es", "es"]\n'
        'currency = "USX"\n'
        "draws = 10\n"
        "sed = 1\n"
        "[map]\n"
        '"границы" = "un"\n'
        'lines = [["a"], ["a", "B b"]]\n'
    )
    assert [line.partition(";")[0] for line in found] == [
        "1:1: E003 key price_year is missing",
        '1:6: E004 id is "Мой"',
        "2:21: E002 key title.fr is unknown",
        '3:16: E004 sides.1 is "XX"',
        "4:13: E015 languages names es twice",
        '5:12: E004 currency is "USX"',
        "6:9: E004 draws is 10",
        "7:1: E002 key sed is unknown",
        "9:1: E002 key map.границы is unknown",
        '10:10: E004 map.lines.0 is ["a"]',
        '10:23: E004 map.lines.1.1 is "B b"',
    ]


def test_the_nearest_key_comes_first():
    (found,) = read(LEAST + "sed = 1\n")[1]
    assert "expected one of seed, id, title" in found


@pytest.mark.parametrize(
    "line",
    ["seed = -1", "seed = 1.5", "seed = true", "draws = 1000000000", 'transit = "CU"',
     "languages = []", 'languages = ["fr"]', "studies = 1", "map.borders = 'us'"],
)  # fmt: skip
def test_wrong_values(line: str):
    (found,) = read(LEAST + line + "\n")[1]
    assert found.startswith("6:")
    assert "E004" in found


def test_a_title_in_no_language():
    (found,) = read(LEAST.replace('"X"', '""'))[1]
    assert found.startswith("2:1: E003 key title.en is missing")


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ('a = "x\nb = 1\n', "1:7", "the line ends inside quotation marks"),
        ("a = [1, 2\nb = 3\n", "1:3", "a bracket [ is never closed"),
        ("a = {b=1\nc=2\n", "1:1", "a brace { is never closed"),
        ("a = 1\n  a = 2\n", "2:3", "for the second time"),
        ("[a]\n[a]\n", "2:1", "for the second time"),
        ("a 1\n", "1:3", "a key without ="),
        ("a = tru\n", "1:5", "no value that TOML knows"),
        ('a = """x\n\n', "1:1", "quotation marks are never closed"),
        ('"я" = "я" 2\n', "1:11", "something is left over"),
        ("ключ = 1\n", "1:1", "needs quotation marks"),
        ("a = " + "9" * 5000, "1:", ""),
        ("a = " + "[" * 100_000, "1:", ""),
    ],
)
def test_text_that_is_no_toml(text: str, place: str, problem: str):
    (found,) = read(text)[1]
    assert found.startswith(place)
    assert "E005" in found
    assert problem in found


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str):
    made, found = read(text)
    assert (made is None) == bool(found)


@given(st.text(st.sampled_from("ab=\"[]{}.,\n\\'1ж#"), max_size=40))
def test_any_text_that_looks_like_toml_is_read_or_refused(text: str):
    assert read(text)[1]


def test_the_schema_names_every_key():
    schema = settings_schema()
    assert schema["additionalProperties"] is False
    assert set(schema["properties"]) == set(ProgrammeToml.model_fields)
    assert all("description" in entry for entry in schema["properties"].values())


@pytest.mark.parametrize("deep", ["id" + ".a" * 5000 + " = 1", "x" + ".a" * 5000 + " = 1"])
def test_a_key_of_thousands_of_names(deep: str):
    made, found = read(LEAST.replace('id = "x"', deep))
    assert made is None
    assert found
    assert all("E00" in line for line in found)


@pytest.mark.parametrize(
    "value", ["[" * 5000, "[" * 5000 + "]" * 5000, "{a=" * 5000, "[" * 60 + "]" * 60]
)
def test_brackets_within_thousands_of_brackets(value: str):
    made, found = read(LEAST + f"seed = {value}\n")
    assert made is None
    assert len(found) == 1


def test_many_keys_of_many_names():
    table = "[id" + ".a" * 3000 + "]\n" + "".join(f"k{number} = 1\n" for number in range(3000))
    assert read(LEAST.replace('id = "x"\n', "") + table)[1]
