"""Cells of the forum's tables that are more than text or a number."""

from __future__ import annotations

from datetime import date, time

from corredor.core.errors import NotAChoice, NotADate
from corredor.core.table import Row


def ranking(row: Row, column: str = "ranking") -> tuple[tuple[str, ...], ...]:
    """Return the groups of equals that a ranking lists, best first.

    Raises
    ------
    NotAChoice
        E110: an id stands twice, or an equals sign between no two ids.

    Examples
    --------
    >>> from corredor.core.errors import Place
    >>> ranking(Row({"ranking": "unam = ipn uam"}, Place("forum/applicants.csv", 2), {}))
    (('unam', 'ipn'), ('uam',))
    """
    held = row.text(column).replace("=", " = ").split()
    groups: list[tuple[str, ...]] = []
    joins = False
    for at, word in enumerate(held):
        if word == "=":
            if joins or not groups or at == len(held) - 1:
                raise unreadable(row, column, "a = b c")
            joins = True
        elif joins:
            groups[-1] = (*groups[-1], word)
            joins = False
        else:
            groups.append((word,))
    named = [name for group in groups for name in group]
    if len(set(named)) < len(named):
        raise unreadable(row, column, "each id once")
    return tuple(groups)


def whole(row: Row, column: str) -> int | None:
    """Return a whole number; None where the cell is empty.

    Raises
    ------
    NotAChoice
        E110: it isn't whole.
    """
    value = row.number(column)
    if value is None:
        return None
    if not value.is_integer():
        raise unreadable(row, column, str(int(value)))
    return int(value)


def day_of(row: Row, column: str) -> date:
    """Return a whole date.

    Raises
    ------
    NotADate
        E109: it is none.
    """
    try:
        return date.fromisoformat(row.text(column))
    except ValueError:
        raise NotADate(row.at(column), column=column, value=row.text(column)) from None


def clock_of(row: Row, column: str) -> time:
    """Return a time of day without zone.

    Raises
    ------
    NotAChoice
        E110: it is none.
    """
    try:
        read = time.fromisoformat(row.text(column).zfill(len("09:30")))
    except ValueError:
        raise unreadable(row, column, "09:30") from None
    if read.tzinfo is not None:
        raise unreadable(row, column, "09:30")
    return read


def unreadable(row: Row, column: str, known: str) -> NotAChoice:
    """Return the refusal of a cell; `known` is what it might say."""
    return NotAChoice(row.at(column), column=column, value=row.cells.get(column), known=(known,))
