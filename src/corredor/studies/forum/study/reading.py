"""Reading: tables as records, with every problem of every row, and what rows say together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Final, TypeVar
from zoneinfo import ZoneInfo, available_timezones

from corredor.core.errors import N_, CellOutOfRange, CorredorError, NotAChoice, Wording
from corredor.core.study import Inputs
from corredor.core.table import Row, TableSpec
from corredor.studies.forum.inputs.columns import MOST
from corredor.studies.forum.inputs.plan import Planned
from corredor.studies.forum.inputs.records import Organisation, RoomRecord, Session, Slot
from corredor.studies.forum.study.answers import language_codes
from corredor.studies.forum.study.matching import sector_nodes
from corredor.studies.forum.study.rules import Settled

T = TypeVar("T")
KNOWN_LANGUAGES: Final = N_("codes of languages in ISO 639, such as es, en, ru")
ZONE: Final = N_("the IANA time zone of the place, such as America/Mexico_City")
AN_HOUR: Final = N_("an hour that the clocks show: on this day they are put forward over it")


@dataclass(eq=False)
class Reading:
    """Reads tables and keeps every problem, row by row."""

    inputs: Inputs
    problems: list[CorredorError]

    def __call__(self, spec: TableSpec, read: Callable[[Iterable[Row]], T]) -> T:
        """Return what reads a table, of its sound rows where some can't be read."""
        rows = self.inputs.table(spec.name)
        try:
            return read(rows)
        except CorredorError:
            sound: list[Row] = []
            for row in rows:
                try:
                    read((row,))
                    sound.append(row)
                except CorredorError as problem:
                    self.problems.append(problem)
            return read(sound)

    def sectors(self, organisations: Mapping[str, Organisation]) -> None:
        """Note organisations with a code of a sector that nobody knows."""
        for name in sorted(organisations):
            try:
                sector_nodes(organisations[name])
            except CorredorError as problem:
                self.problems.append(problem)

    def languages(self, rows: Iterable[Row]) -> None:
        """Note rows with a language that has no code of ISO 639."""
        known = language_codes()
        for row in rows:
            unknown = [code for code in row.ids("languages") if code not in known]
            if unknown:
                place, told = row.at("languages"), Wording(KNOWN_LANGUAGES)
                problem = NotAChoice(place, column="languages", value=unknown[0], known=told)
                self.problems.append(problem)

    def overlaps(self, slots: Sequence[Slot]) -> None:
        """Note slots that begin before an earlier one of the day has ended."""
        for one, other in pairwise(slots):
            if one.date == other.date and other.begins < one.ends:
                known = f"≥ {one.ends:%H:%M}"
                begins = other.row.text("begins")
                place = other.row.at("begins")
                problem = NotAChoice(place, column="begins", value=begins, known=(known,))
                self.problems.append(problem)

    def clocks(self, slots: Sequence[Slot]) -> None:
        """Note time zones that nobody knows, and times that clocks skip when they are put forward.

        Slots without a time zone have the one that another slot states.
        """
        stated = [slot.row.text("time_zone") for slot in slots if slot.row.text("time_zone")]
        known = available_timezones() if stated else frozenset[str]()
        for slot in slots:
            zone = slot.row.text("time_zone") or (stated[0] if stated else "")
            if slot.row.text("time_zone") and zone not in known:
                self._refuse(slot.row, "time_zone", Wording(ZONE))
            elif zone in known:
                for column, clock in (("begins", slot.begins), ("ends", slot.ends)):
                    moment = datetime.combine(slot.date, clock, ZoneInfo(zone))
                    if moment.astimezone(UTC).astimezone(ZoneInfo(zone)).time() != clock:
                        self._refuse(slot.row, column, Wording(AN_HOUR))

    def plan_tables(self, rows: Sequence[Planned], rooms: Sequence[RoomRecord]) -> None:
        """Note meetings of the plan at a table that their room doesn't have."""
        tables = {room.id: room.tables for room in rooms}
        for held in rows:
            most = tables.get(held.room, 0)
            if held.other and held.table is not None and not 1 <= held.table <= most:
                self._outside(held.row, "table", held.table, (min(1, most), most))

    def sizes(self, sessions: Sequence[Session], rules: Settled, rows: Iterable[Row]) -> None:
        """Note sessions and rules with more people at least than at most."""
        for session in sessions:
            least, most = session.least, session.most
            if least is not None and most is not None and least > most:
                self._outside(session.row, "least", least, (0, most))
        fewest, limit = rules["least_at_table"], rules["most_at_table"]
        for row in rows if fewest > limit else ():
            if row.text("rule") == "least_at_table":
                self._outside(row, "value", fewest, (0, limit))
            elif row.text("rule") == "most_at_table" and "least_at_table" not in rules.stated:
                self._outside(row, "value", limit, (fewest, MOST))

    def _refuse(self, row: Row, column: str, known: Wording) -> None:
        value = row.text(column)
        self.problems.append(NotAChoice(row.at(column), column=column, value=value, known=known))

    def _outside(self, row: Row, column: str, value: float, ends: tuple[float, float]) -> None:
        low, high = ends
        error = CellOutOfRange(row.at(column), column=column, value=value, low=low, high=high)
        self.problems.append(error)
