"""What a person must look at in a forum: one function per rule, one sentence each; no names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corredor.core.errors import N_
from corredor.core.finding import FindingTable, Flag, Ref
from corredor.studies.forum.engine import embedding, kernels, sat
from corredor.studies.forum.study.agenda import Agenda
from corredor.studies.forum.study.book import Book
from corredor.studies.forum.study.invented import invented_flags
from corredor.studies.forum.study.matching import sector_nodes
from corredor.studies.forum.study.obstacles import obstacle_flags
from corredor.studies.forum.study.timetabling import COLOURING
from corredor.studies.forum.study.twins import duplicates


@dataclass(frozen=True)
class Told:
    """What the flags look at: the book, the agenda, and the tables by key without ``forum.``."""

    book: Book
    agenda: Agenda
    tables: dict[str, FindingTable]


def flags(book: Book, agenda: Agenda, tables: Sequence[FindingTable]) -> Iterator[Flag]:
    """Yield the flags of all rules."""
    told = Told(book, agenda, {table.key.removeprefix("forum."): table for table in tables})
    for rule in RULES:
        yield from rule(told)


def not_real(told: Told) -> Iterator[Flag]:
    """People and organisations who are invented."""
    yield from invented_flags(told.tables)


def not_screened(told: Told) -> Iterator[Flag]:
    """Nobody was screened."""
    if not told.book.screened:
        yield Flag(
            "forum.not_screened",
            "warning",
            N_(
                "Nobody was screened: no list of sanctions was asked about the participants. Name "
                "the lists in screening/lists.csv and run again before the plan is sent out."
            ),
        )


def not_screenable(told: Told) -> Iterator[Flag]:
    """People go on about whom no list could be asked."""
    if told.book.unscreened - told.book.blocked:
        yield Flag(
            "forum.not_screenable",
            "warning",
            N_("This plan is a draft: some participants could not be screened."),
        )


def blocked(told: Told) -> Iterator[Flag]:
    """Organisations whose people a screening keeps apart from everybody."""
    barred = {p.organisation for p in told.book.people if p.id in told.book.blocked}
    for name in sorted(barred):
        yield Flag(
            f"forum.blocked.{name}",
            "blocker",
            N_("Screening keeps people of {organisation} apart: they meet nobody."),
            {"organisation": Ref("term", name)},
            name,
        )


def consent_missing(told: Told) -> Iterator[Flag]:
    """People who haven't agreed to be listed."""
    if told.book.silent:
        yield Flag(
            "forum.consent_missing",
            "warning",
            N_("Participants who have not agreed to be listed are left out: {people}."),
            {"people": Ref("figure", "forum.silent")},
        )


def of_other_countries(told: Told) -> Iterator[Flag]:
    """People of neither side: they attend sessions and are matched with nobody."""
    sides = {p.side for p in told.book.people} - set(told.book.sides)
    for side in sorted(sides):
        yield Flag(
            f"forum.other_country.{side.lower()}",
            "note",
            N_("People of {country} attend sessions; meetings are made between the two sides."),
            {"country": Ref("word", side)},
        )


def without_meeting(told: Told) -> Iterator[Flag]:
    """People who meet nobody."""
    table = told.tables.get("loads")
    if table is not None and any(cell == 0 for cell in table.column("meetings")):
        yield Flag(
            "forum.without_meeting",
            "warning",
            N_("Participants without a meeting: {people}."),
            {"people": Ref("figure", "forum.without_meeting")},
        )


def unmet_needs(told: Told) -> Iterator[Flag]:
    """Needs that nobody answers."""
    table = told.tables.get("unmet")
    if table is not None and "need" in table.column("kind"):
        yield Flag(
            "forum.unmet_needs",
            "note",
            N_("Needs that nobody who is met is likely to answer: {needs}."),
            {"needs": Ref("figure", "forum.unmet.needs")},
        )


def unplaced(told: Told) -> Iterator[Flag]:
    """Meetings asked for or chosen that have no place."""
    if told.agenda.unplaced:
        yield Flag(
            "forum.unplaced",
            "warning",
            N_("Meetings that have no slot, table or interpreter: {pairs}."),
            {"pairs": Ref("figure", "forum.pairs_unplaced")},
        )


def obstacle(told: Told) -> Iterator[Flag]:
    """What stands in the way of holding all meetings."""
    yield from obstacle_flags(told.agenda)


def vetoed_wishes(told: Told) -> Iterator[Flag]:
    """Pinned or wished pairs that may not meet."""
    asked = {frozenset((w.participant, w.other)) for w in told.book.wishes if w.kind != "veto"}
    if any(frozenset((one, other)) in asked for one, other, _ in told.agenda.removed):
        yield Flag(
            "forum.removed_wishes",
            "warning",
            N_("Some meetings that were wished or set may not be held; the table says why."),
        )


def wishes_of_one_side(told: Told) -> Iterator[Flag]:
    """Wished or pinned pairs that aren't of the two sides, who are matched with nobody."""
    sides = {p.id: told.book.side_of(p) for p in told.book.people}
    for wish in told.book.wishes:
        ends = {sides[name] for name in (wish.participant, wish.other) if name in sides}
        both = wish.participant in sides and wish.other in sides
        if wish.kind != "veto" and both and ends != {0, 1}:
            yield Flag(
                f"forum.one_side.{wish.participant}.{wish.other}.{wish.kind}",
                "warning",
                N_("{first} and {second} are asked to meet, but are not of the two sides."),
                {
                    "first": Ref("text", wish.participant),
                    "second": Ref("text", wish.other),
                },
            )


