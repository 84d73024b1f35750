"""The inbox: documents that lie in ``documents/`` and have no row in its index yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from corredor.core.errors import CorredorError, LanguageUntold, Place, Problems
from corredor.core.label import LANGUAGES
from corredor.core.period import parse_period
from corredor.core.slugs import slug
from corredor.programme.appending import append_to_table
from corredor.programme.diagnostics import Diagnostics
from corredor.programme.documents import FOLDER, PLAIN, read_document, unread_documents, warnings_of
from corredor.programme.inventory import is_prose
from corredor.programme.language import language_of
from corredor.programme.listing import files_of
from corredor.programme.measures import Measures
from corredor.programme.opening import TABLE_BYTES, Root
from corredor.programme.rows import ReadTable, read_table
from corredor.programme.sheets import sheet_of
from corredor.programme.specs import DOCUMENTS
from corredor.programme.texts.extraction import Extraction, statement
from corredor.programme.texts.plain import digest_of_text
from corredor.programme.texts.reader import TextReader
from corredor.programme.writing import ChangedFile

LONGEST_TITLE: Final = 200
"""Code points of the longest first line that is taken as a title."""
_STOPS: Final = (".", ",", ";", ":", "…")


@dataclass(frozen=True)
class Proposed:
    """A row that the index of documents lacks, and the text of its document.

    `cells` holds what the document states of itself; what it doesn't state is left out.
    """

    cells: dict[str, str]
    text: str


@dataclass(frozen=True)
class Inbox:
    """The rows that the index lacks, by file, and what is wrong with the other files."""

    proposed: tuple[Proposed, ...]
    problems: tuple[CorredorError, ...]


def propose_rows(root: Path) -> Inbox:
    """Return a row for each document that the index doesn't list and that can be read.

    Nothing is written. A row holds an id made from the name of the file, the file, its language
    and digest, and title, publisher, author, date and address where the document states them.

    Parameters
    ----------
    root
        The programme folder.

    Returns
    -------
    Inbox
        Its problems are E007 to E024 for documents that can't be read, E322 where the language
        can't be told, W320 and W321.

    Raises
    ------
    Problems
        ``documents/index.csv`` can't be read: then nobody knows which documents are new.
    """
    held = Root(root)
    index = _index(held)
    files = [file for file in files_of(root) if not is_prose(file)]
    new = [str(error.fields["file"]) for error in unread_documents(files, index)]
    taken = set(index.ids)
    proposed: list[Proposed] = []
    diagnostics = Diagnostics()
    with TextReader() as reader:
        for file in new:
            inside = str(PurePosixPath(file).relative_to(FOLDER))
            try:
                extraction = read_document(held, inside, Place(file), reader)
                row = _proposed(inside, extraction, taken)
            except CorredorError as error:
                diagnostics.add(error)
                continue
            diagnostics.extend(warnings_of(extraction, file))
            taken.add(row.cells["id"])
            proposed.append(row)
    return Inbox(tuple(proposed), diagnostics.sorted())


def append_rows(root: Path, proposed: Iterable[Proposed]) -> ChangedFile:
    """Add proposed rows to ``documents/index.csv``; all that stands there stays as it is.

    Raises
    ------
    CorredorError
        See `append_to_table`.
    """
    return append_to_table(root, DOCUMENTS, [row.cells for row in proposed])


def _index(root: Root) -> ReadTable:
    if not root.has(DOCUMENTS.file):
        return ReadTable(DOCUMENTS)
    diagnostics = Diagnostics()
    try:
        text = root.read_text(DOCUMENTS.file, TABLE_BYTES)
    except CorredorError as error:
        raise Problems([error]) from None
    if not text.strip():
        return ReadTable(DOCUMENTS)
    columns = frozenset(column.name for column in DOCUMENTS.columns)
    table = read_table(sheet_of(DOCUMENTS.file, text, columns), DOCUMENTS, Measures(), diagnostics)
    diagnostics.raise_errors()
    return table


def _proposed(file: str, extraction: Extraction, taken: set[str]) -> Proposed:
    text = extraction.text
    path = str(PurePosixPath(FOLDER, file))
    language = language_of(text)
    if not language:
        raise LanguageUntold(Place(path), document=path, known=LANGUAGES)
    title = extraction.title
    if not title and PurePosixPath(file).suffix.lower() in PLAIN:
        title = headline(text)
    cells = {
        "id": _free_id(file, taken),
        "file": file,
        "title": title,
        "publisher": extraction.publisher,
        "author": extraction.author,
        "published": extraction.published if _is_date(extraction.published) else "",
        "language": language,
        "url": extraction.url,
        "sha256": digest_of_text(text),
    }
    return Proposed({name: cell for name, cell in cells.items() if cell}, text)


def headline(text: str) -> str:
    r"""Return the first line of a plain text if it is a headline; else nothing.

    A headline ends without a stop and is followed by a blank line or a longer line.

    Examples
    --------
    >>> headline("Port opens\n\nThe port opened on Monday, the ministry said.")
    'Port opens'
    >>> headline("The port opened on Monday. It had been closed.")
    ''
    """
    first, _, rest = text.lstrip("\n\ufeff ").partition("\n")
    first = statement(first.lstrip("# "))
    following = rest.lstrip("\n").partition("\n")[0]
    short = len(first) <= LONGEST_TITLE and any(map(str.isalpha, first))
    parted = rest.startswith("\n") or len(following) > len(first)
    if short and following and parted and not first.endswith(_STOPS) and not first[0].islower():
        return first
    return ""


def _free_id(file: str, taken: set[str]) -> str:
    wanted = slug(PurePosixPath(file).stem, "document")
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _is_date(text: str) -> bool:
    try:
        parse_period(text)
    except ValueError:
        return False
    return True
