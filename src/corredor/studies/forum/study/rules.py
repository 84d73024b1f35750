"""What the organiser sets, each with a default: weights, fairness, sizes of working tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from corredor.core.errors import CellOutOfRange
from corredor.core.table import Row
from corredor.data.tables import read_data_table
from corredor.studies.forum.calc.scores import Weights
from corredor.studies.forum.inputs.plan import RULE_NAMES

DEFAULTS: Final[Mapping[str, float]] = {
    row["rule"]: float(row["value"]) for row in read_data_table("forum_rules")
}
"""What holds where the organiser says nothing; the table says why."""
SHARES: Final = ("one_sided", "interpreter_share", "least_score", "good_score")
"""Rules that are parts of a whole."""


@dataclass(frozen=True)
class Settled:
    """The rules in force; `stated` are those that the organiser stated."""

    values: Mapping[str, float]
    stated: frozenset[str]

    def __getitem__(self, rule: str) -> float:
        """Return the number of a rule."""
        return self.values[rule]

    def count(self, rule: str) -> int:
        """Return the number of a rule that counts something [1]."""
        return int(self.values[rule])

    def weights(self) -> Weights:
        """Return the weights of the parts of a score."""
        return Weights(
            texts=self["weight_texts"],
            sector=self["weight_sector"],
            size=self["weight_size"],
            wishes=self["weight_wishes"],
            one_sided=self["one_sided"],
            interpreter=self["interpreter_share"],
        )


def settled(rows: Iterable[Row]) -> Settled:
    """Return the rules that the folder states, and the defaults of the others.

    Raises
    ------
    CellOutOfRange
        E113: a share is above 1.

    Examples
    --------
    >>> from corredor.core.errors import Place
    >>> row = Row({"rule": "fair_to", "value": 5.0}, Place("forum/rules.csv", 2), {})
    >>> settled([row])["fair_to"], settled([])["fair_to"]
    (5.0, 3.0)
    """
    stated: dict[str, float] = {}
    for row in rows:
        name, value = row.text("rule"), row.number("value")
        if value is None:
            continue
        if name in SHARES and value > 1:
            place = row.at("value")
            raise CellOutOfRange(place, column="value", value=value, low=0, high=1)
        stated[name] = value
    return Settled(
        {name: stated.get(name, DEFAULTS[name]) for name in RULE_NAMES}, frozenset(stated)
    )
