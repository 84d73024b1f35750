"""An export in either format, told by its first bytes and not by its name."""

from __future__ import annotations

from typing import BinaryIO, Final

from corredor.core.errors import EncryptedDocument, FileTooLarge, Place
from corredor.studies.forum.readers.exports.delimited import delimited_rows
from corredor.studies.forum.readers.exports.rows import LARGEST_FILE, Sheet, SheetRow, sheet_of
from corredor.studies.forum.readers.exports.xlsx import spreadsheet_rows

ZIP: Final = b"PK\x03\x04"
COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""Beginning of a compound file: an old or an encrypted workbook."""


def read_export(stream: BinaryIO, file: str) -> Sheet:
    r"""Return the table that an opened export holds: of a workbook its first visible sheet.

    Parameters
    ----------
    stream
        The opened file.
    file
        Its name, for messages.

    Raises
    ------
    FileTooLarge, EncryptedDocument, DamagedDocument, NotUtf8
        E009, E019, E018, E008: the file isn't read.
    EmptyTable, TooManyRows, BrokenTable, WrongCellCount
        E119, E014, E114, E111: its rows aren't a table.

    Examples
    --------
    >>> from io import BytesIO
    >>> read = read_export(BytesIO("Nombre;País\nAna;México\n".encode()), "form.csv")
    >>> read.header, read.rows[0].cells
    (('Nombre', 'País'), ('Ana', 'México'))
    """
    raw = stream.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise FileTooLarge(Place(file), file=file, size=len(raw), limit=LARGEST_FILE)
    if raw.startswith(COMPOUND):
        raise EncryptedDocument(Place(file), file=file)
    rows = spreadsheet_rows(file, raw) if raw.startswith(ZIP) else delimited_rows(file, raw)
    return sheet_of(file, rows)


__all__ = ["Sheet", "SheetRow", "read_export"]
