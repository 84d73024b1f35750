"""Overview: what the chapter on screening shows that no table of the study holds as such."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from corredor.core.finding import Finding, Flag
from corredor.report.entries import Entry, entries
from corredor.report.model import ReportModel

STUDY: Final = "screening"
PARTIES, ALIGNMENT, GATE, LISTS, OWNERSHIP, ASSETS = (
    f"{STUDY}.{name}" for name in ("parties", "alignment", "gate", "lists", "ownership", "assets")
)
PERSON: Final = "person"
SEVERITIES: Final = ("blocker", "warning", "note")
OF_HITS: Final = f"{STUDY}.hit."
OWN: Final = ("parties", "alignment", "gate", "lists", "holdings", "ownership", "search")
SHOWN: Final = (*OWN, "coverage", "goods", "assets", "recall", "lookback", "policy")
"""Tables that the chapter shows, whole or in part."""


@dataclass(frozen=True)
class Met:
    """An entry that a party meets: its rows, one for each measure, and the words that met."""

    rows: tuple[Entry, ...]
    words: tuple[Entry, ...]

    @property
    def first(self) -> Entry:
        """The first row, for what they have in common."""
        return self.rows[0]


@dataclass(frozen=True)
class Thing:
    """A vessel, aircraft or security: its rows, one for each regime, by result and reason."""

    results: Mapping[tuple[str, str], list[Entry]]

    @property
    def first(self) -> Entry:
        """Its first row, for what they have in common."""
        return next(iter(self.results.values()))[0]


@dataclass(frozen=True)
class Screened:
    """The screening of a model."""

    model: ReportModel

    def findings(self, *labels: str) -> list[Finding]:
        """Return the numbers of the study whose labels are given, in that order."""
        found = self.model.results[STUDY].findings
        return [one for label in labels for one in found if one.label == f"{STUDY}_{label}"]

    @cached_property
    def people(self) -> frozenset[str]:
        """Ids of people: the chapter shows no name that was typed for one."""
        rows = entries(self.model, GATE, {"kind": PERSON})
        return frozenset(row.text("subject") for row in rows)

    @cached_property
    def hits(self) -> Mapping[str, list[Met]]:
        """Entries that parties meet, by party."""
        words: dict[tuple[str, str, str], list[Entry]] = {}
        for row in entries(self.model, ALIGNMENT):
            words.setdefault(_place(row), []).append(row)
        rows: dict[tuple[str, str, str], list[Entry]] = {}
        for row in entries(self.model, PARTIES):
            if row.text("entry"):
                rows.setdefault(_place(row), []).append(row)
        found: dict[str, list[Met]] = {}
        for place, held in rows.items():
            met = Met(tuple(held), tuple(words.get(place, ())))
            found.setdefault(place[0], []).append(met)
        return found

    @cached_property
    def regimes(self) -> list[str]:
        """All regimes that were asked about, in order."""
        return sorted({row.text("regime") for row in entries(self.model, PARTIES)} - {""})

    def side_by_side(self, party: str) -> Mapping[str, list[Entry]]:
        """Return the rows of a party by regime, one for each result and reason."""
        found: dict[str, dict[tuple[str, str], Entry]] = {name: {} for name in self.regimes}
        for row in entries(self.model, PARTIES, {"party": party}):
            held = found.get(row.text("regime"))
            if held is not None:
                held.setdefault((row.text("result"), row.text("because")), row)
        return {name: list(rows.values()) for name, rows in found.items()}

    @cached_property
    def rules(self) -> list[str]:
        """All rules of ownership that were asked, in order."""
        return sorted({row.text("rule") for row in entries(self.model, OWNERSHIP)})

    def owned(self) -> Mapping[str, Mapping[str, Entry]]:
        """Return what each rule makes of each body of which something is held."""
        found: dict[str, dict[str, Entry]] = {}
        for row in entries(self.model, OWNERSHIP):
            found.setdefault(row.text("party"), {})[row.text("rule")] = row
        return found

    def things(self) -> list[Thing]:
        """Return the vessels, aircraft and securities."""
        found: dict[str, dict[tuple[str, str], list[Entry]]] = {}
        for row in entries(self.model, ASSETS):
            own = found.setdefault(row.text("asset"), {})
            own.setdefault((row.text("result"), row.text("because")), []).append(row)
        return [Thing(held) for held in found.values()]

    def other_flags(self) -> list[Flag]:
        """Return the flags that are about no hit, the gravest first: hits stand below."""
        found = self.model.results[STUDY].flags
        held = [flag for flag in found if not flag.key.startswith(OF_HITS)]
        return sorted(held, key=lambda flag: SEVERITIES.index(flag.severity))

    def edition(self, name: str) -> Entry | None:
        """Return the row of a list; None where there is none of the id."""
        return next(iter(entries(self.model, LISTS, {"list": name})), None)

    def closed(self) -> Mapping[str, list[Entry]]:
        """Return the subjects whose gate is closed, by kind."""
        found: dict[str, list[Entry]] = {}
        for row in entries(self.model, GATE, {"gate": "closed"}):
            found.setdefault(row.text("kind"), []).append(row)
        return found

    def other_tables(self) -> list[str]:
        """Return the keys of tables that the chapter does not know."""
        known = {f"{STUDY}.{name}" for name in SHOWN}
        return [one.key for one in self.model.results[STUDY].tables if one.key not in known]


def _place(row: Entry) -> tuple[str, str, str]:
    return row.text("party"), row.text("list"), row.text("entry")
