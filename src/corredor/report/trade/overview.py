"""Overview: what the chapter on trade shows that no table of the study holds as such."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from corredor.core.finding import Flag
from corredor.core.study import Absent
from corredor.report.entries import Entry, by, entries
from corredor.report.model import ReportModel
from corredor.report.trade.goods import goods_name

STUDY: Final = "trade"
MIRROR, TOTALS, CLAIMS, MEASURES = (
    f"{STUDY}.{name}" for name in ("mirror", "totals", "claims", "measures")
)
SHOWN: Final = (
    *("mirror", "totals", "claims", "measures", "weight", "partners", "products", "structure"),
    *("potential", "complexity", "market_share", "gravity", "gravity_pairs", "gravity_drops"),
    *("composition", "goods", "duties", "duty_calendar", "duty_faults", "exposure", "scenarios"),
    *("equilibrium", "fdi", "fdi_changes", "precedents", "precedent_likeness"),
    *("precedent_effects", "files", "reliability", "spread"),
)
"""Tables that the chapter shows, whole or in part."""


@dataclass(frozen=True)
class FourWay:
    """The last year of a corridor that both sides report: both directions, both totals."""

    year: str
    ways: tuple[Entry, ...]
    totals: tuple[Entry, ...]


@dataclass(frozen=True)
class Traded:
    """The trade of a model, corridor by corridor."""

    model: ReportModel

    @cached_property
    def corridors(self) -> list[str]:
        """Ids of the corridors, in the order of the programme."""
        return list(dict.fromkeys(row.text("corridor") for row in entries(self.model, MIRROR)))

    def ends(self, corridor: str) -> tuple[str, str]:
        """Return the two countries of a corridor [ISO 3166-1 alpha-2]."""
        first = entries(self.model, MIRROR, {"corridor": corridor})[0]
        return first.text("exporter"), first.text("importer")

    def claims(self, corridor: str) -> list[Entry]:
        """Return the announced totals of a corridor."""
        pair = set(self.ends(corridor))
        found = entries(self.model, CLAIMS)
        return [row for row in found if {row.text("first"), row.text("second")} == pair]

    def four_way(self, corridor: str) -> FourWay | None:
        """Return the last year that both sides report; None where there is none."""
        rows = entries(self.model, MIRROR, {"corridor": corridor})
        years = {
            place: held
            for place, held in by(rows, "source", "year").items()
            if all(row.text(side) == "reported" for row in held for side in SIDES)
        }
        if not years:
            return None
        source, year = max(years, key=lambda place: place[1])
        only = {"corridor": corridor, "source": source, "year": year}
        return FourWay(year, tuple(years[source, year]), tuple(entries(self.model, TOTALS, only)))

    def reported(self, way: Entry, noun: str) -> str:
        """Return the key of what one side of a direction reports, ``exports`` or ``imports``."""
        ends = (way.text("exporter"), way.text("importer"))
        subject = ends if noun == "exports" else ends[::-1]
        year = f".{way.text('year')}."
        found = self.model.results[STUDY].findings
        return next(
            one.key
            for one in found
            if one.label == f"trade_{noun}" and one.subject == subject and year in one.key
        )

    def reconciled(self, corridor: str) -> list[Entry]:
        """Return the reconciled measures that announced totals were set against."""
        names = {row.text("claim_id") for row in self.claims(corridor)}
        return [
            row
            for row in entries(self.model, MEASURES)
            if row.text("claim_id") in names and row.text("definition") == "measure_reconciled"
        ]

    def goods_name(self, code: str, language: str) -> str:
        """Return the name of a code of the Harmonized System; empty without one."""
        return goods_name(code, language)

    def driver(self, rows: list[Entry]) -> str:
        """Return the input that moves the bands of a scenario most, of most of its rows."""
        named = [row.text("driver") for row in rows if row.text("driver")]
        return max(named, key=named.count, default="")

    def absent(self) -> list[Absent]:
        """Return what could not be computed."""
        return list(self.model.results[STUDY].absent)

    def flags(self) -> list[Flag]:
        """Return all flags of the study."""
        return list(self.model.results[STUDY].flags)

    def other_tables(self) -> list[str]:
        """Return the keys of tables that the chapter does not know."""
        known = {f"{STUDY}.{name}" for name in SHOWN}
        return [one.key for one in self.model.results[STUDY].tables if one.key not in known]

    def grouped(self, key: str, *columns: str) -> Mapping[tuple[str, ...], list[Entry]]:
        """Return the rows of a table by the texts of some columns."""
        return by(entries(self.model, key), *columns)


SIDES: Final = ("exported_by", "imported_by")
"""Columns that say who stands behind the two values of a direction."""
