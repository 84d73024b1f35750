"""What a reader gives: a stream of entries, and an account of every record of the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from corredor.core.errors import (
    N_,
    BrokenList,
    CorredorError,
    EmptyList,
    Place,
    UndatedList,
    UnreconciledList,
    Wording,
)
from corredor.studies.screening.inputs.entries import Entry, Holding, ListSnapshot

LONG = N_("a cell, a line or an element is far longer than any in a list")
"""What is wrong with a file whose pieces don't fit into bounded memory."""

REST: Final = "…"
"""Reason under which the rare ones are counted."""
_LONGEST_REASON: Final = 64
_MOST_REASONS: Final = 200


@dataclass
class Account:
    """What a reader has read so far; complete when its entries are exhausted.

    Parameters
    ----------
    format, file
        Name of the format, and the file that mistakes are placed in.
    rows
        Records read: lines of a table, elements of an XML list, lines of JSON.
    entries
        Entries made of them.
    joined
        Records that belong to an entry made of another, such as further names.
    left_out
        Records that are no entries, by reason or kind.
    published
        Date that the publisher gives, ISO 8601; empty while unknown.
    encoding
        In which the file was read.
    holdings
        Shares of entries in others, where the format has them.
    warnings
        What a person must know.
    """

    format: str
    file: str
    rows: int = 0
    entries: int = 0
    joined: int = 0
    left_out: Counter[str] = field(default_factory=Counter[str])
    published: str = ""
    encoding: str = "utf-8"
    holdings: list[Holding] = field(default_factory=list[Holding])
    warnings: list[CorredorError] = field(default_factory=list[CorredorError])

    def broken(self, line: int, problem: str, column: int = 0) -> BrokenList:
        """Return the refusal of a damaged file, `problem` being a text of the catalogues.

        The column is a letter of the line, in a table of cells the cell, from 1; 0 is unknown.
        """
        place = Place(self.file, line, column)
        return BrokenList(place, problem=Wording(problem), format=self.format)

    def leave_out(self, reason: str) -> None:
        """Count a record that is no entry; rare reasons beyond many are counted together."""
        key = reason[:_LONGEST_REASON]
        if key not in self.left_out and len(self.left_out) >= _MOST_REASONS:
            key = REST
        self.left_out[key] += 1

    def close(self) -> None:
        """Refuse a list without an entry, and warn of one without a date.

        Raises
        ------
        EmptyList
            E133: nothing was listed.
        UnreconciledList
            E132: a record is neither an entry, nor part of one, nor left out by name.
        """
        if not self.entries:
            raise EmptyList(Place(self.file))
        if not self.reconciled:
            made = self.entries + self.joined + sum(self.left_out.values())
            place = Place(self.file)
            raise UnreconciledList(place, count=abs(self.rows - made), example=self.format)
        if not self.published:
            self.warnings.append(UndatedList(Place(self.file)))

    @property
    def reconciled(self) -> bool:
        """Whether every record read is an entry, part of one, a holding or left out by name."""
        return self.rows == self.entries + self.joined + sum(self.left_out.values())


@dataclass
class Reading:
    """Entries, made as they are asked for, and the account that fills meanwhile.

    Parameters
    ----------
    entries
        To be walked once; a mistake in the file is raised where it is met.
    account
        Complete once `entries` is exhausted.
    """

    entries: Iterator[Entry]
    account: Account

    def whole(self) -> tuple[Entry, ...]:
        """Return all entries at once; for lists that fit into memory."""
        return tuple(self.entries)


@dataclass(frozen=True)
class ListRow:
    """What the programme says of a list file.

    Parameters
    ----------
    list
        Its id.
    publisher, regime
        Whose list it is.
    retrieved, published
        When the user got it, and of when it is where the file itself doesn't say.
    sha256
        Digest of the file.
    fragment, demo
        Whether it is a part of a list, and whether it is the demonstration list.
    """

    list: str
    publisher: str
    regime: str
    retrieved: str = ""
    published: str = ""
    sha256: str = ""
    fragment: bool = False
    demo: bool = False


def snapshot(row: ListRow, account: Account) -> ListSnapshot:
    """Return what was read of a list, once its entries are exhausted.

    The file's own date goes before the one of the row; what its row says ends the warning that
    the file has none.
    """
    published = account.published or row.published
    warnings = tuple(
        one for one in account.warnings if not (isinstance(one, UndatedList) and published)
    )
    return ListSnapshot(
        list=row.list,
        publisher=row.publisher,
        regime=row.regime,
        format=account.format,
        published=published,
        retrieved=row.retrieved,
        sha256=row.sha256,
        rows=account.rows,
        entries=account.entries,
        left_out=sum(account.left_out.values()),
        fragment=row.fragment,
        demo=row.demo,
        encoding=account.encoding,
        warnings=warnings,
    )
