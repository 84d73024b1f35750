"""Documents: the index and the texts beside it, in the form that offsets count in."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import PurePosixPath
from typing import Final

from corredor.core.errors import (
    CorredorError,
    DocumentChanged,
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

FOLDER: Final = "documents"
FORMATS: Final = (".txt", ".md")
"""Endings of the documents that are read: plain text."""


def normal_text(text: str) -> str:
    r"""Return a document's text in NFC with ``\n`` line ends, as offsets count it.

    Examples
    --------
    >>> normal_text("a\r\nb")
    'a\nb'
    """
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def digest_of_text(text: str) -> str:
    """Return the sha256 of a normal text, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_documents(root: Root, index: ReadTable, diagnostics: Diagnostics) -> dict[str, Document]:
    """Return the documents of the index by id, in its order; those that can't be read are errors.

    Parameters
    ----------
    root
        The programme folder.
    index
        ``documents/index.csv``.
    diagnostics
        Takes E006 to E009, E011, E016, E017 and W304.
    """
    documents: dict[str, Document] = {}
    for row in index.rows:
        try:
            text = read_document(root, row.text("file"), index.place(row, "file"))
        except CorredorError as error:
            diagnostics.add(error)
            continue
        document = _document(row, text)
        documents[document.id] = document
        stated = row.text("sha256").lower()
        if stated and stated != document.sha256:
            place = index.place(row, "sha256")
            excerpt = index.excerpt(place)
            diagnostics.add(
                DocumentChanged(place, excerpt=excerpt, document=document.file, sha256=stated)
            )
    return documents


def read_document(root: Root, file: str, named_at: Place) -> str:
    """Return the normal text of a document; `file` is its path from ``documents/``.

    Raises
    ------
    UnreadableFormat
        E016: it isn't plain text by its name.
    CorredorError
        E006 to E009, E011, E017: see `Root.read_text`.
    """
    path = beside(DOCUMENTS.file, file, named_at)
    if PurePosixPath(file).suffix.lower() not in FORMATS:
        root.resolve(path, named_at)
        raise UnreadableFormat(named_at, file=path, known=FORMATS)
    return normal_text(root.read_text(path, DOCUMENT_BYTES, named_at))


def _document(row: Row, text: str) -> Document:
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
        sha256=digest_of_text(text),
        text=text,
    )


def unread_documents(files: list[str], index: ReadTable) -> list[CorredorError]:
    """Return a warning for each file in ``documents/`` that the index doesn't list."""
    listed = {str(PurePosixPath(FOLDER, row.text("file"))) for row in index.rows}
    listed.add(DOCUMENTS.file)
    inside = [file for file in files if file.startswith(f"{FOLDER}/") and file not in listed]
    return [UnreadDocument(Place(file), file=file) for file in inside]
