"""Trail: which numbers the lineage appendix explains, and in what each of them consists."""

from __future__ import annotations

from collections.abc import Iterable

from corredor.core.claim import Claim
from corredor.core.quantity import Assumed, Cited, Derived, LookedUp, Quantity
from corredor.report.model import ReportModel

CLAIM: str = "claims."
"""Keys of single readings begin so; they are explained among the quotations."""


def explained(model: ReportModel, keys: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of some numbers and of all under them, without those of single readings."""
    ledger = model.ledger
    found: set[str] = set()
    pending = [ledger[key] for key in keys]
    while pending:
        quantity = pending.pop()
        key = ledger.key_of(quantity)
        if key not in found:
            found.add(key)
            if isinstance(quantity.origin, Derived):
                pending += quantity.origin.inputs.values()
    return tuple(sorted(key for key in found if not key.startswith(CLAIM)))


def origin_kind(quantity: Quantity) -> str:
    """Return the word of the glossary for where a number comes from."""
    match quantity.origin:
        case Cited():
            return "cited"
        case Assumed():
            return "assumed"
        case LookedUp():
            return "looked_up"
        case Derived():
            return "derived"


def claims_of(model: ReportModel, quantity: Quantity) -> tuple[Claim, ...]:
    """Return the claims behind a cited number, the one that is taken first."""
    if not isinstance(quantity.origin, Cited):
        return ()
    taken = quantity.origin.claim
    fact = model.facts.get(quantity.origin.fact)
    others = fact.claims if fact is not None else quantity.origin.agreeing
    return (taken, *(claim for claim in others if claim.id != taken.id))
