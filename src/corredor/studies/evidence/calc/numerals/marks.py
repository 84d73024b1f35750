"""Decimal and grouping marks: what a number in digits can mean, and what a document's marks are.

One mark followed by exactly three digits is the ambiguous case: 1,300 is thirteen hundred or one
and three tenths. Everything else has one reading by its form.
"""

from __future__ import annotations

import re as stdlib_re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import regex as re

BLANKS: Final = " \u00a0\u2007\u2009\u202f"
"""Blank, no-break blank and the thin ones, which part groups of three digits."""
APOSTROPHES: Final = "'’´`"
LONGEST: Final = 60
"""Digits of the longest number that is read; more are an identifier or noise."""
GROUP: Final = 3
"""Digits of a group."""
_SPLIT: Final = re.compile("[^0-9]")
CLOCK: Final = 5
"""Characters of a time of day such as 18.30, which may be mistaken for a decimal."""
_CLOCK: Final = re.compile("[0-2]?[0-9][.][0-5][0-9]")
_TOKEN: Final = re.compile(
    r"(?<![\w.,/:'’-])[0-9]++(?:[.,'’][0-9]++)++(?![\w/:'’-]|[.,][0-9])(?<after>\s?[%‰\p{Sc}])?+"
)
_CURRENCY: Final = re.compile(r"\p{Sc}\s?$")
_MARKED: Final = stdlib_re.compile(r"[0-9](?<![0-9]{2})[0-9]{0,59}[.,'’][0-9]")
"""Where a token can begin; it's cheaper to find than the token, the more so led by a digit."""


@dataclass(frozen=True)
class Marks:
    """The decimal mark that a text is expected to use, and the step that says so.

    `decimal` is ``.``, ``,`` or empty where nothing says; `decided` a word of
    `records.REASONS`.
    """

    decimal: str = ""
    decided: str = "open"


def _plain(token: str) -> str:
    """Write all blanks as a blank and all apostrophes as one."""
    return token.translate(_ONE_FORM)


_ONE_FORM: Final = {ord(mark): " " for mark in BLANKS} | {ord(mark): "'" for mark in APOSTROPHES}


def _grouped(pieces: list[str], marks: list[str]) -> bool:
    """Whether the pieces are groups of digits, of three or in the Indian manner."""
    if not pieces[0] or len(pieces[0]) > GROUP or pieces[0].startswith("0"):
        return False
    rest = pieces[1:]
    if all(len(piece) == GROUP for piece in rest):
        return True
    indian = len(pieces[0]) < GROUP and set(marks) == {","} and len(rest) > 1
    return indian and len(rest[-1]) == GROUP and all(len(piece) == 2 for piece in rest[:-1])


def digit_readings(token: str) -> tuple[tuple[Decimal, str], ...]:
    """Return the values that digits with marks can have, each with its decimal mark if it has one.

    The reading as groups comes first; nothing at all means that the token is no number.

    Examples
    --------
    >>> digit_readings("1,300")
    ((Decimal('1300'), ''), (Decimal('1.300'), ','))
    >>> digit_readings("1.234.567,5")
    ((Decimal('1234567.5'), ','),)
    >>> digit_readings("192.168.1.2")
    ()
    """
    if len(token) > LONGEST:
        return ()
    if token.isdigit():
        return ((Decimal(token), ""),)
    token = _plain(token)
    marks = _SPLIT.findall(token)
    pieces = _SPLIT.split(token)
    whole = "".join(pieces)
    last = marks[-1]
    readings: list[tuple[Decimal, str]] = []
    groups = _grouped(pieces, marks)
    if groups and (len(set(marks)) == 1 or ("'" in marks and last in "'.," and _swiss(marks))):
        readings.append((Decimal(whole), ""))
    alone = last not in marks[:-1] and last in ".,"
    if (
        alone
        and len(set(marks[:-1])) <= 1
        and (len(marks) == 1 or _grouped(pieces[:-1], marks[:-1]))
    ):
        head = "".join(pieces[:-1]) or "0"
        readings.append((Decimal(f"{head}.{pieces[-1]}"), last))
    return tuple(readings)


def _swiss(marks: list[str]) -> bool:
    """Whether an apostrophe parts the millions and one other mark the thousands: 1'300,000."""
    return marks.count("'") == 1 and marks[0] == "'" and len(set(marks[1:])) == 1


def chosen_first(
    readings: tuple[tuple[Decimal, str], ...], marks: Marks
) -> tuple[tuple[Decimal, ...], str]:
    """Return the values with the one that the marks choose first, and the step that decided.

    A fraction of three noughts is not what a mark is written for: 25.000 is first of all
    twenty-five thousand, whatever the marks.
    """
    if len(readings) < 2:
        return tuple(value for value, _ in readings), "form"
    whole, part = readings[0], readings[1]
    if part[1] != marks.decimal and marks.decimal:
        return (whole[0], part[0]), marks.decided
    if part[0] == part[0].to_integral_value():
        return (whole[0], part[0]), "form"
    if not marks.decimal:
        return (whole[0], part[0]), "open"
    return (part[0], whole[0]), marks.decided


def _evidence(found: re.Match[str]) -> tuple[str, bool]:
    """Return the decimal mark that a token proves, or nothing, and whether it is an amount."""
    token = found.group().removesuffix(found["after"] or "")
    readings = digit_readings(token)
    if len(readings) != 1:
        return "", False
    start = found.start()
    before = _CURRENCY.search(found.string, max(0, start - 2), start)
    strong = bool(before or found["after"])
    if readings[0][1]:
        clock = _CLOCK.fullmatch(token) is not None
        return ("" if clock and not strong else readings[0][1]), strong or len(token) > CLOCK
    groups = set(_SPLIT.findall(token)) & {".", ","}
    return ("," if groups == {"."} else "." if groups == {","} else ""), True


def document_marks(text: str, publisher: Marks | None = None, usage: Marks | None = None) -> Marks:
    """Return the marks of a document: its own numbers first, then its publisher's, then usage.

    Parameters
    ----------
    text
        The document.
    publisher
        Marks of the publisher's country, None where it is unknown.
    usage
        Marks usual in the language, None where usage differs between countries.

    Examples
    --------
    >>> document_marks("It rose by 86.4 to 1,300 in all.")
    Marks(decimal='.', decided='document')
    >>> document_marks("It rose to 1,300 in all.", usage=Marks(".", "language")).decided
    'language'
    """
    tokens = (_TOKEN.match(text, found.start()) for found in _MARKED.finditer(text))
    proofs = {_evidence(found) for found in tokens if found is not None}
    strong = {mark for mark, amount in proofs if mark and amount}
    weak = {mark for mark, _ in proofs if mark}
    if len(strong or weak) == 1:
        return Marks((strong or weak).pop(), "document")
    if strong:
        return Marks()
    return _first((publisher, usage))


def _first(marks: Iterable[Marks | None]) -> Marks:
    """Return the first that says anything."""
    return next((one for one in marks if one is not None and one.decimal), Marks())
