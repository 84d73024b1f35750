"""Review: the candidates that the program proposes, and what a person made of them.

``candidates.csv`` holds what nobody has moved yet; whoever writes ``accept`` or ``reject`` into its
column `decision`, in one of three languages, may mend the other cells too. ``reviews.csv`` keeps
each decision that was carried out, so that no candidate is proposed twice and the share accepted
can be told.
"""

from __future__ import annotations

import csv
import hashlib
import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from corredor.core.claim import BASES, QUALIFIERS
from corredor.core.errors import LostDigests, NotAChoice, Place
from corredor.core.label import LANGUAGES
from corredor.core.table import ColumnSpec, Row, TableSpec
from corredor.data.language import language_table
from corredor.programme.diagnostics import Diagnostics, Refused
from corredor.programme.measures import Measures
from corredor.programme.opening import TABLE_BYTES, Root
from corredor.programme.rows import ReadTable, read_table
from corredor.programme.sheets import sheet_of
from corredor.programme.writing import on_one_line

CANDIDATE_KINDS: Final = (
    "figure",
    "event",
    "statement",
    "proposal",
    "person",
    "organisation",
    "source",
    "derivation",
)
CANDIDATE_BYTES: Final = 10 * TABLE_BYTES
"""Size of the largest list of candidates that is read: it has far more rows than other tables."""
ACCEPT: Final = "accept"
REJECT: Final = "reject"
DECISIONS_SHOWN: Final = (ACCEPT, REJECT, "aceptar", "rechazar", "принять", "отклонить")
"""Words for a decision that an error names."""
CLAIM_CELLS: Final = (
    "document",
    "quote",
    "prefix",
    "suffix",
    "start",
    "end",
    "subject",
    "property",
    "period",
    "scope",
    "value",
    "unit",
    "price_year",
    "qualifier",
    "basis",
    "chain",
    "note",
)
"""Columns that a candidate has in common with a claim."""

CANDIDATES: Final = TableSpec(
    "candidates",
    "candidates.csv",
    "What the program found in the documents, for a person to accept or reject.",
    (
        ColumnSpec("id", "id", "id of the candidate; the claim made of it keeps it", True),
        ColumnSpec(
            "decision",
            "text",
            "what you decide: accept or reject, aceptar or rechazar, принять or отклонить",
        ),
        ColumnSpec("kind", "choice", "what it is", True, choices=CANDIDATE_KINDS),
        ColumnSpec("document", "id", "document quoted; derivation: the original", filled=True),
        ColumnSpec("words", "text", "the words that carry it: the number, the date, the cue"),
        ColumnSpec("quote", "text", "the passage that a claim would quote"),
        ColumnSpec("subject", "id", "what it is about; statement: who speaks; proposal: who"),
        ColumnSpec("property", "id", "which property of the subject"),
        ColumnSpec("period", "date", "period that it speaks of; empty where it is not stated"),
        ColumnSpec("scope", "id", "population or definition that the number counts"),
        ColumnSpec(
            "value",
            "text",
            "figure: the number; event: its date; statement: direct, indirect or mixed; proposal, "
            "person, organisation, source: its id; derivation: how the other document is derived",
        ),
        ColumnSpec("unit", "text", "unit of a figure"),
        ColumnSpec(
            "price_year",
            "price_year",
            "year of the prices of money, or nominal; empty: the "
            "year of the period, nominal where it has none",
        ),
        ColumnSpec("qualifier", "choice", "how the text qualifies it", choices=QUALIFIERS),
        ColumnSpec("basis", "choice", "flow, stock or count; unknown: not stated", choices=BASES),
        ColumnSpec("chain", "ids", "from the outlet to the ultimate source"),
        ColumnSpec("high", "text", "upper end where the text gives a range"),
        ColumnSpec("readings", "text", "other readings, each with its factor and why not"),
        ColumnSpec("decided_by", "text", "the step that chose the reading; open: none did"),
        ColumnSpec("time", "text", "TIMEX3 value and constraint of the expression of time"),
        ColumnSpec("speaker", "text", "who speaks or says so, as the text names them"),
        ColumnSpec("role", "text", "their office in the text"),
        ColumnSpec("path", "text", "how speaker or entity was found"),
        ColumnSpec("stage", "text", "stage of a proposal"),
        ColumnSpec("proposer", "ids", "who proposes"),
        ColumnSpec("counterpart", "ids", "to whom"),
        ColumnSpec("sector", "id", "sector of a proposal"),
        ColumnSpec("place", "ids", "where"),
        ColumnSpec("sort", "text", "person, organisation, source: which kind of it"),
        ColumnSpec("country", "country", "its country"),
        ColumnSpec("other", "id", "derivation: the document that derives from it"),
        ColumnSpec("names", "text", "ids that it would add: id=kind=name=country, by semicolons"),
        ColumnSpec("agrees", "ids", "candidates that say the same"),
        ColumnSpec("conflicts", "ids", "candidates that can't be taken together with it"),
        ColumnSpec("doubt", "text", "what a person should look at"),
        ColumnSpec("score", "number", "how sure the rules are, 0 to 1", low=0, high=1),
        ColumnSpec("prefix", "text", "words just before the passage"),
        ColumnSpec("suffix", "text", "words just after the passage"),
        ColumnSpec("start", "number", "offset of its first code point, from 0", low=0),
        ColumnSpec("end", "number", "offset after its last code point", low=0),
        ColumnSpec("sentence", "text", "the sentence around it"),
        ColumnSpec("note", "text", "your note; goes into the claim"),
        ColumnSpec("check", "text", "digest by which a mended row is known; leave it as it is"),
    ),
)

