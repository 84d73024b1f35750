from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

import pytest

from corredor.core.source import Document
from corredor.studies.evidence.calc.corpus import Corpus, merged
from corredor.studies.evidence.study.candidates.rows import Known, candidate_rows
from corredor.studies.evidence.study.comparison import Compared, compared_corpus, folded_name
from corredor.studies.evidence.study.reading import analyse

FERRY = """Ferry line between Kenya and Japan takes shape

NAIROBI – Japan has proposed to Kenya the creation of a direct ferry line, said Sato Kenji, \
Japan’s ambassador to Kenya. According to the Customs Office, Kenya exported goods worth \
1,250.5 million US dollars to Japan in 2023.

“We want the first ship to sail within two years,” Kenji said.

More than 90 companies took part in the Kenya-Japan Business Forum, which was held on May 14, \
2024 in Nairobi.
"""
OTHER = """Exports reach a record

Kenya exported goods worth 1,251 million US dollars to Japan in 2023, the bank told reporters. \
Only 60 companies took part in the Kenya-Japan Business Forum, which was held on May 14, 2024.
"""


@pytest.fixture(autouse=True)
def _without_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "corredor.studies.evidence.study.comparison.vectors.is_installed", lambda: False
    )


def documents(**texts: str) -> dict[str, Document]:
    return {
        name: Document(
            name,
            f"{name}.txt",
            "",
            "",
            "",
            "",
            "en",
            "",
            "",
            "",
            sha256(text.encode()).hexdigest(),
            text,
        )
        for name, text in texts.items()
    }


def corpus_of(held: Mapping[str, Document]) -> Corpus:
    return merged(Corpus((analyse(document, ("KE", "JP")),)) for document in held.values())


def compared(held: Mapping[str, Document], known: Mapping[str, str] | None = None) -> Compared:
    return compared_corpus(corpus_of(held), held, known or {})


def origins(held: Mapping[str, Document], found: Compared) -> int:
    """Count documents that are no derivation of another."""
    parent = {name: name for name in held}

    def root(name: str) -> str:
        return name if parent[name] == name else root(parent[name])

    for edge in found.derivations:
        parent[root(edge.second)] = root(edge.first)
    return len({root(name) for name in held})


def test_a_copy_is_a_derivation_and_no_origin() -> None:
    once = documents(a=FERRY, b=OTHER)
    twice = documents(a=FERRY, b=OTHER, copy=FERRY)
    found = compared(twice)
    assert ("a", "copy", "verbatim") in {(d.first, d.second, d.kind) for d in found.derivations}
    assert origins(twice, found) <= origins(once, compared(once))


@pytest.mark.parametrize("count", [2, 4])
def test_any_number_of_copies_is_one_origin(count: int) -> None:
    held = documents(**{f"d{number}": FERRY for number in range(count)})
    assert origins(held, compared(held)) == 1


def test_a_document_alone_has_nothing_to_do_with_any_other() -> None:
    found = compared(documents(a=FERRY))
    assert found.derivations == found.pairs == ()


def test_pairs_stand_at_figures_of_both_documents() -> None:
    held = documents(a=FERRY, b=OTHER)
    starts = {
        (analysis.document, claim.figure.span.start)
        for analysis in corpus_of(held).analyses
        for claim in analysis.figures
    }
    found = compared(held)
    assert found.pairs
    assert all({pair.first, pair.second} <= starts for pair in found.pairs)
    assert all(pair.first[0] != pair.second[0] for pair in found.pairs)
    assert "conflict" in {pair.outcome for pair in found.pairs}


def test_the_order_of_documents_changes_nothing() -> None:
    held = documents(a=FERRY, b=OTHER, c=FERRY)
    turned = dict(reversed(held.items()))
    assert compared(held) == compared(turned)


def test_an_entity_that_the_folder_names_keeps_its_id() -> None:
    held = documents(a=FERRY)
    found = compared(held, {"Sato Kenji": "the-ambassador", "the-ambassador": "the-ambassador"})
    assert "the-ambassador" in set(found.canonical.values())
    rows = candidate_rows(
        corpus_of(held), found, Known(held, {"the-ambassador": "the-ambassador"})
    ).candidates
    assert {row["subject"] for row in rows if row.get("speaker") == "Sato Kenji"} >= {
        "the-ambassador"
    }


def test_a_missing_library_is_told() -> None:
    assert compared(documents(a=FERRY, b=OTHER)).vectors is False


@pytest.mark.parametrize(
    ("one", "other"),
    [("Nguyễn  Văn", "nguyen van"), ("ЁЛКА", "елка"), (" A\tB ", "a b"), ("Straße", "STRASSE")],
)
def test_names_fold_alike(one: str, other: str) -> None:
    assert folded_name(one) == folded_name(other)
