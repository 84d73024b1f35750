"""Hits on lists: what screening found, for a person to decide on with a reason.

Where the folder's policy asks for two, and people log in, the second agrees under a login of their
own; what the first one would decide waits for it.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from starlette.responses import Response

from corredor.core.errors import N_
from corredor.core.finding import Cell
from corredor.core.table import Row
from corredor.run.record import no_run
from corredor.run.screening.deciding import Decided
from corredor.run.screening.deciding import decide as decided
from corredor.run.screening.screened import HITS
from corredor.studies.screening.inputs.rows import policy
from corredor.studies.screening.inputs.tables import DECISIONS as FILED
from corredor.web.desk.review import today
from corredor.web.editing import file_digest
from corredor.web.proposals import Proposal, new_id
from corredor.web.refusals import Refused, not_found, wrong_form
from corredor.web.visit import Visit

TABLE: Final = "screening.parties"
DECISIONS: Final = {
    "false_positive": N_("It is somebody else"),
    "true": N_("It is the listed one"),
    "escalate": N_("Somebody above must decide"),
}
OWN: Final = N_("Somebody else must agree: a proposal of your own is not enough.")
Hit = tuple[str, str, str]


def hits(visit: Visit) -> Response:
    """List the hits of the last run, each once for a party and an entry."""
    return _shown(visit)


def _shown(visit: Visit, status: int = 200, late: Decided | None = None) -> Response:
    model = visit.office.model()
    if model is None:
        raise no_run(visit.office.out)
    table = model.tables.get(TABLE)
    found: dict[Hit, dict[str, Cell]] = {}
    for row in table.records() if table else ():
        if row.get("result") in HITS and row.get("entry"):
            found.setdefault((str(row["party"]), str(row["list"]), str(row["entry"])), row)
    made = _made(visit)
    waiting: dict[Hit, list[Proposal]] = {}
    for one in visit.office.proposals.held():
        waiting.setdefault(one.hit, []).append(one)
    rows = sorted(found.items(), key=lambda item: (bool(made.get(item[0])), item[0]))
    return visit.page(
        "hits",
        status,
        rows=[(row, made.get(key, ()), waiting.get(key, ())) for key, row in rows],
        labels=model.labels,
        decisions=DECISIONS,
        screened=table is not None,
        changed=visit.office.changed(),
        base=file_digest(visit.office, FILED.file),
        two=_needs_two(visit),
        logged_in=bool(visit.user.id),
        late=late,
    )


def _needs_two(visit: Visit) -> bool:
    programme = visit.office.reading().programme
    return bool(programme) and policy(programme.tables.get("screening/policy", ())).four_eyes


def _made(visit: Visit) -> dict[Hit, list[Row]]:
    """Return the decisions that the folder holds by party, list and entry, those of today too."""
    programme = visit.office.reading().programme
    found: dict[Hit, list[Row]] = {}
    for row in programme.tables.get("screening/decisions", ()) if programme else ():
        key = (row.text("party"), row.text("list"), row.text("entry_id"))
        found.setdefault(key, []).append(row)
    return found


def decide(visit: Visit) -> Response:
    """Write a decision on a hit, as ``corredor screening decide`` does, or propose it."""
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
        second="" if visit.user.id else " ".join(visit.field("second", needed=False).split()),
        expires=visit.field("expires", needed=False),
    )
    if visit.user.id and _needs_two(visit):
        proposal = Proposal(new_id(), made.party, made.list, made.entry, decision, made.reason,
                            visit.user.id, made.person, made.date, made.expires)  # fmt: skip
        visit.office.proposals.add(proposal)
        visit.office.log.write(made.person, "proposed", _subject(made), decision=decision)
        return visit.go("screening")
    return _written(visit, made)


def agree(visit: Visit) -> Response:
    """Decide as another person proposes, or take the proposal back."""
    wanted = visit.field("proposal")
    found = next((one for one in visit.office.proposals.held() if one.id == wanted), None)
    if found is None:
        raise not_found()
    made = Decided(found.party, found.list, found.entry, found.decision, found.person,
                   found.reason, today(), visit.who, found.expires)  # fmt: skip
    if visit.field("answer") != "agree":
        visit.office.proposals.take_out(found.hit)
        visit.office.log.write(visit.who, "disagreed", _subject(made), decision=found.decision)
        return visit.go("screening")
    if not visit.user.id or visit.user.id == found.user:
        raise Refused(HTTPStatus.FORBIDDEN, OWN)
    return _written(visit, made)


def _written(visit: Visit, made: Decided) -> Response:
    office = visit.office
    with office.alone():
        is_late = file_digest(office, FILED.file) != visit.field("base", needed=False)
        if not is_late:
            decided(office.folder, made)
    if is_late:
        return _shown(visit, HTTPStatus.CONFLICT, made)
    office.proposals.take_out((made.party, made.list, made.entry))
    more = {"second": made.second} if made.second else {}
    office.log.write(made.person, made.decision, _subject(made), reason=made.reason, **more)
    return visit.go("screening")


def _subject(made: Decided) -> str:
    return f"{made.party} {made.list}:{made.entry}"
