"""A forum of a few people, built from plain texts as a folder holds them."""

import pytest

from corredor.core.errors import Place
from corredor.core.finding import Finding
from corredor.core.study import Settings
from corredor.core.table import Row
from corredor.studies.forum.inputs import TABLES
from corredor.studies.forum.study import STUDY
from corredor.testing import assumed, run_study

SETTINGS = Settings("tiny", ("MX", "RU"), (), "USD", "2024", 1, 100)
SPECS = {spec.name.removeprefix("forum/"): spec for spec in TABLES}


def cell(spec, text):
    match spec.kind:
        case "ids":
            return tuple(text.split())
        case "number":
            return float(text) if text else None
        case _:
            return text or None


def rows_of(name, given):
    """Rows of a table from mappings of texts, with places as a file has them."""
    spec = SPECS[name]
    found = []
    for line, cells in enumerate(given, start=2):
        assert all(spec.column(key) for key in cells), cells
        made = {key: cell(spec.column(key), text) for key, text in cells.items()}
        columns = {key: at for at, key in enumerate(cells, start=1)}
        found.append(Row(made, Place(spec.file, line), columns))
    return tuple(found)


class Forum:
    """Tables of a forum as lists of mappings; `run` makes the result of the study."""

    def __init__(self):
        self.tables = {name: [] for name in SPECS}
        self.sides = SETTINGS.sides
        self.blocked = {}

    def add(self, table, *rows):
        self.tables[table] += [dict(row) for row in rows]
        return self

    def body(self, name, country, isic="", **more):
        return self.add("organisations", {"id": name, "country": country, "isic": isic, **more})

    def person(self, name, body, side, languages="en", rank="company", capacity=3, **more):
        cells = {"id": name, "name": name.title(), "organisation": body, "side": side}
        cells |= {"rank": rank, "languages": languages, "capacity": str(capacity)}
        return self.add("participants", {**cells, "consent": "yes", **more})

    def states(self, table, who, text, language="en"):
        name = f"{table}-{len(self.tables[table])}"
        row = {"id": name, "participant": who, "text": text, "language": language}
        return self.add(table, row)

    def wish(self, one, other, kind="wish", **more):
        return self.add("wishes", {"participant": one, "other": other, "kind": kind, **more})

    def slots(self, count, day="2027-04-21", first=9):
        for at in range(count):
            begins, ends = f"{first + at:02d}:00", f"{first + at:02d}:50"
            name = f"s{len(self.tables['slots']) + 1}"
            self.add("slots", {"id": name, "date": day, "begins": begins, "ends": ends})
        return self

    def room(self, name, tables=0, seats: int | str = "", zone="", **more):
        cells = {"id": name, "tables": str(tables), "seats": str(seats), "zone": zone}
        return self.add("rooms", {**cells, **more})

    def parts(self):
        made = {f"forum/{name}": rows_of(name, rows) for name, rows in self.tables.items()}
        return {"settings": Settings("tiny", self.sides, (), "USD", "2024", 1, 100), **made}

    def run(self):
        findings = {
            f"screening.blocked.{name}": Finding(
                f"screening.blocked.{name}", "blocked", assumed(name, value, "1")
            )
            for name, value in self.blocked.items()
        }
        return Ran(run_study(STUDY, self.parts(), findings))


class Ran:
    """A result with its tables, findings and flags by name."""

    def __init__(self, result):
        self.result = result
        self.absent = [held.error for held in result.absent]
        self.findings = {
            held.key.removeprefix("forum."): held.quantity.value for held in result.findings
        }
        self.flags = {held.key.removeprefix("forum.") for held in result.flags}
        self.tables = {held.key.removeprefix("forum."): held for held in result.tables}

    def records(self, name):
        return list(self.tables[name].records()) if name in self.tables else []

    def frozen(self):
        """Rows of the plan that freezing this result would write."""
        found = [
            {
                "id": one["id"],
                "participant": one["first"],
                "other": one["second"],
                "slot": one["slot"],
                "room": one["room"],
                "table": str(one["table"] or ""),
                "interpreter": one["interpreter"],
                "score": "" if one["score"] is None else str(one["score"]),
                "sequence": str(one["sequence"]),
                "status": one["status"],
            }
            for one in self.records("meetings")
        ]
        held = {}
        for one in self.records("sessions"):
            held.setdefault(one["session"], one)
        for seat in self.records("seats"):
            own = held[seat["session"]]
            found.append(
                {
                    "id": f"{seat['session']}-{seat['participant']}",
                    "participant": seat["participant"],
                    "session": seat["session"],
                    "slot": own["slot"],
                    "room": own["room"],
                    "interpreter": own["interpreter"] if seat["interpreter"] else "",
                    "role": seat["role"],
                    "sequence": str(own["sequence"]),
                    "status": "planned",
                }
            )
        return [row for row in found if row["slot"]]


