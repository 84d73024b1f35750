"""Shown: what a notebook displays of a number, a finding and a table, as escaped HTML.

A notebook asks an object for its ``_repr_html_``. Keys, units and column names stand as they are,
without the names and languages of the report, which `corredor.report` gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

MOST_ROWS: Final = 60
"""Rows of a table that a notebook shows."""
DIGITS: Final = 6
"""Significant digits that a notebook shows."""

Shown = str | float | int | None | tuple[str, ...]


def number(value: float) -> str:
    """Return a number in at most six significant digits.

    Examples
    --------
    >>> number(1234567.0), number(0.1)
    ('1.23457e+06', '0.1')
    """
    return f"{value:.{DIGITS}g}"


def amount(value: float, unit: str, interval: tuple[float, float] | None) -> str:
    """Return a number with its unit, and with its 90 % interval where it is uncertain, as HTML.

    Examples
    --------
    >>> amount(42.0, "t", (40.5, 45.0))
    '<b>42</b> t [40.5, 45]'
    """
    shown = f"<b>{number(value)}</b>{_behind(unit)}"
    if interval is None:
        return shown
    low, high = interval
    return f"{shown} [{number(low)}, {number(high)}]"


def entry(key: str, content: str, origin: str) -> str:
    """Return a keyed number and the line that says where it comes from, as HTML.

    Examples
    --------
    >>> entry("a<b", "<b>1</b>", "R&D")
    '<div><code>a&lt;b</code> <b>1</b><br><small>R&amp;D</small></div>'
    """
    small = f"<br><small>{escape(origin)}</small>" if origin else ""
    return f"<div><code>{escape(key)}</code> {content}{small}</div>"


def table(caption: str, heads: Sequence[str], rows: Sequence[Iterable[Shown]]) -> str:
    """Return a table as HTML: its first rows, and a last row of dots where there are more.

    Examples
    --------
    >>> table("k", ["a"], [["<script>"]]).partition("<tbody>")[2]
    '<tr><td>&lt;script&gt;</td></tr></tbody></table>'
    """
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    shown = ["".join(f"<td>{_cell(cell)}</td>" for cell in row) for row in rows[:MOST_ROWS]]
    if len(rows) > MOST_ROWS:
        shown.append("<td>…</td>" * len(heads))
    body = "".join(f"<tr>{cells}</tr>" for cells in shown)
    return (
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(cell: Shown) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return number(cell)
    return escape(" ".join(cell) if isinstance(cell, tuple) else str(cell))


def _behind(unit: str) -> str:
    return "" if unit in ("", "1") else f" {escape(unit)}"
