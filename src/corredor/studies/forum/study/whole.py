"""The run of the forum study, from the folder's rows to its result."""

from __future__ import annotations

from collections.abc import Iterable

from corredor.core.errors import N_, Infeasible, InputAbsent, Problems, Wording
from corredor.core.finding import FindingTable
from corredor.core.study import Absent, Inputs, Result
from corredor.studies.forum.calc.colouring.grid import MOST_SLOTS
from corredor.studies.forum.inputs import PARTICIPANTS, SLOTS
from corredor.studies.forum.study.aftermath import aftermath
from corredor.studies.forum.study.agenda import Agenda
from corredor.studies.forum.study.book import Book, book
from corredor.studies.forum.study.choosing import kept_apart
from corredor.studies.forum.study.day import replanned
from corredor.studies.forum.study.drafting import drafted
from corredor.studies.forum.study.findings import findings
from corredor.studies.forum.study.flags import flags
from corredor.studies.forum.study.invented import invented
from corredor.studies.forum.study.matching import matching, rules
from corredor.studies.forum.study.obstacles import obstacles
from corredor.studies.forum.study.outline import outline
from corredor.studies.forum.study.placing import Exchange, exchange, placements
from corredor.studies.forum.study.tables import tables
from corredor.studies.forum.study.timeline import timeline
from corredor.studies.forum.study.unmet import unmet
from corredor.studies.forum.study.why import why

TOO_MANY_SLOTS = N_("the forum has more slots than the timetable can number")


def run(inputs: Inputs) -> Result:
    """Plan a forum, or keep and repair the plan that has been sent out."""
    for spec in (PARTICIPANTS, SLOTS):
        if not inputs.table(spec.name):
            missing = InputAbsent(None, study="forum", input=spec.file)
            return Result(absent=(Absent("forum", missing),))
    try:
        held = book(inputs)
    except Problems as problems:
        return Result(absent=tuple(Absent("forum", error) for error in problems.errors))
    if len(timeline(held.slots, held.sessions)) > MOST_SLOTS:
        error = Infeasible(None, study="forum", reason=Wording(TOO_MANY_SLOTS))
        return Result(absent=(Absent("forum", error),))
    agenda, more = _planned(held)
    placed = exchange(held, inputs.settings.seed)
    made = [
        *invented(held),
        *tables(held, agenda),
        *outline(held, agenda),
        *blocking(agenda),
        *more,
        *aftermath(held),
    ]
    if isinstance(placed, Exchange):
        made += placements(placed)
    return Result(
        findings=tuple(findings(held, made)),
        tables=tuple(made),
        flags=tuple(flags(held, agenda, made)),
        absent=(placed,) if isinstance(placed, Absent) else (),
    )


def blocking(agenda: Agenda) -> tuple[FindingTable, ...]:
    """Return the table of what stands in the way, where something does."""
    return (obstacles(agenda),) if agenda.blocked else ()


def _planned(held: Book) -> tuple[Agenda, Iterable[FindingTable]]:
    """Return the agenda, and the tables that need the texts of a matching.

    A plan that has been sent out is kept: it needs no matching, and on the day seconds count.
    """
    if held.plan:
        return replanned(held), ()
    matched = matching(
        *(held.people, held.organisations, held.needs, held.offers, held.slots, held.sides)
    )
    asked = rules(matched, held.wishes, kept_apart(held), held.interpreters)
    agenda = drafted(held, matched, asked)
    made = (unmet(held, matched, agenda), why(held, matched, asked, agenda))
    return agenda, tuple(table for table in made if table.rows)
