from __future__ import annotations

from hashlib import sha256

import pytest

from corredor.core.source import Document
from corredor.studies.evidence.calc.corpus import Corpus, merged
from corredor.studies.evidence.study.publication import COLUMNS, publication_of, publication_rows
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
