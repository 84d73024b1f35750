"""Make the participant files of examples/russia-mexico/forum: real themes, invented people.

Run it as ``python scripts/build_examples/forum.py [FOLDER]``: the same seed gives the same bytes.
Organisations that the articles name come as they are, all others and every person are invented and
say so in their names. What the sentences are made of stands in ``forum_words``.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from forum_days import sessions, slots
from forum_dice import Dice, Line, lines, write
from forum_exchange import applicants, hosts
from forum_people import organisations, people
from forum_statements import Phrases, statements
from forum_wishes import wishes

from corredor.studies.forum import inputs

SEED: Final = 20270421
FOLDER: Final = Path(__file__).parents[2] / "examples" / "russia-mexico" / "forum"
INTERPRETERS: Final = 18
AWAY: Final = {3: "d1-0930 d1-1000 d1-1030", 7: "d2-1630 d2-1700", 11: "d2-0900 d2-0930"}
"""Slots in which interpreters, by their number, aren't there."""


def interpreters(dice: Dice) -> list[Line]:
    """Return the interpreters, who all speak Spanish and Russian, and some English."""
    names = [row for row in lines("given_names") if row["side"] == "MX"]
    families = [row["m"] for row in lines("surnames") if row["side"] == "MX"]
    made: list[Line] = []
    for number in range(1, INTERPRETERS + 1):
        given = dice.pick(names)
        marker = "(ficticia)" if given["gender"] == "f" else "(ficticio)"
        made.append(
            {
                "id": f"interpreter-{number:02}",
                "name": f"{given['own']} {dice.pick(families)} {marker}",
                "languages": "en es ru" if number % 3 == 0 else "es ru",
                "away": AWAY.get(number, ""),
            }
        )
    return made


def tables() -> Mapping[str, Sequence[Line]]:
    """Return the rows of each table by the name of its specification."""
    bodies = lines("organisations")
    known = people(bodies, Dice(SEED, "people"))
    offers, needs = statements(known, Phrases.read(), Dice(SEED, "statements"))
    candidates = applicants(Dice(SEED, "applicants"))
    return {
        "forum/organisations": organisations(bodies),
        "forum/participants": [person.line() for person in known],
        "forum/offers": offers,
        "forum/needs": needs,
        "forum/wishes": wishes(known, Dice(SEED, "wishes")),
        "forum/slots": slots(),
        "forum/rooms": lines("rooms"),
        "forum/sessions": sessions(known, Dice(SEED, "sessions")),
        "forum/interpreters": interpreters(Dice(SEED, "interpreters")),
        "forum/hosts": hosts(candidates, Dice(SEED, "hosts")),
        "forum/applicants": candidates,
        "forum/outcomes": [],
    }


def main(arguments: Sequence[str]) -> None:
    """Write all tables into a folder."""
    folder = Path(arguments[0]) if arguments else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    specs = {spec.name: spec for spec in inputs.TABLES}
    for name, rows in tables().items():
        spec = specs[name]
        write(folder / Path(spec.file).name, [column.name for column in spec.columns], rows)


if __name__ == "__main__":
    main(sys.argv[1:])
