"""Support of facts: expected independent origins, their interval, and the credibility they give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from corredor.core.assumption import Distribution, FloatArray
from corredor.core.claim import Claim, Fact
from corredor.core.draws import Ensemble
from corredor.core.errors import N_
from corredor.core.finding import Column, Finding, FindingTable
from corredor.core.quantity import Derived, Method, Quantity
from corredor.core.source import Source
from corredor.studies.evidence.calc.assessment import (
    Grade,
    Support,
    best_reliability,
    chain_reliability,
    credibility,
)
from corredor.studies.evidence.calc.origins import (
    Level,
    Origins,
    Tie,
    Voice,
    at_level,
    drawn_counts,
    expected_origins,
    open_ties,
)
from corredor.studies.evidence.study.tables import PERIOD, PROPERTY, STANCE, SUBJECT, Row

TABLE: Final = "evidence.support"
SEVERAL: Final = 2
"""Claims from which a fact has a number of origins worth telling."""
INFORMANTS: Final = frozenset({"person", "office", "company", "organisation", "data_set"})
"""Kinds of source that know a thing; the others report it."""
UNSEEN: Final = frozenset({"article", "interview", "column", "speech", "statement", "data_set"})
"""Kinds of source that can be got and read."""


@dataclass(frozen=True)
class Supported:
    """A fact with its expected origins, counted by informants and by reports, and its grade."""

    fact: Fact
    origins: Origins
    reporting: Origins
    grade: Grade
    draws: FloatArray | None

    @property
    def key(self) -> str:
        """Key of the finding that holds the expected number of origins."""
        return f"evidence.origins.{self.fact.key}"

    @property
    def is_told(self) -> bool:
        """Whether it has several claims, so that the number of their origins says something."""
        return len(self.fact.claims) >= SEVERAL


def supported(
    facts: Iterable[Fact],
    ties: tuple[Tie, ...],
    sources: Mapping[str, Source],
    ensemble: Ensemble,
) -> tuple[Supported, ...]:
    """Count the origins of each fact, in the order of the facts."""
    informants = {name for name, source in sources.items() if source.kind in INFORMANTS}
    derived = {tie.derived for tie in ties if tie.probability >= 1}
    reliability = {name: source.reliability for name, source in sources.items()}
    return tuple(
        _supported(fact, ties, informants, ensemble, _reliability(fact, derived, reliability))
        for fact in facts
    )


def _reliability(fact: Fact, derived: set[str], grades: Mapping[str, str]) -> str:
    """Return the grade of the most reliable chain of a fact; a copy's own grade says nothing."""
    own = [claim for claim in _speaking(fact) if claim.document not in derived]
    return best_reliability(
        chain_reliability(grades.get(link, "") for link in claim.chain) for claim in own
    )


def _supported(
    fact: Fact, ties: tuple[Tie, ...], informants: set[str], ensemble: Ensemble, reliability: str
) -> Supported:
    counted = {
        level: _count(fact, level, ties, informants, ensemble)
        for level in ("informant", "reporting")
    }
    origins, draws = counted["informant"]
    reporting, _ = counted["reporting"]
    support = Support(
        reporting.expected,
        reporting.low,
        origins.expected,
        disputed=fact.stance == "disputed",
        opposed=fact.decision is not None and not fact.claim,
    )
    grade = Grade(best_reliability([reliability]), credibility(support))
    return Supported(fact, origins, reporting, grade, draws)


def _speaking(fact: Fact) -> list[Claim]:
    counted = frozenset(fact.counted)
    return [claim for claim in fact.claims if not counted or claim.id in counted]


def _voices(claims: Iterable[Claim], level: Level, informants: set[str]) -> tuple[Voice, ...]:
    return at_level([Voice(claim.document, claim.chain) for claim in claims], level, informants)


def _count(
    fact: Fact, level: Level, ties: tuple[Tie, ...], informants: set[str], ensemble: Ensemble
) -> tuple[Origins, FloatArray | None]:
    voices = _voices(fact.claims, level, informants)
    speaking = _voices(_speaking(fact), level, informants)
    found = expected_origins(voices, ties, speaking, seed=ensemble.seed, draws=ensemble.size)
    unsure = open_ties(voices, ties)
    if not unsure:
        return found, None
    patterns = np.stack([_holds(tie, ensemble) for tie in unsure], axis=1)
    held = [*unsure, *(tie for tie in ties if tie.probability >= 1)]
    draws = drawn_counts(voices, held, patterns, speaking)
    if (draws == draws[0]).all() and found.expected == draws[0]:
        return found, None
    draws.setflags(write=False)
    return found, draws


def _holds(tie: Tie, ensemble: Ensemble) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return in which draws a tie holds: the same ones for every fact."""
    even = Distribution("uniform", 0.5, 0.0, 1.0)
    column = ensemble.column(f"derivation.{tie.original}.{tie.derived}", even)
    assert column is not None  # noqa: S101 - a uniform distribution is never certain
    return column < tie.probability


def origins_findings(held: Iterable[Supported]) -> tuple[Finding, ...]:
    """The expected number of independent origins of each fact that several claims speak of."""
    summary = N_("Expected number of independent origins, over which documents derive from which.")
    method = Method("corredor.studies.evidence.calc.origins.expected", "expected_origins", summary)
    return tuple(
        Finding(
            one.key,
            "expected_origins",
            Quantity(
                "",
                one.origins.expected,
                "source",
                Derived(method, {}, {"table": TABLE}),
                one.draws,
            ),
            (one.fact.subject, one.fact.property),
        )
        for one in held
        if one.is_told
    )


def support_table(held: Iterable[Supported]) -> FindingTable:
    """Facts that several claims speak of: how many origins they may have, and their grade.

    Items of lists that go back to one origin are left out.
    """
    rows: list[Row] = [
        (
            one.fact.subject,
            one.fact.property,
            one.fact.period,
            one.fact.stance,
            one.key,
            str(one.grade),
        )
        for one in held
        if one.is_told and (one.fact.kind != "item" or one.origins.high > 1)
    ]
    columns = (
        SUBJECT,
        PROPERTY,
        PERIOD,
        STANCE,
        Column("origins", "figure", "expected_origins"),
        Column("grade", "text", "admiralty_grade"),
    )
    sources = ("claims", "derivations", "sources")
    return FindingTable(TABLE, "support", columns, tuple(rows), sources)


def unseen_table(claims: Iterable[Claim], sources: Mapping[str, Source]) -> FindingTable:
    """Pieces that chains name but that no document is: they can be got and read."""
    held = list(claims)
    heads = {claim.chain[0] for claim in held if claim.chain}
    resting: dict[str, list[Claim]] = {}
    for claim in held:
        for link in dict.fromkeys(claim.chain):
            source = sources.get(link)
            if source is not None and source.kind in UNSEEN and link not in heads:
                resting.setdefault(link, []).append(claim)
    rows: list[Row] = [
        (link, sources[link].kind, len(on), tuple(sorted({claim.document for claim in on})))
        for link, on in sorted(resting.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
    columns = (
        Column("source", "source", "origin"),
        Column("kind", "word", "source_kind"),
        Column("claims", "number", "claims", "claim"),
        Column("documents", "document", "named_in"),
    )
    return FindingTable("evidence.unseen", "unseen", columns, tuple(rows), ("claims", "sources"))
