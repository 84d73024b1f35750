"""The numbers of a text, in digits and words."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from typing import Final

from corredor.studies.evidence.calc.numerals.cardinals import BEFORE
from corredor.studies.evidence.calc.numerals.grammar import Grammar
from corredor.studies.evidence.calc.numerals.marks import Marks
from corredor.studies.evidence.calc.numerals.pieces import EXACT, Piece
from corredor.studies.evidence.calc.numerals.scan import lowered, pieces_in, places_of, words_of
from corredor.studies.evidence.calc.numerals.totals import Parsed
from corredor.studies.evidence.calc.numerals.words import NumeralWords
from corredor.studies.evidence.calc.records import (
    Number,
    NumberKind,
    NumberReading,
    Span,
)


def numbers_in(text: str, words: NumeralWords, marks: Marks) -> tuple[Number, ...]:
    """Return the numbers of a text with all readings that the text allows, in order.

    Parameters
    ----------
    text
        A text; offsets are code points.
    words
        Numerals of the text's language.
    marks
        Decimal mark that the text is expected to use, from `document_marks`.
    """
    low = lowered(text)
    present = words_of(low)
    pieces = pieces_in(text, low, present, words, marks)
    grammars = [Grammar(text, pieces, words, choice) for choice in (0, 1)]
    numbers: list[Number] = []
    index = 0
    while index < len(pieces):
        parsed = grammars[0].number(index)
        if parsed is None:
            index += 1
            continue
        run = pieces[index : parsed.stop]
        open_pieces = [piece for piece in run if len(piece.values) > 1 or _regional(piece)]
        other = grammars[1].number(index) if open_pieces else None
        if open_pieces and (other is None or other.stop != parsed.stop):
            other = _shifted(parsed, open_pieces[0])
        free = numbers[-1].span.end if numbers else 0
        number = _number(text, words, run, parsed, other, open_pieces, free)
        if number is not None:
            numbers.append(number)
            index = _past(pieces, parsed.stop, number.span.end)
        else:
            index = parsed.stop
    if relative := _relative(low, present, words, numbers):
        numbers = sorted([*numbers, *relative], key=lambda number: number.span)
    return tuple(numbers)


def _shifted(parsed: Parsed, piece: Piece) -> Parsed | None:
    """Return a number under the other reading of its digits, where that alone would end elsewhere.

    A number whose digits allow two readings never goes with one.
    """
    if len(piece.values) < 2 or not piece.values[0]:
        return None
    factor = piece.values[1] / piece.values[0]
    return parsed._replace(value=parsed.value * factor)


def _regional(piece: Piece) -> bool:
    """Whether the value of a numeral is not the same all over its language: "billón" in the US."""
    return piece.word is not None and piece.word.other is not None


def _past(pieces: list[Piece], index: int, end: int) -> int:
    """Return the first piece that doesn't lie in a number that ends there, as in "por ciento"."""
    while index < len(pieces) and pieces[index].start < end:
        index += 1
    return index


def _number(
    text: str,
    words: NumeralWords,
    run: list[Piece],
    parsed: Parsed,
    other: Parsed | None,
    open_pieces: list[Piece],
    free: int,
) -> Number | None:
    """Return the number of a run of pieces, None where its one word is no number by itself."""
    start, end = run[0].start, run[-1].end
    spelled = any(piece.word is not None for piece in run)
    values = [parsed.value] if other is None else [parsed.value, other.value]
    kind: NumberKind = "ordinal" if parsed.ordinal else "cardinal"
    begun = _minus(text, words, start, free)
    if begun >= 0:
        start = begun
        values = [value.copy_negate() for value in values]
    elif run[0].word is not None:
        start = _with_article(text, words, run, parsed, free)
    plural = run[0].word is not None and run[0].word.kind in ("scale", "group")
    plural = plural and not parsed.fraction
    if text.startswith(".", end) and text[run[-1].start : end].lower() in words.abbreviated:
        behind = text[end + 1 : end + 3].lstrip(" \u00a0\u202f")
        end += bool(behind) and not behind[0].isupper()
    behind = words.part_of.match(text, end) if parsed.fraction and spelled else None
    percent = words.percent.match(text, end if behind is None else behind.end())
    if kind == "cardinal" and percent is not None:
        kind, end = "percent", percent.end()
        if other is not None and open_pieces[0].decided == "form":
            values, open_pieces[0].decided = values[::-1], "magnitude"
    if (
        kind != "percent"
        and (len(run) == 1 or plural)
        and start == run[0].start
        and _bare(text, words, run[0])
    ):
        return None
    decided = open_pieces[0].decided if other is not None else "form"
    if other is not None and _regional(open_pieces[0]):
        decided = "language"
    if kind == "ordinal" and (tail := words.tail.match(text, end)):
        reading = NumberReading(1 - values[0], 1 - values[0])
        span = Span(start, tail.end())
        return Number(span, "relative", (reading,), relative_to="end", spelled=spelled)
    return Number(
        Span(start, end),
        kind,
        _readings(values, decided),
        decided,
        relative_to="start" if kind == "ordinal" else "",
        spelled=spelled,
        scale=parsed.scale,
    )


