"""Overview: what the chapter on the forum says that no table of the study holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from corredor.core.finding import Finding
from corredor.report.entries import Entry, by, entries
from corredor.report.forum.sittings import SESSIONS, Sitting, count, sittings
from corredor.report.i18n import Speech
from corredor.report.model import ReportModel

STUDY: Final = "forum"
COMPOSITION: Final = "forum.composition"
UNMET: Final = "forum.unmet"
UNREAL: Final = "forum.unreal"
NEED, NOT_MET = "need", "not_met"
NEEDS_SHOWN: Final = 5
"""Needs without an answer that are shown for each side and reason."""
OF_PEOPLE: Final = tuple(
    f"{STUDY}.{name}"
    for name in (
        *("participants", "meetings", "seats", "loads", "unplaced", "removed", "reasons"),
        *("placement", "changes", "interpreters", "rooms", "consents", "idle_changes", "obstacles"),
    )
)
"""Tables that name people by their ids, or places slot by slot: files of their own tell them."""
TABLES: Final = tuple(
    f"{STUDY}.{name}"
    for name in (
        *("slots", "sessions", "sectors", "network", "coverage", "fairness", "timetable"),
        *("removals", "rules", "composition", "relaxations", "unmet", "places"),
        *("placement_proof", "outcomes", "agreements", "changes_of_kind"),
        *("invented", "unreal"),
    )
)
"""Tables that the chapter shows."""
TOLD: Final = tuple(
    f"{STUDY}_{name}"
    for name in (
        *("participants_listed", "silent", "participants_of_side", "organisations_of_side"),
        *("obstacle_needed", "obstacle_available", "obstacle_missing"),
        *("people_invented", "organisations_invented", "organisations_spoken_for"),
        *("meetings_held", "meetings_interpreted", "mean_score", "working_tables"),
        *("working_tables_relaxed", "without_meeting", "least_meetings", "most_meetings"),
        *("breaks", "breaks_bound", "breaks_gap", "breaks_spread", "location_changes"),
        "location_changes_bound",
        *("pairs_unplaced", "pairs_removed", "unmet_needs", "unmet_offers"),
        *("placement_placed", "placement_unplaced", "placement_checked", "placement_blocking"),
        *("meetings_changed", "people_to_tell", "outcomes_known", "agreements_reached"),
    )
)
"""Labels of the numbers that the chapter shows."""
OF_SIDES: Final = f"{STUDY}.side."
"""Keys of the tables that say the numbers of a side in a row begin so."""


@dataclass(frozen=True)
class Forum:
    """The forum of a model, in a language."""

    model: ReportModel
    speech: Speech

    def days(self) -> dict[str, list[Sitting]]:
        """Return the sessions of each day in the order of time."""
        dates = sorted({row.text("date") for row in entries(self.model, SESSIONS)} - {""})
        return {date: sittings(self.model, date) for date in dates}

    def without_slot(self) -> list[str]:
        """Return the sessions for which the timetable has no slot."""
        rows = entries(self.model, SESSIONS, {"date": ""})
        return list(dict.fromkeys(row.text("session") for row in rows))

    def findings(self, *labels: str) -> list[Finding]:
        """Return the numbers of the study whose labels are given, in that order."""
        found = self.model.results[STUDY].findings
        return [one for label in labels for one in found if one.label == label]

    def side_of(self, finding: Finding) -> str:
        """Return the code of the country whose side a number speaks of, the end of its key."""
        return finding.key.rpartition(".")[2].upper()

    def most(self, key: str, column: str, rows: int, **only: str) -> tuple[int, ...]:
        """Return the places of the rows with the greatest numbers in a column, at most `rows`."""
        held = entries(self.model, key, only)
        return tuple(row.at for row in sorted(held, key=lambda row: -count(row, column))[:rows])

    def working_tables(self) -> dict[str, dict[str, Entry]]:
        """Return the rows of each working table by side."""
        rows = entries(self.model, COMPOSITION)
        return {
            session: {row.text("side"): row for row in held}
            for (session,), held in by(rows, "session").items()
        }

    def unmet(self) -> dict[str, list[Entry]]:
        """Return needs of both sides by the reason for which nobody answers them."""
        rows = entries(self.model, UNMET, {"kind": NEED})
        return {
            reason: [
                row
                for _, own in sorted(by(held, "side").items())
                for row in sorted(own, key=partial(_urgency, reason))[:NEEDS_SHOWN]
            ]
            for (reason,), held in sorted(by(rows, "reason").items(), reverse=True)
        }

    def unreal(self, organisation: str) -> str:
        """Return the word for what is invented of an organisation; empty where nothing is."""
        rows = entries(self.model, UNREAL, {"organisation": organisation})
        return next((row.text("what") for row in rows), "")

    def unreal_among(self, key: str, places: tuple[int, ...]) -> dict[str, list[str]]:
        """Return the organisations of some rows of a table of which something is invented."""
        shown = [row for row in entries(self.model, key) if row.at in places]
        names = sorted({row.text(column) for row in shown for column in ("organisation", "other")})
        found: dict[str, list[str]] = {}
        for name in names:
            what = self.unreal(name)
            if what:
                found.setdefault(what, []).append(name)
        return dict(sorted(found.items()))

    def other_findings(self) -> list[Finding]:
        """Return the numbers of the study that the chapter tells nothing of."""
        return [one for one in self.model.results[STUDY].findings if one.label not in TOLD]

    def other_tables(self) -> list[str]:
        """Return the tables that the chapter tells nothing of; those of people stay out."""
        tables = self.model.results[STUDY].tables
        kept = (*TABLES, *OF_PEOPLE)
        left = [table.key for table in tables if table.rows and table.key not in kept]
        return [key for key in left if not key.startswith(OF_SIDES)]


def _urgency(reason: str, row: Entry) -> tuple[float, str]:
    """Sort the nearest misses first, and what is farthest from any answer."""
    best = count(row, "best_score")
    return (-best if reason == NOT_MET else best), row.text("text")
