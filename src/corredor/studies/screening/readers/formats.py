"""Formats: what every reader of a list is given, and what becomes of the entries that it yields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from corredor.studies.screening.inputs.entries import Entry
from corredor.studies.screening.readers.reading import Account, Reading


@dataclass(frozen=True)
class Stated:
    """What the programme states of a list, as far as its format asks for it.

    Parameters
    ----------
    regime
        Whose list it is; empty for the one that the format or the file itself names.
    encoding
        Of a table; empty for UTF-8. XML states its own, JSON is UTF-8.
    fragment
        Whether the file is a part of a list on purpose, so that its parts and counts may be others.
    columns, measure
        Mapping of the columns, and what is ordered: for tables of other publishers.
    parts
        Streams and names of the files beside it: ``aliases``, ``addresses`` and ``comments`` of
        OFAC's tables.
    """

    regime: str = ""
    encoding: str = ""
    fragment: bool = False
    columns: str = ""
    measure: str = ""
    parts: Mapping[str, tuple[BinaryIO, str]] = field(
        default_factory=dict[str, tuple[BinaryIO, str]]
    )


Entries = Callable[[BinaryIO, Account, Stated], Iterator[Entry]]
"""Yields the entries of a file and keeps account of its records."""


@dataclass(frozen=True)
class Reader:
    """Reads files of one format.

    Parameters
    ----------
    format
        Its name in the programme.
    entries
        What yields the entries of a file.
    """

    format: str
    entries: Entries

    def __call__(self, stream: BinaryIO, place_file: str, stated: Stated | None = None) -> Reading:
        """Read a list; mistakes in it are raised while its entries are walked.

        Parameters
        ----------
        stream, place_file
            The file, or the main one of several, and its name for mistakes.
        stated
            What the programme says of it.

        Raises
        ------
        CorredorError
            While the entries are walked: E008, E023 and E130 to E133; E127 at once, where the
            mapping of columns is none.
        """
        account = Account(self.format, place_file)
        entries = self.entries(stream, account, stated or Stated())
        return Reading(_closed(entries, account), account)


def _closed(entries: Iterator[Entry], account: Account) -> Iterator[Entry]:
    yield from entries
    account.close()


def reads(format: str) -> Callable[[Entries], Reader]:
    """Make what yields the entries of a file the reader of a format."""
    return lambda entries: Reader(format, entries)
