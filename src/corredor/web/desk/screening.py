"""Hits on lists: what screening found, for a person to decide on with a reason."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from corredor.core.errors import N_, NoRunYet, Place
from corredor.core.finding import Cell
from corredor.core.table import Row
from corredor.web.desk.review import today
from corredor.web.refusals import wrong_form
from corredor.web.visit import Visit

TABLE: Final = "screening.parties"
DECISIONS: Final = {
    "false_positive": N_("It is somebody else"),
    "true": N_("It is the listed one"),
    "escalate": N_("Somebody above must decide"),
}


def hits(visit: Visit) -> Response:
    """List the hits of the last run, each once for a party and an entry."""
    from corredor.run.screening.screened import HITS  # it brings the study of screening along

    model = visit.office.model()
    if model is None:
        raise NoRunYet(Place("out"), folder=visit.office.folder)
    table = model.tables.get(TABLE)
    found: dict[tuple[str, str, str], dict[str, Cell]] = {}
    for row in table.records() if table else ():
        if row.get("result") in HITS and row.get("entry"):
            key = (str(row["party"]), str(row["list"]), str(row["entry"]))
            found.setdefault(key, row)
    made = _made(visit)
    rows = sorted(found.items(), key=lambda item: (bool(made.get(item[0])), item[0]))
    return visit.page(
        "hits",
        rows=[(row, made.get(key, ())) for key, row in rows],
        labels=model.labels,
        decisions=DECISIONS,
        screened=table is not None,
        changed=visit.office.changed(),
    )


def _made(visit: Visit) -> dict[tuple[str, str, str], list[Row]]:
    """Return the decisions that the folder holds by party, list and entry, those of today too."""
    programme = visit.office.reading().programme
    found: dict[tuple[str, str, str], list[Row]] = {}
    for row in programme.tables.get("screening/decisions", ()) if programme else ():
        key = (row.text("party"), row.text("list"), row.text("entry_id"))
        found.setdefault(key, []).append(row)
    return found


def decide(visit: Visit) -> Response:
    """Write a decision on a hit, as ``corredor screening decide`` does."""
    from corredor.run.screening.deciding import Decided
    from corredor.run.screening.deciding import decide as decided

    decision = visit.field("decision")
    if decision not in DECISIONS:
        raise wrong_form()
    made = Decided(
        party=visit.field("party"),
        list=visit.field("list"),
        entry=visit.field("entry"),
        decision=decision,
        person=visit.who,
        reason=" ".join(visit.field("reason").split()),
        date=today(),
        second=" ".join(visit.field("second", needed=False).split()),
        expires=visit.field("expires", needed=False),
    )
    with visit.office.pen:
        pair = decided(visit.office.folder, made)
    subject = f"{pair.party} {made.list}:{made.entry}"
    visit.office.log.write(made.person, decision, subject, reason=made.reason)
    return visit.go("screening")
