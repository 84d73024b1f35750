"""The checker of proofs: it counts again in fractions, and shares no code with the deciders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from corredor.studies.screening.calc.ownership.graph import Holding
from corredor.studies.screening.calc.ownership.rules import Rule


def is_proof(
    holdings: Sequence[Holding], rule: Rule, listed: Iterable[str], body: str, day: str
) -> bool:
    """Whether holdings alone, at their least, show that listed persons own a body on a day.

    Parameters
    ----------
    holdings
        The holdings of the proof and no others.
    listed
        The listed persons that the proof begins with; where the rule doesn't aggregate these
        must be one person, or persons who act jointly.
    """
    reached = set(listed)
    existing = [held for held in holdings if held.holds(day)]
    if len(existing) < len(holdings) or not rule.holds(day):
        return False
    grown = True
    while grown and body not in reached:
        grown = False
        for asset in sorted({held.asset for held in existing} - reached):
            of_it = [held for held in existing if held.asset == asset and held.owner in reached]
            share = sum((held.share.low for held in of_it), Fraction(0))
            above = any(held.share.above for held in of_it)
            led = rule.control and any(held.control for held in of_it)
            if led or (of_it and rule.reached(share, above)):
                reached.add(asset)
                grown = True
    return body in reached


def is_minimal(
    holdings: Sequence[Holding], rule: Rule, listed: Iterable[str], body: str, day: str
) -> bool:
    """Whether no holding of a proof can be left out."""
    start = tuple(listed)
    return not any(
        is_proof([*holdings[:at], *holdings[at + 1 :]], rule, start, body, day)
        for at in range(len(holdings))
    )