REVIEWS: Final = TableSpec(
    "reviews",
    "reviews.csv",
    "What a person decided on each candidate.",
    (
        ColumnSpec("candidate", "id", "id of the candidate", filled=True),
        ColumnSpec("kind", "choice", "what it was", True, choices=CANDIDATE_KINDS),
        ColumnSpec("document", "id", "document that it was found in", filled=True),
        ColumnSpec(
            "decision",
            "choice",
            "what became of it; corrected: accepted after cells were mended",
            True,
            choices=("accepted", "corrected", "rejected"),
        ),
        ColumnSpec("person", "text", "who decided", filled=True),
        ColumnSpec("date", "date", "when", filled=True),
        ColumnSpec("note", "text", "why"),
    ),
    key=("candidate",),
)


Cells = Mapping[str, str]
_UNCHECKED: Final = frozenset({"decision", "note", "check", "agrees", "conflicts"})


def checked(cells: Cells) -> dict[str, str]:
    """Return a candidate's cells with the digest by which a later change of them is known."""
    return {**cells, "check": _digest(cells)}


def _digest(cells: Cells) -> str:
    """Return a digest of the filled cells: a column that comes to be later changes none."""
    held = {
        name: unicodedata.normalize("NFC", " ".join(cell.split()))
        for name, cell in cells.items()
        if cell.strip()
    }
    lines = [f"{name}={held[name]}" for name in sorted(held) if name not in _UNCHECKED]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def is_mended(row: Row) -> bool:
    """Whether a person changed cells of a candidate."""
    return _digest(cells_of(row)) != row.text("check")


@dataclass(frozen=True)
class Review:
    """The candidates of a folder and the decisions carried out, as the files have them."""

    candidates: ReadTable
    reviews: ReadTable

    @property
    def decided(self) -> tuple[Row, ...]:
        """Rows of candidates on which a person has decided."""
        return tuple(row for row in self.candidates.rows if row.text("decision"))

    @property
    def settled(self) -> frozenset[str]:
        """Ids of the candidates that were accepted or rejected before."""
        return frozenset(row.text("candidate") for row in self.reviews.rows)


def read_review(root: Root, measures: Measures) -> Review:
    """Return the candidates and reviews of a folder; what isn't there is empty.

    Decisions are ``accept`` and ``reject`` then, in whatever language they were written.

    Raises
    ------
    Problems
        A table has errors; all of them.
    """
    diagnostics = Diagnostics()
    candidates, reviews = (
        _table(root, spec, measures, diagnostics) for spec in (CANDIDATES, REVIEWS)
    )
    candidates = _understood(candidates, diagnostics)
    diagnostics.raise_errors()
    return Review(candidates, reviews)


def _understood(table: ReadTable, diagnostics: Diagnostics) -> ReadTable:
    """Return the candidates with their decisions understood; E110 for a word that is none."""
    words, rows = decision_words(), list[Row]()
    for row in table.rows:
        written = row.text("decision")
        if not written:
            rows.append(row)
            continue
        decision = words.get(" ".join(written.casefold().split()).rstrip(".!"), "")
        if decision:
            rows.append(replace(row, cells={**row.cells, "decision": decision}))
        else:
            said = {"column": "decision", "value": written, "known": DECISIONS_SHOWN}
            diagnostics.add(table.refusal(row, "decision", Refused(NotAChoice, **said)))
    return replace(table, rows=tuple(rows))


@lru_cache(maxsize=1)
def decision_words() -> Mapping[str, str]:
    """Return the words of all languages for a decision, small, and what each of them means."""
    rows = (row for language in LANGUAGES for row in language_table(language, "decisions"))
    return {row["word"]: row["decision"] for row in rows}


