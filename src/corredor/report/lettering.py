"""Lettering: how wide a text is drawn, and where it is broken into lines.

The widths are those of Liberation Sans, which the engine of the drawings carries and whose
letters are as wide as those of Arial and Helvetica: what fits here fits in any browser.
"""

from __future__ import annotations

from functools import cache
from typing import Final

FAMILY: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
LINE: Final = 1.3
"""Distance between two base lines [font size]."""

_ADVANCES: Final = {
    191: "'",
    222: "ijl‘’",
    260: "|¦",
    278: " \N{NO-BREAK SPACE}!,./:;I[\\]ftÌÍÎÏìíîï\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}",
    333: "()-`r¡¨´·¸“”„‹›{}",
    365: '"ºª°*•',
    438: "кг",
    458: "зт",
    500: "Jcksvxyzçýÿсух^",
    521: "чьэв",
    556: "#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþаеорё–Гпян±≤≥",
    573: "бцийКдл",
    604: "+<=>~×−ЗFTZ¿ßøТ",
    635: "ъУБЛЬ",
    669: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞАВЕРХЧЁж",
    688: "Дм",
    722: "CDHNRUwÇÐÑÙÚÛÜНСЯИЙПЭы",
    778: "GOQÒÓÔÕÖØОЦюФ",
    823: "шфщМmMЪ",
    889: "%æЫ",
    938: "ШЖЩW",
    1010: "@Æ—…→Ю",
    1073: "№",
}
"""Advance widths in thousandths of the font size, rounded up to the group's number.

From the table ``hmtx`` of Liberation Sans 2.00.1, regular.
"""

_UNLISTED: Final = 1010
_BOLD: Final = 1.12
"""A bold text is this much wider at most; single letters differ more."""


@cache
def _advances() -> dict[str, int]:
    return {letter: width for width, letters in _ADVANCES.items() for letter in letters}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text on one line [px] at a font size [px].

    Examples
    --------
    >>> round(text_width("Habana", 10), 1)
    35.0
    """
    known = _advances()
    units = sum(known.get(letter, _UNLISTED) for letter in text)
    return units / 1000 * size * (_BOLD if bold else 1)


def lines_of(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines no wider than `room` [px], at blanks and, at need, inside a word.

    Examples
    --------
    >>> lines_of("San Petersburgo", 10, 50)
    ('San', 'Petersburg', 'o')
    """
    lines: list[str] = []
    for word in _pieces(text, size, room, bold):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold=bold) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines)


def _pieces(text: str, size: float, room: float, bold: bool) -> list[str]:
    """Return the words of a text, a word wider than the room cut into parts that fit."""
    pieces: list[str] = []
    for word in text.split(" "):
        part = ""
        for letter in word:
            if part and text_width(part + letter, size, bold=bold) > room:
                pieces.append(part)
                part = ""
            part += letter
        if part:
            pieces.append(part)
    return pieces
