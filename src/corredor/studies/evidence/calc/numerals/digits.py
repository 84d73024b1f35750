"""Digits: numbers written in figures, with sign, power, ending and mark of scale."""

from __future__ import annotations

import re as stdlib_re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final
from unicodedata import normalize, numeric

import regex as re

from corredor.studies.evidence.calc.numerals.marks import (
    APOSTROPHES,
    BLANKS,
    LONGEST,
    Marks,
    chosen_first,
    digit_readings,
)
from corredor.studies.evidence.calc.numerals.pieces import ROUNDED, Piece
from corredor.studies.evidence.calc.numerals.words import NumeralWords, Word

_GROUPS: Final = f"[0-9]{{1,3}}(?:[{BLANKS}][0-9]{{3}})++(?![0-9])(?:[.,][0-9]++(?![.,]?[0-9]))?+"
_MARKED: Final = f"(?:(?<![\\w.,])[.,])?[0-9]++(?:[.,{APOSTROPHES}][0-9]++)*+"
_POWER: Final = r"(?:[eE][+-]?[0-9]{1,3}(?!\w)|\^[-+]?[0-9]{1,4}+(?:[.,][0-9]++)?+|[⁰¹²³⁴-⁹⁻]++)"
_TIMES_TEN: Final = r"[ \u00a0]?[×·][ \u00a0]?10(?:\^?[-−+]?[0-9]{1,3}(?![0-9])|[⁻⁰¹²³⁴-⁹]++)"
DIGITS: Final = re.compile(
    r"(?<id>(?:(?<=(?<![0-9])\+)[0-9][0-9() \u00a0-]{6,30}[0-9])|[0-9]++(?:[-‐‑–][0-9]++){2,})"
    f"|(?<digits>{_GROUPS}|{_MARKED})(?<power>{_TIMES_TEN}|{_POWER})?+"
    "|(?<sign>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒])"
)
BLANK_GROUPS: Final = ("ru",)
"""Languages that part groups of digits by a blank as a rule."""
SUPERSCRIPTS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
"""A power behind a ten, the mark of a footnote behind any other number."""
TAIL: Final = re.compile(r"(?<blank>[ \u00a0\u202f]?)(?<word>[^\W\d_]++)")
_FIRST: Final = stdlib_re.compile("[0-9¼-¾⅐-⅞]")
_CURRENCY: Final = re.compile(r"(?:\p{Sc}|\b[A-Z]{3})[ \u00a0]?$")
_CODE: Final = re.compile(r"(?<!\w)[A-Z]{3}$")
MINUS: Final = "-−–‐‑"
LARGEST_POWER: Final = 400
UNIT_LETTERS: Final = 4
"""Letters of the longest unit that may stand right behind digits."""
NAME_LENGTH: Final = 16
"""Letters before digits that are looked at for a name such as COVID-19."""


