"""Drift: what a retelling loses of who said a thing, or adds to how far a proposal is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from corredor.studies.evidence.calc.corpus import Analysis
from corredor.studies.evidence.calc.frames.agreement import Comparison, agreements
from corredor.studies.evidence.calc.proposals.history import Course, spoken_of, stage_history
from corredor.studies.evidence.calc.records import Derivation, FigureClaim, Span


@dataclass(frozen=True, order=True)
class Drift:
    """A difference between two documents of which one retells the other or both one origin.

    For ``attribution`` `before` and `after` are the last links of the chains of `first` and
    `second`, empty where the outlet speaks itself; for ``stage`` they are stages.
    """

    kind: Literal["attribution", "stage"]
    first: str
    second: str
    before: str
    after: str
    passages: tuple[Span, Span]


def drifts(
    analyses: Sequence[Analysis],
    derivations: Iterable[Derivation],
    texts: Mapping[str, str],
    countries: Collection[str] = (),
) -> tuple[Drift, ...]:
    """Return the drifts of figures' sources and of proposals' stages among derived documents.

    Parameters
    ----------
    analyses
        What was found in each document.
    derivations
        Edges between documents; an edge to an origin that is no document here says nothing.
    texts
        The normal text of each document by its id.
    countries
        Slugs of countries, which tell no proposal from another.

    Examples
    --------
    >>> drifts((), (), {})
    ()
    """
    held = {analysis.document: analysis for analysis in analyses}
    derived = {
        (edge.first, edge.second)
        for edge in derivations
        if edge.first in held and edge.second in held
    }
    if not derived:
        return ()
    linked = sorted({document for pair in derived for document in pair})
    claims = {document: held[document].figures for document in linked}
    spoken = [
        entry
        for document in linked
        for entry in spoken_of(
            document,
            texts[document],
            held[document].proposals,
            held[document].mentions,
            held[document].published,
            countries,
        )
    ]
    return (
        *attribution_drift(agreements(claims), claims, derived),
        *stage_drift(stage_history(spoken), derived),
    )


def _linked(first: str, second: str, derived: Collection[tuple[str, str]]) -> bool:
    return (first, second) in derived or (second, first) in derived


def attribution_drift(
    comparisons: Iterable[Comparison],
    claims: Mapping[str, Sequence[FigureClaim]],
    derived: Collection[tuple[str, str]],
) -> tuple[Drift, ...]:
    """Return where one of two derived documents drops the source of a figure both give.

    Parameters
    ----------
    comparisons
        From `agreements`; those that agree or refine count.
    claims
        The claims of each document, as compared.
    derived
        Pairs of documents that share an origin.
    """
    made: list[Drift] = []
    for one in comparisons:
        if one.outcome not in ("agree", "refine") or not _linked(one.first, one.second, derived):
            continue
        before = claims[one.first][one.first_at].frame.chain
        after = claims[one.second][one.second_at].frame.chain
        if before[-1:] == after[-1:]:
            continue
        if set(before) <= set(after) or set(after) <= set(before):
            last = ("".join(before[-1:]), "".join(after[-1:]))
            made.append(Drift("attribution", one.first, one.second, *last, one.passages))
    return tuple(sorted(set(made)))


def stage_drift(
    courses: Iterable[Course], derived: Collection[tuple[str, str]]
) -> tuple[Drift, ...]:
    """Return where two derived documents give the same proposal different highest stages."""
    made: list[Drift] = []
    for course in courses:
        highest = {
            document: max(
                (entry for entry in course.entries if entry.document == document),
                key=lambda entry: (entry.rank, -entry.start),
            )
            for document in sorted({entry.document for entry in course.entries})
        }
        for one, two in combinations(sorted(highest), 2):
            first, second = highest[one].proposal, highest[two].proposal
            if first.stage != second.stage and _linked(one, two, derived):
                passages = (first.span, second.span)
                made.append(Drift("stage", one, two, first.stage, second.stage, passages))
    return tuple(sorted(set(made)))
