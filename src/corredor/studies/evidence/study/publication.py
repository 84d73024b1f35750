"""Publication: within which days a document without date was published, by its own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import regex as re

from corredor.core.period import NO_YEAR
from corredor.core.source import Document
from corredor.studies.evidence.calc.corpus import Analysis, Corpus
from corredor.studies.evidence.calc.times import times_in
from corredor.studies.evidence.calc.times.extraction import tense_at
from corredor.studies.evidence.calc.times.publication import (
    HEAD,
    Publication,
    dateline_date,
    publication_bounds,
)
from corredor.studies.evidence.study.lexicons.times import time_words

_CLOSE: Final = re.compile(r"(?<=[.)/])\s?[–—-]+(?=\s)")
"""The dash after a dateline, which joins no two dates."""
COLUMNS: Final = ("document", "earliest", "latest", "rule", "sentence")
"""Columns of the table: the interval on the first line of a document, then what it rests on."""


def publication_of(analysis: Analysis, document: Document) -> Publication:
    """Return the interval of a document's day of publication, with the sentences it rests on.

    The document must state none to the day, so that its times were read without a reference.
    """
    words = time_words(document.language)
    tenses = tuple(tense_at(document.text, time.span, words) for time in analysis.times)
    return publication_bounds(analysis.times, analysis.sentences, tenses)


def dateline_of(text: str, language: str) -> str:
    """Return the day that a document's dateline states, in EDTF; empty where it has none.

    Examples
    --------
    >>> dateline_of("LIMA, 3 July 2024 (Agency) – The quay opened on Monday.", "en")
    '2024-07-03'
    """
    head = text[: 2 * HEAD]
    parted = _CLOSE.sub(lambda found: ";" * len(found[0]), head)
    return dateline_date(head, times_in(parted, time_words(language)))


def publication_rows(
    corpus: Corpus, documents: Mapping[str, Document]
) -> tuple[dict[str, str], ...]:
    """Return what bounds the day of publication of each document that states none."""
    return tuple(
        row
        for analysis in corpus.analyses
        if not analysis.published or analysis.published.startswith(NO_YEAR)
        for row in _rows(analysis, documents[analysis.document])
    )


def _rows(analysis: Analysis, document: Document) -> Iterator[dict[str, str]]:
    found = publication_of(analysis, document)
    if found.earliest is None and found.latest is None:
        return
    yield {
        "document": document.id,
        "earliest": found.earliest.isoformat() if found.earliest else "",
        "latest": found.latest.isoformat() if found.latest else "",
        "rule": "interval",
    }
    rejected = [(bound, f"left out: {bound.rule}") for bound in found.rejected]
    for bound, rule in [*((bound, bound.rule) for bound in found.reasons), *rejected]:
        yield {
            "document": document.id,
            "earliest": bound.earliest.isoformat() if bound.earliest else "",
            "latest": bound.latest.isoformat() if bound.latest else "",
            "rule": rule,
            "sentence": bound.sentence.of(document.text),
        }
