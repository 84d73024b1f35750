"""Conventions: how the proposals rank under each published schedule of discount rates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corredor.studies.appraisal.study.judged import Judged

OWN: Final = "own_rate"
"""The rate of the folder."""


@dataclass(frozen=True)
class Place:
    """A proposal under one convention.

    Parameters
    ----------
    proposal, scheme
        The proposal and the schedule; `OWN` for the folder's own rate.
    worth
        Central worth [programme money].
    place
        In the order of worth, the greatest first, among the proposals that may be compared.
    moved
        Whether its place differs from that under the folder's own rate.
    """

    proposal: str
    scheme: str
    worth: float
    place: int
    moved: bool


def ranked(found: Sequence[Judged]) -> tuple[Place, ...]:
    """Return the places of all proposals that may be compared, under each convention."""
    held = {one.case.id: one for one in found if one.is_ranked}
    worths = {OWN: {name: one.worths[one.main].value.value for name, one in held.items()}}
    names = set[str]().union(*(one.conventions for one in held.values()))
    for scheme in sorted(names):
        if all(scheme in one.conventions for one in held.values()):
            worths[scheme] = {name: one.conventions[scheme] for name, one in held.items()}
    places = {
        scheme: {name: at for at, name in enumerate(sorted(of, key=lambda n: (-of[n], n)), 1)}
        for scheme, of in worths.items()
    }
    return tuple(
        Place(
            name, scheme, of[name], places[scheme][name], places[scheme][name] != places[OWN][name]
        )
        for scheme, of in worths.items()
        for name in of
    )
