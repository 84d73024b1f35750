"""Corpus: what was found in each document, put together in any order and any number of parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corredor.studies.evidence.calc.derivation.fingerprint import Fingerprint
from corredor.studies.evidence.calc.records import (
    Event,
    FigureClaim,
    Mention,
    NamedSource,
    Proposal,
    Quotation,
    Sentence,
    TimeExpression,
)


@dataclass(frozen=True)
class Analysis:
    """What one document holds.

    `document` is its id, `sha256` the digest of its text, `language` that of the text,
    `published` its EDTF date, empty where nothing states it. The records are in the order of
    the text.
    """

    document: str
    sha256: str
    language: str
    published: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    sources: tuple[NamedSource, ...]
    quotations: tuple[Quotation, ...]
    figures: tuple[FigureClaim, ...]
    proposals: tuple[Proposal, ...]
    events: tuple[Event, ...]
    fingerprint: Fingerprint


@dataclass(frozen=True)
class Corpus:
    """Analyses in the order of their documents, each once."""

    analyses: tuple[Analysis, ...] = ()


def merged(corpora: Iterable[Corpus]) -> Corpus:
    """Corpus of all analyses of several corpora: associative, commutative, idempotent.

    Examples
    --------
    >>> merged([Corpus(), Corpus()])
    Corpus(analyses=())
    """
    held = {
        (analysis.document, analysis.sha256): analysis
        for corpus in corpora
        for analysis in corpus.analyses
    }
    return Corpus(tuple(held[key] for key in sorted(held)))
