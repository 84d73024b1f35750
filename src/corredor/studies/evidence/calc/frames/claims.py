"""Figures with their frames: measure, subject, period, class, event, place and attribution."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corredor.studies.evidence.calc.forms import ordered
from corredor.studies.evidence.calc.forms.scan import Hit
from corredor.studies.evidence.calc.frames.chains import (
    attributed,
    carriers,
    chain_of,
    full_chain,
    retold_outlet,
)
from corredor.studies.evidence.calc.frames.context import (
    GROWTH,
    Document,
    Memory,
    basis_of,
    subject_of,
)
from corredor.studies.evidence.calc.frames.measure import counted_measure, fits, named_measure
from corredor.studies.evidence.calc.frames.periods import period_text, periods_of
from corredor.studies.evidence.calc.frames.settings import (
    event_of,
    place_of,
    scope_of,
)
from corredor.studies.evidence.calc.frames.subject import directed
from corredor.studies.evidence.calc.frames.view import View, Views, leading_lands
from corredor.studies.evidence.calc.frames.words import FrameWords, Measure
from corredor.studies.evidence.calc.records import (
    Figure,
    FigureClaim,
    Frame,
    Mention,
    NamedSource,
    Quotation,
    Sentence,
    TimeExpression,
)

NEIGHBOURS = 6
"""How many figures on either side may come between a figure and its words."""
ATTENDING = 12
"""How many tokens from a count the verb of attending may stand."""
DEFINITE = frozenset(
    (
        *("the", "these", "those", "both", "las", "los", "estas", "estos", "esas", "esos", "ambos"),
        *("ambas", "sus", "эти", "этих", "этим", "этими", "обе", "оба", "обеих", "обоих", "its"),
    )
)
"""Words after which a spelled count tells nothing new."""


def figure_claims(
    text: str,
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
    times: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    sources: Sequence[NamedSource],
    words: FrameWords,
) -> tuple[FigureClaim, ...]:
    """Return each figure with its frame, in the order of the text.

    What the text leaves open stays empty and is named in ``missing``: ``measure``, ``subject``,
    ``period``, ``attribution``, ``basis``.
    """
    leading, outlet = leading_lands(mentions, words), retold_outlet(sources)
    document = Document(text, times, ordered(quotations), ordered(sources), leading, outlet, words)
    carrying = carriers(quotations, sources)
    memory = Memory()
    made: list[FigureClaim] = []
    views = Views(text, sentences, mentions, words)
    inside = _by_sentence(views, figures)
    paragraphs = {views.places[number].paragraph for number in inside}
    flows = _flows(views, words)
    for number, place in enumerate(views.places[: max(inside, default=-1) + 1]):
        if place.paragraph != memory.paragraph:
            memory.paragraph, memory.carried, memory.measure = place.paragraph, (), None
            memory.subject, memory.subjects = "", {}
        if place.paragraph in paragraphs:
            found = attributed(place.span, document.quotations, document.sources, carrying)
            memory.carried = found or memory.carried
        at = bisect_left(flows, place.first)
        if at < len(flows) and flows[at] < place.last:
            _remember(views[number], memory, words)
        if number in inside:
            made += _of_sentence(document, views, number, inside[number], memory)
    return tuple(made)


def _by_sentence(views: Views, figures: Sequence[Figure]) -> dict[int, list[Figure]]:
    """Return the figures of each sentence that has any, by its number."""
    found: dict[int, list[Figure]] = {}
    at = 0
    for number, place in enumerate(views.places):
        if at == len(figures):
            break
        start, end = place.span.start, place.span.end
        while at < len(figures) and figures[at].span.start < end:
            if figures[at].span.start >= start:
                found.setdefault(number, []).append(figures[at])
            at += 1
    return found


def _flows(views: Views, words: FrameWords) -> list[int]:
    """Return the tokens of a text at which a measure from one country to another is named."""
    return [
        hit.first
        for hit in views.scan.between("measure", 0, len(views.scan.words))
        if words.measures[hit.term.value].roles == "directed"
    ]


def _of_sentence(
    document: Document, views: Views, number: int, figures: list[Figure], memory: Memory
) -> Iterator[FigureClaim]:
    view = views[number]
    periods = periods_of(document.text, view, figures, document.times)
    for place, figure in enumerate(figures):
        if _points_back(document.text, view, figure):
            continue
        others = figures[max(0, place - NEIGHBOURS) : place + 1 + NEIGHBOURS]
        others = [other for other in others if other is not figure]
        yield _claim(document, views, number, figure, others, memory, periods[place])


def _points_back(text: str, view: View, figure: Figure) -> bool:
    """Whether a spelled count only points back or to a pair: "these two ports"."""
    if figure.kind != "count" or any(letter.isdigit() for letter in figure.span.of(text)):
        return False
    at = view.token_at(figure.span.start)
    if any((hit := view.scan.at(k, "pair")) is not None and hit.last > at for k in (at - 1, at)):
        return True
    return view.word(at - 1) in DEFINITE


def _remember(view: View, memory: Memory, words: FrameWords) -> None:
    """Keep the countries that a sentence gives to a measure, for figures that follow."""
    for hit in view.hits("measure"):
        measure = words.measures[hit.term.value]
        if measure.roles != "directed":
            continue
        origin, target = directed(view, hit, words)
        if origin and target:
            memory.lands[measure.family] = (origin, target)


def _claim(
    document: Document,
    views: Views,
    number: int,
    figure: Figure,
    others: list[Figure],
    memory: Memory,
    time: TimeExpression | None,
) -> FigureClaim:
    view = views[number]
    measure_id, measure, cue = _measure(view, figure, others, memory, document.words)
    is_count = figure.kind == "count"
    event, mention = "", None
    if measure is not None and (measure.roles == "event" or (is_count and _attends(view, figure))):
        event, mention = event_of(view, [views[at] for at in range(max(0, number - 4), number)])
    subject = subject_of(document, view, measure, cue, event, memory, figure)
    memory.subject = subject or memory.subject
    if measure is not None and measure.id != GROWTH:
        memory.measure = measure
    chain = full_chain(
        document.outlet,
        chain_of(figure, view, memory.carried, document.quotations, document.sources),
    )
    basis = basis_of(view, figure, measure, time)
    frame = Frame(
        measure=measure_id,
        subject=subject,
        period=period_text(time),
        scope=scope_of(view, figure, cue) if is_count else "",
        event=event,
        place=place_of(view, mention) if event else "",
        basis=basis,
        chain=chain,
    )
    return FigureClaim(figure, frame, view.span, time, _missing(frame, measure))


def _measure(
    view: View, figure: Figure, others: list[Figure], memory: Memory, words: FrameWords
) -> tuple[str, Measure | None, Hit | None]:
    if figure.kind == "count":
        found, cue = counted_measure(view, figure, words)
        return found, words.measures.get(found), cue
    measure, cue = named_measure(view, figure, others, words)
    resumes = cue is None and (view.has("back") or view.has("amount") or _only_grows(view))
    if measure is None and resumes and memory.measure is not None and fits(memory.measure, figure):
        measure = memory.measure
    return (measure.id if measure is not None else ""), measure, cue


def _only_grows(view: View) -> bool:
    """Whether a sentence names no measure but that something grows."""
    hits = view.hits("measure")
    return bool(hits) and all(hit.term.value == GROWTH for hit in hits)


def _attends(view: View, figure: Figure) -> bool:
    """Whether what is counted takes part in an event: "80 firms took part in the fair"."""
    if not (view.has("attend") and view.has("event")):
        return False
    at = view.token_at(figure.span.start)
    return any(abs(hit.first - at) <= ATTENDING for hit in view.hits("attend"))


def _missing(frame: Frame, measure: Measure | None) -> tuple[str, ...]:
    """Return what a frame leaves open."""
    gaps = [name for name in ("measure", "subject") if not getattr(frame, name)]
    if not frame.period:
        gaps.append("period")
    if not frame.chain:
        gaps.append("attribution")
    if frame.basis == "unknown":
        gaps.append("basis")
    return tuple(gaps)
