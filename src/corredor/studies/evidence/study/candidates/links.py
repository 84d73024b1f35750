"""Links: the ids of entities, and the sources and terms that a row would add."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from corredor.core.label import LANGUAGES
from corredor.core.slugs import is_slug, slug
from corredor.core.source import Document
from corredor.data.tables import country_codes
from corredor.studies.evidence.calc.corpus import Analysis, Corpus
from corredor.studies.evidence.calc.records import Mention, NamedSource
from corredor.studies.evidence.study.lexicons.terms import term_labels

TERM: Final = "term"
"""Kind of what goes into ``terms.csv``; all other kinds are kinds of source."""
LONGEST: Final = 60
"""Code points of the longest id."""
LONGEST_NAME: Final = 200
"""Code points of the longest name."""
MOST_OUTLETS: Final = 8
"""Outlets that one chain may lead over."""
_DIGEST: Final = 8
_BREAK: Final = re.compile(r"[;=|\s]+")
_LANGUAGE: Final = re.compile(rf"({'|'.join(LANGUAGES)})\s*:")
_AS_SOURCE: Final = {
    "role": "office",
    "place": "office",
    "event": "organisation",
    "work": "article",
    "law": "statement",
}
"""Kind of source of what isn't one by itself, where a chain leads over it."""
_AS_SUBJECT: Final = frozenset({"place", "event", "work", "law"})
"""Kinds of mention that are terms where a claim is about them."""


@dataclass(frozen=True)
class Link:
    """An entity as a row of ``sources.csv`` or ``terms.csv`` would name it.

    `names` holds its name by language.
    """

    id: str
    kind: str
    names: Mapping[str, str]
    country: str = ""

    @property
    def name(self) -> str:
        """The name under which it was found first."""
        return next(iter(self.names.values()))

    def cell(self, kind: str, language: str) -> str:
        """Return the link as the column `names` of a document in a language has it."""
        if kind in OUTLETS or set(self.names) == {language}:
            shown = self.name
        else:
            shown = spoken({key: self.names[key] for key in LANGUAGES if key in self.names})
        return "=".join([self.id, kind, shown, *filter(None, [self.country])])


def plain_name(name: str) -> str:
    """Return a name without the signs by which the column `names` is read.

    Examples
    --------
    >>> plain_name("es: Casa; Campo | Mar=1")
    'es Casa Campo Mar 1'
    """
    line = _BREAK.sub(" ", name).strip()[:LONGEST_NAME].strip()
    return _LANGUAGE.sub(r"\1", line) if _LANGUAGE.match(line) else line


@dataclass(frozen=True)
class Links:
    """The entities of a corpus by document and slug, under ids that hold across documents.

    `known` maps ids that the folder has already to themselves, and names in small letters to
    those ids; `sources`, `terms` and `places` are the ids of these tables. `canonical` gives
    the id of an entity by document and slug within it, `labels` its names by language.
    """

    known: Mapping[str, str]
    canonical: Mapping[tuple[str, str], str]
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    sources: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    held: dict[str, Link] = field(default_factory=dict[str, Link])

    def id_of(self, document: str, entity: str) -> str:
        """Return the id of an entity of a document; empty for none."""
        if not entity:
            return ""
        made = self.canonical.get((document, entity), entity)
        return as_id(self.known.get(made, made))

    def add(self, document: Document, entity: str, kind: str, name: str, country: str = "") -> None:
        """Note what an entity is; the first that says so counts."""
        made = self.id_of(document.id, entity)
        if not made:
            return
        land = country if country in country_codes() else ""
        found = dict(self.labels.get(made, {})) if kind not in OUTLETS else {}
        found.setdefault(document.language, name)
        names = {language: plain_name(shown) or made for language, shown in found.items()}
        held = self.held.get(made)
        if held is None:
            self.held[made] = Link(made, kind, names, land)
        elif held.kind == kind:
            self.held[made] = Link(made, kind, names | dict(held.names), held.country or land)

    def source_kind(self, name: str) -> str:
        """Return which kind of source an id would be; empty for an unknown one."""
        link = self.held.get(name)
        return _source_kind(link) if link else ""

    def names(
        self,
        language: str,
        subjects: Iterable[str] = (),
        chain: Iterable[str] = (),
        terms: Iterable[str] = (),
    ) -> str:
        """Return the cell for the ids that the folder doesn't have yet.

        Parameters
        ----------
        language
            Language of the document.
        subjects
            What the row is about: any table that names things will do.
        chain
            Those that must stand in ``sources.csv``.
        terms
            Those that must stand in ``terms.csv``.
        """
        entries = [
            *(self._subject(name, language) for name in subjects if name not in self.known),
            *(self._source(name, language) for name in chain if name not in self.sources),
            *term_entries(name for name in terms if name not in self.terms),
        ]
        return "; ".join(dict.fromkeys(filter(None, entries)))

    def _subject(self, name: str, language: str) -> str:
        link = self.held.get(name)
        if link is None:
            return ""
        return link.cell(TERM if link.kind in _AS_SUBJECT else _source_kind(link), language)

    def _source(self, name: str, language: str) -> str:
        if not name:
            return ""
        link = self.held.get(name) or Link(name, "role", {language: name.replace("-", " ")})
        return link.cell(_source_kind(link), language)


def _source_kind(link: Link) -> str:
    return _AS_SOURCE.get(link.kind, link.kind)


