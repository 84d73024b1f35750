"""The report's model: all that the pages are made from, in no language and in no format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from corredor.core.assumption import Assumption
from corredor.core.claim import Claim, Fact
from corredor.core.finding import Column, Finding, FindingTable, Flag
from corredor.core.label import Label
from corredor.core.quantity import Quantity
from corredor.core.source import Document, RowRef, Source
from corredor.core.study import Absent, Result, Settings
from corredor.report.ledger import Ledger

PLACES: Final = "report.places"
"""Key of the table of the map's places, which belongs to no study."""
CHANGES: Final = "report.changes"
"""Key of the table of the cells that a scenario puts in the place of the folder's own."""


@dataclass(frozen=True)
class Drawing:
    """A plot or map of one table.

    `title` is a msgid, `svg` the drawing without script or outside reference, `alt` its
    description in the language of the page, `table_key` the `FindingTable` that it draws and
    that stands beside it as text; `rows` names the cells by which its rows are chosen, `subject`
    the service or other thing that it shows alone. `beside` are the places of the rows that stand
    beside it where they are not all: a curve has more points than a reader wants.
    """

    key: str
    title: str
    svg: str
    alt: str
    table_key: str
    rows: Mapping[str, str] = field(default_factory=dict[str, str])
    subject: str = ""
    beside: tuple[int, ...] = ()


@dataclass(frozen=True)
class MapPlace:
    """A place on the map: latitude north and longitude east [degree], negative south and west.

    `country` is its ISO 3166 code, which tells the side of the corridor that it lies on.
    """

    id: str
    name: Label
    latitude: Quantity
    longitude: Quantity
    country: str = ""


@dataclass(frozen=True)
class ReportModel:
    """What a run found, with the names and texts that the pages need to say it.

    `labels` holds the names of terms, organisations, places, sources and proposals by id,
    `rows` the row of the folder that gives each of these names; `lines` the routes of the map
    as ids of places; `results` the results of the studies in the order of the report. `changes`
    is the table of the cells that a scenario changes, None where the folder is told as it stands.
    """

    title: Label
    settings: Settings
    languages: tuple[str, ...]
    documents: Mapping[str, Document]
    sources: Mapping[str, Source]
    labels: Mapping[str, Label]
    rows: Mapping[str, RowRef]
    places: tuple[MapPlace, ...]
    lines: tuple[tuple[str, ...], ...]
    borders: str
    claims: Mapping[str, Claim]
    facts: Mapping[str, Fact]
    assumptions: Mapping[str, Assumption]
    results: Mapping[str, Result]
    version: str
    changes: FindingTable | None = None

    @property
    def partial(self) -> bool:
        """Whether something that was asked for could not be computed."""
        return bool(self.absent)

    @property
    def absent(self) -> tuple[tuple[str, Absent], ...]:
        """What could not be computed, with the study that it is missing from."""
        return tuple(
            (study, absent) for study, result in self.results.items() for absent in result.absent
        )

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        """The findings of all studies by key."""
        return {f.key: f for result in self.results.values() for f in result.findings}

    @cached_property
    def tables(self) -> Mapping[str, FindingTable]:
        """The tables of all studies by key."""
        return {t.key: t for result in self.results.values() for t in result.tables}

    @property
    def told_tables(self) -> tuple[FindingTable, ...]:
        """The tables whose cells the pages print: those of the studies and a scenario's changes."""
        return (*self.tables.values(), *([self.changes] if self.changes else []))

    @cached_property
    def places_table(self) -> FindingTable:
        """The places of the map as a table, which stands beside the map as its text."""
        columns = (
            Column("place", "term", "place"),
            Column("latitude", "figure", "latitude"),
            Column("longitude", "figure", "longitude"),
        )
        rows = tuple((p.id, p.latitude.key, p.longitude.key) for p in self.places)
        return FindingTable(PLACES, "places", columns, rows, ("places",))

    def table(self, key: str) -> FindingTable | None:
        """Return a table that a page can show; None if there is none of that key."""
        own = {PLACES: self.places_table, CHANGES: self.changes}
        return own[key] if key in own else self.tables.get(key)

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """The flags of all studies, in the order of the studies."""
        return tuple(flag for result in self.results.values() for flag in result.flags)

    @cached_property
    def ledger(self) -> Ledger:
        """Every number that the report may print, by key."""
        return Ledger.of(
            claims=self.claims.values(),
            facts=self.facts.values(),
            assumptions=self.assumptions.values(),
            places=[q for place in self.places for q in (place.latitude, place.longitude)],
            findings=self.findings.values(),
            tables=self.told_tables,
            seed=self.settings.seed,
            draws=self.settings.draws,
        )
