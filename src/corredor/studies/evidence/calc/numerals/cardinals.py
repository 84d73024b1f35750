"""Cardinals and ordinals: which pieces of a text belong to one number."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from corredor.studies.evidence.calc.numerals.pieces import EXACT, Piece
from corredor.studies.evidence.calc.numerals.totals import (
    HUNDRED,
    ONE,
    THOUSAND,
    Parsed,
    Total,
)
from corredor.studies.evidence.calc.numerals.words import NumeralWords

BEFORE: Final = 24
"""Characters before a number in which its minus, article or determiner stands."""


class Cardinals:
    """Cardinals and ordinals over the pieces of one text.

    `choice` is the index of the reading of digits, and of scales, that allow two.
    """

    def __init__(self, text: str, pieces: list[Piece], words: NumeralWords, choice: int) -> None:
        self._text = text
        self._pieces = pieces
        self._language = words.language
        self._article = words.article
        self._determiner = words.determiner
        self._of = words.of
        self._between = words.between
        self._choice = choice

    def cardinal(self, first: int, limit: int | None = None) -> Parsed | None:
        """Return the longest cardinal or ordinal from a piece, ending before piece `limit`."""
        total = Total(self._language, self._choice)
        index = first
        limit = len(self._pieces) if limit is None else limit
        while index < limit:
            piece = self._pieces[index]
            if index > first and not self._joins(first, index, total):
                break
            if piece.word is None:
                if piece.digits == "/" or (piece.ordinal and index > first):
                    break
                if index > first and not self._digits_fit(index, total):
                    break
                total.take_digits(self._value(piece))
            elif not total.take(piece, index == first):
                break
            index += 1
        if index == first:
            return None
        return Parsed(total.value(), index, ordinal=total.ordinal, scale=total.scale)

    def _value(self, piece: Piece) -> Decimal:
        """Return the reading of digits that is being tried."""
        return piece.values[min(self._choice, len(piece.values) - 1)]

    def _piece(self, index: int) -> Piece | None:
        """Return a piece, None behind the last."""
        return self._pieces[index] if index < len(self._pieces) else None

    def _joins(self, first: int, index: int, total: Total) -> bool:
        """Whether the link before a piece lets it belong to the number begun at `first`."""
        piece = self._pieces[index]
        if piece.link == "join":
            return True
        if piece.link != "and" or piece.word is None:
            return False
        if self._language == "es":
            if piece.word.kind != "unit" or piece.word.role:
                return False
            if total.group is None and total.smallest == THOUSAND:
                return piece.word.value == ONE
            return total.group is not None and total.tens
        if self._language != "en":
            return False
        return self._english_and(first, index, total)

    def _english_and(self, first: int, index: int, total: Total) -> bool:
        """Whether "and" adds what follows to the hundreds or thousands before it."""
        word = self._pieces[index].word
        if word is None or word.kind not in ("unit", "teen", "tens"):
            return False
        if total.group is not None and (EXACT.remainder(total.group, HUNDRED) or not total.group):
            return False
        stop = index + 1
        following = self._piece(stop)
        while following is not None and following.word is not None and following.link == "join":
            if following.word.kind not in ("unit", "tens", "teen"):
                break
            stop += 1
            following = self._piece(stop)
        scaled = following is not None and following.link == "join" and following.word is not None
        if not scaled or following is None or following.word is None:
            return True
        if following.word.role == "parts" or following.word.kind == "part":
            hundreds = total.group is not None and word.kind == "tens"
            return hundreds or self._tens_over(index)
        if following.word.kind == "hundred":
            return total.group is None and total.smallest >= THOUSAND
        if following.word.kind == "scale":
            begin = self._pieces[first].start
            if self._between.search(self._text, max(0, begin - BEFORE), begin):
                return False
            return not total.smallest or following.word.value < total.smallest
        return True

    def _tens_over(self, index: int) -> bool:
        """Whether the numeral behind "and" is no numerator of its own: it exceeds the parts."""
        upper, lower = self._pieces[index].word, self._pieces[index + 1].word
        return upper is not None and lower is not None and upper.value >= lower.value

    def _digits_fit(self, index: int, total: Total) -> bool:
        """Whether digits go on a number that stands at a scale: "mil 300", "2 млн 300 тыс."."""
        piece = self._pieces[index]
        value = self._value(piece)
        if total.group is not None or total.ordinal or piece.negative or piece.start == 0:
            return False
        if value >= total.smallest or piece.start == self._pieces[index - 1].end:
            return False
        following = self._piece(index + 1)
        word = following.word if following is not None and following.link == "join" else None
        if word is not None and word.kind == "scale" and not word.role:
            return len(piece.values) == 1
        plain = piece.digits.isdigit() and len(piece.digits) == 3
        return plain and self._language == "es" and total.smallest == THOUSAND
