"""Services: what the chapter on air services says that no table of the study holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

from corredor.core.finding import Cell, Finding
from corredor.report.entries import Entry, by, entries
from corredor.report.gates import GateRows, Right, right_of, together
from corredor.report.i18n import Speech
from corredor.report.model import ReportModel

STUDY: Final = "routes"
TRACKS: Final = "routes.tracks"
VERDICTS: Final = "routes.verdicts"
CLOSURES: Final = "routes.closures"
STOPS: Final = "routes.stops"
FUEL: Final = "routes.fuel_items"
GATES: Final = "routes.gates"
AVOIDED: Final = "routes.avoided"
TOLD: Final = tuple(
    f"{STUDY}.{name}"
    for name in (
        *("verdicts", "stops", "tracks", "legs", "payload_range", "fuel_items", "edto"),
        *("timetable", "duties", "cost", "demand", "gates", "closures", "avoided", "hindrances"),
        *("fields", "critical_fuel", "tankering", "charges", "cost_check", "shares", "loads"),
    )
)
"""Tables that the chapter tells service by service."""
ACT: Final = ("source", "from", "to", "exempt", "exempt_en", "known_to", "confidence")
"""What closures of one act have in common."""


@dataclass(frozen=True)
class Act:
    """Closures by one act: the first of their rows, and the areas [ISO 3166] by their names."""

    first: Entry
    areas: tuple[str, ...]


@dataclass(frozen=True)
class FuelTable:
    """Fuel plans side by side: the items, and of each flight its first row and its items."""

    items: tuple[str, ...]
    flights: tuple[tuple[Entry, Mapping[str, Entry]], ...]


@dataclass(frozen=True)
class Services:
    """The services of a model, in a language."""

    model: ReportModel
    speech: Speech

    def findings(self, service: str) -> list[Finding]:
        """Return the numbers of a service as a whole, not those of its flights, items and parts."""
        found = self.model.results[STUDY].findings
        return [one for one in found if one.key.split(".", 2)[2:] == [service]]

    def other_findings(self) -> list[Finding]:
        """Return the numbers of no service that has a verdict."""
        known = {row.text("service") for row in entries(self.model, VERDICTS)}
        found = self.model.results[STUDY].findings
        return [one for one in found if not known.intersection(one.subject)]

    def other_tables(self) -> list[str]:
        """Return the tables that the chapter tells nothing of: all but the acts if none has one."""
        told = TOLD if entries(self.model, VERDICTS) else (CLOSURES, STOPS)
        tables = self.model.results[STUDY].tables
        return [table.key for table in tables if table.key not in told and table.rows]

    def ways(self) -> list[tuple[str, ...]]:
        """Return the services by groups whose ways compared are the same."""
        groups: dict[tuple[tuple[Cell, ...], ...], list[str]] = {}
        for (service,), rows in by(entries(self.model, STOPS), "service").items():
            names = [column.name for column in rows[0].table.columns if column.name != "service"]
            ways = tuple(tuple(row.cell(name) for name in names) for row in rows)
            groups.setdefault(ways, []).append(service)
        return [tuple(group) for group in groups.values()]

    def fuel(self, service: str) -> FuelTable:
        """Return the fuel plans of a service, flight by flight."""
        rows = entries(self.model, FUEL, {"service": service})
        items = tuple(dict.fromkeys(row.text("item") for row in rows))
        flights = [
            (found[0], {row.text("item"): row for row in found})
            for found in by(rows, "direction", "origin", "destination").values()
        ]
        return FuelTable(items, tuple(flights))

    def gates(self, service: str, answered: bool) -> list[GateRows]:
        """Return the gates of a service that somebody has spoken of, or those that nobody has."""
        found = together(entries(self.model, GATES, {"service": service}))
        return [one for one in found if one.is_answered == answered]

    def gate_of(self, verdict: Entry) -> Entry | None:
        """Return the gate that binds by a row of the verdicts; None where something else binds."""
        only = {"service": verdict.text("service"), "gate": verdict.text("binding")}
        where = verdict.text("where")
        found = entries(self.model, GATES, only)
        return next((row for row in found if row.text("place").split()[-1:] == [where]), None)

    def right(self, row: Entry) -> Right | None:
        """Return the right that a row of the gates is about; None where it is another gate."""
        return right_of(row)

    def avoided(self, service: str) -> str:
        """Return the areas that a service keeps out of by choice, as an enumeration."""
        rows = entries(self.model, AVOIDED, {"service": service})
        return self._named(dict.fromkeys(row.text("area") for row in rows))

    def rounded(self, service: str) -> str:
        """Return the areas at which the track of a service turns, as an enumeration."""
        rows = entries(self.model, TRACKS, {"service": service})
        codes = dict.fromkeys(code for row in rows for code in row.text("owner").split())
        return self._named(codes)

    def days(self, row: Entry) -> str:
        """Return the days of operation of a row of the timetable by their names."""
        names = cast("Mapping[int, str]", self.speech.locale.days["format"]["abbreviated"])
        return ", ".join(names[int(day) - 1] for day in row.text("days") if day.isdecimal())

    def acts(self) -> list[Act]:
        """Return the closures that were applied, by act, the earliest first."""
        grouped: dict[tuple[str, ...], list[Entry]] = {}
        for row in entries(self.model, CLOSURES):
            grouped.setdefault(tuple(row.text(name) for name in ACT), []).append(row)
        made = [
            Act(rows[0], tuple(dict.fromkeys(row.text("area") for row in rows)))
            for rows in grouped.values()
        ]
        return sorted(made, key=lambda act: (act.first.text("from"), act.first.text("source")))

    def areas(self, act: Act) -> str:
        """Return the areas that an act closes, as an enumeration in the order of the alphabet."""
        return self._named(act.areas)

    def named(self, codes: str) -> str:
        """Return areas [ISO 3166] by their names, as an enumeration."""
        return self._named(dict.fromkeys(codes.split()))

    def _named(self, codes: tuple[str, ...] | dict[str, None]) -> str:
        return self.speech.joined(sorted(self.speech.country(code) for code in codes))
