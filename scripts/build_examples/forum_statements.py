"""Offers and needs of the example forum: a frame, a theme in its case, and a condition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from forum_dice import Dice, Line, lines
from forum_people import Invented

TRADE: Final = frozenset({"4530", "4620", "4630", "4669", "4711"})
"""Classes of ISIC that sell what others make."""
OWN_LANGUAGE: Final = {"RU": "ru", "MX": "es"}
IN_OWN_LANGUAGE: Final = 0.78
SEEKS_DISTRIBUTOR: Final = 0.45
WITH_CODE: Final = 0.55
MANY: Final = {"official": (2, 3), "company": (1, 3), "university": (2, 3), "other": (1, 3)}


@dataclass(frozen=True)
class Phrases:
    """What sentences are made of."""

    topics: tuple[Line, ...]
    frames: Mapping[tuple[str, str, str], tuple[str, ...]]
    tails: Mapping[tuple[str, str, str], tuple[str, ...]]
    places: Mapping[tuple[str, str], Line]
    demand: Mapping[str, tuple[str, ...]]
    focus: Mapping[str, tuple[str, ...]]

    @classmethod
    def read(cls) -> Phrases:
        """Read the tables of words."""
        return cls(
            topics=tuple(lines("topics")),
            frames=_grouped("frames", "pattern"),
            tails=_grouped("tails", "tail"),
            places={(row["side"], row["language"]): row for row in lines("places")},
            demand={row["who"]: tuple(row["topics"].split()) for row in lines("demand")},
            focus={row["organisation"]: tuple(row["topics"].split()) for row in lines("focus")},
        )

    def sentences(self, topic: Line, role: str, side: str, language: str) -> list[str]:
        """Return all ways to say it."""
        kind = topic["kind"]
        here = self.places[side, language]
        there = self.places["MX" if side == "RU" else "RU", language]
        words = {key: topic[key] for key in ("es", "en", "ru", "ru_gen")}
        cases = {"here": here["in"], "there": there["in"], "from": there["from"]}
        return [
            pattern.format_map(words | cases) + tail
            for pattern in self.frames[kind, role, language]
            for tail in self._tails(kind, role, language)
        ]

    def _tails(self, kind: str, role: str, language: str) -> tuple[str, ...]:
        """Return the conditions of a kind that suit any role, or this one."""
        own = self.tails.get((kind, role, language), ())
        return self.tails.get((kind, "", language), ()) + own


def _grouped(table: str, column: str) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
    found: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for row in lines(table):
        key = (row["kind"], row["role"], row["language"])
        found[key] = (*found.get(key, ()), row[column])
    return found


@dataclass(frozen=True)
class Theme:
    """A topic in one of its roles: `offer` and `need`, or to reach the market of the other side."""

    topic: Line
    role: str


def statements(
    people: Iterable[Invented], phrases: Phrases, dice: Dice
) -> tuple[list[Line], list[Line]]:
    """Return the rows of the offers and of the needs, no sentence twice."""
    said: set[str] = set()
    made: tuple[list[Line], list[Line]] = ([], [])
    for person in people:
        themes = (_offered(person, phrases, dice), _needed(person, phrases, dice))
        for held, possible, letter in zip(made, themes, "on", strict=True):
            most = dice.between(*MANY[person.rank])
            tried = (
                _row(person, theme, phrases, dice, said)
                for theme in dice.some(possible, len(possible))
            )
            for number, row in enumerate(islice((row for row in tried if row), most), start=1):
                held.append({"id": f"{letter}-{person.id}-{number}"} | row)
    return made


def _row(person: Invented, theme: Theme, phrases: Phrases, dice: Dice, said: set[str]) -> Line:
    """Return the row of one statement; empty where all is said already."""
    language = OWN_LANGUAGE[person.side]
    foreign = [spoken for spoken in person.languages if spoken != language]
    if foreign and not dice.chance(IN_OWN_LANGUAGE):
        language = dice.pick(foreign)
    ways = phrases.sentences(theme.topic, theme.role, person.side, language)
    fresh = [way for way in ways if way not in said]
    if not fresh:
        return {}
    text = dice.pick(fresh)
    said.add(text)
    coded = dice.chance(WITH_CODE)
    return {
        "participant": person.id,
        "language": language,
        "text": text,
        "isic": theme.topic["isic"] if coded else "",
        "hs": theme.topic["hs"] if coded else "",
    }


def _offered(person: Invented, phrases: Phrases, dice: Dice) -> list[Theme]:
    if person.rank == "official":
        return _policies(person, phrases, "offer")
    own = [t for t in phrases.topics if t["sector"] == person.sector]
    if set(person.isic) & TRADE:
        wanted = _wanted(person, phrases)
        sold = [t for t in own if t["kind"] == "good" and t["isic"] in wanted]
        return [Theme(t, "reach_offer") for t in sold if t["seller"] != person.side]
    made = [t for t in own if t["seller"] in (person.side, "both")]
    narrow = [t for t in made if t["isic"] in person.isic]
    joint = [t for t in made if t["kind"] == "joint"]
    if narrow and person.rank == "company":
        made = narrow + dice.some(joint, 1)
    return [Theme(t, "offer") for t in made]


def _needed(person: Invented, phrases: Phrases, dice: Dice) -> list[Theme]:
    if person.rank == "official":
        return _policies(person, phrases, "need")
    wanted = _wanted(person, phrases)
    foreign = [
        topic
        for topic in phrases.topics
        if topic["isic"] in wanted
        and topic["seller"] != person.side
        and topic["kind"] != "policy"
        and (topic["sector"] == person.sector or topic["kind"] != "joint")
    ]
    found = [Theme(topic, "need") for topic in foreign]
    if dice.chance(SEEKS_DISTRIBUTOR):
        found += [
            Theme(theme.topic, "reach_need")
            for theme in _offered(person, phrases, dice)
            if theme.role == "offer" and theme.topic["kind"] == "good"
        ]
    return found


def _wanted(person: Invented, phrases: Phrases) -> Sequence[str]:
    return [code for own in person.isic for code in phrases.demand[own]]


def _policies(person: Invented, phrases: Phrases, role: str) -> list[Theme]:
    focus = phrases.focus.get(person.organisation, ())
    topics = [t for t in phrases.topics if t["kind"] == "policy"]
    return [Theme(t, role) for t in topics if not focus or t["isic"] in focus]
