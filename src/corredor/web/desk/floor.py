"""The floor: the day of a forum as the last run has it, and who must be told of what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from corredor.report.forum.day import ForumDay
from corredor.report.forum.wording import Words
from corredor.run.forum.gather import Gathered, forum_day, gather
from corredor.run.forum.plan import Standing, planned_meetings
from corredor.studies.forum.inputs import records
from corredor.web.pages import speech_of
from corredor.web.visit import Visit

FOUND: Final = 60
"""People that a search shows."""


@dataclass(frozen=True)
class Floor:
    """The day with what it was gathered from, and the words of the visitor's language."""

    gathered: Gathered
    day: ForumDay
    words: Words

    def name(self, person: str) -> str:
        """Return the name of a person; the organisation alone where the person did not agree."""
        return self.words.named(person) or person


@dataclass(frozen=True)
class Told:
    """Somebody who must be told: which meeting, what became of it, and with whom."""

    person: str
    other: str
    what: str
    where: str


def floor(visit: Visit) -> Floor:
    """Return the day as the last run has it.

    Raises
    ------
    NoRunYet, InputAbsent
        E405, E501: there is no timetable.
    """
    office = visit.office
    key = (office.stamp(), office.ran())

    def made() -> tuple[Gathered, ForumDay]:
        gathered = gather(office.folder)
        return gathered, forum_day(gathered)

    gathered, day = office.keep("forum", key, made)
    return Floor(gathered, day, Words(day, speech_of(visit.language)))


def ids(held: Floor) -> list[tuple[str, str]]:
    """Return the people of the day with their names, in the order of these."""
    return sorted(((one, held.name(one)) for one in held.day.people), key=lambda pair: pair[::-1])


def times(held: Floor) -> list[tuple[str, str]]:
    """Return the slots with when they begin."""
    return [
        (one.id, f"{held.words.date(one.date)}, {one.begins:%H:%M}")
        for one in records.slots(held.gathered.rows("forum/slots"))
    ]


def people(held: Floor, find: str) -> list[str]:
    """Return the people whose name or organisation holds some letters."""
    folded = find.casefold()
    if not folded:
        return []
    found = [one for one in held.day.people if folded in f"{held.name(one)} {one}".casefold()]
    return sorted(found, key=held.name)[:FOUND]


def told(held: Floor) -> list[Told]:
    """Return who must be told of what: the meetings that aren't as they were sent out."""
    sent = {one.pair: one for one in planned_meetings(held.gathered.rows("forum/plan"))}
    if not sent:
        return []
    made: list[Told] = []
    for now in held.gathered.meetings:
        before = sent.get(now.pair)
        what = _what(now, before)
        if what:
            made += [
                Told(one, other, what, _where(held, now))
                for one, other in ((now.first, now.second), (now.second, now.first))
                if one
            ]
    return sorted(made, key=lambda one: (held.name(one.person), one.other))


def _what(now: Standing, before: Standing | None) -> str:
    if before is None:
        return "" if now.cancelled else "new"
    if now.sequence == before.sequence:
        return ""
    return "off" if now.cancelled else "moved"


def _where(held: Floor, one: Standing) -> str:
    """Return when and where a meeting takes place now; empty where it is called off."""
    if one.cancelled:
        return ""
    people = {one.first, one.second}
    found = (m for m in held.day.meetings_of(one.first) if {m.first, m.second} == people)
    meeting = next((m for m in found if not m.cancelled), None)
    return f"{held.words.hours(meeting)}, {held.words.place(meeting)}" if meeting else ""
