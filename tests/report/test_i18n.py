"""Catalogues, plurals, lists and dates."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

from corredor.core.errors import UnknownLanguage, catalogue
from corredor.report.i18n import FOLDER, Speech
from corredor.report.i18n.dates import date_in_words

THIN = "\N{NARROW NO-BREAK SPACE}"
"""Stands in CLDR before the Russian г."""
SCRIPT = Path(__file__).parents[2] / "scripts" / "catalogues.py"


@pytest.fixture(scope="module")
def catalogues() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalogues"] = module
    spec.loader.exec_module(module)
    return module


def test_every_text_is_translated_with_its_fields(
    catalogues: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = catalogues.main(["--check"])
    assert not wrong, capsys.readouterr().out


@pytest.mark.parametrize("language", ["es", "ru"])
def test_the_errors_are_in_the_catalogue(language: str) -> None:
    with (FOLDER / language / "LC_MESSAGES" / "corredor.po").open("rb") as file:
        held = {str(message.id) for message in read_po(file, locale=language) if message.string}
    wanted = {
        text for kind in catalogue().values() for text in (kind.found, kind.expected, kind.fix)
    }
    assert not wanted - held


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(UnknownLanguage):
        Speech("fr")


def test_an_unknown_text_stays_as_it_is() -> None:
    assert Speech("es").translate("no such text") == "no such text"
    assert Speech("es").translate("") == ""


def test_plurals_of_fractions() -> None:
    speech = Speech("ru")
    forms = [speech.ngettext("{number} source", "{number} sources", n) for n in (1, 3, 5, 21, 1.5)]
    assert [form.partition(" ")[2] for form in forms] == [
        "источник",
        "источника",
        "источников",
        "источник",
        "источника",
    ]


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024", ("2024", "2024", "2024")),
        ("2025-04", ("abril de 2025", "April 2025", "апрель 2025 г.")),
        ("2025-06-23", ("23 de junio de 2025", "23 June 2025", "23 июня 2025 г.")),
        ("XXXX-06-23",
         ("23 de junio, año no indicado", "23 June, year not stated", "23 июня, год не указан")),
        ("XXXX-06", ("junio, año no indicado", "June, year not stated", "июнь, год не указан")),
        ("XXXX-02-29",
         ("29 de febrero, año no indicado", "29 February, year not stated",
          "29 февраля, год не указан")),
        ("2024/2025", ("2024 a 2025", "2024 to 2025", "2024 — 2025")),
        ("2027-04/2027-06",
         ("2.º trimestre de 2027", "2nd quarter 2027", "2-й квартал 2027 г.")),
        ("2027-04/2027-07",
         ("abril de 2027 a julio de 2027", "April 2027 to July 2027",
          "апрель 2027 г. — июль 2027 г.")),
        ("2024-06-01/2024-06-30",
         ("del 1 de junio de 2024 al 30 de junio de 2024", "from 1 June 2024 to 30 June 2024",
          "с 1 июня 2024 г. по 30 июня 2024 г.")),
        ("../2024-06-30",
         ("hasta el 30 de junio de 2024", "up to 30 June 2024", "по 30 июня 2024 г.")),
        ("2024-06-01/..",
         ("desde el 1 de junio de 2024", "from 1 June 2024 on", "с 1 июня 2024 г.")),
        ("2024-05/..", ("desde mayo de 2024", "since May 2024", "май 2024 г. и позже")),
        ("../2024", ("hasta 2024", "until 2024", "2024 и ранее")),
        ("2024~", ("hacia 2024", "about 2024", "примерно 2024")),
        ("2024?", ("2024, incierto", "2024, uncertain", "2024, под вопросом")),
        ("", ("fecha no indicada", "date not stated", "дата не указана")),
    ],
)  # fmt: skip
def test_dates_in_words(edtf: str, expected: tuple[str, str, str]) -> None:
    """Wording of days and months after CLDR, locales es_MX, en_001 and ru."""
    said = [date_in_words(edtf, Speech(name)) for name in ("es", "en", "ru")]
    assert tuple(text.replace(THIN, " ") for text in said) == expected


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="2024-13"):
        date_in_words("2024-13", Speech("en"))
