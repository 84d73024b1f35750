"""Freezing: the timetable of the last run becomes the plan that has been sent out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corredor.programme.changing import change
from corredor.programme.review import table_bytes
from corredor.programme.writing import ChangedFile
from corredor.run.forum.gather import Gathered, gather, study_tables
from corredor.run.forum.plan import PLANNED, Standing, planned_meetings
from corredor.run.output import claim_output, locked
from corredor.studies.forum.inputs.plan import CANCELLED, PLAN


@dataclass(frozen=True)
class Frozen:
    """What freezing did: counts of meetings, and whether changes of the day are in the plan now."""

    file: str
    new: int
    moved: int
    cancelled: int
    kept: int
    changes: bool


def freeze(folder: Path) -> Frozen:
    """Write ``forum/plan.csv`` from the last run's timetable; what changed rises in sequence.

    Raises
    ------
    RunOutdated
        E417: the folder has changed since the run.
    NoRunYet, InputAbsent, Problems
        See `corredor.run.forum.gather.gather`.
    """
    gathered = gather(folder)
    gathered.check_current()
    meetings = gathered.meetings
    seats = [
        {
            "id": seat.id,
            "participant": seat.person,
            "session": seat.session,
            "slot": seat.slot,
            "room": seat.room,
            "interpreter": seat.interpreter,
            "role": seat.role,
            "sequence": str(seat.sequence),
            "status": CANCELLED if seat.cancelled else PLANNED,
        }
        for seat in gathered.seats
    ]
    sessions = [
        {
            "id": one.id,
            "session": one.session,
            "slot": one.slot,
            "room": one.room,
            "interpreter": one.interpreter,
            "sequence": str(one.sequence),
            "status": PLANNED,
        }
        for one in gathered.sessions
    ]
    content = table_bytes(PLAN, [*map(_cells, meetings), *seats, *sessions])
    file = ChangedFile(PLAN.file, "", content.decode("utf-8-sig"), content)
    with locked(claim_output(folder)):
        change(folder, [file], study_tables())
    return _counted(gathered, meetings)


def _cells(one: Standing) -> dict[str, str]:
    return {
        "id": one.id,
        "participant": one.first,
        "other": one.second,
        "slot": one.slot,
        "room": one.room,
        "table": one.table,
        "interpreter": one.interpreter,
        "score": one.score,
        "sequence": str(one.sequence),
        "status": one.status,
        "uid": one.uid,
    }


def _counted(gathered: Gathered, meetings: tuple[Standing, ...]) -> Frozen:
    sent = {one.pair: one for one in planned_meetings(gathered.rows("forum/plan"))}
    now = {one.pair: one for one in meetings}
    known = now.keys() & sent.keys()
    moved = [pair for pair in known if now[pair].sequence > sent[pair].sequence]
    cancelled = sum(now[pair].cancelled for pair in moved)
    return Frozen(
        file=PLAN.file,
        new=len(now) - len(known),
        moved=len(moved) - cancelled,
        cancelled=cancelled,
        kept=len(known) - len(moved),
        changes=bool(gathered.rows("forum/changes")),
    )
