from __future__ import annotations

from hashlib import sha256
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corredor.core.source import Document
from corredor.studies.evidence.calc.corpus import Analysis, Corpus, merged
from corredor.studies.evidence.study.reading import analyse

TEXTS = (
    "Kenya exported tea worth 5 million dollars to Japan in 2023.",
    "Japan opened a school in Nairobi.",
    "Kenia y Japón firmaron un acuerdo en 2024.",
    "Кения и Япония подписали соглашение.",
    "",
)


def held(number: int, text: str) -> Analysis:
    name, digest = f"d{number}", sha256(text.encode()).hexdigest()
    return analyse(Document(name, f"{name}.txt", "", "", "", "", "en", "", "", "", digest, text))


ANALYSES = [held(number, text) for number, text in enumerate(TEXTS)]
corpora = st.lists(st.sampled_from(ANALYSES), max_size=5).map(lambda a: Corpus(tuple(a)))
WHOLE = merged([Corpus(tuple(ANALYSES))])


@given(corpora, corpora, corpora)
def test_merging_is_associative(one: Corpus, two: Corpus, three: Corpus) -> None:
    left = merged([merged([one, two]), three])
    assert left == merged([one, merged([two, three])]) == merged([one, two, three])


@given(corpora, corpora)
def test_merging_is_commutative(one: Corpus, two: Corpus) -> None:
    assert merged([one, two]) == merged([two, one])


@given(corpora)
def test_merging_is_idempotent(corpus: Corpus) -> None:
    once = merged([corpus])
    assert merged([once]) == merged([once, once]) == once
    assert merged([corpus, Corpus()]) == once


@given(st.permutations(ANALYSES), st.lists(st.integers(0, 5), max_size=3))
def test_neither_order_nor_partition_matter(order: list[Analysis], cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(order)]
    parts = [Corpus(tuple(order[a:b])) for a, b in pairwise(edges)]
    assert merged(parts) == WHOLE


@given(corpora)
def test_each_document_stands_once_in_order(corpus: Corpus) -> None:
    names = [analysis.document for analysis in merged([corpus]).analyses]
    assert names == sorted(set(names))


def test_another_text_of_the_same_document_is_another_analysis() -> None:
    both = [Corpus((held(1, "One."),)), Corpus((held(1, "Two."),))]
    assert len(merged(both).analyses) == 2
