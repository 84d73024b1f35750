"""Evaluation: a plain function, run once on central values and once on draws.

The draws of a result are one column of the shape of its inputs' draws. A single number in place
of a column is taken for certain only if the function gives the same number at single draws, too:
one that sums, averages or counts its draws would lose the uncertainty, and is a fault of the code.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np

from corredor.core.assumption import FloatArray
from corredor.core.errors import N_, NotFinite, Wording

FIRST_DRAWS: Final = 8
"""Draws at which a function is asked again, with the lowest and highest of each input."""
_DOMAIN: Final = (ZeroDivisionError, OverflowError, FloatingPointError, ValueError)
"""What plain arithmetic and `math` raise where they have no number to give."""

_CENTRE: Final = N_("its central value")
_DRAWS: Final = N_("some of its draws")
_BOTH: Final = N_("its central value and some of its draws")


class Outcome(NamedTuple):
    """A result: its central value, and its draws, shape (n,), read-only; None if certain."""

    value: float
    draws: FloatArray | None


@dataclass(frozen=True)
class Evaluation:
    """A function with its arguments.

    Parameters
    ----------
    name
        The function as messages call it.
    function
        Takes floats, or floats and arrays of shape (n,).
    members
        Fields of the record that it returns; the one name "" for a single number.
    central
        All arguments: central values and choices.
    drawn
        Draws of the uncertain arguments, each of shape (n,).
    """

    name: str
    function: Callable[..., Any]
    members: tuple[str, ...]
    central: Mapping[str, Any]
    drawn: Mapping[str, FloatArray]

    def outcomes(self) -> dict[str, Outcome]:
        """Return the finite results by member.

        Raises
        ------
        NotFinite
            E207: a central value or a draw of a result is not a finite real number.
        TypeError
            The function returns no column of draws, a fault of the code.
        """
        with np.errstate(all="ignore"):
            values, cause = self._single(self.central)
            columns = self._columns(values)
        for member, value in values.items():
            self._refuse_infinite(value, columns[member], cause)
        return {member: Outcome(values[member], columns[member]) for member in self.members}

    @cached_property
    def size(self) -> int:
        """Number of draws, n; 0 if nothing is uncertain."""
        shapes = {column.shape for column in self.drawn.values()}
        if len(shapes) > 1 or any(len(shape) != 1 for shape in shapes):
            raise TypeError(f"{self.name}: its arguments' draws have shapes {sorted(shapes)}")
        return next(iter(shapes))[0] if shapes else 0

    def _member(self, result: Any, member: str) -> FloatArray:
        """Return one member as an array; nan where a number is complex."""
        array: Any = np.asarray(getattr(result, member) if member else result)
        if array.dtype == np.float64:
            return array
        if np.iscomplexobj(array):
            return np.where(array.imag == 0, array.real, np.nan)
        return array.astype(np.float64, copy=False)

    def _single(self, arguments: Mapping[str, Any]) -> tuple[dict[str, float], Exception | None]:
        """Return single numbers by member, nan where there is none, and the error behind that."""
        try:
            result = self.function(**arguments)
        except _DOMAIN as error:
            return dict.fromkeys(self.members, np.nan), error
        arrays = {member: self._member(result, member) for member in self.members}
        for array in arrays.values():
            if array.ndim:
                raise TypeError(f"{self.name}: shape {array.shape} made of single numbers")
        return {member: float(array) for member, array in arrays.items()}, None

    def _at(self, draws: Iterable[int]) -> list[dict[str, float]]:
        """Return the numbers at single draws."""
        made: list[dict[str, float]] = []
        for draw in draws:
            there = {name: float(column[draw]) for name, column in self.drawn.items()}
            made.append(self._single({**self.central, **there})[0])
        return made

    def _columns(self, values: Mapping[str, float]) -> dict[str, FloatArray | None]:
        if not self.drawn or not self.size:
            return dict.fromkeys(self.members)
        try:
            result = self.function(**{**self.central, **self.drawn})
        except _DOMAIN as error:
            return self._one_by_one(error)
        return {
            member: self._column(self._member(result, member), member, values[member])
            for member in self.members
        }

    def _one_by_one(self, error: Exception) -> dict[str, FloatArray | None]:
        """Return the draws of a function that raised; a fault if no single draw is to blame."""
        rows = self._at(range(self.size))
        columns = {member: np.array([row[member] for row in rows]) for member in self.members}
        if all(np.isfinite(column).all() for column in columns.values()):
            raise TypeError(f"{self.name} takes single numbers only, no arrays") from error
        return dict(columns)

    def _column(self, array: FloatArray, member: str, value: float) -> FloatArray | None:
        if array.shape == (self.size,):
            array.setflags(write=False)
            return array
        if array.ndim == 0:
            if not np.isfinite(value) or self._ignores_draws(member, value, float(array)):
                return None
            raise TypeError(f"{self.name} makes one number of its arguments' draws")
        raise TypeError(f"{self.name}: shape {array.shape} made of draws of shape ({self.size},)")

    def _ignores_draws(self, member: str, value: float, drawn: float) -> bool:
        ends = {int(end) for c in self.drawn.values() for end in (c.argmin(), c.argmax())}
        asked = sorted(ends | set(range(min(FIRST_DRAWS, self.size))))
        return drawn == value and all(row[member] == value for row in self._at(asked))

    def _refuse_infinite(
        self, value: float, column: FloatArray | None, cause: Exception | None
    ) -> None:
        bad = 0
        if column is not None:
            finite = np.isfinite(column)
            bad = 0 if finite.all() else int((~finite).sum())
        if math.isfinite(value) and not bad:
            return
        part = _DRAWS if np.isfinite(value) else _BOTH if bad else _CENTRE
        raise NotFinite(
            None, function=self.name, part=Wording(part), bad=bad, draws=self.size
        ) from cause
