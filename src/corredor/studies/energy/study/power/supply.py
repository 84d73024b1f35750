"""Power of regions: what the folder offers, planned; its numbers, tables and flags."""

from __future__ import annotations

from collections.abc import Mapping

from corredor.core.errors import CorredorError
from corredor.core.quantity import Quantity
from corredor.studies.energy.calc.profiles.profile import Profile
from corredor.studies.energy.study.case import Case, Made
from corredor.studies.energy.study.planning import Planned, planned_regions
from corredor.studies.energy.study.power.adequacy import adequacy
from corredor.studies.energy.study.power.capacities import capacities, merit, weeks
from corredor.studies.energy.study.power.chances import chances
from corredor.studies.energy.study.power.costs import costs
from corredor.studies.energy.study.power.curves import breaks, frontiers
from corredor.studies.energy.study.power.entries import entries, fuel_entries
from corredor.studies.energy.study.power.flags import flags_of
from corredor.studies.energy.study.power.trials import commitments, designs, engines, lines
from corredor.studies.energy.study.profiles import profile, profiles_table


def read_profiles(case: Case, made: Made) -> dict[str, Profile]:
    """Return the profiles that can be read, by id; the others are kept as not computed."""
    held: dict[str, Profile] = {}
    for row in case.rows("profiles"):
        try:
            held[row.text("id")] = profile(case, row)
        except CorredorError as error:
            made.miss(f"profiles.{row.text('id')}", error)
    profiles_table(made, held)
    return held


def supplied(
    case: Case, made: Made, profiles: Mapping[str, Profile], fuels: dict[str, Quantity]
) -> dict[str, Planned]:
    """Plan all regions, and make what is said of them."""
    found = planned_regions(case, made, profiles, fuels)
    each = list(found.values())
    parts = (costs, capacities, entries, fuel_entries, merit, weeks, frontiers, breaks)
    for part in (*parts, chances, adequacy, engines, lines, designs, commitments):
        part(made, each)
    for one in each:
        made.flags += list(flags_of(made, one))
    return found
