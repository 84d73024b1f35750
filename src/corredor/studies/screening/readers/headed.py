"""Tables with a first line of names: which cell is which, whatever their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from corredor.core.errors import N_, CorredorError, OtherListFormat, Place, Wording
from corredor.studies.screening.readers.lines import Line, rows_of
from corredor.studies.screening.readers.reading import Account

SHORT: Final = N_("a row has more or fewer cells than the first line")
LACKING: Final = N_("columns that it needs are missing from its first line")
Cells = Mapping[str, str]


def plain(name: str) -> str:
    """Return the name of a column without case and with single spaces.

    Examples
    --------
    >>> plain(" Unique  ID ")
    'unique id'
    """
    return " ".join(name.casefold().split())


def other_format(
    account: Account, line: int, head: str, known: Sequence[str], problem: str = LACKING
) -> CorredorError:
    """Return the refusal of a file of another format; `head` is what was expected."""
    return OtherListFormat(
        Place(account.file, line),
        format=account.format,
        problem=Wording(problem),
        head=head,
        known=tuple(known),
    )


def headed_rows(
    lines: Iterator[Line],
    account: Account,
    needed: Sequence[str],
    known: Sequence[str],
    delimiter: str = ",",
) -> Iterator[tuple[int, Cells]]:
    """Yield the rows of a table as mappings from plain names of columns to cells.

    Raises
    ------
    OtherListFormat
        E131: the first line lacks a needed column.
    BrokenList
        E130: a row has more or fewer cells than the first line.
    """
    rows = rows_of(lines, account, delimiter)
    first = next(rows, None)
    names = [plain(cell.lstrip("\ufeff")) for cell in first.cells] if first else []
    if not set(map(plain, needed)) <= set(names):
        line = first.line if first else 1
        raise other_format(account, line, ", ".join(needed), known)
    count = len(names)
    for row in rows:
        if len(row.cells) != count:
            raise account.broken(row.line, SHORT, min(len(row.cells), count) + 1)
        account.rows += 1
        yield row.line, dict(zip(names, map(str.strip, row.cells), strict=True))
