"""Rules of ownership with the lists that they follow, each for its span of days."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

from corredor.data.tables import read_data_table
from corredor.studies.screening.calc.ownership import Rule, rule_on
from corredor.studies.screening.inputs.entries import Entry
from corredor.studies.screening.inputs.rows import Policy
from corredor.studies.screening.inputs.tables import YES
from corredor.studies.screening.study.timing import LATER, SETTLED, standing

UNSTATED: Final = "unknown"
"""Type of a measure of which nobody says what it orders."""


@dataclass(frozen=True)
class RegimeRule:
    """A rule of ownership and the lists that it follows.

    Parameters
    ----------
    rule
        The rule.
    regimes, measures
        Whose listed persons count, and under which measures.
    """

    rule: Rule
    regimes: frozenset[str]
    measures: frozenset[str]

    def follows(self, entry: Entry, policy: Policy, unsure: bool = False) -> bool:
        """Whether the rule reaches what an entry owns on the day screened.

        `unsure` counts measures of the regime too of which nobody says what they order.
        """
        types = self.measures | {UNSTATED} if unsure else self.measures
        return any(
            m.regime in self.regimes
            and m.type in types
            and standing(m, policy) not in (LATER, SETTLED)
            for m in entry.measures
        )


@lru_cache(maxsize=1)
def rules() -> tuple[RegimeRule, ...]:
    """Return the rules of `data/ownership_rules`, each for its span of days."""
    return tuple(
        RegimeRule(
            Rule(
                regime=row["rule"],
                threshold=Fraction(row["threshold"]),
                inclusive=row["inclusive"] == YES,
                aggregate=row["aggregate"] == YES,
                control=row["control"] == YES,
                starts=row["starts"],
                ends=row["ends"],
                source=row["source"],
            ),
            frozenset(row["regimes"].split()),
            frozenset(row["measures"].split()),
        )
        for row in read_data_table("ownership_rules")
    )


def rules_on(day: str) -> tuple[RegimeRule, ...]:
    """Return the rules that hold on a day, by name."""
    names = sorted({held.rule.regime for held in rules()})
    every = [held.rule for held in rules()]
    found = [rule_on(every, name, day) for name in names]
    return tuple(held for rule in found for held in rules() if held.rule is rule)
