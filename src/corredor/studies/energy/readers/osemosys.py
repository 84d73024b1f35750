"""The data section of an OSeMOSYS model in GNU MathProg: sets, parameters, slices and tables.

Read is what the published data files use: ``set``, and ``param`` with a default, lists of
subscripts and values, and tables with or without a slice such as ``[UTOPIA,*,1,*]``.
A. Makhorin, Modeling Language GNU MathProg, chapter 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final, NamedTuple

from corredor.core.errors import N_
from corredor.studies.energy.calc.expansion.multi_year import (
    INDICES,
    SETS,
    EnergySystem,
    Index,
    Parameter,
)
from corredor.studies.energy.readers.lines import LONG, LONGEST_LINE, MOST_LINES, NOT_TEXT, Origin

ORIGIN: Final = "osemosys"
HEAD: Final = "set … := …; param … default … := …;"
SYMBOL: Final = re.compile(r'"[^"]*"|\'[^\']*\'|:=|[;:,\[\]()*]|[^\s;:,\[\]()*\'"]+')
NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
OPEN: Final = N_("a statement isn't closed by a semicolon")
UNKNOWN: Final = N_("a set or parameter that this model doesn't have")
WORDS: Final = N_("a statement of the data section has another form than these")
SHORT: Final = N_("a row of a table has fewer or more values than columns")
VALUE: Final = N_("a value isn't a number")
PLACES: Final = N_("a slice leaves other than one or two subscripts open, or has too many")
PASSED_OVER: Final = ("ResultsPath", "SelectedResultsPath", "Conversionlsld")
MISSING: Final = "."


class Token(NamedTuple):
    """A symbol with the number of its line."""

    line: int
    text: str


@dataclass(eq=False)
class _Reading:
    """A data section while it is read."""

    origin: Origin
    sets: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    values: dict[str, dict[Index, float]] = field(default_factory=dict[str, dict[Index, float]])
    defaults: dict[str, float] = field(default_factory=dict[str, float])

    def number(self, token: Token) -> float:
        """Return a number."""
        if NUMBER.fullmatch(token.text) is None:
            raise self.origin.broken(token.line, VALUE)
        return float(token.text)


def read_osemosys(stream: BinaryIO, file: str) -> EnergySystem:
    """Return the energy system of a data section.

    Parameters
    ----------
    file
        What messages call it.

    Raises
    ------
    BrokenSeries
        It isn't UTF-8, a statement isn't closed or has another form, or a value isn't a number.
    OtherSeriesFormat
        It names a set or a parameter that the model doesn't have.
    """
    reading = _Reading(Origin(ORIGIN, file))
    for statement in _statements(stream, reading.origin):
        word = statement[0]
        if word.text == "set" and len(statement) > 1:
            _set(reading, statement[1:])
        elif word.text == "param" and len(statement) > 1:
            _parameter(reading, statement[1:])
        elif word.text not in ("data", "end"):
            raise reading.origin.broken(word.line, WORDS)
    names = sorted({*reading.values, *reading.defaults})
    parameters = {
        name: Parameter(reading.values.get(name, {}), reading.defaults.get(name)) for name in names
    }
    return EnergySystem(reading.sets, parameters)


def _statements(stream: BinaryIO, origin: Origin) -> Iterator[list[Token]]:
    """Yield statements without their semicolons and comments."""
    held: list[Token] = []
    line = 0
    for line, raw in enumerate(iter(lambda: stream.readline(LONGEST_LINE + 1), b""), start=1):
        if len(raw) > LONGEST_LINE or line > MOST_LINES:
            raise origin.broken(line, LONG)
        try:
            text = raw.decode("utf-8-sig" if line == 1 else "utf-8")
        except UnicodeDecodeError:
            raise origin.broken(line, NOT_TEXT) from None
        for found in SYMBOL.finditer(text.partition("#")[0]):
            if found[0] != ";":
                held.append(Token(line, found[0].strip("\"'")))
                continue
            if held:
                yield held
            held = []
    if held:
        raise origin.broken(line, OPEN)


def _set(reading: _Reading, tokens: list[Token]) -> None:
    """Take a set: its name and members."""
    name = tokens[0]
    if name.text not in SETS:
        if name.text == "FLEXIBLEDEMANDTYPE":
            return
        raise reading.origin.other(name.line, UNKNOWN, HEAD)
    reading.sets[name.text] = tuple(t.text for t in tokens[1:] if t.text not in (":=", ","))


def _parameter(reading: _Reading, tokens: list[Token]) -> None:
    """Take a parameter: a default, then lists or tables."""
    if tokens[0].text in ("default", ":"):
        _side_by_side(reading, tokens)
        return
    name, rest = tokens[0], [token for token in tokens[1:] if token.text != ","]
    if name.text in PASSED_OVER:
        return
    wide = _width(reading, name)
    values = reading.values.setdefault(name.text, {})
    if len(rest) > 1 and rest[0].text == "default":
        reading.defaults[name.text] = reading.number(rest[1])
        rest = rest[2:]
    fixed: list[str | None] = [None] * wide
    at = 0
    while at < len(rest):
        text = rest[at].text
        if text == "[":
            fixed, at = _slice(reading, rest, at, wide)
        elif text == ":=":
            at = _list(reading, rest, at + 1, fixed, values)
        elif text == ":":
            at = _table(reading, rest, at + 1, fixed, values)
        elif text not in ("]", ",", "(", ")", "*"):
            at = _list(reading, rest, at, fixed, values)
        else:
            raise reading.origin.broken(rest[at].line, WORDS)


def _width(reading: _Reading, name: Token) -> int:
    """Return how many subscripts a parameter has."""
    if name.text not in INDICES:
        raise reading.origin.other(name.line, UNKNOWN, HEAD)
    return len(INDICES[name.text])


def _side_by_side(reading: _Reading, tokens: list[Token]) -> None:
    """Take parameters whose values stand side by side behind the same subscripts."""
    texts = [token.text for token in tokens]
    if ":" not in texts or ":=" not in texts:
        raise reading.origin.broken(tokens[0].line, WORDS)
    first, last = texts.index(":"), texts.index(":=")
    names = [token for token in tokens[first + 1 : last] if token.text not in PASSED_OVER]
    if not names:
        return
    wide = _width(reading, names[0])
    for name in names:
        if _width(reading, name) != wide:
            raise reading.origin.broken(name.line, PLACES)
        reading.values.setdefault(name.text, {})
        if first > 1:
            reading.defaults[name.text] = reading.number(tokens[1])
    rest = [token for token in tokens[last + 1 :] if token.text != ","]
    step = wide + len(names)
    for at in range(0, len(rest), step):
        row = rest[at : at + step]
        if len(row) < step:
            raise reading.origin.broken(row[0].line, SHORT)
        index = tuple(token.text for token in row[:wide])
        for name, token in zip(names, row[wide:], strict=True):
            if token.text != MISSING:
                reading.values[name.text][index] = reading.number(token)


def _slice(
    reading: _Reading, tokens: list[Token], at: int, wide: int
) -> tuple[list[str | None], int]:
    """Return the subscripts that a slice fixes, and the place behind it."""
    fixed: list[str | None] = []
    first = tokens[at].line
    at += 1
    while at < len(tokens) and tokens[at].text != "]":
        fixed.append(None if tokens[at].text == "*" else tokens[at].text)
        at += 1
    if at >= len(tokens) or len(fixed) != wide:
        raise reading.origin.broken(first, PLACES)
    return fixed, at + 1


def _index(fixed: list[str | None], free: list[str]) -> Index:
    """Return a whole index from a slice's and a row's subscripts."""
    rest = iter(free)
    return tuple(next(rest) if part is None else part for part in fixed)


def _list(
    reading: _Reading,
    tokens: list[Token],
    at: int,
    fixed: list[str | None],
    values: dict[Index, float],
) -> int:
    """Take subscripts and values, up to a slice or a table."""
    free = fixed.count(None)
    while at < len(tokens) and tokens[at].text not in ("[", ":"):
        row = tokens[at : at + free + 1]
        if len(row) <= free:
            raise reading.origin.broken(tokens[at].line, SHORT)
        if row[-1].text != MISSING:
            values[_index(fixed, [token.text for token in row[:-1]])] = reading.number(row[-1])
        at += free + 1
    return at


def _table(
    reading: _Reading,
    tokens: list[Token],
    at: int,
    fixed: list[str | None],
    values: dict[Index, float],
) -> int:
    """Take a table: columns, then rows, up to a slice or another table."""
    columns: list[str] = []
    while at < len(tokens) and tokens[at].text != ":=":
        columns.append(tokens[at].text)
        at += 1
    if fixed.count(None) != 2:
        raise reading.origin.broken(tokens[at - 1].line, PLACES)
    at += 1
    while at < len(tokens) and tokens[at].text not in ("[", ":"):
        row = tokens[at : at + 1 + len(columns)]
        if len(row) <= len(columns) or any(token.line != row[0].line for token in row):
            raise reading.origin.broken(row[0].line, SHORT)
        for column, token in zip(columns, row[1:], strict=True):
            if token.text != MISSING:
                values[_index(fixed, [row[0].text, column])] = reading.number(token)
        at += 1 + len(columns)
    return at
