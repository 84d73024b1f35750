"""Independence: from how many independent sources claims come.

Pure: it reads nothing but its arguments, and their order changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from corredor.core.claim import Claim
from corredor.core.derivation import AcceptedDerivation

Originals = Mapping[str, Sequence[str]]
"""The documents from which each derived document derives, by its id."""


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


class _Groups:
    """Disjoint sets of names."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def top(self, name: str) -> str:
        """Return the name that stands for the set of a name."""
        parent = self._parent
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    def join(self, one: str, other: str) -> None:
        """Put two sets together."""
        self._parent[self.top(one)] = self.top(other)


def independent_sources(
    claims: Sequence[Claim],
    speaking: Sequence[Claim] = (),
    originals: Originals | None = None,
) -> int:
    """Return how many independent sources stand behind claims, or behind some of them.

    All claims tell which links belong together; only the `speaking` ones, if given, are counted.

    Claims whose attribution chains share a link have one source: the number is that of the
    connected components. A document that retells several sources is not itself one. A derived
    document adds none, whatever its chains name: only components with a claim of a document that
    doesn't derive are counted. Documents that derive from one that is silent on the fact stand for
    it, all together once.
    """
    groups = _Groups()
    stands_for = _silent_originals({claim.document for claim in claims}, originals or {})
    several = Counter(name for names in stands_for.values() for name in names)
    several = Counter(name for names in stands_for.values() for name in names)
    for claim in claims:
        names = [f"text {name}" for name in stands_for.get(claim.document, ()) if several[name] > 1]
        for name in (*names, *(f"link {link}" for link in claim.chain)):
            if claim.chain:
                groups.join(name, f"link {claim.chain[0]}")
    said = [claim for claim in speaking or claims if claim.chain]
    own = [claim for claim in said if claim.document in stands_for]
    return max(len({groups.top(f"link {claim.chain[0]}") for claim in own}), bool(said))


def _silent_originals(heard: Collection[str], originals: Originals) -> dict[str, tuple[str, ...]]:
    """Return the documents that count, each with the silent ones for which it stands.

    Those that derive, directly or through silent ones, from one that speaks are not among them.
    """
    counted: dict[str, tuple[str, ...]] = {}
    for document in heard:
        silent: set[str] = set()
        pending, met = list(originals.get(document, ())), {document}
        while pending:
            name = pending.pop()
            if name in met:
                continue
            if name in heard:
                break
            met.add(name)
            pending += originals.get(name, ())
            if name not in originals:
                silent.add(name)
        else:
            counted[document] = tuple(sorted(silent))
    return counted
