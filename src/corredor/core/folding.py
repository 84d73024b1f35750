"""Folding: a text without the typography that copying may change, and the way back.

Quotation marks, dashes, blanks and ligatures become one of a kind, and what has no width goes.
Digits, signs and separators stay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

EM: Final = "\N{EM DASH}"
MINUS: Final = "\N{MINUS SIGN}"
PARAGRAPH: Final = "\N{PARAGRAPH SEPARATOR}"
"""Stands in `Folded.marked` for a blank that parts paragraphs, and so parts numbers."""
MONEY: Final = "$¢£¤¥֏؋฿៛\u20a0-\u20cf﷼﹩＄￠￡￥￦"
"""Currency marks, as the inside of a character class."""

_INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
_LONGER: Final = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "…": "..."}
_BLANKS: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u202f\u205f\u3000"
)
_MARKED: Final[Mapping[int, str]] = str.maketrans(
    {
        **dict.fromkeys(_BLANKS, " "),
        **dict.fromkeys("“”„‟«»″❝❞〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛′´`‹›❛❜ʹʻʼʽ＇", "'"),
        **dict.fromkeys("‐‑‒–⁃﹘﹣－", "-"),
        **dict.fromkeys("—―⸺⸻", EM),
        "º": "°",
    }
)
_IRREGULAR: Final = re.compile(rf"[\s{_INVISIBLE}]{{2,}}|[{_INVISIBLE}]|[{''.join(_LONGER)}]")
_LINE_ENDS: Final = re.compile(r"\r\n?|[\n\x85\u2028\u2029]")
_DASH: Final = re.compile(rf"{EM}(?!(?:[A-Za-z]{{0,4}}[{MONEY}] ?)?[.,]?\d)|(?<=\w){EM}")


@dataclass(frozen=True)
class Folded:
    """A folded text.

    `text` is what is compared. `marked` has the same length and keeps apart what is alike in
    `text` but not to a number: the dash that breaks a sentence, the minus sign, the end of a
    paragraph. `originals` and `folds` are offsets in the original and in `text` at which they
    cease to run in step and fall into step again, by turns.
    """

    text: str
    marked: str
    originals: tuple[int, ...]
    folds: tuple[int, ...]

    def at(self, original: int) -> int:
        """Return the offset in `text` of an offset in the original."""
        turn = bisect_right(self.originals, original) - 1
        if turn % 2 == 0:
            return self.folds[turn] + original - self.originals[turn]
        return self.folds[turn + (original > self.originals[turn])]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the passage of the original from which a passage of `text` was made."""
        return self._letter(start)[0], self._letter(end - 1)[1]

    def _letter(self, at: int) -> tuple[int, int]:
        turn = bisect_right(self.folds, at) - 1
        if turn % 2:
            return self.originals[turn], self.originals[turn + 1]
        first = self.originals[turn] + at - self.folds[turn]
        return first, first + 1


def folded(text: str) -> Folded:
    """Return a text folded, with the way back.

    Examples
    --------
    >>> made = folded("«1  300»  млн")
    >>> made.text, made.original(1, 6)
    ('"1 300" млн', (1, 7))
    """
    pieces: list[str] = []
    originals, folds = [0], [0]
    done = length = 0
    for found in _IRREGULAR.finditer(text):
        start, end = found.span()
        piece = _piece(found[0])
        pieces += (text[done:start], piece)
        length += start - done
        originals += (start, end)
        folds += (length, length + len(piece))
        length += len(piece)
        done = end
    marked = "".join([*pieces, text[done:]]).translate(_MARKED)
    plain = _DASH.sub("-", marked) if EM in marked else marked
    plain = plain.replace(MINUS, "-").replace(PARAGRAPH, " ")
    return Folded(plain, marked, tuple(originals), tuple(folds))


def fold(text: str) -> str:
    """Return a text without the typography that copying may change.

    Examples
    --------
    >>> fold("«1 300»  млн —  да")
    '"1 300" млн - да'
    """
    return folded(text).text


def _piece(irregular: str) -> str:
    """Return what a run of blanks, something without width or a ligature becomes."""
    if irregular in _LONGER:
        return _LONGER[irregular]
    if not any(character.isspace() for character in irregular):
        return ""
    return PARAGRAPH if len(_LINE_ENDS.findall(irregular)) > 1 else " "
