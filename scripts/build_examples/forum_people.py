"""Organisations and people of the example forum; whoever is invented says so in the name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from forum_dice import Dice, Line, lines

from corredor.core.names import SAME_PERSON, same_person

INVENTED: Final = {"es": "(ficticia)", "en": "(fictitious)", "ru": "(вымышл.)"}
IN_CYRILLIC: Final = 0.78
WITHOUT_ACCENTS: Final = 0.12
SPEAKS: Final = {"RU": (("en", 0.68), ("es", 0.14)), "MX": (("en", 0.72), ("ru", 0.07))}
BETWEEN_LANGUAGES: Final = {"institute-maya", "traductores-puente", "embassy-russia"}
"""Organisations whose people speak the language of the other side."""
CAPACITY: Final = {"official": (7, 9), "company": (4, 7), "university": (4, 6), "other": (4, 6)}
ABSENCES: Final = (
    ("d1-0900 d1-0930 d1-1000 d1-1030 d1-1100 d1-1130 d1-1200 d1-1230 d1-1300", 0.04),
    ("d2-1430 d2-1500 d2-1530 d2-1600 d2-1630 d2-1700", 0.05),
    ("d1-1630 d1-1700 d1-1730", 0.04),
    ("d2-0900 d2-0930", 0.04),
)
"""Slots that people miss, who come late or leave early, and the share of those who do."""
WITHOUT_CONSENT: Final = frozenset({37, 164, 251})
"""Numbers of the people who have not agreed to be listed."""


@dataclass(frozen=True)
class Invented:
    """An invented person and what the files say of it."""

    id: str
    name: str
    organisation: str
    side: str
    sector: str
    rank: str
    isic: tuple[str, ...]
    languages: tuple[str, ...]
    away: str
    capacity: int
    consents: bool
    consent_date: str

    def line(self) -> Line:
        """Return the row of the person."""
        return {
            "id": self.id,
            "name": self.name,
            "organisation": self.organisation,
            "side": self.side,
            "rank": self.rank,
            "languages": " ".join(sorted(self.languages)),
            "away": self.away,
            "capacity": str(self.capacity),
            "consent": "yes" if self.consents else "no",
            "consent_date": self.consent_date,
            "synthetic": "yes",
        }


def organisations(bodies: Iterable[Line]) -> list[Line]:
    """Return the rows of the organisations; a body of the articles keeps its names."""
    known = {row["id"]: row for row in lines("bodies")}
    made: list[Line] = []
    for body in bodies:
        names = known.get(body["body"])
        label = {
            f"name_{language}": names[language] if names else f"{body[language]} {marker}"
            for language, marker in INVENTED.items()
        }
        kept = {name: body[name] for name in ("id", "isic", "scian", "okved", "size")}
        invented = "no" if names else "yes"
        made.append(
            kept
            | label
            | {"organisation": body["body"], "country": body["side"], "synthetic": invented}
        )
    return made


def people(bodies: Iterable[Line], dice: Dice) -> list[Invented]:
    """Return the people whom the organisations send, no two of one name."""
    known: dict[str, list[str]] = {"RU": [], "MX": []}
    made: list[Invented] = []
    count: dict[str, int] = {}
    for body in bodies:
        for _ in range(int(body["people"])):
            side = body["side"]
            count[side] = count.get(side, 0) + 1
            name = _name(side, dice, known[side])
            number = len(made) + 1
            made.append(_person(body, f"{side.lower()}-{count[side]:03}", name, number, dice))
    return made


def _person(body: Line, code: str, name: str, number: int, dice: Dice) -> Invented:
    side = body["side"]
    own, other = ("ru", "es") if side == "RU" else ("es", "ru")
    spoken = {own} | {language for language, share in SPEAKS[side] if dice.chance(share)}
    if body["id"] in BETWEEN_LANGUAGES:
        spoken.add(other)
    date = f"2027-03-{dice.between(1, 31):02}"
    return Invented(
        id=code,
        name=name,
        organisation=body["id"],
        side=side,
        sector=body["sector"],
        rank=body["rank"],
        isic=tuple(body["isic"].split()),
        languages=tuple(sorted(spoken)),
        away=next((slots for slots, share in ABSENCES if dice.chance(share)), ""),
        capacity=dice.between(*CAPACITY[body["rank"]]),
        consents=number not in WITHOUT_CONSENT,
        consent_date="" if number in WITHOUT_CONSENT else date,
    )


def _name(side: str, dice: Dice, known: list[str]) -> str:
    """Return a name like nobody's yet, with the marker that it is invented."""
    given = [row for row in lines("given_names") if row["side"] == side]
    families = [row for row in lines("surnames") if row["side"] == side]
    while True:
        first, family, second = dice.pick(given), *dice.some(families, 2)
        gender = first["gender"]
        latin = dice.chance(WITHOUT_ACCENTS if side == "MX" else 1 - IN_CYRILLIC)
        kind = f"latin_{gender}" if latin else gender
        words = [first["latin" if latin else "own"], family[kind]]
        if side == "MX":
            words.append(second[kind])
            marker = "(ficticia)" if gender == "f" else "(ficticio)"
        else:
            marker = INVENTED["en" if latin else "ru"]
        name = " ".join(words)
        if all(same_person(name, other) < SAME_PERSON for other in known):
            known.append(name)
            return f"{name} {marker}"
