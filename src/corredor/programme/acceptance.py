"""Acceptance: decided candidates moved out of ``candidates.csv``, accepted ones into the tables.

Everything is tried on a copy of the folder first: what the folder wouldn't pass stays a
candidate, and its errors are told at the candidate's own row. Rows are added to tables in an order
in which none refers to one that isn't there yet, and a row that is there already isn't added
twice, so that an interrupted move is completed by the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from corredor.core.errors import (
    CorredorError,
    EmptyCell,
    Place,
    Problems,
    UnknownReference,
    UnnamedId,
    Wording,
)
from corredor.core.table import Row, TableSpec
from corredor.programme.accepted_rows import check_accepted, rows_of
from corredor.programme.appending import with_rows
from corredor.programme.cells import EXPECTED
from corredor.programme.changing import changed_copy, write_changes
from corredor.programme.diagnostics import Diagnostics
from corredor.programme.folder import Programme, read_programme
from corredor.programme.measures import Measures
from corredor.programme.opening import Root
from corredor.programme.review import (
    ACCEPT,
    CANDIDATES,
    REVIEWS,
    Precision,
    Review,
    cells_of,
    check_digests,
    is_mended,
    precision_by_kind,
    read_review,
    table_bytes,
)
from corredor.programme.specs import COMMON
from corredor.programme.writing import ChangedFile

STAGES: Final = "evidence/stages"
ORDER: Final = (
    "terms",
    "sources",
    "organisations",
    "claims",
    "evidence/proposals",
    STAGES,
    "derivations",
)
"""Tables in the order in which they are added to."""
ENTRIES: Final = {
    "terms.csv": "{value}=term=es:… | en:… | ru:…",
    "sources.csv": "{value}=organisation=es:… | en:… | ru:…",
}
"""What adds an id to a table, as an entry of the column `names`."""


@dataclass(frozen=True)
class Accepted:
    """What was moved: the files written, and how many candidates of each kind were right."""

    files: tuple[str, ...]
    precision: tuple[Precision, ...]


@dataclass(frozen=True)
class _Move:
    """What accepted candidates add: rows by table, ids to rows that stand there, and whence."""

    rows: dict[str, list[dict[str, str]]]
    joined: dict[tuple[str, ...], list[str]] = field(
        default_factory=dict[tuple[str, ...], list[str]]
    )
    origins: dict[tuple[str, str], Row] = field(default_factory=dict[tuple[str, str], Row])


def accept(folder: Path, study_tables: Sequence[TableSpec], person: str, date: str) -> Accepted:
    """Move the decided candidates of a folder.

    Parameters
    ----------
    folder
        The programme folder.
    study_tables
        Specifications of the tables that studies read.
    person, date
        Who decided, and the day in ISO 8601.

    Raises
    ------
    Problems
        The folder has errors, or would have with the accepted rows: nothing is written.
    """
    if not person.strip():
        kind = Wording(EXPECTED["text"])
        raise Problems([EmptyCell(Place(REVIEWS.file), column="person", kind=kind)])
    root = Root(folder)
    programme = read_programme(folder, study_tables)
    review = read_review(root, _measures(programme))
    if not review.decided:
        return Accepted((), precision_by_kind(review.reviews.rows))
    diagnostics = Diagnostics()
    check_digests(review, diagnostics)
    check_accepted(review, diagnostics)
    diagnostics.raise_errors()
    specs = {spec.name: spec for spec in (*COMMON, *study_tables)}
    move = _move(review, programme, person, date)
    changes = list(_changes(folder, move, specs))
    changes += _reviewed(folder, review, person, date)
    _try(folder, changes, study_tables, move.origins, review)
    write_changes(folder, changes)
    settled = read_review(root, _measures(programme))
    return Accepted(
        tuple(change.file for change in changes), precision_by_kind(settled.reviews.rows)
    )


def _measures(programme: Programme) -> Measures:
    return Measures(programme.settings.currency)


def _changes(folder: Path, move: _Move, specs: Mapping[str, TableSpec]) -> Iterator[ChangedFile]:
    for name, rows in move.rows.items():
        joined = {key: {"claims": claims} for key, claims in move.joined.items()}
        if rows or (name == STAGES and joined):
            yield with_rows(folder, specs[name], rows, joined if name == STAGES else None)


def _move(review: Review, programme: Programme, person: str, date: str) -> _Move:
    """Return what to add, by table in their order, with the candidate that each comes from."""
    tables = {name: programme.tables.get(name, ()) for name in ORDER}
    held = {name: {_key(name, cells_of(row)) for row in rows} for name, rows in tables.items()}
    standing = {_key(STAGES, cells_of(row)): row for row in tables[STAGES]}
    move = _Move({name: [] for name in ORDER})
    for row in review.decided:
        if row.text("decision") != ACCEPT:
            continue
        document = programme.documents.get(row.text("document"))
        language = document.language if document else "en"
        for name, cells in rows_of(row, language, person, date):
            key = _key(name, cells)
            if key not in held[name]:
                held[name].add(key)
                move.rows[name].append(cells)
                move.origins[name, key] = row
            elif name == STAGES:
                _join_claims(move, standing.get(key), cells)
    return move


def _join_claims(move: _Move, standing: Row | None, cells: Mapping[str, str]) -> None:
    """Add the claims of an entry to the one of the same proposal, stage and date."""
    claims = cells["claims"].split()
    if standing is not None:
        lacking = [claim for claim in claims if claim not in standing.ids("claims")]
        if lacking:
            move.joined.setdefault(_parts(STAGES, cells), []).extend(lacking)
        return
    for stage in move.rows[STAGES]:
        if _key(STAGES, stage) == _key(STAGES, cells):
            stage["claims"] = " ".join(dict.fromkeys((*stage["claims"].split(), *claims)))


def _parts(table: str, cells: Mapping[str, str]) -> tuple[str, ...]:
    names = {
        STAGES: ("proposal", "stage", "date"),
        "derivations": ("first", "second"),
    }.get(table, ("id",))
    return tuple(cells.get(name, "") for name in names)


def _key(table: str, cells: Mapping[str, str]) -> str:
    return " ".join(_parts(table, cells))


def _reviewed(folder: Path, review: Review, person: str, date: str) -> Iterator[ChangedFile]:
    rows = [
        {
            "candidate": row.text("id"),
            "kind": row.text("kind"),
            "document": row.text("document"),
            "decision": _outcome(row),
            "person": person,
            "date": date,
            "note": row.text("note"),
        }
        for row in review.decided
        if row.text("id") not in review.settled
    ]
    if rows:
        yield with_rows(folder, REVIEWS, rows)
    left = [cells_of(row) for row in review.candidates.rows if not row.text("decision")]
    content = table_bytes(CANDIDATES, left)
    yield ChangedFile(CANDIDATES.file, "", content.decode("utf-8-sig"), content)


def _outcome(row: Row) -> str:
    if row.text("decision") != ACCEPT:
        return "rejected"
    return "corrected" if is_mended(row) else "accepted"


def _try(
    folder: Path,
    changes: Sequence[ChangedFile],
    study_tables: Sequence[TableSpec],
    origins: Mapping[tuple[str, str], Row],
    review: Review,
) -> None:
    """Read a copy of the folder with the changes.

    Raises
    ------
    Problems
        The copy has errors; those of added rows stand at the candidates that they come from.
    """
    with changed_copy(folder, changes) as copy:
        try:
            read_programme(copy, study_tables)
        except Problems as problems:
            lines = _lines_of(copy, changes, study_tables, origins)
            errors = [e for e in problems.errors if e.severity == "error"]
            raise Problems([_moved(error, lines, review) for error in errors]) from None


def _lines_of(
    copy: Path,
    changes: Sequence[ChangedFile],
    study_tables: Sequence[TableSpec],
    origins: Mapping[tuple[str, str], Row],
) -> dict[tuple[str, int], Row]:
    """Return the candidate of each added line, by file and line."""
    specs = {spec.file: spec for spec in (*COMMON, *study_tables)}
    found: dict[tuple[str, int], Row] = {}
    for change in changes:
        spec = specs.get(change.file)
        if spec is None:
            continue
        for line, cells in _numbered(change.new):
            row = origins.get((spec.name, _key(spec.name, cells)))
            if row is not None:
                found[change.file, line] = row
    return found


def _numbered(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    from corredor.programme.sheets import sheet_of

    records = list(sheet_of("", text, frozenset()).records())
    names = [name.strip() for name in records[0].cells] if records else []
    for record in records[1:]:
        yield record.line, dict(zip(names, record.cells, strict=False))


def _moved(
    error: CorredorError, lines: Mapping[tuple[str, int], Row], review: Review
) -> CorredorError:
    row = lines.get((error.place.file, error.place.line)) if error.place else None
    if row is None:
        return error
    unnamed = _unnamed(error, row, review)
    if unnamed is not None:
        return unnamed
    place = replace(row.place, column=0)
    return type(error)(place, excerpt=review.candidates.excerpt(place), **error.fields)


def _unnamed(error: CorredorError, row: Row, review: Review) -> UnnamedId | None:
    """Return how to name an id that nothing names; None for all other errors."""
    if not isinstance(error, UnknownReference):
        return None
    tables, column = str(error.fields["table"]), str(error.fields["column"])
    entry = next((ENTRIES[file] for file in ENTRIES if file in tables), "")
    if not entry:
        return None
    place = review.candidates.place(row, column)
    return UnnamedId(
        place,
        excerpt=review.candidates.excerpt(place),
        entry=entry.format(value=error.fields["value"]),
        **error.fields,
    )
