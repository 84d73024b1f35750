"""Derivations: which document derives from which, as a person accepted it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, cast, get_args

from corredor.core.table import Row

DerivationKind = Literal[
    "verbatim", "near_verbatim", "paraphrase", "translation", "same_origin", "unrelated"
]
DERIVATION_KINDS: Final[tuple[str, ...]] = get_args(DerivationKind)
"""How a document derives from another; ``unrelated``: a person looked and found that it doesn't."""


@dataclass(frozen=True)
class AcceptedDerivation:
    """What a person says of two documents: that `second` derives from `first`, or that it doesn't.

    Where both retell something that nobody has, `first` is either of them.
    """

    first: str
    second: str
    kind: DerivationKind
    person: str
    date: str
    note: str = ""

    @property
    def ties(self) -> bool:
        """Whether the two are one source."""
        return self.kind != "unrelated"


def accepted_derivations(rows: Iterable[Row]) -> tuple[AcceptedDerivation, ...]:
    """Return the rows of ``derivations.csv`` as records, by second and first document."""
    made = (
        AcceptedDerivation(
            row.text("first"),
            row.text("second"),
            cast("DerivationKind", row.text("kind")),
            row.text("person"),
            row.text("date"),
            row.text("note"),
        )
        for row in rows
    )
    return tuple(sorted(made, key=lambda said: (said.second, said.first)))
