"""The exchange of the example: invented universities with places, invented applicants."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from forum_dice import Dice, Line, lines
from forum_people import INVENTED

APPLICANTS: Final = {"MX": 26, "RU": 20}
FIELDS: Final = ("engineering", "agronomy", "physics", "history", "medicine")
OWN_LANGUAGE: Final = {"RU": "ru", "MX": "es"}
SPEAKS_OTHER: Final = 0.45
TIED: Final = 0.15
LEFT_OUT: Final = 0.12
JOINT: Final = ("a-03", "a-11")
"""Two who apply jointly."""
OTHER: Final = {"RU": "MX", "MX": "RU"}


def applicants(dice: Dice) -> list[Line]:
    """Return the applicants; each ranks hosts of the other side, those of the own field first."""
    places = lines("hosts")
    made: list[Line] = []
    for side, count in APPLICANTS.items():
        for _ in range(count):
            field = JOINT_FIELD if f"a-{len(made) + 1:02}" in JOINT else dice.pick(FIELDS)
            made.append(_applicant(f"a-{len(made) + 1:02}", side, field, places, dice))
    for one, other in (JOINT, JOINT[::-1]):
        next(row for row in made if row["id"] == one)["with"] = other
    return made


JOINT_FIELD: Final = "engineering"


def _applicant(code: str, side: str, field: str, places: Sequence[Line], dice: Dice) -> Line:
    names = [row for row in lines("given_names") if row["side"] == side]
    families = [row for row in lines("surnames") if row["side"] == side]
    given = dice.pick(names)
    gender = given["gender"]
    family = " ".join(row[gender] for row in dice.some(families, 2 if side == "MX" else 1))
    marker = INVENTED["ru"] if side == "RU" else f"(fictici{'a' if gender == 'f' else 'o'})"
    there = [row for row in places if row["side"] == OTHER[side]]
    own = [row["id"] for row in there if row["field"] == field]
    rest = [row["id"] for row in there if row["field"] != field]
    ranked = dice.some(own, len(own)) + dice.some(rest, dice.between(1, len(rest)))
    other = OWN_LANGUAGE[OTHER[side]]
    spoken = {OWN_LANGUAGE[side], "en"} | ({other} if dice.chance(SPEAKS_OTHER) else set())
    return {
        "id": code,
        "name": f"{given['own']} {family} {marker}",
        "country": side,
        "ranking": _tied(ranked, dice),
        "languages": " ".join(sorted(spoken)),
        "field": field,
        "consent": "yes",
    }


def hosts(candidates: Sequence[Line], dice: Dice) -> list[Line]:
    """Return the hosts; each ranks most applicants of the other side, its own field first."""
    made: list[Line] = []
    for row in lines("hosts"):
        foreign = [a for a in candidates if a["country"] != row["side"]]
        own = [a["id"] for a in foreign if a["field"] == row["field"]]
        rest = [
            a["id"] for a in foreign if a["field"] != row["field"] and not dice.chance(LEFT_OUT)
        ]
        ranked = dice.some(own, len(own)) + dice.some(rest, len(rest))
        names = {f"name_{key}": f"{row[key]} {marker}" for key, marker in INVENTED.items()}
        made.append(
            names
            | {"id": row["id"], "country": row["side"], "places": row["places"]}
            | {"ranking": _tied(ranked, dice), "languages": row["languages"]}
            | {"field": row["field"]}
        )
    return made


def _tied(ranked: Sequence[str], dice: Dice) -> str:
    """Return a ranking in which some neighbours are equals."""
    text = ranked[0]
    for name in ranked[1:]:
        text += f" = {name}" if dice.chance(TIED) else f" {name}"
    return text
