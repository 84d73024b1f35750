"""Comparison: what documents have to do with each other, their claims, names and texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from corredor.core.names import SAME_PERSON, name_keys, same_person
from corredor.core.source import Document
from corredor.studies.evidence.calc.corpus import Corpus
from corredor.studies.evidence.calc.derivation import derivations
from corredor.studies.evidence.calc.derivation.words import Prepared, prepared
from corredor.studies.evidence.calc.frames import Comparison, agreements
from corredor.studies.evidence.calc.frames.drift import Drift, drifts
from corredor.studies.evidence.calc.names.entities import Entity, merged_entities
from corredor.studies.evidence.calc.records import Derivation, Mention
from corredor.studies.evidence.engine import vectors
from corredor.studies.evidence.study.lexicons.proposals import country_slugs

At = tuple[str, int]
"""A document and the offset at which a figure begins."""
OUTCOMES: Final = ("agree", "refine", "conflict")


@dataclass(frozen=True)
class Pair:
    """Two figures that speak of one thing: `outcome` is a word of `OUTCOMES`."""

    first: At
    second: At
    outcome: str
    kind: str


@dataclass(frozen=True)
class Compared:
    """A corpus compared with itself.

    `canonical` gives the id of an entity by document and slug within it, `labels` its names by id
    and language; `drifts` are sources and stages that change on the way from one document to the
    next; `vectors` is false where
    the library for sentence vectors isn't there, so that translations were not looked for.
    """

    derivations: tuple[Derivation, ...]
    canonical: Mapping[tuple[str, str], str]
    labels: Mapping[str, dict[str, str]]
    pairs: tuple[Pair, ...]
    drifts: tuple[Drift, ...]
    vectors: bool


def compared_corpus(
    corpus: Corpus, documents: Mapping[str, Document], known: Mapping[str, str]
) -> Compared:
    """Return what the documents of a corpus have to do with each other.

    Parameters
    ----------
    corpus
        The analyses of the documents.
    documents
        The documents by id.
    known
        Ids of the folder by id and by name: an entity that the folder names keeps its id.
    """
    texts = {
        analysis.document: prepared(
            documents[analysis.document].text, analysis.language, analysis.sources
        )
        for analysis in corpus.analyses
    }
    found = derivations(texts, _alignments(texts))
    entities = _entities(corpus)
    canonical = _canonical(entities, known)
    return Compared(
        derivations=found,
        canonical=canonical,
        labels=_labels(entities, canonical),
        pairs=_pairs(corpus, agreements({a.document: a.figures for a in corpus.analyses})),
        drifts=drifts(
            corpus.analyses,
            found,
            {name: doc.text for name, doc in documents.items()},
            frozenset(country_slugs().values()),
        ),
        vectors=vectors.is_installed(),
    )


def _alignments(texts: Mapping[str, Prepared]):
    languages = {text.language for text in texts.values()} & vectors.LANGUAGES
    if len(languages) < 2 or not vectors.is_installed():
        return ()
    return vectors.alignments(texts)


def _entities(corpus: Corpus) -> tuple[Entity, ...]:
    mentions = {analysis.document: analysis.mentions for analysis in corpus.analyses}
    return merged_entities(
        mentions,
        lambda one, two: same_person(one, two) >= SAME_PERSON,
        aliases=_without_country(mentions),
        languages={analysis.document: analysis.language for analysis in corpus.analyses},
        keys=name_keys,
    )


def _without_country(mentions: Mapping[str, tuple[Mention, ...]]) -> dict[str, str]:
    """Return for a body named without its country the one body that the corpus names with it.

    "Ministry of Economy" is taken for Mexico's where no other country's is named: to count the
    two as independent sources would be the graver error.
    """
    slugs = {m.entity for held in mentions.values() for m in held if m.kind == "organisation"}
    longer: dict[str, set[str]] = {}
    for made in slugs:
        for country in country_slugs().values():
            if made.startswith(f"{country}-") and made[len(country) + 1 :] in slugs:
                longer.setdefault(made[len(country) + 1 :], set()).add(made)
    return {short: next(iter(found)) for short, found in longer.items() if len(found) == 1}


def _canonical(
    entities: tuple[Entity, ...], known: Mapping[str, str]
) -> dict[tuple[str, str], str]:
    """Return one id for each entity across documents: the folder's own where it has one."""
    own = {folded_name(name): made for name, made in known.items()}
    made: dict[tuple[str, str], str] = {}
    for entity in entities:
        names = (entity.name, *(alias.name for alias in entity.aliases))
        held = next((own[folded_name(name)] for name in names if folded_name(name) in own), "")
        for member in entity.members:
            made[member] = held or entity.slug
    return made


def _labels(
    entities: tuple[Entity, ...], canonical: Mapping[tuple[str, str], str]
) -> dict[str, dict[str, str]]:
    """Return for each entity the name that most documents of a language give it, the longest."""
    made: dict[str, dict[str, str]] = {}
    for entity in entities:
        held = made.setdefault(canonical[entity.members[0]], {})
        for alias in sorted(entity.aliases, key=lambda a: (-len(a.name), -a.documents, a.name)):
            if alias.language:
                held.setdefault(alias.language, alias.name)
    return made


def _pairs(corpus: Corpus, comparisons: tuple[Comparison, ...]) -> tuple[Pair, ...]:
    figures = {analysis.document: analysis.figures for analysis in corpus.analyses}
    return tuple(
        Pair(
            (found.first, figures[found.first][found.first_at].figure.span.start),
            (found.second, figures[found.second][found.second_at].figure.span.start),
            found.outcome,
            found.kind,
        )
        for found in comparisons
        if found.outcome in OUTCOMES
    )


def folded_name(name: str) -> str:
    """Return a name without case, accents and doubled blanks.

    Examples
    --------
    >>> folded_name("  José  Pérez ")
    'jose perez'
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


DRIFT: Final = (
    "kind",
    "first",
    "second",
    "before",
    "after",
    "first_passage",
    "second_passage",
)
"""Columns of a drift: what one document says, and what the other makes of it."""


def drift_rows(compared: Compared, documents: Mapping[str, Document]) -> tuple[dict[str, str], ...]:
    """Return the drifts as rows, with both passages."""
    return tuple(
        {
            "kind": found.kind,
            "first": found.first,
            "second": found.second,
            "before": found.before,
            "after": found.after,
            "first_passage": found.passages[0].of(documents[found.first].text),
            "second_passage": found.passages[1].of(documents[found.second].text),
        }
        for found in compared.drifts
    )
