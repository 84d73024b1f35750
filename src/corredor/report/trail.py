"""Trail: which numbers the lineage appendix explains, and in what each of them consists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from corredor.core.claim import Claim
from corredor.core.quantity import Assumed, Cited, Derived, LookedUp, Quantity
from corredor.report.model import ReportModel

CLAIM: Final = "claims."
"""Keys of single readings begin so; they are explained among the quotations."""
KINDS: Final = ("derived", "cited", "assumed", "looked_up")
"""The kinds of origin in the order of the page."""


@dataclass(frozen=True)
class Step:
    """The numbers that one application of a method gave, or one number of another origin.

    `keys` are those under which the ledger keeps them, `quantity` the first of them.
    """

    keys: tuple[str, ...]
    quantity: Quantity


@dataclass(frozen=True)
class Group:
    """The steps of one method, of one table, or all that are cited or assumed."""

    steps: tuple[Step, ...]

    @property
    def first(self) -> Step:
        """The step that tells what the others share with it."""
        return self.steps[0]


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


def groups(model: ReportModel, keys: Iterable[str]) -> Mapping[str, tuple[Group, ...]]:
    """Return numbers by kind of origin, those of one method or table together."""
    found: dict[str, dict[tuple[str, ...], dict[tuple[str, ...], list[str]]]] = {}
    for key in sorted(keys):
        quantity = model.ledger[key]
        steps = found.setdefault(origin_kind(quantity), {}).setdefault(_shared(quantity), {})
        steps.setdefault(_applied(key, quantity), []).append(key)
    return {
        kind: tuple(
            Group(tuple(Step(tuple(step), model.ledger[step[0]]) for step in steps.values()))
            for _, steps in sorted(found[kind].items())
        )
        for kind in KINDS
        if kind in found
    }


def _shared(quantity: Quantity) -> tuple[str, ...]:
    """Return what numbers of one group have in common."""
    match quantity.origin:
        case Derived(method):
            return method.module, method.name, method.summary
        case LookedUp() as origin:
            return origin.table, origin.source.producer, origin.source.title, origin.source.url
        case _:
            return ()


def _applied(key: str, quantity: Quantity) -> tuple[str, ...]:
    """Return what numbers have in common that one application of a method gave."""
    match quantity.origin:
        case Derived(_, inputs, choices):
            made = (f"{name}={inputs[name].digest}" for name in sorted(inputs))
            return (*made, *(f"{name}={choices[name]}" for name in sorted(choices)))
        case _:
            return (key,)