def _minus(text: str, words: NumeralWords, start: int, free: int) -> int:
    """Return where the minus in words before a number starts, -1 where there is none."""
    begin = max(free, start - BEFORE)
    if not text[begin:start].rstrip().lower().endswith(words.minus_words):
        return -1
    found = words.minus.search(text, begin, start)
    if found is None or (free and not text[free : found.start()].strip()):
        return -1
    return found.start()


def _whole(value: Decimal) -> Decimal:
    """Return the value without an exponent or decimals where it is whole."""
    return (
        value.quantize(Decimal(1), context=EXACT) if value == value.to_integral_value() else value
    )


def _readings(values: list[Decimal], decided: str) -> tuple[NumberReading, ...]:
    """Return the readings, with the factors of those not chosen."""
    values = [_whole(value) for value in values]
    chosen = values[0]
    if len(values) == 1:
        return (NumberReading(chosen, chosen, decided),)
    readings = [NumberReading(chosen, chosen, decided)]
    for value in values[1:]:
        if value != chosen:
            readings.append(
                NumberReading(value, value, "form", value / chosen if chosen else Decimal(1))
            )
    return tuple(readings)


def _with_article(
    text: str, words: NumeralWords, run: list[Piece], parsed: Parsed, free: int
) -> int:
    """Return where the number begins if the article before it stands for one: "a hundred"."""
    word, start = run[0].word, run[0].start
    last = run[-1].word
    part = parsed.fraction and last is not None and last.role == "order"
    if word is None or not (part or word.kind in HEADED or word.role == "parts"):
        return start
    found = words.article.search(text, max(free, start - BEFORE), start)
    return start if found is None else found.start()


def _within(place: int, spans: list[Span]) -> bool:
    """Whether a place lies in one of the stretches, which are in order."""
    at = bisect_right(spans, place, key=lambda span: span.start) - 1
    return at >= 0 and place < spans[at].end


HEADED: Final = ("hundred", "scale", "group", "part", "fraction")
"""Kinds of numerals that an article may head: "a hundred"."""


def _bare(text: str, words: NumeralWords, piece: Piece) -> bool:
    """Whether a numeral that stands alone is no number: a pronoun, an article, a plural."""
    if piece.word is None:
        return False
    surface = text[piece.start : piece.end].lower()
    if surface in words.bare:
        return surface not in words.shares or words.of.match(text, piece.end) is None
    if piece.word.kind != "unit" or piece.word.value != 1 or piece.word.role:
        return False
    return words.pronoun.search(text, max(0, piece.start - BEFORE), piece.start) is not None


def _relative(
    low: str, present: set[str], words: NumeralWords, numbers: list[Number]
) -> list[Number]:
    """Return the ordinals that count from the end or the present: "next to last"."""
    found: dict[int, Number] = {}
    spans = [number.span for number in numbers]
    for form in words.relative_starts:
        if form.isalpha() and form not in present:
            continue
        for start in places_of(form, low):
            match = words.relative.match(low, start)
            if match is None or _within(start, spans):
                continue
            place = words.positions[" ".join(match.group().replace("-", " ").split())]
            reading = NumberReading(Decimal(place[-2:]), Decimal(place[-2:]))
            span = Span(*match.span())
            found[start] = Number(
                span, "relative", (reading,), relative_to=place[:-2], spelled=True
            )
    kept: list[Number] = []
    for start in sorted(found):
        if not kept or kept[-1].span.end <= start:
            kept.append(found[start])
    return kept
