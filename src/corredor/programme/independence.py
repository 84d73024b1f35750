"""Independence: from how many independent sources claims come.

Pure: it reads nothing but its arguments, and their order changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corredor.core.claim import Claim
from corredor.core.derivation import AcceptedDerivation
from corredor.independence import Originals, Voice, independent_origins


def originals_of(derivations: Iterable[AcceptedDerivation]) -> dict[str, list[str]]:
    """Return the documents from which each derived one derives, in order.

    Examples
    --------
    >>> said = AcceptedDerivation("note", "copy", "verbatim", "desk", "2025-01-02")
    >>> originals_of([said])
    {'copy': ['note']}
    """
    pairs = sorted((said.second, said.first) for said in derivations if said.ties)
    found: dict[str, list[str]] = {}
    for second, first in pairs:
        if (first, second) not in pairs or first < second:  # of two that contradict each other one
            found.setdefault(second, []).append(first)
    return found


def independent_sources(
    claims: Sequence[Claim],
    speaking: Sequence[Claim] = (),
    originals: Originals | None = None,
) -> int:
    """Return how many independent sources stand behind claims, or behind some of them.

    All claims tell which links belong together; only the `speaking` ones, if given, are counted,
    by `corredor.independence.independent_origins`.
    """
    return independent_origins(_voices(claims), originals or {}, _voices(speaking))


def _voices(claims: Iterable[Claim]) -> list[Voice]:
    return [Voice(claim.document, claim.chain) for claim in claims]
