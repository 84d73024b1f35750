"""Reading a folder: new documents listed, all analysed, compared, and written as candidates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from corredor.core.errors import CorredorError, DocumentTooLong, Place, Problems, UnknownReference
from corredor.core.source import Document
from corredor.programme.atomic import write_atomic
from corredor.programme.readable import Readable, read_readable
from corredor.programme.review import (
    CANDIDATES,
    Review,
    candidates_file,
    rows_as_csv,
    touched_rows,
)
from corredor.run.output import NAME as OUT
from corredor.run.output import claim_output, locked, write_below
from corredor.run.reading.analyses import Progress, analyses_of
from corredor.run.reading.arrivals import check_is_programme, list_arrivals
from corredor.run.reading.carried import carried_rows, documents_of

if TYPE_CHECKING:
    from corredor.core.table import Row
    from corredor.studies.evidence.calc.corpus import Corpus
    from corredor.studies.evidence.study.candidates.rows import Found
    from corredor.studies.evidence.study.comparison import Compared


COMPARISONS: Final = "comparisons.csv"
"""File below ``out/`` that sets side by side what figures of two documents say."""

DRIFTS: Final = "drifts.csv"
"""File below ``out/`` that shows what a retelling loses of who said a thing, or adds to a stage."""
LONGEST: Final = 2_000_000
"""Characters of the longest document that is read: some five hundred articles."""
PUBLICATION: Final = "publication.csv"
"""File below ``out/`` that bounds the dates of documents that state none."""


@dataclass(frozen=True)
class Asked:
    """What the user asked for: ids or files of documents (none: all), processes, a scheduler."""

    documents: tuple[str, ...] = ()
    jobs: int | None = None
    scheduler: str = ""


@dataclass(frozen=True)
class Reading:
    """What a reading came to.

    `added` are the files listed in the index; `new` candidates weren't proposed before, `open`
    ones wait for a decision, `kept` ones stand as the user left them. `vectors` is false where
    translations were not looked for. `problems` are the documents that can't be read.
    """

    file: str
    added: tuple[str, ...]
    new: int
    open: int
    kept: int
    agreements: int
    conflicts: int
    derivations: int
    vectors: bool
    problems: tuple[CorredorError, ...]


def _quiet(done: int, total: int) -> None:
    """Tell nobody."""


def read_folder(folder: Path, asked: Asked | None = None, progress: Progress = _quiet) -> Reading:
    """Read the documents of a folder and write ``candidates.csv``.

    Files in ``documents/`` that the index doesn't list are added to it. Rows of candidates that a
    person touched stay as they are; what was accepted or rejected before isn't proposed again.

    Parameters
    ----------
    folder
        The programme folder.
    asked
        What to read and where.
    progress
        Is told of each document.

    Raises
    ------
    Problems
        The folder's settings, index, names or candidates have errors, or a document that was
        asked for isn't there. Nothing is written then but rows of the index.
    """
    asked = asked or Asked()
    check_is_programme(folder)
    out = claim_output(folder)
    with locked(out):
        added, troubles = list_arrivals(folder)
        readable = read_readable(folder)
        chosen = _selected(readable, asked.documents)
        troubles = (*troubles, *_too_long(chosen))
        corpus = _corpus(readable, chosen, out, asked, progress)
        documents = {one.document: readable.documents[one.document] for one in corpus.analyses}
        found, compared = _written(folder, readable, corpus, documents)
    problems = tuple(e for e in (*troubles, *readable.problems) if e.severity == "error")
    return _reading(readable, found.candidates, compared, added, problems)


def _written(
    folder: Path, readable: Readable, corpus: Corpus, documents: Mapping[str, Document]
) -> tuple[Found, Compared]:
    """Compare a corpus, and write the candidates and the tables below ``out/``."""
    from corredor.studies.evidence.study.candidates.rows import COMPARISON, Known, candidate_rows
    from corredor.studies.evidence.study.comparison import DRIFT as DRIFT_COLUMNS
    from corredor.studies.evidence.study.comparison import compared_corpus, drift_rows
    from corredor.studies.evidence.study.publication import COLUMNS as PUBLICATION_COLUMNS
    from corredor.studies.evidence.study.publication import publication_rows

    compared = compared_corpus(corpus, documents, readable.names)
    ids = {name: readable.ids[name] for name in ("sources", "terms", "places")}
    found = candidate_rows(corpus, compared, Known(documents, readable.names, **ids))
    others = _of_other_documents(readable.review, documents)
    content = candidates_file(found.candidates, readable.review, others)
    write_atomic(folder / CANDIDATES.file, content)
    absent = {name: name for name in readable.documents if name not in documents}
    candidates = _on(absent, readable.review)
    ends = ("first", "second")
    bounds = publication_rows(corpus, documents)
    for file, columns, rows, names, unread in (
        (COMPARISONS, COMPARISON, found.comparisons, ends, candidates),
        (DRIFTS, DRIFT_COLUMNS, drift_rows(compared, documents), ends, absent),
        (PUBLICATION, PUBLICATION_COLUMNS, bounds, ("document",), absent),
    ):
        carried = carried_rows(folder / OUT / file, columns, names, unread)
        write_below(folder / OUT, file, rows_as_csv(columns, (*rows, *carried)))
    return found, compared


def _corpus(
    readable: Readable,
    chosen: Mapping[str, Document],
    out: Path,
    asked: Asked,
    progress: Progress,
) -> Corpus:
    """Return the analyses of the documents chosen, and of those that were read before."""
    short = {name: doc for name, doc in readable.documents.items() if len(doc.text) <= LONGEST}
    documents = {name: document for name, document in short.items() if name in chosen}
    return analyses_of(documents, readable.countries, out, asked, progress, short)


def _on(documents: Mapping[str, str], review: Review) -> dict[str, str]:
    """Return the candidates found in some documents, with the document of each."""
    return {name: held for name, held in documents_of(review).items() if held in documents}


def _too_long(documents: Mapping[str, Document]) -> tuple[CorredorError, ...]:
    """Return an error for each document that isn't read because of its length."""
    return tuple(
        DocumentTooLong(
            Place(document.file), document=document.file, size=len(document.text), limit=LONGEST
        )
        for document in documents.values()
        if len(document.text) > LONGEST
    )


