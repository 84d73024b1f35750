"""Gathering: results of the last run and names of the folder, brought together for the outputs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from corredor.core.errors import (
    N_,
    CorredorError,
    EmptyCell,
    Infeasible,
    InputAbsent,
    NotAChoice,
    Place,
    RunOutdated,
    Wording,
)
from corredor.core.finding import Cell
from corredor.core.plain import plain
from corredor.core.table import Row, TableSpec
from corredor.programme.folder import Programme, read_programme
from corredor.report.forum.calendar import uid_of
from corredor.report.forum.day import (
    ForumDay,
    Meeting,
    Organisation,
    Person,
    Room,
    Seat,
    Session,
)
from corredor.report.model import ReportModel
from corredor.run.forum.plan import (
    Standing,
    StandingSeat,
    StandingSession,
    standing_meetings,
    standing_seats,
    standing_sessions,
)
from corredor.run.main_job import raw_of
from corredor.run.plan import installed_studies
from corredor.run.publish import load_model
from corredor.run.record import read_record
from corredor.studies.forum.inputs import records
from corredor.studies.forum.inputs.day import SLOTS

MEETINGS: Final = "forum.meetings"
SESSIONS: Final = "forum.sessions"
SEATS: Final = "forum.seats"
PARTICIPANTS: Final = "forum.participants"
BLOCKED: Final = "blocked"
ALL_BLOCKED: Final = N_(
    "the screening keeps everybody apart who would come; its chapter names the closed gates, and a "
    "person's decision opens them"
)
NOBODY_MEETS: Final = N_("no two people can meet; the flags of the forum's chapter say why")
STUDY: Final = "forum"
ZONE: Final = N_("the IANA time zone of the place, such as America/Mexico_City")


@dataclass(frozen=True)
class Gathered:
    """A folder with its last results; `changed` are files that changed after that run."""

    programme: Programme
    model: ReportModel
    changed: tuple[str, ...]

    def rows(self, table: str) -> tuple[Row, ...]:
        """Return the rows of a table of the folder."""
        return self.programme.tables.get(table, ())

    def found(self, table: str) -> tuple[dict[str, Cell], ...]:
        """Return the rows of a table of the last run."""
        held = self.model.tables.get(table)
        return held.records() if held else ()

    @property
    def meetings(self) -> tuple[Standing, ...]:
        """Return the meetings as they stand, with what was sent out and called off."""
        return standing_meetings(self.rows("forum/plan"), self.found(MEETINGS))

    @property
    def seats(self) -> tuple[StandingSeat, ...]:
        """Return the seats in sessions as they stand."""
        plan = self.rows("forum/plan")
        return standing_seats(plan, self.found(SEATS), self.found(SESSIONS))

    @property
    def sessions(self) -> tuple[StandingSession, ...]:
        """Return the sessions as they stand, slot by slot."""
        return standing_sessions(self.rows("forum/plan"), self.found(SESSIONS))

    def check_current(self) -> None:
        """Refuse results of a folder that has changed since.

        Raises
        ------
        RunOutdated
            E417: a file is not what it was.
        """
        if self.changed:
            raise RunOutdated(None, files=self.changed, folder=self.programme.root)


def study_tables() -> list[TableSpec]:
    """Return the specifications of the tables of all installed studies."""
    return [spec for study in installed_studies().values() for spec in study.own_tables]


def gather(folder: Path) -> Gathered:
    """Read a folder and what its last run found.

    Raises
    ------
    NoRunYet
        E405: nothing has run.
    InputAbsent
        E501: the run found no forum.
    Infeasible
        E503: nobody meets anybody, for instance since the screening keeps everybody apart.
    Problems
        The folder has errors.
    """
    model = load_model(folder / "out")
    if MEETINGS not in model.tables:
        raise _without_meetings(model)
    programme = read_programme(folder, study_tables())
    record = read_record(folder / "out")
    before, now = dict(record.raw) if record else {}, raw_of(folder)
    changed = sorted(name for name in {*before, *now} if before.get(name) != now.get(name))
    return Gathered(programme, model, tuple(changed))


def _without_meetings(model: ReportModel) -> CorredorError:
    """Return why the last run has no timetable."""
    absent = next((held for study, held in model.absent if study == STUDY), None)
    if absent is not None:
        return absent.error
    coming = model.tables.get(PARTICIPANTS)
    if coming is None:
        return InputAbsent(None, study=STUDY, input="forum/participants.csv")
    is_blocked = all(row["screening"] == BLOCKED for row in coming.records())
    reason = Wording(ALL_BLOCKED if is_blocked else NOBODY_MEETS)
    return Infeasible(None, study=STUDY, reason=reason)


def forum_day(gathered: Gathered) -> ForumDay:
    """Return the day as the outputs see it: names from the folder, times from the results.

    Raises
    ------
    EmptyCell, NotAChoice
        E103, E110: the time zone is missing or unknown.
    """
    programme = gathered.programme
    zone = time_zone(gathered.rows("forum/slots"))
    people = _people(gathered)
    return ForumDay(
        programme=programme.settings.id,
        title=programme.title,
        zone=zone,
        languages=programme.languages,
        people=people,
        rooms={
            row.text("id"): Room(
                row.text("id"), row.label, plain(row.text("zone")), int(row.number("tables") or 0)
            )
            for row in gathered.rows("forum/rooms")
        },
        interpreters={
            row.text("id"): plain(row.text("name")) for row in gathered.rows("forum/interpreters")
        },
        meetings=_meetings(gathered, people, zone),
        sessions=_sessions(gathered, people, zone),
    )


def time_zone(rows: tuple[Row, ...]) -> str:
    """Return the IANA name of the time zone that the slots state."""
    stated = [row for row in rows if row.text("time_zone")]
    if not stated:
        place = rows[0].at("time_zone") if rows else Place(SLOTS.file)
        raise EmptyCell(place, column="time_zone", kind=Wording(ZONE))
    zone = stated[0].text("time_zone")
    wrong = next((row for row in stated if row.text("time_zone") != zone), None)
    if wrong is None and zone not in available_timezones():
        wrong, zone = stated[0], ZONE
    if wrong is not None:
        known = Wording(ZONE) if zone == ZONE else (zone,)
        value = wrong.text("time_zone")
        raise NotAChoice(wrong.at("time_zone"), column="time_zone", value=value, known=known)
    return zone


def _people(gathered: Gathered) -> dict[str, Person]:
    organisations = {
        row.text("id"): Organisation(
            row.text("id"), row.label, row.text("country"), row.text("synthetic") == records.YES
        )
        for row in gathered.rows("forum/organisations")
    }
    written = _written(gathered)
    offers, needs = (_stated(gathered, f"forum/{name}") for name in ("offers", "needs"))
    found: dict[str, Person] = {}
    for row in sorted(gathered.rows("forum/participants"), key=lambda row: row.text("id")):
        name, spoken = row.text("id"), row.ids("languages")
        found[name] = Person(
            id=name,
            name=row.text("name"),
            organisation=organisations[row.text("organisation")],
            side=row.text("side"),
            rank=row.text("rank"),
            languages=spoken,
            language=_language(gathered.programme.languages, spoken, written.get(name, Counter())),
            consents=row.text("consent") == records.YES,
            offers=tuple(offers.get(name, ())),
            needs=tuple(needs.get(name, ())),
            synthetic=row.text("synthetic") == records.YES,
        )
    return found


def _stated(gathered: Gathered, table: str) -> dict[str, list[str]]:
    """Return what each person offers, or needs, in the order of the folder."""
    found: dict[str, list[str]] = {}
    for row in gathered.rows(table):
        found.setdefault(row.text("participant"), []).append(row.text("text"))
    return found


def _written(gathered: Gathered) -> dict[str, Counter[str]]:
    """Return in which languages each person wrote offers and needs, and how many."""
    found: dict[str, Counter[str]] = {}
    for table in ("forum/offers", "forum/needs"):
        for row in gathered.rows(table):
            found.setdefault(row.text("participant"), Counter())[row.text("language")] += 1
    return found


def _language(known: Sequence[str], spoken: Sequence[str], written: Counter[str]) -> str:
    """Return the language for a person's files: the one mostly written in, else the first spoken.

    First is the order of the programme's languages; who speaks none of them gets the first.

    Examples
    --------
    >>> _language(("es", "en", "ru"), ("en", "ru"), Counter(ru=2)), _language(
    ...     ("es", "en", "ru"), ("ru", "en"), Counter()
    ... )
    ('ru', 'en')
    """
    shared = [one for one in known if one in spoken]
    return max(shared, key=lambda one: written[one], default=known[0])


def _meetings(gathered: Gathered, people: Mapping[str, Person], zone: str) -> tuple[Meeting, ...]:
    times = {slot.id: slot for slot in records.slots(gathered.rows("forum/slots"))}
    made: list[Meeting] = []
    for one in gathered.meetings:
        slot = times.get(one.slot)
        if slot is None or not {one.first, one.second} - {""} <= people.keys():
            continue
        begins, ends = (
            datetime.combine(slot.date, clock, ZoneInfo(zone)) for clock in (slot.begins, slot.ends)
        )
        pair = " ".join(sorted((one.first, one.second)))
        made.append(
            Meeting(
                uid=one.uid or uid_of(gathered.programme.settings.id, "meeting", pair),
                first=one.first,
                second=one.second,
                begins=begins,
                ends=ends,
                room=one.room,
                table=one.table,
                interpreter=one.interpreter,
                sequence=one.sequence,
                cancelled=one.cancelled,
            )
        )
    return tuple(made)


def _sessions(gathered: Gathered, people: Mapping[str, Person], zone: str) -> tuple[Session, ...]:
    labels = {row.text("id"): row.label for row in gathered.rows("forum/sessions")}
    seats: dict[str, list[Seat]] = {}
    for row in gathered.found(SEATS):
        if str(row["participant"]) in people:
            seat = Seat(str(row["participant"]), str(row.get("role") or ""))
            seats.setdefault(str(row["session"]), []).append(seat)
    left: dict[str, list[str]] = {}
    for seat in gathered.seats:
        if seat.cancelled and seat.person in people:
            left.setdefault(seat.session, []).append(seat.person)
    changed = {one.session: one.sequence for one in gathered.sessions}
    parts: dict[tuple[str, str], list[dict[str, Cell]]] = {}
    for row in gathered.found(SESSIONS):
        if row.get("date") and row.get("begins"):
            parts.setdefault((str(row["session"]), str(row["date"])), []).append(row)
    made: list[Session] = []
    for (name, date), rows in sorted(parts.items()):
        if name not in labels:
            continue
        rows.sort(key=lambda row: str(row["begins"]))
        first, last = rows[0], rows[-1]
        days = sum(session == name for session, _ in parts)
        made.append(
            Session(
                uid=uid_of(
                    gathered.programme.settings.id,
                    "session",
                    name if days == 1 else f"{name} {date}",
                ),
                id=name,
                label=labels[name],
                kind=str(first["kind"]),
                begins=_moment(date, first["begins"], zone),
                ends=_moment(date, last["ends"], zone),
                room=str(first.get("room") or ""),
                languages=_ids(first.get("languages")),
                interpreter=str(first.get("interpreter") or ""),
                seats=tuple(sorted(seats.get(name, ()), key=lambda seat: seat.person)),
                sequence=changed.get(name, 0),
                left=tuple(left.get(name, ())),
            )
        )
    return tuple(made)


def _moment(date: str, clock: Cell, zone: str) -> datetime:
    day = datetime.fromisoformat(date).date()
    return datetime.combine(day, time.fromisoformat(str(clock)), ZoneInfo(zone))


def _ids(cell: Cell) -> tuple[str, ...]:
    return cell if isinstance(cell, tuple) else tuple(str(cell or "").split())
