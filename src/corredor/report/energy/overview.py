"""Overview: what the chapter on supply offers shows that no table of the study holds as such."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from corredor.core.finding import Flag
from corredor.report.entries import Entry, entries
from corredor.report.model import ReportModel

STUDY: Final = "energy"
SHOWN: Final = (
    *("offers", "entry_prices", "fuel_entries", "blocks", "plan", "options", "overruns"),
    *("frontier", "break_even", "merit_order", "week", "chances", "lng", "voyages"),
    *("fuel_needs", "fuel_cost", "tails", "reloads", "cover", "reactor_facts", "compliance"),
    *("profiles", "oil_flows", "refining", "drivers", "engines", "lines", "designs"),
    *("commitment", "adequacy"),
)
"""Tables that the chapter shows, whole or in part."""


@dataclass(frozen=True)
class Supplied:
    """The supply offers of a model."""

    model: ReportModel

    def rows(self, table: str, **only: str) -> list[Entry]:
        """Return the rows of a table of the study that have given cells."""
        return entries(self.model, f"{STUDY}.{table}", only)

    def regions(self) -> list[str]:
        """Return the ids of the regions that were planned, in the order of the folder."""
        return list(dict.fromkeys(row.text("region") for row in self.rows("plan")))

    def in_plan(self, option: str) -> bool:
        """Whether an option is in the least-cost plan of its region."""
        return bool(option) and bool(self.rows("plan", option=option, state="in_plan"))

    def gap(self, region: str) -> str:
        """Return the key of the gap of a region's plan."""
        return f"{STUDY}.plan_gap.{region}"

    def keys(self, region: str) -> list[str]:
        """Return the keys of the cost of a region's plan: central, over draws, and on trial."""
        names = (
            *("plan_cost", "plan_cost_p10", "plan_cost_p50", "plan_cost_p90", "certified_draws"),
            *("weather_cost", "weather_regret", "typical_regret"),
            *("commitment_cost", "commitment_surcharge"),
        )
        keys = [f"{STUDY}.{name}.{region}" for name in names]
        return [key for key in keys if key in self.model.findings]

    def flags(self) -> list[Flag]:
        """Return all flags of the study."""
        return list(self.model.results[STUDY].flags)

    def other_tables(self) -> list[str]:
        """Return the keys of tables that the chapter does not know."""
        known = {f"{STUDY}.{name}" for name in SHOWN}
        return [one.key for one in self.model.results[STUDY].tables if one.key not in known]