def term_entries(names: Iterable[str]) -> Iterator[str]:
    """Yield the entries of the column `names` for terms that have labels."""
    for name in dict.fromkeys(filter(None, names)):
        labels: dict[str, str] = dict(zip(LANGUAGES, term_labels(name), strict=True))
        if all(labels.values()):
            yield f"{name}={TERM}={spoken(labels)}"


def spoken(labels: Mapping[str, str]) -> str:
    """Return labels as one cell.

    Examples
    --------
    >>> spoken({"es": "comercio", "ru": "торговля"})
    'es:comercio | ru:торговля'
    """
    return " | ".join(f"{language}:{label}" for language, label in labels.items() if label)


def as_id(text: str) -> str:
    """Return an id as it is, cut if it is too long, or one for a text that is none.

    Examples
    --------
    >>> as_id("El Faro"), as_id("a" * 99) == "a" * 60, as_id("")
    ('el-faro', True, '')
    """
    held = text[:LONGEST].strip("-_")
    return held if is_slug(held) else slug(held, "")


TOLD: Final = ("interview", "column", "speech", "statement")
"""Kinds of source that a person or body makes: links of their own before whoever made them."""
OUTLETS: Final = ("outlet", "article")
"""Kinds of source that stand for an outlet whose piece the document retells."""
_NAMED: Final = ("person", "organisation")


def links_of(
    corpus: Corpus,
    documents: Mapping[str, Document],
    links: Links,
) -> Links:
    """Return the links with all entities that a corpus names.

    Parameters
    ----------
    corpus
        The analyses.
    documents
        The documents by id.
    links
        What the folder has, and the ids of entities; what is found is added to it.
    """
    pairs = [(analysis, documents[analysis.document]) for analysis in corpus.analyses]
    for add in (_add_outlets, _add_named, _add_sources, _add_others, _add_speakers):
        for analysis, document in pairs:
            add(links, analysis, document)
    return links


def _add_outlets(links: Links, analysis: Analysis, document: Document) -> None:
    links.add(document, article_id(document.id), "article", document.title or document.id)
    if document.publisher:
        links.add(document, publisher_id(document), "outlet", document.publisher)
    shown = {m.entity: m.name for m in _named(analysis)}
    for source in analysis.sources:
        if source.within:
            links.add(document, source.within, "outlet", shown.get(source.within) or source.within)
        if source.kind in OUTLETS:
            links.add(document, source.entity, "outlet", source.name)


def _named(analysis: Analysis) -> Iterator[Mention]:
    return (mention for mention in analysis.mentions if mention.kind in _NAMED)


def _add_named(links: Links, analysis: Analysis, document: Document) -> None:
    for mention in _named(analysis):
        links.add(document, mention.entity, mention.kind, mention.name, mention.country)


def _add_sources(links: Links, analysis: Analysis, document: Document) -> None:
    for source in analysis.sources:
        if source.kind in TOLD and source.entity:
            links.add(document, told_id(source), source.kind, source.name)
        elif source.kind not in OUTLETS:
            links.add(document, source.entity, source.kind, source.name)


def _add_others(links: Links, analysis: Analysis, document: Document) -> None:
    for mention in analysis.mentions:
        links.add(document, mention.entity, mention.kind, mention.name, mention.country)


def _add_speakers(links: Links, analysis: Analysis, document: Document) -> None:
    """Add speakers that are no entity by themselves, such as "its organiser"."""
    for quotation in analysis.quotations:
        if quotation.chain and quotation.speaker and not quotation.speaker.entity:
            links.add(document, quotation.chain[-1], "role", quotation.speaker.name)


def told_id(source: NamedSource) -> str:
    """Return the slug of an interview, column, speech or statement, from who made it and where."""
    return "-".join(filter(None, (source.entity, source.kind, source.within)))


def chain_of(
    analysis: Analysis, document: Document, links: Links, entities: Iterable[str]
) -> tuple[str, ...]:
    """Return the ids of an attribution chain, each once.

    It leads from the article over its publisher and the outlets that it says it retells to the
    entities given, each after the interview, column or statement that the text names for it.
    """
    publisher = (publisher_id(document),) if document.publisher else ()
    made = [article_id(document.id), *publisher]
    retold = (s.entity for s in analysis.sources if s.unseen and s.kind in OUTLETS)
    made += [*dict.fromkeys(retold)][:MOST_OUTLETS]
    told = {s.entity: s for s in reversed(analysis.sources) if s.kind in TOLD}
    for entity in entities:
        source = told.get(entity)
        if source is not None:
            made += [source.within, told_id(source)]
        made.append(entity)
    ids = (links.id_of(document.id, entity) for entity in made)
    return tuple(dict.fromkeys(filter(None, ids)))


def publisher_id(document: Document) -> str:
    """Return the slug of a document's publisher."""
    return slug(document.publisher, "publisher")


def article_id(document: str) -> str:
    """Return the id of the first link of every chain from a document.

    Examples
    --------
    >>> article_id("foro"), article_id("a" * 79) == article_id("a" * 80)
    ('article-foro', False)
    """
    made = f"article-{document}"
    if len(made) <= LONGEST:
        return made
    digest = hashlib.sha256(document.encode()).hexdigest()[:_DIGEST]
    return f"{made[: LONGEST - _DIGEST - 1].strip('-_')}-{digest}"
