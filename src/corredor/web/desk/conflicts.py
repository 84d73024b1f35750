"""Conflicts: facts whose sources disagree, with the words of each, for a person to decide."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from starlette.responses import Response

from corredor.core.claim import Claim, Fact
from corredor.programme.appending import with_rows
from corredor.programme.rewriting import rewritten
from corredor.programme.specs import DECISIONS
from corredor.programme.writing import ChangedFile
from corredor.web.desk.passages import Passage, passage
from corredor.web.desk.review import today
from corredor.web.editing import Changed, cell_text, differing, file_digest, write
from corredor.web.refusals import not_found, wrong_form
from corredor.web.spoken import number
from corredor.web.visit import Visit

STANCES: Final = ("disputed", "decided")
AROUND: Final = 300


def conflicts(visit: Visit) -> Response:
    """List the facts in dispute, and those that somebody decided."""
    facts = visit.office.programme().facts.values()
    found = sorted(
        (fact for fact in facts if fact.stance in STANCES),
        key=lambda fact: (STANCES.index(fact.stance), fact.key),
    )
    said = {claim.id: _said(visit, claim) for fact in found for claim in fact.claims}
    model = visit.office.model()
    return visit.page("conflicts", facts=found, said=said, labels=model.labels if model else {})


def _said(visit: Visit, claim: Claim) -> str:
    """Return what a claim says, as the report says it."""
    if claim.value is None:
        return claim.written or claim.text
    return number(visit, f"claims.{claim.id}", claim.value, claim.unit)


def conflict(visit: Visit) -> Response:
    """Show one fact with what each source says."""
    return _shown(visit, _fact(visit, visit.at["fact"]))


def _fact(visit: Visit, key: str) -> Fact:
    fact = visit.office.programme().facts.get(key)
    if fact is None or fact.stance not in STANCES:
        raise not_found()
    return fact


def _shown(visit: Visit, fact: Fact, status: int = 200, **more: object) -> Response:
    programme = visit.office.programme()
    voices: list[tuple[Claim, Passage, list[str]]] = []
    for claim in fact.claims:
        document = programme.documents[claim.document]
        start, end = claim.selector.start or 0, claim.selector.end or 0
        names = [
            programme.sources[name].name.spoken(visit.language)[0] or name
            for name in claim.chain
            if name in programme.sources
        ]
        voices.append((claim, passage(document, start, end, AROUND), names))
    return visit.page(
        "conflict",
        status,
        fact=fact,
        voices=voices,
        base=file_digest(visit.office, DECISIONS.file),
        considered=" ".join(claim.id for claim in fact.claims),
        said={claim.id: _said(visit, claim) for claim in fact.claims},
        **{"reason": "", "chosen": fact.claim, "is_late": False, **more},
    )


def decide(visit: Visit) -> Response:
    """Write down which claim is to be taken, and why."""
    fact = _fact(visit, visit.at["fact"])
    chosen, reason = visit.field("claim", needed=False), cell_text(visit.field("reason"))
    considered = visit.field("considered").split()
    if chosen and chosen not in considered:
        raise wrong_form()
    cells = {
        "fact": fact.key,
        "claim": chosen,
        "reason": reason,
        "person": cell_text(visit.who),
        "date": today(),
        "considered": " ".join(considered),
    }

    def make() -> ChangedFile:
        if fact.decision is None:
            return with_rows(visit.office.folder, DECISIONS, [cells])

        def change(_: int, held: Mapping[str, str]) -> Mapping[str, str]:
            return differing(held, cells) if held.get("fact") == fact.key else {}

        return rewritten(visit.office.folder, DECISIONS, change).file

    try:
        write(visit.office, DECISIONS.file, visit.field("base", needed=False), make)
    except Changed:
        late = {"reason": reason, "chosen": chosen, "is_late": True}
        return _shown(visit, _fact(visit, fact.key), HTTPStatus.CONFLICT, **late)
    visit.office.log.write(cells["person"], "decided", fact.key, claim=chosen, reason=reason)
    return visit.go("conflicts")
