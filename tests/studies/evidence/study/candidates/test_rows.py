from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.anchor import locate
from corredor.core.claim import Selector
from corredor.core.slugs import is_slug
from corredor.core.source import Document
from corredor.programme.review import CANDIDATES
from corredor.studies.evidence.calc.corpus import Corpus, merged
from corredor.studies.evidence.study.candidates.rows import (
    MOST_OTHERS,
    Found,
    Known,
    candidate_rows,
    proposal_id,
)
from corredor.studies.evidence.study.comparison import Compared, compared_corpus
from corredor.studies.evidence.study.reading import analyse

TEXT = """Japan has proposed to Kenya the creation of a direct ferry line, said Sato Kenji, \
Japan’s ambassador to Kenya. According to the Customs Office, Kenya exported goods worth \
1,250.5 million US dollars to Japan in 2023.

“We want the first ship to sail within two years,” Kenji said.

More than 90 companies took part in the Kenya-Japan Business Forum, which was held on May 14, 2024.
"""


def found(*texts: str, language: str = "en") -> Found:
    held = {
        f"d{number:02}": Document(
            f"d{number:02}",
            "d.txt",
            "",
            "",
            "",
            "",
            language,
            "",
            "",
            "",
            sha256(text.encode()).hexdigest(),
            text,
        )
        for number, text in enumerate(texts)
    }
    corpus = merged(Corpus((analyse(document, ("KE", "JP")),)) for document in held.values())
    compared = compared_corpus(corpus, held, {})
    return candidate_rows(corpus, compared, Known(held, {}))


def test_ids_are_ids_and_stand_once() -> None:
    ids = [cells["id"] for cells in found(TEXT, TEXT, "").candidates]
    assert len(set(ids)) == len(ids)
    assert all(map(is_slug, ids))


def test_rows_have_only_columns_of_the_table() -> None:
    names = {column.name for column in CANDIDATES.columns}
    assert all(set(cells) <= names for cells in found(TEXT, TEXT).candidates)


def test_every_kind_is_found() -> None:
    kinds = {cells["kind"] for cells in found(TEXT, TEXT).candidates}
    assert kinds >= {"figure", "event", "statement", "proposal", "person", "derivation"}


def test_a_text_added_above_changes_no_id() -> None:
    before = {cells["id"] for cells in found(TEXT).candidates}
    after = {cells["id"] for cells in found("The weather was fine.\n\n" + TEXT).candidates}
    assert before <= after


def test_like_passages_are_told_apart() -> None:
    rows = found("More than 90 companies came. " * 3).candidates
    ids = [cells["id"] for cells in rows if cells["kind"] == "figure"]
    assert len(ids) == len(set(ids)) == 3


pieces = st.sampled_from(
    [
        "Sato Kenji",
        "the Ministry of Trade",
        "=SUM(A1)",
        "+5 million dollars",
        "-7%",
        "$5.5",
        "3,",
        "12.5.2024",
        "5-7",
        "€",
        "No. 5",
        "10:30",
        "(5)",
        "½",
        "@home",
        "A;B=C|D",
        "“x = 1; y”",
        "said",
        "According to",
        "1,300 million dollars",
        "in 2023",
        "proposed to Kenya a ferry line",
        "A" * 300,
        "\N{RIGHT-TO-LEFT MARK}",
        "🚢",
        ",",
        ".",
        "\n\n",
        "\t",
    ]
)
ID_COLUMNS = [column.name for column in CANDIDATES.columns if column.kind in ("id", "ids")]


@given(st.lists(pieces, max_size=25).map(" ".join))
def test_of_any_text_quotes_are_exact_and_ids_are_ids(text: str) -> None:
    for cells in found(text).candidates:
        if cells.get("quote"):
            start = int(cells["start"])
            assert text[start : int(cells["end"])] == cells["quote"]
            selector = Selector(cells["quote"], cells["prefix"], cells["suffix"], start)
            assert locate(text, selector).status == "exact"
        for name in ID_COLUMNS:
            assert all(map(is_slug, cells.get(name, "").split())), (name, cells)
        for entry in filter(None, cells.get("names", "").split("; ")):
            parts = entry.split("=")
            assert len(parts) in (3, 4)
            assert is_slug(parts[0])


def test_all_that_a_chain_leads_over_is_named() -> None:
    for cells in found(TEXT).candidates:
        named = {entry.split("=")[0] for entry in cells.get("names", "").split("; ")}
        assert set(cells.get("chain", "").split()) <= named


def test_candidates_that_agree_name_each_other() -> None:
    rows = {cells["id"]: cells for cells in found(TEXT, TEXT).candidates}
    pairs = [(name, other) for name, c in rows.items() for other in c.get("agrees", "").split()]
    assert pairs
    assert all(name in rows[other]["agrees"].split() for name, other in pairs)


def test_of_very_many_that_agree_the_first_are_named() -> None:
    text = "Kenya exported goods worth 5 million US dollars to Japan in 2023."
    made = found(*(f"{text} Note {number}." for number in range(MOST_OTHERS + 2)))
    figures = [cells for cells in made.candidates if cells["kind"] == "figure"]
    assert max(len(cells.get("agrees", "").split()) for cells in figures) == MOST_OTHERS
    assert len(made.comparisons) > MOST_OTHERS


@pytest.mark.parametrize("end", ["Mombasa and Kobe", "Mombasa and Osaka"])
def test_long_wordings_that_begin_alike_are_proposals_apart(end: str) -> None:
    start = "the creation of a direct ferry line between the ports of "
    assert is_slug(proposal_id(start + end))
    assert proposal_id(start + end) != proposal_id(start + "Lamu and Tokyo")
    assert proposal_id(start + end) == proposal_id((start + end).upper())


def test_an_empty_corpus_has_no_rows() -> None:
    empty = Compared((), {}, {}, (), (), vectors=False)
    assert candidate_rows(Corpus(), empty, Known({}, {})) == Found((), ())
