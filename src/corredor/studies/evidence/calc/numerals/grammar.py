"""The grammar of numbers: mixed numbers, decimals in words, scaled parts, shares."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from corredor.studies.evidence.calc.numerals.parts import Fractions
from corredor.studies.evidence.calc.numerals.pieces import EXACT, ROUNDED, Piece
from corredor.studies.evidence.calc.numerals.totals import (
    HUNDRED,
    ONE,
    THOUSAND,
    Parsed,
)

SMALL: Final = ("unit", "teen", "tens", "hundreds")
"""Kinds of numerals that are a number by themselves."""
LONGEST_DENOMINATOR: Final = Decimal(1000)
"""Largest denominator of "one in ten", other than round thousands."""


def _grouped(value: Decimal, factor: Decimal, parted: bool) -> Decimal:
    """Return the value times a factor, which only what is below a hundred takes if `parted`.

    "Two hundred and three dozen" is 236.
    """
    rest = EXACT.remainder(value, HUNDRED) if parted and value > HUNDRED else value
    rest = rest or value
    return EXACT.add(value - rest, EXACT.multiply(rest, factor))


class Grammar(Fractions):
    """All numbers over the pieces of one text."""

    def number(self, first: int) -> Parsed | None:
        """Return the longest number that begins at a piece, None where none does."""
        piece, following = self._pieces[first], self._piece(first + 1)
        alone = following is None or not following.link
        if alone and piece.word is None and piece.digits != "/" and not piece.ordinal:
            return Parsed(self._value(piece), first + 1)
        if alone and piece.word is not None and piece.word.kind in SMALL and not piece.word.role:
            return Parsed(piece.word.value, first + 1)
        parsed = self._base(first)
        if parsed is None:
            return None
        if parsed.ordinal:
            part = self._one_part(first, parsed)
            return self._scaled(part) if part.fraction else part
        parsed = self._fraction(first, parsed)
        parsed = self._mixed(parsed)
        parsed = self._decimal(parsed)
        parsed = self._scaled(parsed)
        parsed = self._mixed(parsed, scaled=True)
        parsed = self._added(parsed)
        return self._over(parsed)

    def _base(self, first: int) -> Parsed | None:
        """Return a cardinal or ordinal, a part such as a half, or a sign such as ½."""
        piece = self._pieces[first]
        if piece.word is None:
            if piece.ordinal:
                return Parsed(self._value(piece), first + 1, ordinal=True)
            if piece.digits == "/":
                return Parsed(self._value(piece), first + 1, fraction=True)
            return self._slash(first) or self.cardinal(first)
        if piece.word.kind == "part":
            return Parsed(ROUNDED.divide(ONE, piece.word.value), first + 1, fraction=True)
        if piece.word.kind == "fraction" and piece.word.role == "order":
            return Parsed(piece.word.value, first + 1, ordinal=True)
        if piece.word.kind in ("fused", "mixed"):
            return Parsed(piece.word.value, first + 1, fraction=piece.word.kind == "mixed")
        if piece.word.role == "parts" or piece.word.kind == "fraction":
            return None
        return self.cardinal(first)

    def _mixed(self, whole: Parsed, *, scaled: bool = False) -> Parsed:
        """Return the number with the part that "and" adds: "three and a half"."""
        piece = self._piece(whole.stop)
        if piece is None or whole.fraction or (scaled and whole.scale == ONE):
            return whole
        if not scaled and whole.scale != ONE:
            return whole
        if piece.word is None:
            if piece.digits == "/" and piece.link == "join":
                value = whole.value + self._value(piece).copy_sign(whole.value)
                return Parsed(value, whole.stop + 1, fraction=True, scale=whole.scale)
            if piece.link != "and" or scaled:
                return whole
            part = self._slash(whole.stop)
        elif piece.link == "anda":
            lower = self._denominator_of_one(whole.stop)
            part = None if lower is None else Parsed(ROUNDED.divide(ONE, lower[0]), lower[1])
        elif piece.link in ("and", "with") or (piece.link == "point" and self._language == "es"):
            part = self._part(whole.stop)
        else:
            part = None
        if part is None or not 0 < part.value < 1:
            return whole
        following = self._piece(part.stop)
        word = following.word if following is not None and following.link == "join" else None
        if scaled and word is not None and word.kind == "scale":
            return whole
        return Parsed(
            EXACT.add(whole.value, EXACT.multiply(part.value, whole.scale)),
            part.stop,
            fraction=True,
            scale=whole.scale,
        )

    def _decimal(self, whole: Parsed) -> Parsed:
        """Return the number with the decimals spelled behind it: "two point five"."""
        piece = self._piece(whole.stop)
        if piece is None or whole.fraction or piece.link not in ("point", "comma"):
            return whole
        spelled = self._pieces[whole.stop - 1].word is not None
        if piece.word is None or not spelled:
            comma = piece.link == "comma" and self._language != "en"
            if not comma and not (spelled and self._language == "en"):
                return whole
        figures, stop = self._figures(whole.stop)
        if not figures.isdigit() or whole.value != whole.value.to_integral_value():
            return whole
        value = Decimal(f"{abs(int(whole.value))}.{figures}").copy_sign(whole.value)
        return Parsed(value, stop, fraction=True)

    def _figures(self, first: int) -> tuple[str, int]:
        """Return the digits that numerals spell, one by one or as one number."""
        figures, index = "", first
        while (piece := self._piece(index)) is not None:
            word = piece.word
            if index > first and piece.link != "join":
                break
            if word is None:
                if piece.digits.isdigit() and index == first:
                    return piece.digits, index + 1
                break
            if word.kind != "unit" or word.role:
                break
            figures += str(word.value)
            index += 1
        if index - first > 1:
            return figures, index
        if figures == "0" and (rest := self.cardinal(index)) and self._pieces[index].link == "join":
            return f"0{rest.value:f}", rest.stop
        zero_free = self._pieces[first].word
        if zero_free is None or zero_free.role:
            return "", first
        tail = self.cardinal(first, self._scale_start(first))
        return (f"{tail.value:f}", tail.stop) if tail and not tail.ordinal else ("", first)

    def _scale_start(self, first: int) -> int:
        """Return the piece of the next scale, where decimals in words end."""
        index = first
        while (piece := self._piece(index)) is not None and piece.word is not None:
            if index > first and piece.link not in ("join", "and"):
                break
            if piece.word.kind == "scale" and piece.word.value > THOUSAND:
                return index
            index += 1
        return index

    def _scaled(self, number: Parsed) -> Parsed:
        """Return the number times the scales or groups that follow: "half a million"."""
        value, stop, scale = number.value, number.stop, number.scale
        while (piece := self._piece(stop)) is not None and piece.word is not None:
            word = piece.word
            if word.role or word.kind not in ("scale", "group", "hundred"):
                break
            if word.kind == "group":
                if piece.link != "join" and not (piece.link == "of" and number.fraction):
                    break
            elif not number.fraction or piece.link not in ("join", "of"):
                break
            spelled = self._pieces[number.stop - 1].word is not None
            value = _grouped(value, word.value, spelled and word.kind == "group")
            scale, stop = word.value, stop + 1
        if stop == number.stop:
            return number
        rounded = number.fraction and value != value.to_integral_value()
        return Parsed(ROUNDED.plus(value) if rounded else value, stop, scale=scale)

    def _added(self, number: Parsed) -> Parsed:
        """Return the number with half a smaller scale: "un billón y medio millón"."""
        piece = self._piece(number.stop)
        if piece is None or piece.link != "and" or piece.word is None or number.scale == ONE:
            return number
        if piece.word.kind != "part" or piece.word.role:
            return number
        part = Parsed(ROUNDED.divide(ONE, piece.word.value), number.stop + 1, fraction=True)
        scaled = self._scaled(part)
        if scaled.stop == part.stop or scaled.value >= number.scale:
            return number
        return Parsed(EXACT.add(number.value, scaled.value), scaled.stop, scale=scaled.scale)

    def _over(self, upper: Parsed) -> Parsed:
        """Return one number over another: "one over three", "one in five"."""
        piece = self._piece(upper.stop)
        if piece is None or piece.link not in ("over", "in", "out") or upper.fraction:
            return upper
        if piece.word is not None and (piece.word.role or piece.word.kind == "part"):
            return upper
        lower = self.cardinal(upper.stop)
        if lower is None or lower.ordinal or lower.value <= 0:
            return upper
        if piece.link == "over" and self._noun_follows(lower.stop):
            return upper
        if piece.link != "over" and not self._share(upper, lower, self._pieces[lower.stop - 1]):
            return upper
        return Parsed(ROUNDED.divide(upper.value, lower.value), lower.stop, fraction=True)

    def _noun_follows(self, stop: int) -> bool:
        """Whether a word follows, so that "5 over 3 years" is no fraction."""
        end = self._pieces[stop - 1].end
        return self._text[end : end + 2].strip(" \u00a0").isalpha()

    def _share(self, upper: Parsed, lower: Parsed, last: Piece) -> bool:
        """Whether "one in ten" may be a share: both whole and small, the first the smaller one."""
        told = self._pieces[upper.stop].link == "out" or upper.value == ONE
        spelled = last.word is not None and self._pieces[upper.stop - 1].word is not None
        if not (told or spelled):
            return False
        whole = upper.value == upper.value.to_integral_value() and upper.value > 0
        small = lower.value <= LONGEST_DENOMINATOR or not EXACT.remainder(lower.value, THOUSAND)
        return whole and upper.value < lower.value and small
