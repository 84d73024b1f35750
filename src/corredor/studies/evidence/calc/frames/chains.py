"""The chain of attribution of a figure: from the outlet to the ultimate source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from corredor.studies.evidence.calc.forms import Ordered
from corredor.studies.evidence.calc.frames.view import View
from corredor.studies.evidence.calc.records import Figure, NamedSource, Quotation, Span

COLUMN = "column"
PERSONAL = ("interview", COLUMN)
"""Kinds whose entity is a person, not the outlet."""
OUTLETS = ("outlet", "article", "interview", "column", "agency")


def retold_outlet(sources: Sequence[NamedSource]) -> str:
    """Return the outlet that a document retells, if it names one alone; else nothing."""
    outlets = {
        source.within or source.entity
        for source in sources
        if source.unseen
        and source.kind in OUTLETS
        and (source.within or source.kind not in PERSONAL)
    }
    outlets.discard("")
    return outlets.pop() if len(outlets) == 1 else ""


def chain_of(
    figure: Figure,
    view: View,
    carried: tuple[str, ...],
    quotations: Ordered[Quotation],
    sources: Ordered[NamedSource],
) -> tuple[str, ...]:
    """Return the entities to which a sentence attributes a figure, the nearest first.

    The speaker of the quotation around the figure, else the source named in its sentence, else
    what is carried over from the sentence before.
    """
    for quotation in quotations.near(figure.span):
        if quotation.span.meets(figure.span):
            if quotation.chain:
                return quotation.chain
            if quotation.speaker is not None and quotation.speaker.entity:
                return (quotation.speaker.entity,)
    here = [
        source
        for source in sources.near(view.span)
        if view.span.holds(source.span) and source.entity
    ]
    if here:
        nearest = min(here, key=lambda source: abs(source.span.start - figure.span.start))
        return tuple(name for name in (nearest.within, nearest.entity) if name)
    return carried


def carriers(
    quotations: Sequence[Quotation], sources: Sequence[NamedSource]
) -> tuple[list[int], list[int]]:
    """Return the numbers of quotations and sources that may be carried on to the next sentence.

    They are what "according to" names, or the author of a column that the document retells.
    """
    authors = {source.entity for source in sources if source.kind == COLUMN}
    spoken = [
        at
        for at, quotation in enumerate(quotations)
        if (speaker := quotation.speaker) is not None
        and speaker.entity
        and (quotation.path == "according-to" or speaker.entity in authors)
    ]
    named = [
        at for at, source in enumerate(sources) if source.entity and source.kind not in OUTLETS
    ]
    return spoken, named


def attributed(
    span: Span,
    quotations: Ordered[Quotation],
    sources: Ordered[NamedSource],
    carrying: tuple[list[int], list[int]],
) -> tuple[str, ...]:
    """Return the source that a whole sentence is attributed to, to carry on to the next."""
    spoken, named = carrying
    if spoken:
        first, last = quotations.window(span)
        for at in spoken[bisect_left(spoken, first) : bisect_left(spoken, last)]:
            quotation = quotations.records[at]
            if quotation.span.meets(span) and quotation.speaker is not None:
                return quotation.chain or (quotation.speaker.entity,)
    if named:
        first, last = sources.window(span)
        for at in named[bisect_left(named, first) : bisect_left(named, last)]:
            if span.holds(sources.records[at].span):
                return (sources.records[at].entity,)
    return ()


def full_chain(outlet: str, chain: tuple[str, ...]) -> tuple[str, ...]:
    """Return a chain that begins at the outlet which the document retells.

    Examples
    --------
    >>> full_chain("daily", ("ministry",))
    ('daily', 'ministry')
    """
    whole = (outlet, *chain) if outlet and outlet not in chain else chain
    return tuple(dict.fromkeys(name for name in whole if name))
