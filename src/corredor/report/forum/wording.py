"""What people, rooms, times and words are called in the outputs of the forum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from corredor.core.errors import N_
from corredor.core.label import Label
from corredor.core.plain import plain
from corredor.data.tables import read_data_table
from corredor.report.forum.day import ForumDay, Meeting, Person, Session
from corredor.report.i18n import Speech
from corredor.report.i18n.dates import date_in_words

KINDS: Final = {
    "plenary": N_("Plenary"),
    "panel": N_("Panel"),
    "working_table": N_("Working table"),
    "break": N_("Break"),
}
ROLES: Final = {
    "chair": N_("chair"),
    "official": N_("official"),
    "member": N_("member"),
    "invited": N_("invited"),
}
RANKS: Final = {
    "official": N_("Official"),
    "company": N_("Company"),
    "university": N_("University"),
    "other": N_("Participant"),
}

INVENTED_PERSON: Final = N_("invented person")
INVENTED: Final = N_("invented")
REHEARSAL: Final = N_("Rehearsal with invented people: nothing that stands here is a fact.")


@lru_cache(maxsize=1)
def _own_names() -> Mapping[str, str]:
    """Return the name of each language in itself, with a capital letter."""
    rows = ((row["code"], row["own"] or row["en"]) for row in read_data_table("languages"))
    return {code: name[:1].upper() + name[1:] for code, name in rows}


STATED: Final = 2
"""Offers, and needs, of the other one that an agenda shows."""
LONGEST: Final = 140
"""Characters of a statement that an agenda shows."""


def _cut(text: str) -> str:
    held = plain(text)
    return held if len(held) <= LONGEST else f"{held[: LONGEST - 1].rstrip()}…"


@dataclass(frozen=True)
class Words:
    """The words of one language for one forum."""

    day: ForumDay
    speech: Speech

    def say(self, text: str, **fields: str) -> str:
        """Return a marked text in the language, its fields filled in."""
        return self.speech.translate(text).format(**fields)

    def label(self, label: Label) -> str:
        """Return a name in the language, else in one that it has."""
        return plain(label.spoken(self.speech.language)[0])

    def title(self) -> str:
        """Return the title of the programme."""
        return self.label(self.day.title)

    def date(self, day: date) -> str:
        """Return a day in words."""
        return date_in_words(day.isoformat(), self.speech)

    def hours(self, one: Meeting | Session) -> str:
        """Return from when to when."""
        return f"{one.begins:%H:%M}–{one.ends:%H:%M}"

    def organisation(self, person: Person) -> str:
        """Return the name of a person's organisation, marked where it is invented."""
        name = self.label(person.organisation.label) or person.organisation.id
        return self.marked(name) if person.organisation.synthetic else name

    def marked(self, name: str) -> str:
        """Return the name of somebody invented with a mark after it; an empty name stays so."""
        return f"{name} [{self.say(INVENTED)}]" if name else ""

    def notice(self) -> str:
        """Return what every sheet says where somebody is invented; empty where nobody is."""
        return self.say(REHEARSAL) if self.day.synthetic else ""

    def country(self, code: str) -> str:
        """Return the name of a country."""
        return self.speech.country(code)

    def room(self, room: str) -> str:
        """Return the name of a room; its id where nobody named it."""
        held = self.day.rooms.get(room)
        return (self.label(held.label) if held else "") or room

    def place(self, meeting: Meeting) -> str:
        """Return room and table of a meeting."""
        room = self.room(meeting.room)
        if not meeting.table:
            return room
        return self.say(N_("{room}, table {table}"), room=room, table=meeting.table)

    def interpreter(self, interpreter: str) -> str:
        """Return the name of an interpreter; empty where there is none."""
        return plain(self.day.interpreters.get(interpreter, interpreter))

    def languages(self, codes: tuple[str, ...]) -> str:
        """Return the names of languages, each in itself."""
        return ", ".join(_own_names().get(code, code) for code in codes)

    def whom(self, person: str) -> tuple[str, str]:
        """Return the name that others may read, and the organisation, marked if invented."""
        held = self.day.people.get(person)
        if held is None:
            return "", ""
        name = plain(held.shown)
        if held.synthetic:
            name = self.marked(name)
        return name, self.organisation(held)

    def stated(self, person: str) -> list[str]:
        """Return what a person offers and needs, a few of each, for whom the person meets."""
        held = self.day.people.get(person)
        if held is None or not held.consents:
            return []
        parted = ((N_("Offers: {texts}"), held.offers), (N_("Needs: {texts}"), held.needs))
        return [
            self.say(said, texts="; ".join(_cut(text) for text in texts[:STATED]))
            for said, texts in parted
            if texts
        ]

    def named(self, person: str) -> str:
        """Return name and organisation on one line, the organisation alone without consent."""
        return " · ".join(part for part in self.whom(person) if part)
