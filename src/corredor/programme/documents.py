"""Documents: the index and the texts beside it, in the form that offsets count in."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from corredor.core.errors import (
    CorredorError,
    DocumentChanged,
    EmptyDocument,
    PagesWithoutText,
    Place,
    UnreadableFormat,
    UnreadDocument,
)
from corredor.core.source import Document
from corredor.core.table import Row
from corredor.programme.diagnostics import Diagnostics
from corredor.programme.opening import DOCUMENT_BYTES, Root, beside
from corredor.programme.rows import ReadTable
from corredor.programme.specs import DOCUMENTS
from corredor.programme.texts.extraction import Extraction
from corredor.programme.texts.plain import digest_of_text, normal_text, reversed_text
from corredor.programme.texts.reader import EXTRACTED, TextReader

FOLDER: Final = "documents"
PLAIN: Final = (".txt", ".md")
"""Endings of the documents that are read as they stand."""
BLANK: Final = "\ufeff \t\n"
"""Characters of which an empty document may consist."""
FORMATS: Final = (*PLAIN, *EXTRACTED)
"""Endings of the documents that are read: plain text, HTML and PDF."""


def read_documents(root: Root, index: ReadTable, diagnostics: Diagnostics) -> dict[str, Document]:
    """Return the documents of the index by id, in its order; those that can't be read are errors.

    Parameters
    ----------
    root
        The programme folder.
    index
        ``documents/index.csv``.
    diagnostics
        Takes E006 to E009, E011, E016 to E024, W304, W320 and W321.
    """
    documents: dict[str, Document] = {}
    with TextReader() as reader:
        for row in index.rows:
            place = index.place(row, "file")
            try:
                extraction = read_document(root, row.text("file"), place, reader)
            except CorredorError as error:
                diagnostics.add(error)
                continue
            document = _document(row, extraction)
            documents[document.id] = document
            diagnostics.extend(warnings_of(extraction, document.file))
            _check_digest(row, document, index, diagnostics)
    return documents


def read_document(root: Root, file: str, named_at: Place, reader: TextReader) -> Extraction:
    """Return what is taken from a document; `file` is its path from ``documents/``.

    Raises
    ------
    UnreadableFormat
        E016: its name ends as no format does that is read.
    CorredorError
        E006 to E009, E011, E017: see `Root.read_text`; E018 to E023: see `TextReader`; E024: it
        is empty.
    """
    path = beside(DOCUMENTS.file, file, named_at)
    ending = PurePosixPath(file).suffix.lower()
    if ending in EXTRACTED:
        return reader.extraction(root.read(path, DOCUMENT_BYTES, named_at), path)
    if ending not in PLAIN:
        root.resolve(path, named_at)
        raise UnreadableFormat(named_at, file=path, known=FORMATS)
    text = normal_text(root.read_text(path, DOCUMENT_BYTES, named_at))
    if not text.strip(BLANK):
        raise EmptyDocument(Place(path), file=path)
    return Extraction(text)


def warnings_of(extraction: Extraction, file: str) -> list[CorredorError]:
    """Return what a reader of a document should be told of its text: W320, W321."""
    found: list[CorredorError] = []
    reversing = reversed_text(extraction.text, file)
    if reversing is not None:
        found.append(reversing)
    if extraction.blank:
        found.append(PagesWithoutText(Place(file), document=file, pages=extraction.blank))
    return found


def _check_digest(row: Row, document: Document, index: ReadTable, diagnostics: Diagnostics) -> None:
    stated = row.text("sha256").lower()
    if stated and stated != document.sha256:
        place = index.place(row, "sha256")
        excerpt = index.excerpt(place)
        diagnostics.add(
            DocumentChanged(place, excerpt=excerpt, document=document.file, sha256=stated)
        )


def _document(row: Row, extraction: Extraction) -> Document:
    return Document(
        id=row.text("id"),
        file=str(PurePosixPath(FOLDER, row.text("file"))),
        title=row.text("title"),
        publisher=row.text("publisher"),
        author=row.text("author"),
        published=row.text("published"),
        language=row.text("language"),
        reports_on=row.text("reports_on"),
        url=row.text("url"),
        licence=row.text("licence"),
        sha256=digest_of_text(extraction.text),
        text=extraction.text,
        pages=extraction.pages,
    )


def unread_documents(files: list[str], index: ReadTable) -> list[CorredorError]:
    """Return a warning for each file in ``documents/`` that the index doesn't list."""
    listed = {str(PurePosixPath(FOLDER, row.text("file"))) for row in index.rows}
    listed.add(DOCUMENTS.file)
    inside = [file for file in files if file.startswith(f"{FOLDER}/") and file not in listed]
    return [UnreadDocument(Place(file), file=file) for file in inside]
