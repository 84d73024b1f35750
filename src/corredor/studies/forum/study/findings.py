"""Findings of the forum: what counts and sums its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Final

from corredor.core.derive import tally
from corredor.core.finding import Finding, FindingTable
from corredor.studies.forum.study.book import Book
from corredor.units import Person

Count = Annotated[float, "1"]
Meetings = Annotated[float, "meeting"]
Gaps = Annotated[float, "idle_gap"]
Changes = Annotated[float, "change"]
Pairs = Annotated[float, "pair"]
Statements = Annotated[float, "statement"]
Sessions = Annotated[float, "session"]
Organisations = Annotated[float, "organisation"]
Sum = Callable[[FindingTable], float]


def _sum(table: FindingTable, column: str) -> float:
    return float(sum(cell for cell in table.column(column) if isinstance(cell, int | float)))


def people_counted(table: FindingTable) -> Person:
    """Number of participants who agreed to be listed."""
    return float(len(table.rows))


def people_silent(table: FindingTable) -> Person:
    """Number of participants who have not agreed to be listed."""
    return _sum(table, "silent")


def people_of_side(table: FindingTable) -> Person:
    """Number of participants of one side who agreed to be listed."""
    return _sum(table, "people")


def organisations_of_side(table: FindingTable) -> Organisations:
    """Number of organisations that send participants of one side."""
    return _sum(table, "organisations")


def people_invented(table: FindingTable) -> Person:
    """Number of participants who are invented."""
    return _sum(table, "people")


def organisations_invented(table: FindingTable) -> Organisations:
    """Number of organisations that are invented."""
    return _sum(table, "organisations")


def organisations_spoken_for(table: FindingTable) -> Organisations:
    """Number of real organisations for which invented people speak."""
    return _sum(table, "spoken_for")


def meetings_held(table: FindingTable) -> Meetings:
    """Number of meetings that have a slot."""
    return float(len(table.rows))


def meetings_interpreted(table: FindingTable) -> Meetings:
    """Number of meetings with an interpreter."""
    return float(sum(bool(cell) for cell in table.column("interpreter")))


def mean_score(table: FindingTable) -> Count:
    """Mean match score of the meetings that have one."""
    held = [cell for cell in table.column("score") if isinstance(cell, int | float)]
    return float(sum(held) / len(held)) if held else 0.0


def without_meeting(table: FindingTable) -> Person:
    """Number of participants of the two sides who have no meeting."""
    return float(sum(cell == 0 for cell in table.column("meetings")))


def least_meetings(table: FindingTable) -> Meetings:
    """Fewest meetings of a participant of the two sides."""
    return float(min(_numbers(table, "meetings"), default=0))


def most_meetings(table: FindingTable) -> Meetings:
    """Most meetings of a participant of the two sides."""
    return float(max(_numbers(table, "meetings"), default=0))


def _numbers(table: FindingTable, column: str) -> list[float]:
    return [float(cell) for cell in table.column(column) if isinstance(cell, int | float)]


def breaks_made(table: FindingTable) -> Gaps:
    """Number of idle gaps between a participant's own meetings and sessions of one day."""
    return _sum(table, "breaks")


def breaks_bound(table: FindingTable) -> Gaps:
    """Number of idle gaps that no timetable of the same meetings goes below."""
    return _sum(table, "bound")


def breaks_gap(table: FindingTable) -> Gaps:
    """Idle gaps above the proven bound."""
    return _sum(table, "breaks") - _sum(table, "bound")


def breaks_spread(table: FindingTable) -> Gaps:
    """Largest difference of idle gaps between two participants who meet."""
    return _sum(table, "spread")


def location_changes(table: FindingTable) -> Changes:
    """Number of changes of zone between successive meetings of a day, of all participants."""
    return _sum(table, "location_changes")


def places_needed(table: FindingTable) -> Count:
    """Number of places that meetings need which can't all be held."""
    return _sum(table, "needed")


def places_available(table: FindingTable) -> Count:
    """Number of places that there are for them."""
    return _sum(table, "available")


def places_missing(table: FindingTable) -> Count:
    """Number of places that are missing: the least that mends it."""
    return _sum(table, "missing")


def location_bound(table: FindingTable) -> Changes:
    """Number of changes of zone that no seating of this timetable can do without."""
    return _sum(table, "location_bound")


def unplaced_pairs(table: FindingTable) -> Meetings:
    """Number of meetings that were asked for or chosen and have no place."""
    return float(len(table.rows))


def removed_pairs(table: FindingTable) -> Pairs:
    """Number of pairs of the two sides that may not meet."""
    return _sum(table, "pairs")


