"""What a document has told so far, and whose a figure is by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corredor.studies.evidence.calc.forms import Ordered
from corredor.studies.evidence.calc.forms.scan import Hit
from corredor.studies.evidence.calc.frames.subject import (
    RELATIONS,
    directed,
    goods_of,
    nearest,
    owner,
    pair,
    relation,
    slug_of,
    subject_words,
)
from corredor.studies.evidence.calc.frames.view import View
from corredor.studies.evidence.calc.frames.words import Basis, FrameWords, Measure
from corredor.studies.evidence.calc.records import Figure, NamedSource, Quotation, TimeExpression

GROWTH = "growth"
MIRROR = {"exports": "imports", "imports": "exports"}
"""Families of measures that go the other way between the same two countries."""
REACH = 28
"""How many tokens from the figure of a growth the noun of what grows may stand."""


@dataclass
class Memory:
    """What earlier sentences leave to later ones.

    `lands` gives the countries by family, for the whole document; measure, subject, `subjects`
    by family and attribution last for a paragraph.
    """

    lands: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    measure: Measure | None = None
    subject: str = ""
    subjects: dict[str, str] = field(default_factory=dict[str, str])
    paragraph: int = -1
    carried: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """A document: its text and what the parts before this one found in it."""

    text: str
    times: Sequence[TimeExpression]
    quotations: Ordered[Quotation]
    sources: Ordered[NamedSource]
    leading: tuple[str, ...]
    outlet: str
    words: FrameWords


def subject_of(
    document: Document,
    view: View,
    measure: Measure | None,
    cue: Hit | None,
    event: str,
    memory: Memory,
    figure: Figure,
) -> str:
    """Return the slug of what a figure is about, by its measure's roles; empty if unknown.

    A growth is about what grows; it bears that measure's subject.
    """
    if measure is None:
        return ""
    if measure.id == GROWTH:
        return _grown(document, view, cue, memory, figure)
    if measure.roles == "event" or (event and measure.roles == "owner"):
        return event
    if measure.id == "duration":
        about = subject_words(view, cue)
        lands = relation(view, document.leading) if about == RELATIONS else nearest(view, cue)
        return "-".join((*lands, about)) if about else ""
    goods = goods_of(view, measure, cue, figure.span)
    if measure.roles == "pair":
        lands = pair(view, document.leading)
        found = slug_of(measure, lands) if len(lands) == 2 else ""
    elif measure.roles == "directed":
        sides = _sides(document, view, measure, cue, memory)
        found = slug_of(measure, (*sides, goods)) if any((*sides, goods)) else ""
    else:
        land = owner(view, cue)
        found = slug_of(measure, (land, goods)) if land or goods else ""
    if found:
        memory.subjects[measure.family] = found
    return found or memory.subjects.get(measure.family, "")


def _sides(
    document: Document, view: View, measure: Measure, cue: Hit | None, memory: Memory
) -> tuple[str, str]:
    """Return from which country to which a figure's measure goes, by sentence and memory."""
    origin, target = directed(view, cue, document.words)
    known = memory.lands.get(measure.family)
    mirrored = memory.lands.get(MIRROR.get(measure.family, ""))
    if known is None and mirrored is not None:
        known = (mirrored[1], mirrored[0])
    if not (origin and target) and known is not None and {origin, target} - {""} <= set(known):
        return known
    if bool(origin) != bool(target) and view.has("home"):
        other = [slug for slug in document.leading if slug != (origin or target)]
        if len(other) == 1:
            return origin or other[0], target or other[0]
    return origin, target


def _grown(document: Document, view: View, cue: Hit | None, memory: Memory, figure: Figure) -> str:
    """Return the subject of what grows: of the nearest measure before, else after, else named."""
    at = view.token_at(figure.span.start)
    bases = [
        hit
        for hit in view.hits("measure")
        if abs(hit.first - at) <= REACH
        and _grows(document.words.measures[hit.term.value], memory.measure)
    ]
    if bases:
        base = min(bases, key=lambda hit: (hit.first > at, abs(hit.first - at)))
        measure = document.words.measures[base.term.value]
        found = subject_of(document, view, measure, base, "", memory, figure)
        if found:
            return found
    elif memory.subject:
        return memory.subject
    land = owner(view, cue)
    return slug_of(document.words.measures[GROWTH], (land,)) if land else ""


def _grows(measure: Measure, last: Measure | None) -> bool:
    """Whether a growth may be of a measure: of amounts, or of what the last figure counted."""
    amounts = bool(measure.kinds & {"money", "measure"}) and measure.id != GROWTH
    return amounts or (last is not None and measure.id == last.id and measure.roles != "event")


def basis_of(
    view: View, figure: Figure, measure: Measure | None, time: TimeExpression | None
) -> Basis:
    """Return whether a figure is a flow, a stock or a count; "by 2030" leaves a flow open."""
    if figure.kind == "count" and (measure is None or measure.basis == ""):
        return "count"
    if measure is None:
        return "unknown"
    if measure.basis != "flow" or time is None:
        return measure.basis
    before = view.token_at(time.span.start) - 1
    near = {view.word(before), view.word(view.token_at(time.span.start))}
    until = {"by", "until", "since", "through", "hasta", "desde", "hacia", "к", "до"}
    return "unknown" if near & until else "flow"
