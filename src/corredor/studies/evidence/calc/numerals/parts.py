"""Fractions in digits and words: a denominator behind its numerator, a part for itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from corredor.studies.evidence.calc.numerals.cardinals import BEFORE, Cardinals
from corredor.studies.evidence.calc.numerals.pieces import ROUNDED, Piece
from corredor.studies.evidence.calc.numerals.totals import ONE, TEN, Parsed
from corredor.studies.evidence.calc.numerals.words import Word

REDUCED: Final = {
    Decimal(2): tuple(map(Decimal, range(1, 100, 2))),
    Decimal(3): tuple(Decimal(upper) for upper in range(1, 100) if upper % 3),
    Decimal(4): (Decimal(1), Decimal(3)),
}
"""Numerators of halves, thirds and quarters; "two quarters" are half a year."""
ONE_WORD: Final = Word("unit", ONE)


class Fractions(Cardinals):
    """Fractions over the pieces of one text."""

    def _slash(self, first: int) -> Parsed | None:
        """Return ``3/4``, or ``2 1/4``."""
        upper, lower, after = (self._piece(first + step) for step in range(3))
        if upper is None or lower is None or lower.word is not None or lower.digits == "/":
            return None
        if lower.link == "slash":
            value = self._ratio(upper, lower)
            if value is None or (after is not None and after.link == "slash"):
                return None
            return Parsed(value, first + 2, fraction=True)
        if lower.link != "join" or not upper.digits.isdigit() or len(upper.digits) > 3:
            return None
        part = self._slash(first + 1) if after is not None and after.link == "slash" else None
        if part is None or abs(part.value) >= 1 or lower.negative:
            return None
        sign = -1 if upper.negative else 1
        return Parsed(self._value(upper) + sign * part.value, part.stop, fraction=True)

    def _ratio(self, upper: Piece, lower: Piece) -> Decimal | None:
        """Return upper over lower, both whole and short, None for dates and seasons."""
        whole = upper.digits.isdigit() and lower.digits.isdigit()
        if not whole or lower.ordinal or len(lower.digits) > 4 or not self._value(lower):
            return None
        if lower.start - upper.end != 1 and len(upper.digits) > 3:
            return None
        if len(upper.digits) == 4 and len(lower.digits) in (2, 4):
            return None
        if len(upper.digits) > 1 and self._value(upper) > self._value(lower):
            return None
        behind = self._text[lower.end : lower.end + 2]
        if behind[:1] == "/" and behind[1:].isalnum():
            return None
        return ROUNDED.divide(self._value(upper), self._value(lower))

    def _denominator(self, index: int) -> tuple[Decimal, int, bool] | None:
        """Return the denominator at a piece, where it stops, and whether it is a plural."""
        piece = self._piece(index)
        if piece is None or piece.word is None or piece.link not in ("join", ""):
            return None
        word = piece.word
        if word.kind in ("part", "fraction") or word.role == "parts":
            if word.value < 2 or (word.role == "parts" and word.value == 2):
                return None
            return word.value, index + 1, word.role == "parts" or word.kind != "part"
        following = self._piece(index + 1)
        lower = following.word if following is not None else None
        if word.kind == "tens" and not word.role and following is not None and lower is not None:
            unit = lower.kind == "unit" and following.link == "join"
            avo = lower.kind == "fraction" and following.link == "and"
            if (unit and lower.role in ("order", "parts")) or (avo and lower.value < TEN):
                return word.value + lower.value, index + 2, lower.role == "parts" or avo
        if word.role == "either":
            return word.value, index + 1, True
        if word.role == "order" and word.value > 2:
            return word.value, index + 1, False
        return None

    def _fraction(self, first: int, upper: Parsed) -> Parsed:
        """Return the number over the denominator that follows it, if one does."""
        if upper.fraction:
            return upper
        split = self._stolen(first, upper)
        upper = split or upper
        piece = self._piece(upper.stop)
        if piece is None or piece.link != "join":
            return upper
        lower = self._denominator(upper.stop)
        if lower is None:
            return upper
        value, stop, plural = lower
        word = self._pieces[upper.stop].word
        if word is not None and word.kind == "part" and upper.value not in REDUCED[word.value]:
            return upper
        whole_part = word is not None and word.kind == "part"
        if not (plural or whole_part or upper.value == 1 or self._language == "ru"):
            return upper
        if not plural and not self._noun_of_part(first, stop):
            return upper
        return Parsed(ROUNDED.divide(upper.value, value), stop, fraction=True)

    def _stolen(self, first: int, upper: Parsed) -> Parsed | None:
        """Return "one hundred" of "one hundred thirty fifths", whose parts are thirty-fifths."""
        last = upper.stop - 1
        lower = self._piece(upper.stop)
        if self._language != "en" or last <= first or lower is None or lower.word is None:
            return None
        tens = self._pieces[last]
        if lower.word.role != "parts" or lower.word.kind != "unit" or lower.link != "join":
            return None
        if tens.word is None or tens.word.kind != "tens" or tens.link != "join":
            return None
        return self.cardinal(first, last)

    def _noun_of_part(self, first: int, stop: int) -> bool:
        """Whether a singular such as "one fifth" is a part, and no "fifth one" of something."""
        word = self._pieces[stop - 1].word
        if word is None or word.kind in ("part", "fraction"):
            return True
        upper = self._pieces[stop - 2] if self._language == "ru" else self._pieces[first]
        spelled = self._text[upper.start : upper.end].lower()
        if self._language == "en":
            return spelled == "one"
        if self._language == "ru":
            return spelled.removesuffix("й").endswith(("одна", "одно", "одну"))
        behind = self._text[self._pieces[stop - 1].end : self._pieces[stop - 1].end + 4].strip(
            " \u00a0"
        )
        return not behind or not behind[0].isalnum() or behind.startswith("de")

    def _one_part(self, first: int, order: Parsed) -> Parsed:
        """Return one part of many where an ordinal stands for it: "a third of", "one hundredth"."""
        begin = self._pieces[first].start
        if self._pieces[first].word is None or order.value <= 2:
            return order
        if self._language != "en":
            one = order.stop - first == 2 and self._pieces[first].word == ONE_WORD
            if self._language != "es" or not one or not self._noun_of_part(first, order.stop):
                return order
            return Parsed(ROUNDED.divide(ONE, order.value), order.stop, fraction=True)
        part = Parsed(ROUNDED.divide(ONE, order.value), order.stop, fraction=True)
        end = self._pieces[order.stop - 1].end
        if order.stop - first == 2 and self._pieces[first].word == ONE_WORD:
            if self._determiner.search(self._text, max(0, begin - BEFORE), begin) is None:
                return part
            return order
        if order.stop - first > 1 and self._pieces[first].word == ONE_WORD:
            return order
        article = self._article.search(self._text, max(0, begin - BEFORE), begin)
        closed = not any(letter.isalnum() for letter in self._text[end : end + 2])
        if article is not None and (closed or self._of.match(self._text, end)):
            return part
        return order

    def _denominator_of_one(self, index: int) -> tuple[Decimal, int] | None:
        """Return the denominator behind an article."""
        word = self._pieces[index].word
        if word is None:
            return None
        if word.kind in ("part", "fraction") or word.role in ("order", "parts"):
            return (word.value, index + 1) if word.value > 1 else None
        return None

    def _part(self, index: int) -> Parsed | None:
        """Return a half, or a fraction with its numerator."""
        piece = self._pieces[index]
        if piece.word is None:
            return None
        if piece.word.kind == "part" and piece.word.role != "parts":
            return Parsed(ROUNDED.divide(ONE, piece.word.value), index + 1, fraction=True)
        upper = None if piece.word.role else self.cardinal(index)
        if upper is None:
            return None
        part = self._fraction(index, upper)
        return part if part.fraction else None
