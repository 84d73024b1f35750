"""When and where: the date of a stage, the place of a thing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from corredor.studies.evidence.calc.proposals.clause import Clause
from corredor.studies.evidence.calc.proposals.cues import SIGNED, Cue
from corredor.studies.evidence.calc.proposals.document import Document
from corredor.studies.evidence.calc.proposals.works import Thing
from corredor.studies.evidence.calc.records import STAGES, Span, TimeExpression
from corredor.studies.evidence.calc.times.values import DATED

WITHIN = 80
"""How many letters from its cue a date may stand, if it does not open the sentence."""
OPENING = 20
"""Letters from the start of a sentence within which a date opens it."""


def date_of(document: Document, clause: Clause, cue: Cue) -> TimeExpression | None:
    """Return the expression of time nearest to the cue in its sentence."""
    span = clause.span(clause.first, clause.last)
    at = clause.scan.starts[cue.first]
    starts = document.starts
    low, high = bisect_left(starts, span.start), bisect_right(starts, span.end)
    begin = span.start + OPENING
    near = [
        time
        for time in _resolved(document.times[low:high])
        if abs(time.span.start - at) <= WITHIN or time.span.start <= begin
    ]
    if not near and STAGES.index(cue.stage) >= SIGNED and clause.any_at(clause.first + 1, "det"):
        near = _resolved(document.times[max(0, low - 2) : low])
    return min(near, key=lambda time: (abs(time.span.start - at), time.span), default=None)


def _resolved(times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Return the dates among times: those with a reading where there are any."""
    dated = [
        time
        for time in times
        if time.kind in DATED and not any(r.timex.endswith("_REF") for r in time.readings)
    ]
    return [time for time in dated if time.readings] or dated


def without_date(document: Document, span: Span, clause: Clause, thing: Thing) -> Span:
    """Return a thing without the date that follows it: "a contract on 3 May"."""
    head = clause.scan.ends[thing.head]
    starts = document.starts
    for at in range(bisect_left(starts, head), bisect_right(starts, span.end)):
        if document.times[at].kind not in DATED:
            continue
        end = bisect_left(clause.scan.starts, starts[at], thing.head, thing.last)
        while end > thing.head + 1 and clause.any_at(end - 1, "into", "article", "to"):
            end -= 1
        return Span(span.start, clause.scan.ends[end - 1])
    return span


def place_of(clause: Clause, thing: Thing, countries: Collection[str]) -> str:
    """Return the place named in a thing, rather a site or town than a country."""
    places = [
        mention
        for at in range(thing.first, thing.last)
        if (mention := clause.named.get(at)) is not None and mention.kind == "place"
    ]
    sites = [m for m in places if m.path != "demonym" and m.entity not in countries]
    return (sites or places)[0].entity if places else ""
