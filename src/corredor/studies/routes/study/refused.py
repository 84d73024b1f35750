"""Refused: the verdict on a service for which closures leave no way."""

from __future__ import annotations

from corredor.core.errors import CorredorError, NoLegalTrack
from corredor.studies.routes.calc.verdict import (
    LEGAL,
    NOT_FLYABLE,
    Constraint,
    Relaxation,
)
from corredor.studies.routes.study.airspace import openings
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.constraints import NO, YES
from corredor.studies.routes.study.verdicts import Judged


def no_way(case: Case, error: CorredorError) -> Judged | None:
    """Return that a service is not flyable, with the areas that would have to open for it.

    None where its track could not be found for another reason.
    """
    if not isinstance(error, NoLegalTrack):
        return None
    ends = str(error.fields["origin"]), str(error.fields["destination"])
    origin, destination = (
        next(station for station in case.stations if station.code == code) for code in ends
    )
    avoided = frozenset(case.service.avoid)
    found = openings(origin, destination, case.closed.codes, avoided, case.stand_off)
    changes: tuple[Relaxation, ...] = ()
    if found is not None:
        measure = "airspace" if found.areas else "stand_off"
        subject = " ".join(found.areas or found.stand_offs)
        changes = (Relaxation(measure, subject, NO, YES, "1"),)
    bound = Constraint("airspace", LEGAL, "-".join(ends), YES, NO, "1", relaxations=changes)
    return Judged(
        verdict=NOT_FLYABLE,
        binding=bound,
        relaxation=changes[0] if changes else None,
        required="",
        available="",
        before="",
        after="",
        broken=(bound,),
        conditional=(),
        others=(),
    )
