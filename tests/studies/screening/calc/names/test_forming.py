"""Normal forms: what is a word, what a name reduces to, and what can't be screened."""

import pytest

from corredor.studies.screening.calc.names import NameReader


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("11420 CORP", "numbers"),
        ("Trading Company Ltd", "generic"),
        ("International Group Holdings", "generic"),
        ("ООО", "generic"),
        ("S.A. de C.V.", "generic"),
        ("", "empty"),
        ("«»", "empty"),
        ("A Company", "short"),
    ],
)
def test_names_that_cannot_be_screened(reader: NameReader, text: str, reason: str) -> None:
    form = reader.form(text, "organisation")
    assert (form.screenable, form.reason) == (False, reason)


@pytest.mark.parametrize("text", ["A-B-C Company", "Gruma", "Силовые машины", "Bank of China"])
def test_names_that_can(reader: NameReader, text: str) -> None:
    assert reader.form(text, "organisation").screenable


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("J.-C. Juncker", ["j", "c", "juncker"]),
        ("SergeiLavrov", ["sergei", "lavrov"]),
        ("Ig0r Sech1n", ["igor", "sechin"]),
        ("O'Brien, Conan", ["obrien", "conan"]),
        ("Nicolás Maduro SA", ["nicolas", "maduro"]),
    ],
)
def test_words_of_persons(reader: NameReader, text: str, keys: list[str]) -> None:
    assert [token.key for token in reader.form(text, "person").bearing] == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Brigade Forty-Four", ["brigade", "44"]),
        ("1st Bank & Sons", ["1", "bank", "sons"]),
        ("Fund XIV L.P.", ["fund", "14"]),
        ("L.X.C. Aviation", ["lxc", "aviation"]),
    ],
)
def test_words_of_organisations(reader: NameReader, text: str, keys: list[str]) -> None:
    assert [token.key for token in reader.form(text, "organisation").bearing] == keys


def test_titles_are_surnames_at_the_end(reader: NameReader) -> None:
    kinds = [token.kind for token in reader.form("Dr. Rami King", "person").tokens]
    assert kinds == ["title", "word", "word"]


def test_a_stroke_parts_names(reader: NameReader) -> None:
    form = reader.form("Al-Qa'ida/Islamic Army", "organisation")
    assert [part.text for part in form.parts] == ["Al-Qa'ida", "Islamic Army"]
    assert not reader.form("Mendez Denmark A/S", "organisation").parts


def test_terms_in_five_languages(reader: NameReader) -> None:
    for names in ("машины mashiny machines máquinas", "оборона отбрана defence defensa"):
        first, *others = (
            set(reader.form(name, "organisation").tokens[0].concepts) for name in names.split()
        )
        assert all(first & other for other in others), names


def test_letters_of_other_scripts_come_by_the_fallback(reader: NameReader) -> None:
    form = reader.form("ბარაკ ობამა", "person")
    assert form.approximate
    assert [token.key for token in form.tokens] == ["barak", "obama"]