def breaches(forum, ran):
    """Every rule that a result breaks, recounted from its tables and the folder alone."""
    people = {row["id"]: row for row in forum.tables["participants"]}
    rooms = {row["id"]: row for row in forum.tables["rooms"]}
    helpers = {row["id"]: row for row in forum.tables["interpreters"]}
    found, where, tables = [], {}, {}
    wishes = forum.tables["wishes"]
    vetoes = {frozenset((w["participant"], w["other"])) for w in wishes if w["kind"] == "veto"}
    breaks = {
        slot
        for row in forum.tables["sessions"]
        if row["kind"] in ("break", "plenary")
        for slot in row.get("slots", "").split()
    }

    def at(name, slot, what):
        if (name, slot) in where:
            found.append(f"{name} is in {what} and {where[name, slot]} in {slot}")
        where[name, slot] = what

    held = {row["session"]: row for row in ran.records("sessions")}
    for seat in ran.records("seats"):
        for row in ran.records("sessions"):
            if row["session"] == seat["session"] and row["slot"]:
                at(seat["participant"], row["slot"], seat["session"])
    for row in ran.records("sessions"):
        if row["interpreter"] and row["slot"]:
            at(row["interpreter"], row["slot"], row["session"])
        if row["room"] and row["slot"]:
            at(row["room"], row["slot"], row["session"])
    closed = {(row["room"], row["slot"]) for row in held.values()}
    for one in ran.records("meetings"):
        slot = one["slot"]
        for name in (one["first"], one["second"]):
            at(name, slot, one["id"])
            if slot in people[name].get("away", "").split() or slot in breaks:
                found.append(f"{name} can't come in {slot}")
            if people[name]["consent"] != "yes":
                found.append(f"{name} has not agreed")
        if frozenset((one["first"], one["second"])) in vetoes:
            found.append(f"{one['id']} is vetoed")
        spoken = [set(people[one[name]]["languages"].split()) for name in ("first", "second")]
        if not spoken[0] & spoken[1]:
            helper = helpers.get(one["interpreter"])
            known = set(helper["languages"].split()) if helper else set()
            if not (known & spoken[0] and known & spoken[1]):
                found.append(f"{one['id']} has no common language")
        if one["interpreter"]:
            at(one["interpreter"], slot, one["id"])
            if slot in helpers[one["interpreter"]].get("away", "").split():
                found.append(f"{one['interpreter']} is away in {slot}")
        if one["room"]:
            key = one["room"], one["table"], slot
            if key in tables:
                found.append(f"table {key} is taken twice")
            tables[key] = one["id"]
            room = rooms[one["room"]]
            shut = slot in room.get("closed", "").split() or (one["room"], slot) in closed
            if one["table"] > int(room["tables"]) or shut:
                found.append(f"table {key} isn't there")
    return found


@pytest.fixture
def forum():
    return Forum


@pytest.fixture
def broken():
    return breaches


@pytest.fixture
def tiny():
    """Eight people of two countries, whose needs and offers fit crosswise; four slots."""

    def made():
        new = Forum()
        new.body("coffee-mx", "MX", "01").body("ministry-mx", "MX", "84")
        new.body("clinic-mx", "MX", "86").body("grain-ru", "RU", "01")
        new.body("ministry-ru", "RU", "84").body("xray-ru", "RU", "26")
        new.person("ana", "coffee-mx", "MX", "es en").person("luz", "clinic-mx", "MX", "es")
        new.person("eva", "coffee-mx", "MX", "es").person(
            "paz", "ministry-mx", "MX", "es en", "official"
        )
        new.person("ivan", "grain-ru", "RU", "ru en").person("olga", "xray-ru", "RU", "ru")
        new.person("petr", "grain-ru", "RU", "ru").person(
            "yuri", "ministry-ru", "RU", "ru en", "official"
        )
        new.states("offers", "ana", "We sell green coffee").states(
            "needs", "ivan", "We buy green coffee"
        )
        new.states("offers", "olga", "Рентгеновские аппараты", "ru")
        new.states("needs", "luz", "Buscamos equipos de rayos X", "es")
        new.slots(4).room("hall", tables=4, zone="a").room("salon", seats=20)
        new.add("interpreters", {"id": "lena", "name": "Lena", "languages": "es ru"})
        return new

    return made
