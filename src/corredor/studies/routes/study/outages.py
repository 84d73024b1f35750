"""Outages: stations without fuel on the first day of a service."""

from __future__ import annotations

from corredor.core.table import Row
from corredor.studies.routes.inputs import OUTAGES
from corredor.studies.routes.inputs.records import holds_on
from corredor.studies.routes.study.case import Case


def outage_at(case: Case, station: str) -> Row | None:
    """Return the notice by which a station has no fuel or rations it on the first day."""
    rows = [row for row in case.inputs.table(OUTAGES.name) if row.text("station") == station]
    return next((row for row in rows if holds_on(row, case.service.first)), None)


def has_fuel(case: Case, station: str) -> bool:
    """Whether no notice says that a station is without fuel on the first day."""
    found = outage_at(case, station)
    return found is None or found.text("state") != "none"
