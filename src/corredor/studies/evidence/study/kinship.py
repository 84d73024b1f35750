"""Kinship of documents: which derive from which, found by their texts or accepted by a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from corredor.core.claim import Claim
from corredor.core.derivation import AcceptedDerivation
from corredor.core.errors import N_
from corredor.core.finding import Column, Finding, FindingTable
from corredor.core.quantity import Derived, Method, Quantity
from corredor.core.source import Document
from corredor.studies.evidence.calc.derivation import derivations, prepared
from corredor.studies.evidence.calc.origins import Tie
from corredor.studies.evidence.calc.records import Derivation
from corredor.studies.evidence.engine import vectors
from corredor.studies.evidence.study.tables import Row, moment
from corredor.units import SHARE

Status = Literal["found", "accepted", "unrelated"]
TABLE: Final = "evidence.derivations"
SURE: Final = 0.995
"""Probability from which a derivation that was found is taken as certain until a person decides."""


@dataclass(frozen=True)
class Kin:
    """Two documents of one origin: the second derives from the first, or both from a third.

    `linked` is true where claims on both already name a common source, so that they count as one
    source without it.
    """

    first: str
    second: str
    kind: str
    probability: float
    status: Status
    linked: bool = False

    @property
    def key(self) -> str:
        """Key of the finding that holds its probability."""
        return f"evidence.derivation.{self.first}.{self.second}"

    @property
    def tie(self) -> Tie:
        """The tie between the two documents; 0 where a person found that there is none."""
        if self.status == "unrelated":
            return Tie(self.first, self.second, 0.0)
        sure = self.status == "accepted" or self.probability >= SURE
        return Tie(self.first, self.second, 1.0 if sure else self.probability)


@dataclass(frozen=True)
class Kinship:
    """All kin of a folder; `translations` tells whether translations were looked for."""

    kin: tuple[Kin, ...]
    translations: Literal["sought", "not_installed", "one_language"]

    @property
    def ties(self) -> tuple[Tie, ...]:
        """The ties that may hold."""
        return tuple(one.tie for one in self.kin if one.tie.probability > 0)


def kin_of(
    documents: Mapping[str, Document],
    accepted: Iterable[AcceptedDerivation],
    claims: Iterable[Claim],
) -> Kinship:
    """Compare the texts of a folder's documents and put what people accepted before it."""
    texts = {name: prepared(doc.text, doc.language) for name, doc in documents.items()}
    several = len({doc.language for doc in documents.values()} & vectors.LANGUAGES) > 1
    aligned = vectors.alignments(texts) if several and vectors.is_installed() else ()
    links = _links(claims)
    said = {frozenset((one.first, one.second)): one for one in accepted}
    kin = [_decided(one, links) for one in said.values()]
    for found in derivations(texts, aligned):
        if frozenset((found.first, found.second)) not in said:
            kin.append(_found(found, documents, links))
    kin.sort(key=lambda one: (one.first, one.second))
    installed = "sought" if vectors.is_installed() else "not_installed"
    return Kinship(tuple(kin), installed if several else "one_language")


def _links(claims: Iterable[Claim]) -> dict[str, set[str]]:
    """Return the sources that the claims on each document name."""
    links: dict[str, set[str]] = {}
    for claim in claims:
        links.setdefault(claim.document, set()).update(claim.chain)
    return links


def _linked(first: str, second: str, links: Mapping[str, set[str]]) -> bool:
    return not links.get(first, set()).isdisjoint(links.get(second, set()))


def _decided(one: AcceptedDerivation, links: Mapping[str, set[str]]) -> Kin:
    status: Status = "accepted" if one.ties else "unrelated"
    probability = 1.0 if one.ties else 0.0
    linked = _linked(one.first, one.second, links)
    return Kin(one.first, one.second, one.kind, probability, status, linked)


def _found(
    found: Derivation, documents: Mapping[str, Document], links: Mapping[str, set[str]]
) -> Kin:
    names = sorted((found.first, found.second), key=lambda name: _age(documents[name]))
    linked = _linked(found.first, found.second, links)
    return Kin(names[0], names[1], found.kind, found.probability, "found", linked)


def _age(document: Document) -> tuple[tuple[int, ...], str]:
    """Return a sort key by which the earlier document comes first, those without date last."""
    return moment(document.published), document.id


def probabilities(kin: Kinship) -> tuple[Finding, ...]:
    """The probability of each derivation that was found and that nobody has decided on."""
    summary = N_("Probability that two documents have one origin, by what their texts share.")
    method = Method(__name__, "kin_of", summary)
    return tuple(
        Finding(
            one.key,
            "one_origin",
            Quantity("", one.probability, SHARE, Derived(method, {}, {"table": TABLE})),
        )
        for one in kin.kin
        if one.status == "found"
    )


def derivations_table(kin: Kinship) -> FindingTable:
    """Pairs of documents that are not independent witnesses, found or accepted."""
    rows: list[Row] = [
        (one.first, one.second, one.kind, one.key if one.status == "found" else "", one.status)
        for one in kin.kin
    ]
    columns = (
        Column("first", "document", "original"),
        Column("second", "document", "derived_document"),
        Column("kind", "word", "derivation_kind"),
        Column("probability", "figure", "one_origin"),
        Column("status", "word", "status"),
    )
    sources = ("documents", "derivations")
    return FindingTable(TABLE, "derivations", columns, tuple(rows), sources)
