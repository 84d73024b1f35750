"""What stands in the way where not all meetings can be held, and the least that mends it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corredor.core.errors import N_
from corredor.core.finding import Column, FindingTable, Flag, Ref
from corredor.studies.forum.study.agenda import Agenda
from corredor.studies.forum.study.pieces import count_column, made_table

SENTENCES: Final = {
    "by_participant": N_(
        "{who} cannot keep all meetings: {needed} are to be held in {available} slots. The least "
        "that mends it is so many more slots of that person, or so many meetings less: {missing}."
    ),
    "by_tables": N_(
        "Tables run out: {needed} meetings can only be held in slots with {available} tables or "
        "free pairs. The least that mends it is so many more tables in one of these slots, or so "
        "many meetings less: {missing}."
    ),
    "by_resource": N_(
        "{who} is needed {needed} times where there is time for {available}. The least that mends "
        "it is so many more slots or another interpreter or room for so many meetings: {missing}."
    ),
    "by_no_slot": N_(
        "{who} are never free together in a slot that is allowed for them. The least that mends it "
        "is one common slot: less absence, or fewer limits of that meeting."
    ),
    "by_precedence": N_(
        "An order of meetings or sessions cannot be kept: {who}. The least that mends it is one "
        "entry less under after, or one later slot."
    ),
    "by_search": N_(
        "A complete search has shown that no timetable holds all meetings. The least that is known "
        "to mend it is to leave out so many meetings: {left_out}."
    ),
}


def obstacles(agenda: Agenda) -> FindingTable:
    """What runs out, where not all meetings can be held."""
    columns = (
        Column("kind", "word", "obstacle"),
        Column("who", "text", "who_is_concerned"),
        Column("slots", "text", "slots"),
        count_column("needed", "places_needed"),
        count_column("available", "places_available"),
        count_column("missing", "places_missing"),
    )
    held = agenda.blocked
    rows = (
        [
            (
                *(held.kind, " ".join(held.who), " ".join(held.slots)),
                *(held.needed, held.available, held.needed - held.available),
            )
        ]
        if held
        else []
    )
    return made_table("obstacles", "forum_obstacles", columns, rows, "forum/slots", "forum/wishes")


def obstacle_flags(agenda: Agenda) -> Iterator[Flag]:
    """Yield the sentence that names the obstacle and the least that mends it."""
    held = agenda.blocked
    if held is None:
        return
    fields = {
        "who": Ref("text", ", ".join(held.who)),
        "needed": Ref("figure", "forum.obstacle.needed"),
        "available": Ref("figure", "forum.obstacle.available"),
        "missing": Ref("figure", "forum.obstacle.missing"),
        "left_out": Ref("figure", "forum.pairs_unplaced"),
    }
    sentence = SENTENCES[held.kind]
    used = {name: ref for name, ref in fields.items() if f"{{{name}}}" in sentence}
    yield Flag("forum.obstacle", "warning", sentence, used)