def _table(root: Root, spec: TableSpec, measures: Measures, diagnostics: Diagnostics) -> ReadTable:
    if not root.has(spec.file):
        return ReadTable(spec)
    text = root.read_text(spec.file, CANDIDATE_BYTES)
    sheet = sheet_of(spec.file, text, frozenset(column.name for column in spec.columns))
    return read_table(sheet, spec, measures, diagnostics)


def candidates_file(found: Iterable[Cells], review: Review, others: Iterable[Row] = ()) -> bytes:
    """Return the bytes of ``candidates.csv`` with what was found and what a person wrote.

    Rows with a decision, a note or a mended cell stay as the person left them; the others are
    replaced by what was found now. What was settled before is not proposed again.

    Parameters
    ----------
    found
        Candidates of the documents read.
    review
        What the folder holds.
    others
        Rows of documents that were not read this time; they stay as they are.
    """
    proposed = {cells["id"]: cells for cells in found if cells["id"] not in review.settled}
    kept = (*touched_rows(proposed, review), *others)
    rows = {row.text("id"): cells_of(row) for row in kept}
    for name, cells in rows.items():
        if name in proposed and not cells.get("check"):
            cells["check"] = checked(proposed[name])["check"]
    rows |= {name: checked(cells) for name, cells in proposed.items() if name not in rows}
    return table_bytes(CANDIDATES, sorted(rows.values(), key=_order))


def touched_rows(found: Mapping[str, Cells], review: Review) -> tuple[Row, ...]:
    """Return the rows of candidates that a person touched.

    Where a row has lost its digest, it is compared with what was found now under its id.
    """
    return tuple(
        row
        for row in review.candidates.rows
        if is_touched(row) and not _is_as_found(row, found.get(row.text("id")))
    )


def _is_as_found(row: Row, found: Cells | None) -> bool:
    """Whether a row without digest says what was found, and nobody decided or noted anything."""
    if found is None or any(map(row.text, ("check", "decision", "note"))):
        return False
    return _digest(cells_of(row)) == _digest(found)


def check_digests(review: Review, diagnostics: Diagnostics) -> None:
    """Add E120 where the column `check` is gone, by which mended rows are known."""
    rows = review.candidates.rows
    if rows and all("check" not in row.cells for row in rows):
        diagnostics.add(LostDigests(Place(CANDIDATES.file, 1)))


def is_touched(row: Row) -> bool:
    """Whether a person decided on a candidate, noted something or changed cells."""
    return bool(row.text("decision") or row.text("note")) or is_mended(row)


def _order(cells: Cells) -> tuple[str, int, int, str]:
    kind = CANDIDATE_KINDS.index(cells["kind"])
    start = cells.get("start", "")
    return cells["document"], int(start) if start.isdigit() else 0, kind, cells["id"]


def cells_of(row: Row) -> dict[str, str]:
    """Return the cells of a row as its file would have them."""
    made: dict[str, str] = {}
    for name, value in row.cells.items():
        if isinstance(value, float):
            made[name] = f"{value:.12g}"
        elif isinstance(value, tuple):
            made[name] = " ".join(value)
        else:
            made[name] = str(value or "")
    return made


def table_bytes(spec: TableSpec, rows: Sequence[Cells]) -> bytes:
    """Return a table of all columns of its specification as CSV, safe to open in a spreadsheet."""
    return rows_as_csv([column.name for column in spec.columns], rows)


def rows_as_csv(names: Sequence[str], rows: Sequence[Cells]) -> bytes:
    """Return rows as CSV, safe to open in a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([on_one_line(row.get(name, "")) for name in names] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


@dataclass(frozen=True)
class Precision:
    """How many candidates of a kind were accepted as they stood, mended, and rejected."""

    kind: str
    accepted: int
    corrected: int
    rejected: int

    @property
    def share(self) -> float | None:
        """Share accepted as it stood [1]; None before anything was decided."""
        total = self.accepted + self.corrected + self.rejected
        return self.accepted / total if total else None


def precision_by_kind(reviews: Iterable[Row]) -> tuple[Precision, ...]:
    """Return the measured precision of each kind of candidate, in the order of the kinds."""
    counts: dict[str, dict[str, int]] = {
        kind: {"accepted": 0, "corrected": 0, "rejected": 0} for kind in CANDIDATE_KINDS
    }
    for row in reviews:
        counts[row.text("kind")][row.text("decision")] += 1
    return tuple(
        Precision(kind, held["accepted"], held["corrected"], held["rejected"])
        for kind, held in counts.items()
        if any(held.values())
    )