def _selected(readable: Readable, wanted: tuple[str, ...]) -> Mapping[str, Document]:
    """Return the documents asked for, by id; all if none are named.

    Raises
    ------
    Problems
        E108 for each that is neither an id nor a file of the index.
    """
    if not wanted:
        return readable.documents
    by_file = {document.file: document for document in readable.documents.values()}
    by_file |= {str(readable.root / file): document for file, document in by_file.items()}
    by_file |= {Path(file).name: document for file, document in sorted(by_file.items())}
    chosen: dict[str, Document] = {}
    missing: list[CorredorError] = []
    for name in wanted:
        document = readable.documents.get(name) or by_file.get(str(Path(name)))
        if document is None:
            place = Place("documents/index.csv")
            near = ", ".join(sorted(readable.documents)) or "-"
            missing.append(
                UnknownReference(
                    place, column="id", value=name, table="documents/index.csv", near=near
                )
            )
        else:
            chosen[document.id] = document
    if missing:
        raise Problems(missing)
    return {name: chosen[name] for name in readable.documents if name in chosen}


def _of_other_documents(review: Review, documents: Mapping[str, Document]) -> tuple[Row, ...]:
    """Return the open candidates that rest on a document that was not read this time."""
    return tuple(
        row
        for row in review.candidates.rows
        if any(name and name not in documents for name in map(row.text, ("document", "other")))
    )


def _reading(
    readable: Readable,
    found: tuple[dict[str, str], ...],
    compared: Compared,
    added: tuple[str, ...],
    problems: tuple[CorredorError, ...],
) -> Reading:
    review = readable.review
    before = {row.text("id") for row in review.candidates.rows}
    open_now = [cells["id"] for cells in found if cells["id"] not in review.settled]
    kept = touched_rows({cells["id"]: cells for cells in found}, review)
    return Reading(
        file=CANDIDATES.file,
        added=added,
        new=sum(name not in before for name in open_now),
        open=len(open_now),
        kept=len(kept),
        agreements=sum(pair.outcome in ("agree", "refine") for pair in compared.pairs),
        conflicts=sum(pair.outcome == "conflict" for pair in compared.pairs),
        derivations=len(compared.derivations),
        vectors=compared.vectors,
        problems=problems,
    )
