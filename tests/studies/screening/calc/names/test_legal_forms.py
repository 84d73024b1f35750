"""Legal forms: every row of the tables, in every way to write it, is found whole."""

import re

import pytest

from corredor.data.tables import read_data_table
from corredor.studies.screening.calc.names import NameReader

ROWS = read_data_table("legal_forms")
ENGLISH = ("bgn_pcgn", "passport_1997", "icao_9303", "gost_52535")
"""Systems that write every sound as English does; the others add marks or letters."""
HELD = [row for row in ROWS if row["jurisdiction"] in ("mx", "ru")]


def ways(variant: str) -> set[str]:
    """A form in capitals and small letters, dotted, undotted and spaced."""
    bare = variant.replace(".", "")
    found = {variant, variant.upper(), variant.lower(), bare, variant.replace(".", ". ").strip()}
    if re.fullmatch(r"[^\W\d_]{2,6}", bare) and bare.isupper():
        found |= {".".join(bare) + ".", " ".join(bare), ". ".join(bare) + "."}
    return found


def test_how_many_forms() -> None:
    count: dict[str, int] = dict.fromkeys(("mx", "ru"), 0)
    for row in HELD:
        count[row["jurisdiction"]] += 1
        assert row["law"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["date"])
        assert row["standing"] in ("current", "abolished", "customary")
    assert count["mx"] >= 35
    assert count["ru"] >= 18


@pytest.mark.parametrize("row", HELD, ids=lambda row: f"{row['jurisdiction']} {row['name']}")
def test_every_variant_in_every_way(reader: NameReader, row: dict[str, str]) -> None:
    for variant in filter(None, (row["name"], *row["variants"].split("|"))):
        for way in ways(variant):
            for text in (f"Zarandeo, {way}", f"{way} «Zarandeo»", f"Zarandeo {way}"):
                form = reader.form(text, "organisation")
                assert [token.key for token in form.bearing] == ["zarandeo"], text
                assert row["class"] in form.form.split("|"), text


def test_forms_in_latin_letters_by_every_english_system(
    reader: NameReader, systems: dict[str, dict[str, str]]
) -> None:
    names = [row["name"].lower() for row in HELD if row["jurisdiction"] == "ru"]
    for system in ENGLISH:
        for name in names:
            spelt = "".join(systems[system].get(letter, letter) for letter in name)
            form = reader.form(f"{spelt} Zarandeo", "organisation")
            assert [token.key for token in form.bearing] == ["zarandeo"], (system, spelt)


def test_a_form_inside_a_name_is_a_word(reader: NameReader) -> None:
    assert [t.key for t in reader.form("Corporation Street Bakery Co", "organisation").bearing] == [
        "street",
        "bakery",
    ]
    inside = reader.form("Banco AO Sul", "organisation")
    assert [token.key for token in inside.bearing] == ["banco", "ao", "sul"]


@pytest.mark.parametrize("text", ["JSCARGUMENT", "ArgumentLLC", "OOOARGUMENT", "JSC Argument"])
def test_glued_forms(reader: NameReader, text: str) -> None:
    assert reader.form(text, "organisation").glued == "argument"
