"""Scale words: what multiplies the number before it, in Spanish, English and Russian."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Final

_MASCULINE: Final = ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")
_FEMININE: Final = ("", "а", "и", "у", "е", "ей", "ью", "ам", "ами", "ах")


def _declined(stem: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map("".join, product((stem,), endings)))


_BY_POWER: Final[Mapping[int, tuple[str, ...]]] = {
    2: (
        *("cientos", "centenar", "centenares", "hundred", "hundreds"),
        *("сотня", "сотни", "сотен"),
    ),
    3: (
        *("mil", "miles", "millar", "millares", "thousand", "thousands"),
        *("тыс", *_declined("тысяч", _FEMININE)),
    ),
    5: ("lakh",),
    6: (
        *("millón", "millon", "millones", "mdd", "mdp", "million", "millions", "mn", "mln", "mio"),
        *("млн", *_declined("миллион", _MASCULINE)),
    ),
    7: ("crore",),
    9: (
        *("mil millones", "millardo", "millardos", "mmdd", "mmdp", "billion", "billions"),
        *("bn", "bln", "млрд", *_declined("миллиард", _MASCULINE)),
    ),
    12: (
        *("billón", "billon", "billones", "trillion", "trillions", "tn", "trn"),
        *("трлн", *_declined("триллион", _MASCULINE)),
    ),
    18: ("trillón", "trillon", "trillones"),
}
SCALE_WORDS: Final[Mapping[str, int]] = {
    word: power for power, words in _BY_POWER.items() for word in words
}
"""Powers of ten of the words, which stand in small letters."""

SCALE_MARKS: Final[Mapping[str, int]] = {"k": 3, "K": 3, "M": 6, "MM": 6, "B": 9, "T": 12}
"""Powers of ten of the letters, whose case counts: "m" apart from its number is a metre."""

DISTANCE: Final = "miles"
"""A scale word that directly after digits is the English unit of length: "300 miles"."""

OTHER_SCALES: Final = (
    *("dozen", "dozens", "decena", "decenas", "docena", "docenas", "дюжина", "дюжины", "дюжин"),
    *("десяток", "десятка", "десятков"),
    *("y medio", "y media", "and a half", "с половиной"),
)
"""Words that change the number before them by no power of ten."""

SHARES: Final = (
    *("%", "‰", "‱", "percent", "per cent", "pct", "por ciento", "por mil"),
    *_declined("процент", _MASCULINE),
)
"""What makes the number before it a part of a hundred or a thousand."""

LINKS: Final = ("de", "of")
"""What may stand between two scale words: "miles de millones"."""
