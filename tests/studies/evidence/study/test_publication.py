from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest

from corredor.core.source import Document
from corredor.studies.evidence.calc.corpus import Corpus, merged
from corredor.studies.evidence.study.publication import (
    COLUMNS,
    dateline_of,
    publication_of,
    publication_rows,
)
from corredor.studies.evidence.study.reading import analyse

TOLD = "Kenya and Japan signed an agreement on May 14, 2024 in Nairobi."


def held(text: str, published: str = "", name: str = "d", language: str = "en") -> Document:
    digest = sha256(text.encode()).hexdigest()
    return Document(name, "d.txt", "", "", "", published, language, "", "", "", digest, text)


def rows(*documents: Document) -> list[dict[str, str]]:
    corpus = merged(Corpus((analyse(document),)) for document in documents)
    return list(publication_rows(corpus, {document.id: document for document in documents}))


def test_what_was_told_was_published_later() -> None:
    document = held(TOLD)
    found = publication_of(analyse(document), document)
    assert found.earliest is not None
    assert found.earliest.isoformat() == "2024-05-14"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TOLD, "en"),
        ("Kenia y Japón firmaron un acuerdo el 14 de mayo de 2024 en Nairobi.", "es"),
        ("Кения и Япония подписали соглашение 14 мая 2024 года в Найроби.", "ru"),
    ],
)
def test_the_interval_stands_first_with_its_sentences(text: str, language: str) -> None:
    found = rows(held(text, language=language))
    assert found[0] | {"rule": "interval"} == found[0]
    assert found[0]["earliest"] == "2024-05-14"
    assert len(found) > 1
    assert all(row["sentence"] in text for row in found[1:])


def test_a_stated_date_needs_no_bounds() -> None:
    assert rows(held(TOLD, "2024-06-01")) == []


@pytest.mark.parametrize("text", ["", "Nothing of time.", "🚢"])
def test_without_times_there_are_no_rows(text: str) -> None:
    assert rows(held(text)) == []


def test_rows_have_only_the_columns_of_the_table() -> None:
    found = rows(held(TOLD), held(TOLD, name="e"))
    assert {row["document"] for row in found} == {"d", "e"}
    assert all(set(row) <= set(COLUMNS) for row in found)


def test_a_date_without_year_leaves_the_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    assert rows(held(TOLD, "XXXX-05-15")) == rows(held(TOLD))


def test_times_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    analysis = analyse(held(TOLD))

    def twice(*_: object, **__: object) -> None:
        raise AssertionError("looked for again")

    monkeypatch.setattr("corredor.studies.evidence.study.publication.times_in", twice)
    assert publication_of(analysis, held(TOLD)).earliest is not None


AFTER = "The quay of the island was opened by the mayor."


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", f"LIMA, April 3, 2019 (Agency) - {AFTER}", "2019-04-03"),
        ("en", f"Quay opens\n\nLIMA/HANOI, April 3 (Agency) - {AFTER}", "XXXX-04-03"),
        ("en", f"NAIROBI, Tuesday, 3 April 2018 — {AFTER}", "2018-04-03"),
        ("es", "San José (Agencia), 3 jul.- El muelle de la isla abrió.", "XXXX-07-03"),
        ("es", "MÉXICO, 3 jul (Agencia).- Hoy abrió el muelle de la isla.", "XXXX-07-03"),
        ("es", "La Paz, 3 de abril de 2024 (AG) El muelle de la isla abrió.", "2024-04-03"),
        ("ru", "МОСКВА, 14 апреля 2025 /ИА Порт/. Открылся новый причал.", "2025-04-14"),
        ("ru", "Ханой. 14 апреля. ВЕСТНИК. Открылся новый причал порта.", "XXXX-04-14"),
        ("ru", "МОСКВА, 14 апр — Открылся новый причал порта.", "XXXX-04-14"),
    ],
)
def test_a_dateline_states_the_day(language: str, text: str, day: str) -> None:
    assert dateline_of(text, language) == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"The forum was held on May 14, 2024 - the mayor had opened it. {AFTER}"),
        ("en", f"The forum, May 14, 2024 - programme of the day. {AFTER}"),
        ("en", f"On May 14, 2024 (Tuesday) the forum opened. {AFTER}"),
        ("en", "Lima, 3 July 2024"),
        ("en", f"LIMA, July 2024 (Agency) - {AFTER}"),
        ("es", "Goya, 3 de mayo de 1808 (Museo del Prado) es un cuadro de gran tamaño."),
        ("ru", "Форум прошёл в Москве, 14 апреля 2025 — это был понедельник, сказал он."),
        ("en", f"{AFTER * 60}\nLIMA, April 3, 2019 (Agency) - {AFTER}"),
        ("en", ""),
    ],
)
def test_what_is_no_dateline(language: str, text: str) -> None:
    assert dateline_of(text, language) == ""


def test_a_month_in_a_quotation_counts_from_the_speech_and_bounds_nothing() -> None:
    text = "This year marks 50 years of ties, which were set up on 19 May 1974. "
    said = "“The fair will open in June,” said Sato Kenji. The minister spoke of tea."
    found = publication_of(analyse(held(text + said)), held(text + said))
    assert (found.earliest, found.latest) == (date(2024, 1, 1), date(2024, 12, 31))
