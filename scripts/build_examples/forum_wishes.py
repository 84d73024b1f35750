"""Wishes, pins and vetoes of the example forum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from forum_dice import Dice, Line
from forum_people import Invented

WISHES: Final = 150
WITH_OFFICIALS: Final = 0.25
PINS: Final = (
    ("Organising committee", "Follow-up of the first forum"),
    ("Organising committee", "Asked for by both embassies"),
    ("Comité organizador", "Seguimiento de la carta de intención"),
    ("Оргкомитет", "Продолжение переговоров"),
)
VETOES: Final = (
    ("Comité organizador", "Litigio pendiente entre las partes"),
    ("Organising committee", "A competitor on the same market"),
    ("Оргкомитет", "По просьбе участника"),
)
PINNED, VETOED = 8, 9


def wishes(people: Sequence[Invented], dice: Dice) -> list[Line]:
    """Return wishes of people of one theme for each other, and what the organiser fixes."""
    present = [p for p in people if p.consents]
    officials = [p for p in present if p.rank == "official"]
    known: set[frozenset[str]] = set()
    made: list[Line] = []

    def pair(wants_official: bool) -> tuple[Invented, Invented] | None:
        one = dice.pick(present)
        pool = officials if wants_official else [p for p in present if p.sector == one.sector]
        others = [p for p in pool if p.side != one.side and p.id != one.id]
        if not others:
            return None
        other = dice.pick(others)
        both = frozenset((one.id, other.id))
        if both in known:
            return None
        known.add(both)
        return one, other

    kinds = ["wish"] * WISHES + ["pin"] * PINNED + ["veto"] * VETOED
    for at, kind in enumerate(kinds):
        found = None
        while found is None:
            found = pair(kind == "wish" and dice.chance(WITH_OFFICIALS))
        who = {"pin": PINS, "veto": VETOES}.get(kind)
        by, reason = who[at % len(who)] if who else ("", "")
        part = "morning" if kind == "pin" and at % len(PINS) == 0 else ""
        made.append(
            {
                "participant": found[0].id,
                "other": found[1].id,
                "kind": kind,
                "part": part,
                "by": by,
                "reason": reason,
            }
        )
    return sorted(made, key=lambda row: (row["participant"], row["other"]))
