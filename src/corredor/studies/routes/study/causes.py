"""Causes: whether a flight can be made at all, and whether fuel that it must carry forbids it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from corredor.studies.routes.calc.verdict import PHYSICAL, Constraint
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.flight import expected_payload
from corredor.studies.routes.study.sectors import Sector

TANKERED: Final = "tankered"


def can_fly(sector: Sector) -> bool:
    """Whether a flight can be made at least empty."""
    return sector["max_payload"].value >= 0


def bound_sector(binding: Constraint | None, sectors: Iterable[Sector]) -> Sector | None:
    """Return the flight whose payload a constraint binds; None where it binds something else."""
    if binding is None or binding.kind != PHYSICAL:
        return None
    return next((one for one in sectors if _is_of(binding, one)), None)


def _is_of(binding: Constraint, sector: Sector) -> bool:
    return (binding.name, binding.subject) == (sector.binding, sector.pair)


def dry_station(case: Case, sector: Sector) -> str:
    """Return the station past which a flight carries fuel, where that is what binds its payload.

    It is where a flight that can't be made empty could be made without that fuel, or where one
    that must leave payload behind could take all. Empty where it isn't so.
    """
    planned = sector["payload_planned"].value
    if not sector.carries or sector["max_payload"].value >= planned:
        return ""
    wanted = planned if can_fly(sector) else 0.0
    bare = {name: made for name, made in sector.quantities.items() if name != TANKERED}
    free = expected_payload(case, sector.origin, bare)
    return sector.destination.code if free >= wanted else ""
