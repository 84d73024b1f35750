"""Rules by which a regime reaches bodies that listed persons own, each for its span of days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Rule:
    """A regime's rule of ownership.

    Parameters
    ----------
    regime
        Whose rule.
    threshold
        Share from which a body is reached [1].
    inclusive
        Whether the threshold itself suffices.
    aggregate
        Whether shares of different listed persons add up; else only those of one of them, or
        of persons who act jointly.
    control
        Whether control without ownership reaches a body too.
    starts, ends
        First day, and the day from which it no longer holds, as ISO 8601; empty for open.
    source
        Where the rule stands.
    """

    regime: str
    threshold: Fraction
    inclusive: bool
    aggregate: bool
    control: bool
    starts: str = ""
    ends: str = ""
    source: str = ""

    def holds(self, day: str) -> bool:
        """Whether the rule holds on a day, given as ISO 8601."""
        return self.starts <= day and (not self.ends or day < self.ends)

    def reached(self, share: Fraction, above: bool = False) -> bool:
        """Whether a share suffices; `above` means that it is more than the number given."""
        return share > self.threshold or (share == self.threshold and (self.inclusive or above))


def rule_on(rules: Iterable[Rule], regime: str, day: str) -> Rule | None:
    """Return the rule of a regime on a day; None where none is known.

    Raises
    ------
    ValueError
        Two rules of the regime hold on that day.
    """
    held = [rule for rule in rules if rule.regime == regime and rule.holds(day)]
    if len(held) > 1:
        raise ValueError(f"two rules of {regime} on {day}")
    return held[0] if held else None
