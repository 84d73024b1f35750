"""Review: what the program proposes, beside the words that it stands on, for a person to decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final

from starlette.responses import Response

from corredor.core.errors import N_, Problems
from corredor.core.table import Row
from corredor.programme.measures import Measures
from corredor.programme.opening import Root
from corredor.programme.review import (
    CANDIDATES,
    Review,
    cells_of,
    precision_by_kind,
    read_review,
)
from corredor.programme.rewriting import rewritten
from corredor.programme.writing import ChangedFile
from corredor.web.desk.passages import Passage, passage
from corredor.web.editing import Changed, cell_text, differing, file_digest, write
from corredor.web.refusals import not_found, wrong_form
from corredor.web.visit import Visit

PAGE: Final = 50
STATES: Final = {"": N_("open"), "accept": N_("to be accepted"), "reject": N_("to be rejected")}
COMMON: Final = ("subject", "property", "period", "chain", "note")
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "figure": ("value", "unit", "price_year", "scope", "qualifier", "basis"),
    "event": ("value", "qualifier"),
    "statement": ("value", "speaker", "role"),
    "proposal": ("value", "stage", "proposer", "counterpart", "sector", "place"),
    "person": ("value", "sort", "country", "role"),
    "organisation": ("value", "sort", "country"),
    "source": ("value", "sort", "country"),
    "derivation": ("value", "other"),
}
"""Cells that a person is likely to correct, by kind; filled ones are shown besides."""
KEPT: Final = frozenset(
    ("id", "decision", "check", "kind", "document", "score", "sentence", "prefix", "suffix",
     "start", "end", "decided_by", "path", "readings", "agrees", "conflicts", "quote", "words")
)  # fmt: skip
"""Cells that are shown and not changed here."""


def candidates(visit: Visit) -> Response:
    """List the candidates, the open ones first."""
    review = _review(visit)
    kind, document = visit.query.get("kind", ""), visit.query.get("document", "")
    every = review.candidates.rows
    rows = [
        row
        for row in every
        if kind in ("", row.text("kind")) and document in ("", row.text("document"))
    ]
    rows.sort(key=lambda row: bool(row.text("decision")))
    return visit.page(
        "candidates",
        rows=rows[: PAGE * 4],
        count=len(rows),
        kinds=Counter(row.text("kind") for row in every),
        documents=Counter(row.text("document") for row in every),
        kind=kind,
        document=document,
        states=STATES,
        decided=len(review.decided),
        precision=precision_by_kind(review.reviews.rows),
    )


def _review(visit: Visit) -> Review:
    office = visit.office
    programme = office.reading().programme
    measures = Measures(programme.settings.currency) if programme else Measures()
    return read_review(Root(office.folder), measures)


def candidate(visit: Visit) -> Response:
    """Show one candidate beside its passage."""
    row = _row(_review(visit), visit.at["candidate"])
    return _shown(visit, row, cells_of(row))


def _row(review: Review, name: str) -> Row:
    found = next((row for row in review.candidates.rows if row.text("id") == name), None)
    if found is None:
        raise not_found()
    return found


def _shown(
    visit: Visit, row: Row, cells: Mapping[str, str], status: int = 200, **more: object
) -> Response:
    wanted = (*FIELDS.get(row.text("kind"), ()), *COMMON)
    filled = [c.name for c in CANDIDATES.columns if cells.get(c.name) and c.name not in KEPT]
    names = tuple(dict.fromkeys((*wanted, *filled)))
    specs = [spec for name in names if (spec := CANDIDATES.column(name)) is not None]
    return visit.page(
        "candidate",
        status,
        row=row,
        cells=cells,
        specs=specs,
        passage=_passage(visit, row),
        base=file_digest(visit.office, CANDIDATES.file),
        state=STATES.get(row.text("decision"), ""),
        **{"problems": (), "theirs": None, **more},
    )


def _passage(visit: Visit, row: Row) -> Passage | None:
    programme = visit.office.reading().programme
    document = programme.documents.get(row.text("document")) if programme else None
    if document is None:
        return None
    start, end = (int(row.number(name) or 0) for name in ("start", "end"))
    return passage(document, start, end)


def decide(visit: Visit) -> Response:
    """Write a decision, and corrections with it, into ``candidates.csv``; then show the next."""
    name, decision = visit.at["candidate"], visit.field("decision", needed=False)
    if decision not in STATES:
        raise wrong_form()
    row = _row(_review(visit), name)
    cells = {
        column.name: cell_text(visit.form[f"cell:{column.name}"])
        for column in CANDIDATES.columns
        if column.name not in KEPT and f"cell:{column.name}" in visit.form
    }
    cells["decision"] = decision

    def make() -> ChangedFile:
        def change(_: int, held: Mapping[str, str]) -> Mapping[str, str]:
            return differing(held, cells) if held.get("id") == name else {}

        return rewritten(visit.office.folder, CANDIDATES, change).file

    try:
        write(visit.office, CANDIDATES.file, visit.field("base"), make)
    except Changed:
        both = {**cells_of(row), **cells}
        return _shown(visit, row, both, HTTPStatus.CONFLICT, theirs=cells_of(row))
    except Problems as problems:
        both = {**cells_of(row), **cells}
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _shown(visit, row, both, status, problems=problems.errors)
    visit.office.log.write(_who(visit), decision or "reopened", f"{CANDIDATES.file} {name}")
    following = _following(_review(visit), name)
    return visit.go(f"review/{following}" if following else "review")


def _following(review: Review, name: str) -> str:
    """Return the next open candidate after one; empty where all are decided."""
    ids = [row.text("id") for row in review.candidates.rows]
    at = ids.index(name) + 1 if name in ids else 0
    rows = (*review.candidates.rows[at:], *review.candidates.rows[:at])
    return next((row.text("id") for row in rows if not row.text("decision")), "")


def carry(visit: Visit) -> Response:
    """Move the decided candidates, as ``corredor accept`` does."""
    from corredor.run.reading import accept_folder  # it brings the study of evidence along

    person, day = visit.who, today()
    with visit.office.alone():
        accepted = accept_folder(visit.office.folder, person, day)
    if accepted.files:
        files = " ".join(accepted.files)
        visit.office.log.write(person, "accept", "candidates.csv", files=files)
    return visit.go("review")


def _who(visit: Visit) -> str:
    return visit.user.name or visit.user.id


def today() -> str:
    """Return the day on this computer, as decisions bear it."""
    return datetime.now(UTC).astimezone().date().isoformat()
