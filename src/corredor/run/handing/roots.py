"""Roots: the keys of all that stands at the end of a number's lineage."""

from __future__ import annotations

from dataclasses import dataclass, field

from corredor.core.quantity import Cited, Derived, Quantity


@dataclass
class Roots:
    """Finds the roots of many numbers, each step between once."""

    _found: dict[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])

    def of(self, quantity: Quantity) -> tuple[str, ...]:
        """Return the keys of the quotations, assumptions and cells under a number, in order."""
        return tuple(sorted(self._under(quantity)))

    def _under(self, quantity: Quantity) -> frozenset[str]:
        found = self._found.get(quantity.digest)
        if found is not None:
            return found
        match quantity.origin:
            case Derived(_, inputs, choices) if not inputs:
                found = frozenset(choices.values())  # a count, of the rows of a table
            case Derived(_, inputs):
                found = frozenset[str]().union(*(self._under(one) for one in inputs.values()))
            case Cited() as origin:
                claims = (origin.claim, *origin.agreeing)
                found = frozenset(f"claims.{claim.id}" for claim in claims)
            case _:
                found = frozenset([quantity.key] if quantity.key else [])
        self._found[quantity.digest] = found
        return found
