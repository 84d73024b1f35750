"""Clocks: the zones that regions and profiles name, and series moved from one to the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

import numpy as np

from corredor.core.errors import N_, EmptyCell, UnreadableCell, Wording
from corredor.core.table import Row
from corredor.studies.energy.calc.profiles.profile import Profile
from corredor.studies.energy.calc.profiles.zones import (
    beginning,
    changes_clock,
    moved,
    standard_offset,
    zone_names,
)
from corredor.studies.energy.inputs.regions import FILE
from corredor.studies.energy.study.case import Case

ZONE: Final = N_("the name of a zone in the IANA time zone database")
STARTED: Final = N_("the day of its first hour, for the clock of its zone changes")


def zone_of(row: Row) -> str:
    """Return the zone that a row names; empty if it names none.

    Raises
    ------
    UnreadableCell
        E127: the database doesn't have it.
    """
    name = row.text("zone")
    if name and name not in zone_names():
        raise UnreadableCell(
            row.at("zone"),
            column="zone",
            value=name,
            shape=Wording(ZONE),
            example="America/Mazatlan",
        )
    return name


def start_of(row: Row) -> date | None:
    """Return the day of a profile's first hour; None where it doesn't matter.

    Raises
    ------
    UnreadableCell
        E127: its clock changes within the year, and the day is not given, or is none.
    """
    name, said = zone_of(row), row.text("start")
    if not name or (not said and not changes_clock(name)):
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise UnreadableCell(
            row.at("start"),
            column="start",
            value=said,
            shape=Wording(STARTED),
            example="2023-01-01",
        ) from None


def by_clock_of(held: Profile, case: Case, region: Row) -> Profile:
    """Return a profile whose hours are those of its region's standard time.

    Raises
    ------
    UnreadableCell, EmptyCell
        E127: a zone is unknown, or a day is missing; E103: the region names no zone.
    """
    row = case.row("profiles", held.name)
    name = "" if row is None else zone_of(row)
    if row is None or not name or row.text("from") != FILE:
        return held
    if not region.text("zone"):
        raise EmptyCell(region.at("zone"), column="zone", kind="America/Mazatlan")
    offset = standard_offset(zone_of(region))
    start = start_of(row)
    later = offset - standard_offset(name) if start is None else beginning(start, name, offset)
    return replace(held, values=moved(np.asarray(held.values), later))
