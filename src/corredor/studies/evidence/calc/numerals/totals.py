"""How numerals add up: a cardinal or ordinal while it is read from left to right."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from corredor.studies.evidence.calc.numerals.pieces import EXACT, Piece

ONE: Final = Decimal(1)
TEN: Final = Decimal(10)
HUNDRED: Final = Decimal(100)
THOUSAND: Final = Decimal(1000)


class Parsed(NamedTuple):
    """A number read from pieces up to `stop`; `scale` is its last factor, 1 where it has none."""

    value: Decimal
    stop: int
    ordinal: bool = False
    fraction: bool = False
    scale: Decimal = ONE


class Total:
    """A cardinal or ordinal while it is being added up."""

    def __init__(self, language: str, choice: int) -> None:
        self.language = language
        self.choice = choice
        self.parts: list[tuple[Decimal, Decimal]] = []
        self.group: Decimal | None = None
        self.digits = False
        self.ordinal = False
        self.tens = False
        self.scale = ONE

    @property
    def smallest(self) -> Decimal:
        """The scale of the last part; nothing as large can follow it."""
        return self.parts[-1][1] if self.parts else Decimal(0)

    def value(self) -> Decimal:
        """Return the sum."""
        total = self.group or Decimal(0)
        for part, _ in self.parts:
            total = EXACT.add(total, part)
        return total

    def take_digits(self, value: Decimal) -> None:
        """Take digits as the group that a scale may follow."""
        self.group, self.digits, self.tens, self.scale = value, True, False, ONE

    def take(self, piece: Piece, first: bool) -> bool:
        """Take a numeral if it fits behind those taken before."""
        word = piece.word
        if word is None or word.role == "parts" or (self.ordinal and not word.role):
            return False
        if word.kind == "scale":
            scale = word.value if word.other is None or not self.choice else word.other
            taken = self._take_scale(scale, bool(word.role), first)
        elif word.kind == "hundred":
            taken = self._take_hundred(first)
        elif word.kind in ("unit", "teen", "tens", "hundreds"):
            taken = self._take_small(word.value, word.kind == "tens", bool(word.role))
        elif word.kind == "group" and first:
            self.take_digits(word.value)
            self.scale, taken = word.value, True
        else:
            taken = False
        if taken and word.role:
            self.ordinal = True
        return taken

    def _take_small(self, value: Decimal, tens: bool, order: bool) -> bool:
        """Add a number below 1000 to the group."""
        group = self.group
        if group is None:
            if self.parts and value == 0:
                return False
            self.group = value
        elif self.digits or value == 0 or group == 0:
            return False
        elif value < TEN:
            spanish_ten = self.language == "es" and (group % HUNDRED == TEN)
            if group % TEN or (group % HUNDRED == TEN and not spanish_ten):
                return False
            if self.language == "es" and order and not self.ordinal:
                return False
            self.group = group + value
        elif value < HUNDRED:
            if group % HUNDRED or (self.language == "es" and order and not self.ordinal):
                return False
            self.group = group + value
        elif self.language == "es" and value == HUNDRED and group == ONE and not order:
            self.group = value
        else:
            return False
        self.tens = tens or (self.language == "es" and value == TEN)
        self.digits = False
        self.scale = ONE
        return True

    def _take_hundred(self, first: bool) -> bool:
        """Multiply the group by a hundred."""
        if self.group is None:
            if not first and not self.parts:
                return False
            self.group = HUNDRED
        elif self.digits or (0 < self.group < HUNDRED):
            self.group = EXACT.multiply(self.group, HUNDRED)
        else:
            return False
        self.tens, self.digits = False, False
        return True

    def _take_scale(self, scale: Decimal, order: bool, first: bool) -> bool:
        """Multiply what is smaller than a scale by it."""
        if order and self.language == "ru" and not first:
            return False
        smaller = [part for part, size in self.parts if size < scale]
        block = self.group
        for part in smaller:
            block = part if block is None else EXACT.add(block, part)
        if block is None:
            if not first and not (self.language == "es" and scale == THOUSAND and self.parts):
                return False
            block = ONE
        larger = [entry for entry in self.parts if entry[1] >= scale]
        value = EXACT.multiply(block, scale)
        if larger and (larger[-1][1] == scale or abs(value) >= larger[-1][1]):
            return False
        self.parts = [*larger, (value, scale)]
        self.group, self.digits, self.tens, self.scale = None, False, False, scale
        return True
