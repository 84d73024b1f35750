"""Rows: each thing found as the cells of ``candidates.csv``, all of them text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from corredor.core.slugs import LONGEST, slug
from corredor.core.source import Document
from corredor.studies.evidence.calc.corpus import Analysis, Corpus
from corredor.studies.evidence.calc.records import Event, Proposal, Quotation, Span
from corredor.studies.evidence.study.candidates.amounts import figure_cells
from corredor.studies.evidence.study.candidates.links import (
    TOLD,
    Links,
    chain_of,
    links_of,
    told_id,
)
from corredor.studies.evidence.study.candidates.occasions import Occasion, Place, occasions
from corredor.studies.evidence.study.candidates.passages import (
    passage,
    place_cells,
    sentence_at,
    stems,
    time_cells,
)
from corredor.studies.evidence.study.comparison import At, Compared
from corredor.studies.evidence.study.lexicons.terms import PROPOSALS

Cells = dict[str, str]
MOST_OTHERS: Final = 50
"""Candidates named as agreeing with one, or in conflict with it; the table has all."""
LONGEST_CELL: Final = 400
"""Code points of the longest words, names and times that are shown."""
_SHOWN: Final = ("words", "speaker", "role", "path", "time", "readings")
_DIGEST: Final = 8


@dataclass(frozen=True)
class Known:
    """What the folder has already.

    `documents` are its documents by id; `ids` maps the ids of sources, terms, organisations and
    places, and their names, to the ids. `sources`, `terms` and `places` are the ids of these.
    """

    documents: Mapping[str, Document]
    ids: Mapping[str, str]
    sources: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Found:
    """What a corpus gives: its candidates, and what figures of two documents come to."""

    candidates: tuple[Cells, ...]
    comparisons: tuple[Cells, ...]


COMPARISON: Final = (
    "outcome",
    "kind",
    "measure",
    "first",
    "first_passage",
    "second",
    "second_passage",
)
"""Columns of a comparison: both candidates with the sentences that they stand in."""


def candidate_rows(corpus: Corpus, compared: Compared, known: Known) -> Found:
    """Return the candidates of a corpus, in the order of the documents, and their comparisons.

    The id of a candidate depends on its document, kind, words and reading, not on where it
    stands: a text added above changes none.
    """
    links = links_of(
        corpus,
        known.documents,
        Links(
            known.ids,
            compared.canonical,
            compared.labels,
            known.sources,
            known.terms,
            known.places,
        ),
    )
    made: list[Cells] = []
    held = occasions(corpus, links)
    for analysis in corpus.analyses:
        document = known.documents[analysis.document]
        made += _identified(_rows(analysis, document, links, held), analysis.document)
    made += _identified(_derivations(compared, known), "")
    figures = [row for row in made if row["kind"] == "figure"]
    by_place = {(row["document"], int(row.pop("at"))): row for row in figures}
    comparisons = tuple(_comparisons(by_place, compared))
    _refer(figures, comparisons)
    _under_one_subject(figures, comparisons)
    return Found(tuple(made), comparisons)


def _refer(figures: Iterable[Cells], comparisons: Iterable[Cells]) -> None:
    """Name in each figure the first of those that it agrees with, and conflicts with."""
    others: dict[tuple[str, str], set[str]] = {}
    for row in comparisons:
        column = "conflicts" if row["outcome"] == "conflict" else "agrees"
        for name, other in ((row["first"], row["second"]), (row["second"], row["first"])):
            others.setdefault((name, column), set()).add(other)
    for cells in figures:
        for column in ("agrees", "conflicts"):
            held = sorted(others.get((cells["id"], column), ()))
            if held:
                cells[column] = " ".join(held[:MOST_OTHERS])


def _under_one_subject(figures: Iterable[Cells], comparisons: Iterable[Cells]) -> None:
    """Give figures that speak of one thing the fullest of their subjects, as one fact needs it.

    "The forum" of one document is "the Chile-Kenya forum" of another, or the comparison would
    not have lined them up. A subject that was taken over is a doubt for a person to look at.
    """
    by_id = {cells["id"]: cells for cells in figures}
    groups = {name: {name} for name in by_id}
    for row in comparisons:
        joined = groups[row["first"]] | groups[row["second"]]
        groups |= dict.fromkeys(joined, joined)
    for name, group in groups.items():
        members = [by_id[other] for other in sorted(group)]
        fullest = max(members, key=lambda cells: (len(cells["subject"]), cells["subject"]))
        cells, subject = by_id[name], fullest["subject"]
        if cells["subject"] != subject:
            cells["subject"] = subject
            cells["doubt"] = " ".join(dict.fromkeys((*cells["doubt"].split(), "subject")))
            entries = [entry.strip() for entry in fullest["names"].split(";")]
            added = [entry for entry in entries if entry.startswith(f"{subject}=")]
            cells["names"] = "; ".join(filter(None, (cells["names"], *added)))


def _comparisons(by_place: Mapping[At, Cells], compared: Compared) -> Iterator[Cells]:
    for pair in compared.pairs:
        first, second = by_place.get(pair.first), by_place.get(pair.second)
        if first and second:
            yield {
                "outcome": pair.outcome,
                "kind": pair.kind,
                "measure": first["property"],
                "first": first["id"],
                "first_passage": first["sentence"],
                "second": second["id"],
                "second_passage": second["sentence"],
            }


def _rows(
    analysis: Analysis, document: Document, links: Links, held: Mapping[Place, Occasion]
) -> Iterator[Cells]:
    yield from figure_cells(analysis, document, links)
    for at, event in enumerate(analysis.events):
        yield _event(event, analysis, document, links, held[analysis.document, at])
    for quotation in analysis.quotations:
        yield _statement(quotation, analysis, document, links)
    for proposal in analysis.proposals:
        yield _proposal(proposal, analysis, document, links)
    yield from _sources(analysis, document, links)
    yield from _entities(analysis, document, links)


def _placed(analysis: Analysis, text: str, first: Span, *more: Span) -> Cells:
    sentence = sentence_at(analysis.sentences, first.start)
    return place_cells(text, passage(text, (first, *more), sentence), sentence)


def _event(
    event: Event, analysis: Analysis, document: Document, links: Links, occasion: Occasion
) -> Cells:
    name, subject = analysis.document, occasion.subject
    spans = (event.time.span,) if event.time else ()
    chain = chain_of(analysis, document, links, event.chain)
    when = time_cells(event.time)
    own = links.id_of(name, event.entity or event.key)
    doubts = ("" if when["period"] else "date", "" if own == subject else "subject")
    return {
        "kind": "event",
        "document": name,
        "words": event.span.of(document.text),
        **_placed(analysis, document.text, event.span, *spans),
        "subject": subject,
        "property": event.act,
        "period": occasion.period,
        "value": when["period"],
        "time": when["time"],
        "place": links.id_of(name, event.place),
        "chain": " ".join(chain),
        "names": links.names(document.language, (subject,), chain, (subject, event.act)),
        "doubt": " ".join(filter(None, doubts)),
    }


def _statement(quotation: Quotation, analysis: Analysis, document: Document, links: Links) -> Cells:
    name, text = analysis.document, document.text
    speaker = quotation.speaker
    entity = links.id_of(name, speaker.entity) if speaker else ""
    chain = chain_of(
        analysis, document, links, (*quotation.chain, *((speaker.entity,) if speaker else ()))
    )
    sentence = sentence_at(analysis.sentences, quotation.span.start)
    cue = quotation.cue.of(text) if quotation.cue else ""
    denied = bool(cue) and stems(document.language, "denials").match(cue) is not None
    spans = (quotation.span, quotation.cue) if denied and quotation.cue else (quotation.span,)
    doubts = ["" if entity else "speaker", "denial" if denied else ""]
    return {
        "kind": "statement",
        "document": name,
        "words": cue,
        **place_cells(text, passage(text, spans, sentence) if denied else quotation.span, sentence),
        "subject": entity,
        "property": "statement",
        "value": quotation.kind,
        "chain": " ".join(chain),
        "speaker": speaker.name if speaker else "",
        "role": speaker.role if speaker else "",
        "path": quotation.path,
        "names": links.names(document.language, (entity,), chain, ("statement",)),
        "doubt": " ".join(filter(None, doubts)),
    }


def _proposal(proposal: Proposal, analysis: Analysis, document: Document, links: Links) -> Cells:
    name, text = analysis.document, document.text
    spans = (proposal.cue, *((proposal.date.span,) if proposal.date else ()))
    proposer = links.id_of(name, proposal.proposer)
    counterpart = links.id_of(name, proposal.counterpart)
    claimant = (proposal.claimant,) if proposal.claimant else ()
    chain = chain_of(analysis, document, links, claimant)
    place = links.id_of(name, proposal.place)
    listed = place if place in links.places else ""
    missing = {"proposer": proposer, "counterpart": counterpart, "sector": proposal.sector}
    missing |= {"place": listed} if place else {}
    return {
        "kind": "proposal",
        "document": name,
        "words": proposal.thing.of(text),
        **_placed(analysis, text, proposal.thing, *spans),
        **time_cells(proposal.date),
        "subject": f"{proposer}{PROPOSALS}" if proposer else "",
        "property": "proposal",
        "value": proposal_id(proposal.thing.of(text)),
        "stage": proposal.stage,
        "proposer": proposer,
        "counterpart": counterpart,
        "sector": proposal.sector,
        "place": listed,
        "chain": " ".join(chain),
        "speaker": links.held[chain[-1]].name if claimant and chain[-1] in links.held else "",
        "names": links.names(
            document.language,
            chain=(proposer, counterpart, *chain),
            terms=(f"{proposer}{PROPOSALS}", "proposal", proposal.sector),
        ),
        "doubt": " ".join(key for key, value in missing.items() if not value),
    }


def proposal_id(words: str) -> str:
    """Return the id of what is proposed: two long wordings that begin alike stay apart.

    Examples
    --------
    >>> proposal_id("a ferry line")
    'a-ferry-line'
    """
    made = slug(words, "proposal")
    whole = "-".join(filter(None, (slug(word, "") for word in words.split())))
    if len(whole) <= len(made):
        return made
    digest = hashlib.sha256(" ".join(words.casefold().split()).encode()).hexdigest()[:_DIGEST]
    return f"{made[: LONGEST - _DIGEST - 1].strip('-_')}-{digest}"


def _sources(analysis: Analysis, document: Document, links: Links) -> Iterator[Cells]:
    seen: set[str] = set()
    for source in analysis.sources:
        told = told_id(source) if source.kind in TOLD and source.entity else source.entity
        entity = links.id_of(analysis.document, told)
        if not entity or entity in seen or not source.unseen:
            continue
        seen.add(entity)
        others = (source.entity, source.within)
        ids = (entity, *(links.id_of(analysis.document, other) for other in others))
        yield {
            "kind": "source",
            "document": analysis.document,
            "words": source.span.of(document.text),
            **_placed(analysis, document.text, source.span),
            "value": entity,
            "names": links.names(document.language, chain=ids),
            "sort": links.source_kind(entity) or source.kind,
            "speaker": source.name,
        }


def _entities(analysis: Analysis, document: Document, links: Links) -> Iterator[Cells]:
    seen: set[str] = set()
    for mention in analysis.mentions:
        entity = links.id_of(analysis.document, mention.entity)
        if mention.kind not in ("person", "organisation") or not entity or entity in seen:
            continue
        seen.add(entity)
        yield {
            "kind": mention.kind,
            "document": analysis.document,
            "words": mention.span.of(document.text),
            **_placed(analysis, document.text, mention.span),
            "value": entity,
            "names": links.names(document.language, chain=(entity,)),
            "role": mention.role,
            "sort": mention.sort,
            "country": links.held[entity].country if entity in links.held else "",
            "path": mention.path,
        }


def _derivations(compared: Compared, known: Known) -> Iterator[Cells]:
    """Yield the derivations, the earlier document first, without date the lower id."""
    for found in compared.derivations:
        names = (found.first, found.second)
        original = min(names, key=lambda name: (known.documents[name].published or "9999", name))
        turned = original != found.first
        derived = found.first if turned else found.second
        cells: Cells = {
            "kind": "derivation",
            "document": original,
            "other": derived,
            "value": found.kind,
            "readings": "; ".join(f"{name} {value:.3g}" for name, value in found.measures),
            "score": f"{found.probability:.3g}",
        }
        if found.passages:
            here, there = reversed(found.passages[0]) if turned else found.passages[0]
            cells |= place_cells(known.documents[original].text, here, None)
            cells["words"] = there.of(known.documents[derived].text)
        yield cells


_KEY = ("document", "other", "kind", "quote", "words", "unit")
_KEY_OF_READING = frozenset({"figure", "event", "statement", "derivation"})
"""Kinds of candidate whose value is a reading; of the others it is an id that may change."""


def _identified(rows: Iterable[Cells], document: str) -> Iterator[Cells]:
    """Yield rows with their ids; like rows of one document are told apart by their order."""
    seen: Counter[str] = Counter()
    for found in rows:
        cells = found | {name: found[name][:LONGEST_CELL] for name in _SHOWN if name in found}
        names = (*_KEY, "value") if cells["kind"] in _KEY_OF_READING else _KEY
        state = "\0".join(" ".join(cells.get(name, "").split()) for name in names)
        seen[state] += 1
        digest = hashlib.sha256(f"{state}\0{seen[state]}".encode()).hexdigest()[:_DIGEST]
        stem = (document or cells["document"])[:40]
        yield {"id": f"{stem}-{cells['kind']}-{digest}", **cells}
