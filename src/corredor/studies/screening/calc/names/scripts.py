"""Scripts: which alphabet a name is written in."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import Final

_STARTS: Final[tuple[tuple[int, str], ...]] = (
    (0x0000, "latin"),
    (0x0370, "greek"),
    (0x0400, "cyrillic"),
    (0x0530, "armenian"),
    (0x0590, "hebrew"),
    (0x0600, "arabic"),
    (0x0700, "other"),
    (0x0750, "arabic"),
    (0x0780, "other"),
    (0x08A0, "arabic"),
    (0x0900, "indic"),
    (0x0E00, "other"),
    (0x10A0, "georgian"),
    (0x1100, "korean"),
    (0x1200, "ethiopic"),
    (0x1380, "other"),
    (0x1C80, "cyrillic"),
    (0x1C90, "georgian"),
    (0x1CC0, "other"),
    (0x1E00, "latin"),
    (0x1F00, "greek"),
    (0x2000, "other"),
    (0x2C60, "latin"),
    (0x2C80, "other"),
    (0x2DE0, "cyrillic"),
    (0x2E00, "other"),
    (0x3040, "japanese"),
    (0x3100, "han"),
    (0x3130, "korean"),
    (0x3190, "han"),
    (0xA000, "other"),
    (0xA640, "cyrillic"),
    (0xA6A0, "other"),
    (0xA720, "latin"),
    (0xA800, "other"),
    (0xAC00, "korean"),
    (0xD7B0, "other"),
    (0xF900, "han"),
    (0xFB00, "latin"),
    (0xFB1D, "hebrew"),
    (0xFB50, "arabic"),
    (0xFE00, "other"),
    (0xFE70, "arabic"),
    (0xFF00, "latin"),
    (0xFF66, "japanese"),
    (0xFFA0, "other"),
    (0x20000, "han"),
    (0x30000, "other"),
)
"""First code point of each run of the Unicode blocks, version 15, and its script."""
_FIRSTS: Final = [first for first, _ in _STARTS]


def script_of(letter: str) -> str:
    """Return the script of a letter.

    Examples
    --------
    >>> script_of("Ж"), script_of("ñ"), script_of("م")
    ('cyrillic', 'latin', 'arabic')
    """
    return _STARTS[bisect_right(_FIRSTS, ord(letter)) - 1][1]


def main_script(text: str) -> str:
    """Return the script of most letters of a text, ``none`` without letters.

    Examples
    --------
    >>> main_script("ПАО Лукойл (OAO)"), main_script("11420")
    ('cyrillic', 'none')
    """
    if text.isascii():
        return "latin" if any(map(str.isalpha, text)) else "none"
    counts = Counter(script_of(letter) for letter in text if letter.isalpha())
    return min(counts, key=lambda script: (-counts[script], script)) if counts else "none"
