"""Lineage: from a number down to the quotations, cells and assumptions under it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from corredor.core.claim import Claim
from corredor.core.quantity import Cited, Derived, Quantity


class Step(NamedTuple):
    """One line of a lineage tree: how deep, under which argument name, which quantity.

    `repeated` is true where the quantity was already walked into and isn't opened again.
    """

    depth: int
    role: str
    quantity: Quantity
    repeated: bool


def walk(quantity: Quantity) -> Iterator[Step]:
    """Yield the lineage tree from the top down, each derived quantity opened once."""
    opened: set[str] = set()
    pending = [(0, "", quantity)]
    while pending:
        depth, role, node = pending.pop()
        again = node.digest in opened
        yield Step(depth, role, node, again)
        if isinstance(node.origin, Derived) and not again:
            opened.add(node.digest)
            inputs = node.origin.inputs
            pending += [(depth + 1, name, inputs[name]) for name in sorted(inputs, reverse=True)]


def roots(quantity: Quantity) -> tuple[Quantity, ...]:
    """Return the cited, assumed and looked-up quantities under a quantity, each once, by key.

    A root that is used in two units is one root; so are two without a key and with one content.
    """
    found: dict[str, Quantity] = {}
    for step in walk(quantity):
        root = step.quantity
        if not isinstance(root.origin, Derived):
            found.setdefault(root.key or root.digest, root)
    return tuple(sorted(found.values(), key=lambda root: (root.key, root.digest)))


def claims_under(quantity: Quantity) -> tuple[Claim, ...]:
    """Return the claims that a quantity rests on, each once: those taken and those that agree."""
    claims: dict[str, Claim] = {}
    for root in roots(quantity):
        if isinstance(root.origin, Cited):
            for claim in (root.origin.claim, *root.origin.agreeing):
                claims.setdefault(claim.id, claim)
    return tuple(claims.values())


def is_approximate(quantity: Quantity) -> bool:
    """Whether a source under the quantity says "about"."""
    return any(claim.qualifier == "about" for claim in claims_under(quantity))