def needs_unmet(table: FindingTable) -> Statements:
    """Number of needs for which nobody is met whose offer is likely to answer them."""
    return float(sum(kind == "need" for kind in table.column("kind")))


def offers_unmet(table: FindingTable) -> Statements:
    """Number of offers that answer nobody's need among those who are met."""
    return float(sum(kind == "offer" for kind in table.column("kind")))


def people_changed(table: FindingTable) -> Person:
    """Number of participants who have to be told of a change."""
    both = (*table.column("first"), *table.column("second"))
    return float(len({name for name in both if name}))


def meetings_changed(table: FindingTable) -> Changes:
    """Number of changes of meetings and seats that have to be told."""
    return float(len(table.rows))


def tables_composed(table: FindingTable) -> Sessions:
    """Number of working tables."""
    return float(len(set(table.column("session"))))


def tables_relaxed(table: FindingTable) -> Sessions:
    """Number of working tables that can't keep a rule."""
    return float(len(set(table.column("session"))))


def applicants_placed(table: FindingTable) -> Person:
    """Number of applicants of the exchange who have a host."""
    return float(sum(bool(cell) for cell in table.column("host")))


def applicants_unplaced(table: FindingTable) -> Person:
    """Number of applicants of the exchange without a host."""
    return float(sum(not cell for cell in table.column("host")))


def blocking_pairs(table: FindingTable) -> Pairs:
    """Number of pairs that block the placement: none is the proof that it is stable."""
    return _sum(table, "blocking")


def pairs_checked(table: FindingTable) -> Pairs:
    """Number of acceptable pairs of applicant and host that the proof looked at."""
    return _sum(table, "checked")


def meetings_reported(table: FindingTable) -> Meetings:
    """Number of meetings whose outcome is known."""
    return _sum(table, "meetings")


def agreements_reported(table: FindingTable) -> Annotated[float, "agreement"]:
    """Number of outcomes in which something was agreed."""
    return float(sum(cell == "agreement" for cell in table.column("result")))


OF_TABLE: Final[Mapping[str, Mapping[str, Sum]]] = {
    "participants": {"participants_listed": people_counted},
    "consents": {"silent": people_silent},
    "invented": {
        "people_invented": people_invented,
        "organisations_invented": organisations_invented,
        "organisations_spoken_for": organisations_spoken_for,
    },
    "meetings": {
        "meetings_held": meetings_held,
        "meetings_interpreted": meetings_interpreted,
        "mean_score": mean_score,
    },
    "loads": {
        "without_meeting": without_meeting,
        "least_meetings": least_meetings,
        "most_meetings": most_meetings,
    },
    "timetable": {
        "breaks": breaks_made,
        "breaks.bound": breaks_bound,
        "breaks.gap": breaks_gap,
        "breaks.spread": breaks_spread,
        "location_changes": location_changes,
        "location_changes.bound": location_bound,
    },
    "obstacles": {
        "obstacle.needed": places_needed,
        "obstacle.available": places_available,
        "obstacle.missing": places_missing,
    },
    "unplaced": {"pairs_unplaced": unplaced_pairs},
    "removals": {"pairs_removed": removed_pairs},
    "unmet": {"unmet.needs": needs_unmet, "unmet.offers": offers_unmet},
    "changes": {"meetings_changed": meetings_changed, "people_to_tell": people_changed},
    "composition": {"working_tables": tables_composed},
    "relaxations": {"working_tables_relaxed": tables_relaxed},
    "placement": {"placement.placed": applicants_placed, "placement.unplaced": applicants_unplaced},
    "placement_proof": {
        "placement.blocking": blocking_pairs,
        "placement.checked": pairs_checked,
    },
    "outcomes": {"outcomes_known": meetings_reported},
    "agreements": {"agreements_reached": agreements_reported},
}
"""Findings of each table, by what follows ``forum.`` in their keys."""


def findings(book: Book, tables: Iterable[FindingTable]) -> Iterator[Finding]:
    """Yield the findings of all tables, and the participants and meetings of each side."""
    held = {table.key.removeprefix("forum."): table for table in tables}
    for name, made in OF_TABLE.items():
        if name in held:
            for key, function in made.items():
                label = "forum_" + key.replace(".", "_")
                yield Finding(f"forum.{key}", label, tally(function, held[name]))
    for side in sorted(book.sides):
        name = f"side.{side.lower()}"
        if name in held:
            key = f"forum.participants.{side.lower()}"
            yield Finding(key, "forum_participants_of_side", tally(people_of_side, held[name]))
            key = f"forum.organisations.{side.lower()}"
            quantity = tally(organisations_of_side, held[name])
            yield Finding(key, "forum_organisations_of_side", quantity)