def digits_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of `DIGITS`, looked for only where a digit stands."""
    place = 0
    while first := _FIRST.search(text, place):
        start = first.start()
        marked = start > place and text[start - 1] in ".,"
        found = DIGITS.match(text, start - 1) if marked else None
        found = found or DIGITS.match(text, start)
        if found is None:
            place = start + 1
            continue
        place = found.end()
        yield found


def figures(text: str, found: re.Match[str], marks: Marks, words: NumeralWords) -> Iterable[Piece]:
    """Return the piece of digits that a match holds, with the mark of scale behind it."""
    if found["id"] is not None:
        return ()
    if found["sign"] is not None:
        value = Fraction(numeric(found.group())).limit_denominator(10)
        quotient = ROUNDED.divide(Decimal(value.numerator), Decimal(value.denominator))
        return (Piece(*found.span(), None, (quotient,), digits="/"),)
    piece = _digits(text, found, marks, words)
    if piece is None:
        return _listed(found) if "," in found.group() else ()
    tail = TAIL.match(text, piece.end)
    if tail is None or piece.ordinal:
        return (piece,)
    scale = _behind_digits(tail, words, piece)
    if scale is not None:
        return (piece, scale)
    if tail["blank"] or _unit_follows(text, *tail.span("word")):
        return (piece,)
    return ()


def _behind_digits(found: re.Match[str], words: NumeralWords, before: Piece) -> Piece | None:
    """Return the mark of scale behind digits, such as ``bn``, or None where it is none."""
    surface = found["word"]
    start, end = found.span("word")
    text = found.string
    if text[end : end + 1] in ("/", "²", "³", "^", "'", "’"):
        return None
    value = words.suffixes.get(surface)
    if surface == "K" and before.digits in "248" and start == before.end:
        value = None
    if value is None and start == before.end and (len(before.digits) > 1):
        value = words.glued.get(surface)
    if value is None and surface in words.money and _behind_currency(text, before.start):
        value = words.money[surface]
    if value is None:
        numeral = words.words.get(surface.lower())
        scale = numeral is not None and numeral.kind in ("scale", "group") and start == before.end
        return Piece(start, end, numeral) if scale else None
    if len(surface) == 1 and start > before.end and not surface.isascii():
        return None
    return Piece(start, end, Word("scale", value))


def _behind_currency(text: str, start: int) -> bool:
    """Whether the sign or code of a currency stands right before."""
    return _CURRENCY.search(text, max(0, start - 5), start) is not None


def _unit_follows(text: str, start: int, end: int) -> bool:
    """Whether letters right behind digits are a unit such as ``ml``, and make no name of them."""
    letters = text[start:end]
    follows = text[end : end + 1]
    if len(letters) > UNIT_LETTERS or follows.isdigit() or follows == "_":
        return False
    return len(letters) > 1 or not letters.isupper() or letters in "WVAJNCFHL"


def _digits(text: str, found: re.Match[str], marks: Marks, words: NumeralWords) -> Piece | None:
    """Return the piece of digits, or None where they are part of an identifier."""
    start = found.start("digits")
    before = text[start - 1 : start]
    lettered = before and (before.isalnum() or before in "_\\") and not before.isdigit()
    if lettered and not _amount(text, start, found, words):
        return None
    if not _free(text, start, found.end()):
        return None
    token = found["digits"]
    if token[0] in ".,":
        if not token[1:].isdigit() or len(token) > LONGEST:
            return None
        values, decided = _headless(token, marks)
        token = f"0{token}"
    else:
        readings = digit_readings(token)
        if not readings:
            return None
        values, decided = chosen_first(readings, marks)
        if token.count(" ") == 1 and words.language not in BLANK_GROUPS:
            values, decided = _parted(values, token, marks)
    piece = Piece(start, found.end(), None, values, decided, digits=token)
    if found["power"] and found["power"][0] in SUPERSCRIPTS and found["digits"] != "10":
        piece.end = found.end("digits")
    elif found["power"]:
        raised = [_powered(value, found["power"]) for value in values]
        powers = tuple(value for value in raised if value is not None)
        if len(powers) != len(values):
            return None
        piece.values = powers
    else:
        _take_ending(text, piece, words)
    _take_sign(text, piece)
    return piece


def _amount(text: str, start: int, found: re.Match[str], words: NumeralWords) -> bool:
    """Whether the letters right before are the code of a currency: ``USD1.3bn``, not ``COP28``."""
    if _CODE.search(text, max(0, start - 4), start) is None:
        return False
    tail = TAIL.match(text, found.end())
    return not found["digits"].isdigit() or (tail is not None and tail["word"] in words.suffixes)


def _headless(token: str, marks: Marks) -> tuple[tuple[Decimal, ...], str]:
    """Return the readings of ``.77``; a comma may also be one that lacks its blank."""
    value, whole = Decimal(f"0.{token[1:]}"), Decimal(token[1:])
    if token[0] == ".":
        return (value,), "form"
    if marks.decimal == ",":
        return (value, whole), marks.decided
    return (whole, value), "open"


def _parted(
    values: tuple[Decimal, ...], token: str, marks: Marks
) -> tuple[tuple[Decimal, ...], str]:
    """Return the readings of ``12 300``, which may be two numbers: "in hall 12 300 people"."""
    last = chosen_first(digit_readings(token.split(" ")[1]), marks)[0]
    if not last[0]:
        return values[:1], "form"
    return (values[0], last[0]), marks.decided if marks.decimal else "open"


def _listed(found: re.Match[str]) -> list[Piece]:
    """Return the whole numbers of a list without blanks, such as ``22,24,26``."""
    start, end = found.span("digits")
    token = found["digits"]
    if not re.fullmatch("[0-9]{1,4}(?:,[0-9]{1,4}){2,20}", token) or not _free(
        found.string, start, end
    ):
        return []
    spans = [piece.span() for piece in re.finditer("[0-9]+", token)]
    return [
        Piece(start + a, start + b, None, (Decimal(token[a:b]),), digits=token[a:b])
        for a, b in spans
    ]


def _free(text: str, start: int, end: int) -> bool:
    """Whether digits stand for themselves: no part of a time, code or name such as A-380."""
    before, behind = text[start - 1 : start], text[end : end + 2]
    if before == ":" and text[start - 2 : start - 1].isdigit():
        return False
    if behind[:1] == ":" and behind[1:].isdigit():
        return False
    if before in ("-", "‑", "‐", ".") and start > 1:
        place = start - 2
        while place >= 0 and start - place < NAME_LENGTH and text[place].isalnum():
            place -= 1
        name = text[place + 1 : start - 1]
        lettered = name[:1].isalpha()
        if name and (before == "." or (lettered and not (name.isalpha() and name.islower()))):
            return False
    if behind[:1] in ("-", "‑") and behind[1:].isupper():
        return len(text) > end + 2 and text[end + 2].isalnum()
    return True


def _take_ending(text: str, piece: Piece, words: NumeralWords) -> None:
    """Make the piece ordinal where an ending such as ``th`` follows."""
    found = words.ending.match(text, piece.end)
    if found is not None and piece.values[0] == piece.values[0].to_integral_value():
        piece.end = found.end()
        piece.ordinal = True


def _take_sign(text: str, piece: Piece) -> None:
    """Take a minus that stands right before the digits and behind no other number or word."""
    before = text[piece.start - 1 : piece.start]
    if not before or before not in MINUS:
        return
    earlier = text[piece.start - 2 : piece.start - 1] if piece.start > 1 else ""
    if before == "–" and earlier not in ("", " ", "(", "\u00a0", "\n"):
        return
    if not earlier or not (earlier.isalnum() or earlier in ")]%\"»”’'" + MINUS):
        piece.negative = True
        piece.start -= 1
        piece.values = tuple(value.copy_negate() for value in piece.values)


def _powered(value: Decimal, power: str) -> Decimal | None:
    """Return the value raised or shifted as its power says, None where that is out of bounds."""
    power = normalize("NFKC", power).replace("−", "-").replace(",", ".")
    shift = power[0] in "eE"
    times_ten = not shift and power.lstrip(" ")[0] in "×·"
    if times_ten:
        power = power.lstrip(" ×·").removeprefix("10")
    exponent = Decimal(power.lstrip("eE^") or "1")
    if abs(exponent) > LARGEST_POWER:
        return None
    if shift or times_ten:
        return value.scaleb(int(exponent))
    if not value and exponent <= 0:
        return None
    result = ROUNDED.power(value, exponent)
    return result if result.is_finite() else None