def no_interpreter(told: Told) -> Iterator[Flag]:
    """Sessions whose people have no language in common, and no interpreter is free."""
    for one in told.agenda.sittings:
        if one.asks_interpreter and not one.interpreter:
            yield Flag(
                f"forum.no_interpreter.{one.session.id}",
                "warning",
                N_("{session} has no language in common and no interpreter."),
                {"session": Ref("term", one.session.id)},
                one.session.id,
            )


def small_rooms(told: Told) -> Iterator[Flag]:
    """Rooms with fewer seats than people, and sessions without a room."""
    seats = {room.id: room.seats for room in told.book.rooms}
    for one in told.agenda.sittings:
        if one.session.kind == "break":
            continue
        count = len(told.book.people) if one.for_all else len(one.seats)
        room = seats.get(one.room)
        fields = {"session": Ref("term", one.session.id)}
        name = one.session.id
        if not one.room:
            yield Flag(
                f"forum.no_room.{name}", "warning", N_("{session} has no room."), fields, name
            )
        elif room is not None and room < count:
            fields["room"] = Ref("term", one.room)
            sentence = N_("{room} has fewer seats than {session} has people.")
            yield Flag(f"forum.room_too_small.{name}", "warning", sentence, fields, name)


def sessions_without_slot(told: Told) -> Iterator[Flag]:
    """Sessions for which no slot was found."""
    for one in told.agenda.sittings:
        if not one.slots:
            yield Flag(
                f"forum.no_slot.{one.session.id}",
                "blocker",
                N_("No slot was found for {session}."),
                {"session": Ref("term", one.session.id)},
                one.session.id,
            )


def relaxed_tables(told: Told) -> Iterator[Flag]:
    """Working tables that can't be composed as asked: the rule that binds."""
    for session, one in told.agenda.relaxations:
        fields = {"session": Ref("term", session), "rule": Ref("word", one.rule)}
        sentence = N_("{session} cannot keep a rule: {rule}; the table says how far it can.")
        if one.side >= 0:
            fields["side"] = Ref("word", told.book.sides[one.side])
            sentence = N_("{session} cannot keep a rule for {side}: {rule}.")
        key = f"forum.relaxed.{session}.{one.rule}"
        if one.side >= 0:
            key = f"{key}.{told.book.sides[one.side].lower()}"
        yield Flag(key, "warning", sentence, fields, session)


def clashes(told: Told) -> Iterator[Flag]:
    """Sessions that list somebody who is in another session at the same time."""
    for session in sorted({session for _, session in told.agenda.clashes}):
        yield Flag(
            f"forum.clash.{session}",
            "warning",
            N_("{session} lists people who sit in another session at the same time."),
            {"session": Ref("term", session)},
            session,
        )


def without_sector(told: Told) -> Iterator[Flag]:
    """Organisations whose sector nobody filled in."""
    coming = {p.organisation for p in told.book.people}
    for name in sorted(coming):
        if not sector_nodes(told.book.organisations[name]):
            yield Flag(
                f"forum.without_sector.{name}",
                "note",
                N_("{organisation} has no sector: it is matched by its texts alone."),
                {"organisation": Ref("term", name)},
                name,
            )


def same_people(told: Told) -> Iterator[Flag]:
    """Participants who may be one person, written twice, in any script.

    On the day nobody asks: names are compared before the timetable is sent out.
    """
    if told.book.plan:
        return
    body = {p.id: p.organisation for p in told.book.people}
    for one, other in duplicates((p.id, p.name) for p in told.book.people):
        yield Flag(
            f"forum.same_person.{one}.{other}",
            "warning",
            N_("Two participants may be one person: rows {first} and {second}."),
            {"first": Ref("text", one), "second": Ref("text", other)},
            body[one],
        )


def joint_applications(told: Told) -> Iterator[Flag]:
    """Applicants whose joint application the other one doesn't confirm."""
    partner = {one.id: one.joint for one in told.book.applicants}
    for one, other in sorted(partner.items()):
        if other and partner.get(other, "") not in ("", one):
            yield Flag(
                f"forum.joint.{one}",
                "warning",
                N_("{first} applies jointly with {second}, who names somebody else."),
                {"first": Ref("text", one), "second": Ref("text", other)},
            )


def idle_changes(told: Told) -> Iterator[Flag]:
    """Changes of the day that change nothing: they may be mistakes."""
    for name, kind, reason in told.agenda.idle:
        yield Flag(
            f"forum.idle_change.{name}",
            "warning",
            N_("Change {change} ({kind}) changes nothing: {reason}."),
            {"change": Ref("text", name), "kind": Ref("word", kind), "reason": Ref("word", reason)},
        )


def weaker_methods(told: Told) -> Iterator[Flag]:
    """Engines that aren't installed, and what stands in their place."""
    if not embedding.is_installed():
        yield Flag(
            "forum.no_vectors",
            "warning",
            N_("Texts are matched by terms of trade and letters alone; install the extra nlp."),
        )
    if told.agenda.effort.method == COLOURING and not kernels.is_installed():
        yield Flag(
            "forum.no_kernels",
            "note",
            N_("Idle gaps were improved with less effort than they could be; install fast."),
        )
    if not sat.is_installed():
        yield Flag(
            "forum.no_search",
            "note",
            N_("No search is installed, so that small timetables are not proven; install forum."),
        )


RULES: Final[tuple[Callable[[Told], Iterator[Flag]], ...]] = (
    not_real,
    not_screened,
    not_screenable,
    blocked,
    consent_missing,
    of_other_countries,
    without_meeting,
    unmet_needs,
    unplaced,
    obstacle,
    vetoed_wishes,
    wishes_of_one_side,
    no_interpreter,
    small_rooms,
    sessions_without_slot,
    relaxed_tables,
    clashes,
    without_sector,
    same_people,
    joint_applications,
    idle_changes,
    weaker_methods,
)
