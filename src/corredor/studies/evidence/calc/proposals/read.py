"""Proposals of a document: each thing that one side proposes to another, with its stage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corredor.studies.evidence.calc.forms import Scan, scan
from corredor.studies.evidence.calc.proposals.clause import Clause, names_by_token
from corredor.studies.evidence.calc.proposals.context import (
    Party,
    bodies_of,
    document_pair,
    homes_of,
)
from corredor.studies.evidence.calc.proposals.cues import ENDS, SIGNED, Cue, cues_in, talks_go_on
from corredor.studies.evidence.calc.proposals.dating import date_of, place_of, without_date
from corredor.studies.evidence.calc.proposals.document import Document
from corredor.studies.evidence.calc.proposals.governing import points_back, things_of
from corredor.studies.evidence.calc.proposals.phrases import sector_of
from corredor.studies.evidence.calc.proposals.repeats import without_repeats
from corredor.studies.evidence.calc.proposals.sides import parties_of
from corredor.studies.evidence.calc.proposals.words import StageWords
from corredor.studies.evidence.calc.proposals.works import Thing
from corredor.studies.evidence.calc.records import (
    STAGES,
    Mention,
    Proposal,
    Quotation,
    Sentence,
    TimeExpression,
)

NEEDED = ("head", "work", "sector", "generic", "continue")
"""Kinds of words of which a sentence needs one: of a thing, or of talks that go on."""
NEARBY = 400
"""Letters within which "the talks go on" is about the proposal before."""
RIVALS = 8
"""How many proposals back one of the same thing may stand."""


def proposals_in(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    quotations: Sequence[Quotation],
    words: StageWords,
) -> tuple[Proposal, ...]:
    """Return the proposals of a text in its order, one for each thing and counterpart.

    A thing needs a head that can be built, supplied, held or signed; a stage needs a cue of its
    own. A word of possibility, or a future, before a cue above ``proposed`` lowers it to that; a
    denied cue gives nothing.
    """
    seen = scan(text, words.lexicon)
    cued = sorted({*seen.places.get("stage", ()), *seen.places.get("plan", ())})
    if not cued:
        return ()
    named = names_by_token(seen, mentions, words)
    document = Document(
        text,
        mentions,
        times,
        quotations,
        document_pair(mentions, words.countries),
        words.countries,
        homes_of(mentions),
        tuple(time.span.start for time in times),
        bodies_of(mentions),
    )
    found: list[Proposal] = []
    starts = [seen.starts[at] for at in cued]
    for number, sentence in enumerate(sentences):
        span = sentence.span
        at = bisect_left(starts, span.start)
        if at == len(starts) or starts[at] >= span.end:
            continue
        before = _last_piece(seen, sentences[number - 1]) if number else (0, 0)
        for first, last in seen.pieces(span.start, span.end):
            if any(seen.spots(kind, first, last) for kind in NEEDED):
                clause = Clause(seen, first, last, named, words.language)
                found += _of_sentence(document, clause, before, found)
            before = first, last
    if len(found) < 2:
        return tuple(found)
    first, last = seen.pieces(sentences[0].span.start, sentences[0].span.end)[0]
    opening = Clause(seen, first, last, named, words.language)
    return without_repeats(found, opening, frozenset(words.countries.values()))


def _last_piece(seen: Scan, sentence: Sentence) -> tuple[int, int]:
    return seen.pieces(sentence.span.start, sentence.span.end)[-1]


def _of_sentence(
    document: Document, clause: Clause, before: tuple[int, int], earlier: Sequence[Proposal]
) -> list[Proposal]:
    made: list[Proposal] = []
    for cue in cues_in(clause):
        things = things_of(clause, cue)
        if not things:
            made += _resumed(document, clause, cue, (*earlier[-1:], *made))
            continue
        parties = parties_of(document, clause, cue, things, (before, earlier))
        for thing in things:
            made += _frames(document, clause, cue, thing, parties, made[-1:] or earlier[-1:])
    return _distinct(made)


def _resumed(
    document: Document, clause: Clause, cue: Cue, earlier: Sequence[Proposal]
) -> Iterable[Proposal]:
    """Yield the last proposal anew where a sentence says only that the talks go on."""
    if not (earlier and talks_go_on(clause, cue)):
        return
    last, span = earlier[-1], clause.span(clause.first, clause.last)
    between = document.text[last.span.end : span.start]
    if len(between) > NEARBY or "\n" in between or STAGES.index(last.stage) >= SIGNED:
        return
    mark = clause.span(cue.first, cue.last)
    yield replace(last, span=span, stage=cue.stage, cue=mark, date=None)


def _frames(
    document: Document,
    clause: Clause,
    cue: Cue,
    thing: Thing,
    parties: tuple[Party, list[Party], str],
    earlier: Sequence[Proposal],
) -> Iterable[Proposal]:
    proposer, others, claimant = parties
    span = clause.span(clause.first, clause.last)
    place = place_of(clause, thing, document.countries.values())
    date = date_of(document, clause, cue)
    noun, sector = (
        without_date(document, clause.span(thing.first, thing.last), clause, thing),
        thing.sector,
    )
    before = _anaphor(clause, thing, cue, earlier)
    if before is None and points_back(clause, thing, cue):
        return
    if before is not None:
        noun, sector, place = before.thing, before.sector, before.place
        if not proposer.entity or (cue.refuses and before.proposer):
            proposer = Party(before.proposer, before.countries[0])
            others = [Party(before.counterpart, before.countries[1])]
    if not sector and thing.kind == "work":
        sector = sector_of(clause, clause.first, clause.last, "")
    if thing.kind == "event" and cue.stage == "completed" and not proposer.entity:
        return
    for other in others:
        yield Proposal(
            span=span,
            thing=noun,
            stage=cue.stage,
            cue=clause.span(cue.first, cue.last),
            proposer=proposer.entity,
            counterpart=other.entity,
            countries=(proposer.country, other.country),
            sector=sector,
            place=place,
            date=date,
            claimant=claimant,
        )


def _anaphor(
    clause: Clause, thing: Thing, cue: Cue, earlier: Sequence[Proposal]
) -> Proposal | None:
    """Return the proposal that "the proposal" means: the last one named in full."""
    return earlier[-1] if earlier and points_back(clause, thing, cue) else None


def _distinct(made: Sequence[Proposal]) -> list[Proposal]:
    """Leave one proposal for each thing and counterpart: an end before all, then the highest."""
    kept: list[Proposal] = []
    for new in made:
        rival = next(
            (
                old
                for old in kept[-RIVALS:]
                if old.thing.meets(new.thing)
                and (old.counterpart == new.counterpart or old.cue != new.cue)
            ),
            None,
        )
        if rival is None:
            kept.append(new)
        elif _weight(new) > _weight(rival):
            kept[kept.index(rival)] = new
    return kept


def _weight(proposal: Proposal) -> tuple[bool, int]:
    return proposal.stage in ENDS, STAGES.index(proposal.stage)
