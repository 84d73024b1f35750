"""Slots and sessions of the example forum: two days of 25-minute slots, one each half hour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from forum_dice import Dice, Line, lines
from forum_people import Invented

DATES: Final = {"d1": "2027-04-21", "d2": "2027-04-22"}
"""Assumed days of the forum: nobody has announced a second one."""
TIME_ZONE: Final = "America/Mexico_City"
FIRST: Final = 9 * 60
LAST: Final = {"d1": 17 * 60 + 30, "d2": 17 * 60}
STEP, LENGTH = 30, 25
NOON: Final = 14 * 60
KEPT: Final = ("kind", "slots", "room", "isic", "part", "after", "least", "most", "languages")


def slots() -> list[Line]:
    """Return the slots of both days; five minutes are left for the way to the next table."""
    return [
        {
            "id": f"{day}-{minute // 60:02}{minute % 60:02}",
            "date": DATES[day],
            "begins": _clock(minute),
            "ends": _clock(minute + LENGTH),
            "part": "morning" if minute < NOON else "afternoon",
            "time_zone": TIME_ZONE,
        }
        for day in DATES
        for minute in range(FIRST, LAST[day] + 1, STEP)
    ]


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def sessions(people: Sequence[Invented], dice: Dice) -> list[Line]:
    """Return the sessions with a chair and, for those that have a stage, speakers of both sides."""
    made: list[Line] = []
    busy: set[str] = set()
    for row in lines("sessions"):
        line = {name: row[name] for name in ("id", *KEPT, "name_es", "name_en", "name_ru")}
        sectors = row["sectors"].split()
        free = [p for p in people if p.sector in sectors and p.consents and not p.away]
        if row["chair"]:
            own = [p for p in free if p.side == row["chair"] and p.id not in busy]
            chair = dice.pick(own)
            busy.add(chair.id)
            line["chair"] = chair.id
            line["participants"] = " ".join(
                sorted(_speakers(free, int(row["speakers"]), chair, dice))
            )
        made.append(line)
    return made


def _speakers(free: Sequence[Invented], count: int, chair: Invented, dice: Dice) -> list[str]:
    if not count:
        return []
    others = [p for p in free if p.id != chair.id]
    halves = [[p.id for p in others if p.side == side] for side in ("RU", "MX")]
    return [chair.id, *dice.some(halves[0], count // 2), *dice.some(halves[1], count - count // 2)]
