"""Tables that sum up: coverage, fairness, loads, the network of organisations, quality, rules."""

from __future__ import annotations

from collections import Counter, defaultdict

from corredor.core.finding import Column, FindingTable
from corredor.studies.forum.calc.selection import SCORE
from corredor.studies.forum.study.agenda import Agenda, Held
from corredor.studies.forum.study.book import Book
from corredor.studies.forum.study.pieces import WHERE, Row, count_column, made_table, meetings_of
from corredor.studies.forum.study.rules import DEFAULTS
from corredor.studies.forum.study.scene import UNITS


def coverage(book: Book, agenda: Agenda) -> FindingTable:
    """People, and those who meet somebody, by side and section of their organisations."""
    columns = (
        Column("side", "term", "side"),
        Column("sector", "term", "sector"),
        count_column("people", unit="person"),
        count_column("people_with_meetings", unit="person"),
        count_column("meetings"),
        count_column("mean_score", "mean_score"),
    )
    counts = meetings_of(agenda)
    scores: defaultdict[str, list[float]] = defaultdict(list)
    for one in agenda.meetings:
        if one.score is not None:
            scores[one.first].append(one.score)
            scores[one.second].append(one.score)
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for person in book.people:
        groups[person.side, book.sector_of(person)].append(person.id)
    rows: list[Row] = []
    for (side, sector), own in sorted(groups.items()):
        reached = [value for name in own for value in scores[name]]
        mean = round(sum(reached) / len(reached), 3) if reached else None
        met = sum(counts[name] > 0 for name in own)
        rows.append((side, sector, len(own), met, sum(counts[name] for name in own), mean))
    return made_table("coverage", "forum_coverage", columns, rows, "forum/organisations")


def fairness(book: Book, agenda: Agenda) -> FindingTable:
    """How many people of each side have how many meetings."""
    columns = (
        Column("side", "term", "side"),
        count_column("meetings", "meetings_each"),
        count_column("people", unit="person"),
    )
    counts = meetings_of(agenda)
    found = Counter((p.side, counts[p.id]) for p in book.people if p.side in book.sides)
    rows = [(side, number, people) for (side, number), people in sorted(found.items())]
    return made_table("fairness", "forum_fairness", columns, rows)


def loads(book: Book, agenda: Agenda) -> FindingTable:
    """Meetings of each participant of the two sides, beside those wanted."""
    columns = (
        Column("participant", "text", "participant"),
        Column("side", "term", "side"),
        Column("rank", "word", "rank"),
        count_column("meetings"),
        count_column("wanted", "meetings_wanted"),
    )
    counts = meetings_of(agenda)
    rows = [
        (p.id, p.side, p.rank, counts[p.id], p.capacity)
        for p in book.people
        if p.side in book.sides
    ]
    return made_table("loads", "forum_loads", columns, rows)


def network(book: Book, agenda: Agenda) -> FindingTable:
    """Meetings between organisations, and their scores together."""
    columns = (
        Column("organisation", "term", "organisation"),
        Column("other", "term", "other_organisation"),
        count_column("meetings"),
        count_column("score", "match_score"),
    )
    body = {person.id: person.organisation for person in book.people}
    found: defaultdict[tuple[str, str], list[Held]] = defaultdict(list)
    for one in agenda.meetings:
        found[body[one.first], body[one.second]].append(one)
    rows = [
        (*pair, len(own), round(sum(one.score or 0.0 for one in own), 4))
        for pair, own in sorted(found.items())
    ]
    return made_table("network", "forum_network", columns, rows, "forum/organisations")


def interpreters(book: Book, agenda: Agenda) -> FindingTable:
    """Meetings and slots of sessions of each interpreter."""
    columns = (
        Column("interpreter", "text", "interpreter"),
        count_column("meetings"),
        count_column("sessions", "session_slots"),
    )
    met = Counter(one.interpreter for one in agenda.meetings)
    sat = Counter[str]()
    for one in agenda.sittings:
        sat[one.interpreter] += len(one.slots)
    rows = [(one.id, met[one.id], sat[one.id]) for one in book.interpreters]
    return made_table("interpreters", "forum_interpreters", columns, rows, "forum/interpreters")


def rooms(book: Book, agenda: Agenda) -> FindingTable:
    """What is in each room in each slot: meetings among its tables, or a session."""
    columns = (
        *WHERE,
        Column("slot", "text", "slot"),
        count_column("meetings"),
        count_column("tables", "tables"),
        Column("session", "term", "session"),
    )
    met = Counter((one.room, one.slot) for one in agenda.meetings)
    sat = {(one.room, slot): one.session.id for one in agenda.sittings for slot in one.slots}
    rows = [
        (room.id, slot.id, met[room.id, slot.id], room.tables, sat.get((room.id, slot.id), ""))
        for room in book.rooms
        for slot in agenda.time.every
        if met[room.id, slot.id] or (room.id, slot.id) in sat
    ]
    return made_table("rooms", "forum_rooms", columns, rows, "forum/rooms", "forum/slots")


def quality(agenda: Agenda) -> FindingTable:
    """How good the timetable is, and what none can beat."""
    columns = (
        Column("method", "word", "method"),
        count_column("breaks"),
        count_column("bound", "breaks_bound"),
        count_column("spread", "breaks_spread"),
        count_column("location_changes"),
        count_column("location_bound", "location_changes_bound"),
    )
    made = agenda.effort
    row = (
        *(made.method, made.breaks, made.bound, made.spread),
        *(made.location_changes, made.location_bound),
    )
    return made_table("timetable", "forum_timetable", columns, [row], "forum/slots", "forum/rooms")


def selection(agenda: Agenda) -> FindingTable:
    """What the selection of meetings reached by each goal, and what no selection can exceed."""
    columns = (
        Column("goal", "word", "selection_goal"),
        count_column("begins", "goal_begins"),
        count_column("reached", "goal_reached"),
        count_column("bound", "goal_bound"),
    )
    rows: list[Row] = []
    for goal in agenda.goals:
        word, _, begins = goal.name.partition(" ")
        scale = UNITS if word == SCORE else 1
        least = int(begins) / UNITS if begins else None
        rows.append((f"goal_{word}", least, goal.reached / scale, goal.bound / scale))
    return made_table("selection", "forum_selection", columns, rows, "forum/wishes")


def rules(book: Book) -> FindingTable:
    """The rules in force, and whether the folder states them."""
    columns = (
        Column("rule", "word", "rule"),
        count_column("value", "rule_value"),
        Column("stated", "word", "stated"),
    )
    rows = [
        (name, book.rules[name], "folder" if name in book.rules.stated else "default")
        for name in DEFAULTS
    ]
    return made_table("rules", "forum_rules", columns, rows, "forum/rules")
