"""Who takes part, what each seeks and offers, and whom each wants to meet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from corredor.core.label import Label
from corredor.core.table import Row
from corredor.studies.forum.inputs.records.cells import unreadable, whole

YES: Final = "yes"


@dataclass(frozen=True)
class Organisation:
    """Who sends people: its sectors as codes of ISIC, SCIAN, OKVED and HS."""

    id: str
    label: Label
    country: str
    isic: tuple[str, ...]
    scian: tuple[str, ...]
    okved: tuple[str, ...]
    hs: tuple[str, ...]
    size: str
    row: Row
    synthetic: bool = False


@dataclass(frozen=True)
class Person:
    """A participant; `capacity` is the most meetings wanted [1], `away` ids of slots."""

    id: str
    name: str
    organisation: str
    side: str
    rank: str
    languages: tuple[str, ...]
    away: tuple[str, ...]
    capacity: int
    consents: bool
    row: Row
    synthetic: bool = False


@dataclass(frozen=True)
class Statement:
    """An offer or a need of a participant in its own words."""

    id: str
    participant: str
    language: str
    text: str
    isic: tuple[str, ...]
    hs: tuple[str, ...]
    row: Row


@dataclass(frozen=True)
class Wish:
    """A meeting that is wished, pinned or vetoed."""

    participant: str
    other: str
    kind: str
    by: str
    reason: str
    row: Row
    slots: tuple[str, ...] = ()
    part: str = ""
    after: tuple[str, ...] = ()


def organisations(rows: Iterable[Row]) -> dict[str, Organisation]:
    """Return the organisations by id."""
    return {
        row.text("id"): Organisation(
            row.text("id"),
            row.label,
            row.text("country"),
            *(tuple(row.text(name).split()) for name in ("isic", "scian", "okved", "hs")),
            size=row.text("size"),
            row=row,
            synthetic=row.text("synthetic") == YES,
        )
        for row in rows
    }


def people(rows: Iterable[Row]) -> tuple[Person, ...]:
    """Return the participants by id."""
    found = [
        Person(
            id=row.text("id"),
            name=row.text("name"),
            organisation=row.text("organisation"),
            side=row.text("side"),
            rank=row.text("rank"),
            languages=tuple(sorted(set(row.ids("languages")))),
            away=row.ids("away"),
            capacity=whole(row, "capacity") or 0,
            consents=row.text("consent") == YES,
            row=row,
            synthetic=row.text("synthetic") == YES,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda person: person.id))


def statements(rows: Iterable[Row]) -> tuple[Statement, ...]:
    """Return offers or needs by participant and id."""
    found = [
        Statement(
            id=row.text("id"),
            participant=row.text("participant"),
            language=row.text("language"),
            text=row.text("text"),
            isic=tuple(row.text("isic").split()),
            hs=tuple(row.text("hs").split()),
            row=row,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda held: (held.participant, held.id)))


def wishes(rows: Iterable[Row]) -> tuple[Wish, ...]:
    """Return wishes, pins and vetoes.

    Raises
    ------
    NotAChoice
        E110: a row names one participant twice.
    """
    found: list[Wish] = []
    for row in rows:
        columns = ("participant", "other", "kind", "by", "reason")
        wish = Wish(
            *(row.text(name) for name in columns),
            row=row,
            slots=row.ids("slots"),
            part=row.text("part"),
            after=row.ids("after"),
        )
        if wish.participant == wish.other:
            raise unreadable(row, "other", "another participant")
        found.append(wish)
    return tuple(sorted(found, key=lambda wish: (wish.participant, wish.other, wish.kind)))
